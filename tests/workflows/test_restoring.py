"""A backup is brought back: previewed, the present library kept, and put back again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import all_session_ids
from hostdesk.workflows import backups
from hostdesk.workflows.backups import Why
from hostdesk.workflows.restoring import preview, preview_alone, restore
from tests.builders import a_full_gathering, a_gathering, stored
from tests.storage.damage import pages_of, zero
from tests.storage.test_connection import STRANGE_FILES, a_newer_one, noting
from tests.ui.tables import kept_in


def backed_up(library: Library) -> Path:
    made = backups.before(library, Why.BY_HAND)
    assert made is not None
    return made.path


def held(path: Path) -> dict[str, Gathering]:
    return {found.session.id: found for found in kept_in(path)}


@pytest.fixture
def changed_since(library_path: Path) -> tuple[Path, dict[str, Gathering]]:
    """A backup, and a library that went on: one session gone, one new, one changed, one the same."""
    with closing(open_library(library_path)) as library:
        goes = stored(library, a_gathering("Ada", title="The one that goes"))
        stays = stored(library, a_full_gathering())
        stored(library, a_gathering("Cem", session_id="same", title="The same"))
        made = backed_up(library)
        write(library, Change("", goes.session.id, goes.parts, ()))
        write(library, noting(stays, 9))
        stored(library, a_gathering("Ben", session_id="new", title="The new one"))
    return made, held(library_path)


def test_the_preview_says_what_comes_goes_and_changes(
    changed_since: tuple[Path, dict[str, Gathering]], library_path: Path
) -> None:
    made, here = changed_since
    with closing(open_library(library_path)) as library:
        said = preview(library, made)

    assert said == (
        "1 session would come back: “The one that goes”.",
        "1 session is only in your library now, and would go: “The new one”.",
        f"1 session was changed since, and would be as it was: “{here['evening'].session.title}”.",
        "1 session is the same in both.",
    )
    assert held(library_path) == here


def test_many_titles_are_named_in_part(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        for number in range(9):
            stored(library, a_gathering(session_id=f"s{number}", title=f"Evening {number}"))
        made = backed_up(library)

        assert preview(library, made) == ("It holds the very same as your library; nothing would change.",)
    (said,) = preview_alone(made)
    assert said.startswith("9 sessions are in it: “Evening ")
    assert said.endswith(", 4 more.")


def test_titles_with_braces_are_said_as_they_are(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        stored(library, a_gathering(title="{titles} {n} 100 %s"))
        made = backed_up(library)

    assert preview_alone(made) == ("1 session is in it: “{titles} {n} 100 %s”.",)


def test_restored_and_put_back(
    changed_since: tuple[Path, dict[str, Gathering]], library_path: Path
) -> None:
    made, here = changed_since
    told = restore(library_path, made)
    assert "goes" not in held(library_path)
    assert set(held(library_path)) == {"garden", "evening", "same"}
    assert told.before is not None
    assert told.aside is None

    restore(library_path, told.before.path)
    assert held(library_path) == here


def test_a_backup_that_is_thinned_out_meanwhile_is_restored_all_the_same(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        start = stored(library, a_full_gathering())
        made = [backed_up(library) for _time in range(3)]
        write(library, noting(start, 9))
    restore(library_path, made[0])

    assert not made[0].exists()
    assert held(library_path) == {"evening": start}


def test_a_restored_library_is_a_device_of_its_own(library_path: Path) -> None:
    own = "SELECT uuid FROM devices JOIN here ON here.device = devices.id"
    with closing(open_library(library_path)) as library:
        start = stored(library, a_full_gathering())
        before = library.connection.execute(own).fetchone()
        made = backed_up(library)
    restore(library_path, made)
    with closing(open_library(library_path)) as library:
        write(library, noting(start, 7))
        after = library.connection.execute(own).fetchone()

    assert before != after


def test_a_library_that_is_open_is_not_replaced(library_path: Path, library_file: Library) -> None:
    stored(library_file, a_full_gathering())
    made = backed_up(library_file)

    with pytest.raises(HostDeskError, match="open in another HostDesk"):
        restore(library_path, made)
    assert gathering(library_file, "evening") == a_full_gathering()


@pytest.mark.parametrize("which", STRANGE_FILES)
def test_what_cannot_be_read_is_kept_as_it_was(library_path: Path, which: str) -> None:
    with closing(open_library(library_path)) as library:
        kept = stored(library, a_full_gathering())
        made = backed_up(library)
    strange = library_path.with_name("strange") / "library.hostdesk"
    strange.parent.mkdir()
    STRANGE_FILES[which][0](strange)
    strange.replace(library_path)
    before = library_path.read_bytes()
    told = restore(library_path, made)

    assert held(library_path) == {"evening": kept}
    assert told.before is None
    assert told.aside is not None
    assert told.aside.read_bytes() == before
    assert told.aside.name.startswith("library-damaged-")
    assert backups.kept_aside(library_path) == [told.aside]


def test_a_damaged_library_keeps_its_journal_beside_it(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        stored(library, a_full_gathering())
        made = backed_up(library)
    library_path.write_bytes(b"noise" * 4000)
    Path(f"{library_path}-wal").write_bytes(b"left by a kill")
    told = restore(library_path, made)

    assert told.aside is not None
    assert Path(f"{told.aside}-wal").read_bytes() == b"left by a kill"
    assert set(held(library_path)) == {"evening"}


def test_in_the_place_of_a_library_that_is_gone(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        kept = stored(library, a_full_gathering())
        made = backed_up(library)
    library_path.unlink()
    Path(f"{library_path}-wal").write_bytes(b"left behind")
    restore(library_path, made)

    assert held(library_path) == {"evening": kept}


def test_a_damaged_or_foreign_backup_is_refused_and_nothing_changes(library_path: Path) -> None:
    with closing(open_library(library_path)) as library:
        for number in range(20):
            stored(library, a_full_gathering(f"evening {number}"))
        made = backed_up(library)
    here = held(library_path)
    zero(made, pages_of(made, "guests")[0])
    foreign = made.with_name("text")
    foreign.write_text("words " * 900)
    newer = made.with_name("newer.hostdesk")
    a_newer_one(newer)

    for path, sentence in (
        (made, "This backup is damaged itself"),
        (foreign, "not a HostDesk library"),
        (newer, "newer HostDesk"),
        (made.with_name("gone"), "not there any more"),
    ):
        with pytest.raises(HostDeskError, match=sentence):
            restore(library_path, path)
    assert held(library_path) == here
    assert set(all_session_ids(open_library(library_path))) == set(here)


def test_no_room_for_what_is_here_leaves_everything_as_it_is(small_disk: Path) -> None:
    path = small_disk / "library.hostdesk"
    with closing(open_library(path)) as library:
        stored(library, a_full_gathering())
        made = backed_up(library)
    here = held(path)
    (small_disk / "film").write_bytes(bytes(1024 * 1024 - 4096 - made.stat().st_size - path.stat().st_size))

    with pytest.raises(HostDeskError, match="The disk is full"):
        restore(path, made)
    assert held(path) == here
    assert [found.name for found in small_disk.glob(".*")] == []
