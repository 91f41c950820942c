"""A passphrase set, changed and removed takes backups, settings and the second place along."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from hostdesk import paths, settings
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.storage.backup import Why, backups_of, make
from hostdesk.storage.driver import CAN_LOCK
from hostdesk.storage.keys import WrongPassphraseError, is_locked
from hostdesk.storage.library import Library, gathering
from hostdesk.workflows import backups, passphrase, private_settings
from tests.builders import a_full_gathering, stored

pytestmark = pytest.mark.skipif(not CAN_LOCK, reason="only SQLCipher locks")
FIRST, SECOND = "unfold tulip barge sandy lemon", "lemon sandy barge tulip unfold"


@pytest.fixture
def library(library_file: Library) -> Library:
    stored(library_file, a_full_gathering())
    return library_file


def on_disk() -> Settings:
    return settings.load(paths.config_folder() / "settings.toml")


def test_words_are_drawn_from_the_whole_list_by_chance() -> None:
    words = passphrase.list_of_words()
    drawn = [passphrase.drawn() for _again in range(40)]

    assert len(words) == len(set(words)) == 7776
    assert all(len(one.split(" ")) == 5 and set(one.split(" ")) <= set(words) for one in drawn)
    assert len({word for one in drawn for word in one.split(" ")}) > 180


def test_backups_here_and_in_the_second_place_follow(
    library: Library, library_path: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    backups.choose_second(stick)
    settings.save(paths.config_folder() / "settings.toml", Settings(second_place=str(stick)))
    made = make(library, Why.BY_HAND)
    assert backups.copied_to_second(made, library_path, str(stick)) == ""

    for words in (FIRST, SECOND):
        assert passphrase.set_passphrase(library, words) == "2 backups were written anew with it."
        there = backups.all_of(library_path, str(stick))
        assert there[0].is_unchanged
        assert backups.opens(there[0].path, library.key)
        assert all(is_locked(path) for path in tmp_path.rglob("*.hostdesk"))
    assert passphrase.remove_passphrase(library) == "2 backups were written anew with it."
    assert not any(is_locked(path) for path in tmp_path.rglob("*.hostdesk"))


def test_a_second_place_that_is_not_there_is_told_of(library: Library) -> None:
    settings.save(paths.config_folder() / "settings.toml", Settings(second_place="/nowhere/at/all"))

    assert "second place of backups is not there now" in passphrase.set_passphrase(library, FIRST)


def test_backups_made_in_a_locked_library_are_locked(library: Library, library_path: Path) -> None:
    passphrase.set_passphrase(library, FIRST)
    make(library, Why.CLOSING)

    (backup,) = backups_of(library_path)
    assert is_locked(backup.path)
    with closing(passphrase.unlocked(backup.path, FIRST)) as opened:
        assert gathering(opened, "evening") == a_full_gathering()


def test_only_who_knows_it_changes_or_removes_it(library: Library) -> None:
    passphrase.changed(library, "", FIRST)
    for new in (SECOND, None):
        with pytest.raises(WrongPassphraseError, match="until now is not the one"):
            passphrase.changed(library, "tulip", new)
    assert passphrase.is_right(library, FIRST)
    passphrase.changed(library, FIRST, SECOND)
    passphrase.changed(library, SECOND, None)
    assert library.key is None


def test_what_locks_nothing_is_refused(library: Library) -> None:
    for weak in ("", "   ", "password", "12345678"):
        with pytest.raises(HostDeskError, match="first that anybody would try"):
            passphrase.set_passphrase(library, weak)
    assert library.key is None


def test_the_host_s_own_words_lie_sealed_and_come_back(library: Library) -> None:
    chosen = Settings(host_name="Ottoline", closing_words="Thank you", paper="Letter")
    private_settings.save(library, chosen)
    assert on_disk() == chosen

    passphrase.set_passphrase(library, FIRST)
    assert (on_disk().host_name, on_disk().paper) == ("", "Letter")
    assert private_settings.load(library) == chosen
    passphrase.set_passphrase(library, SECOND)
    assert private_settings.load(library) == chosen
    assert b"Ottoline" not in everything_beside_the_settings()

    passphrase.remove_passphrase(library)
    assert on_disk() == chosen
    assert [found.name for found in paths.config_folder().iterdir()] == ["settings.toml"]


def everything_beside_the_settings() -> bytes:
    return b"".join(path.read_bytes() for path in paths.config_folder().iterdir())


def test_sealed_words_that_somebody_else_put_there_are_left_alone(library: Library) -> None:
    passphrase.set_passphrase(library, FIRST)
    private_settings.save(library, Settings(host_name="Ottoline"))
    (paths.config_folder() / "settings.locked").write_bytes(b"HDK\x01" + bytes(9000))

    assert private_settings.load(library).host_name == ""
