"""Sessions whose day has come, and what is erased beside the library, on the command line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from hostdesk import cli, paths
from hostdesk.archive import encryption
from hostdesk.domain.session import Afterwards
from hostdesk.settings import Settings, save
from hostdesk.storage import archives_made
from hostdesk.storage.library import gathering, open_library
from hostdesk.storage.listing import all_session_ids
from hostdesk.workflows import backups, exchange
from tests.builders import a_gathering, stored

Run = Callable[..., tuple[int, list[str], str]]
YESTERDAY = date.today() - timedelta(days=1)
NOTHING_YET = "Nothing is erased yet; --yes does it, for good."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], filled: Path) -> Run:
    def run_command(verb: str, *arguments: object) -> tuple[int, list[str], str]:
        code = cli.main([verb, *(str(argument) for argument in arguments), "--library", str(filled)])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err

    return run_command


@pytest.fixture
def filled(library_path: Path) -> Path:
    """One is to be kept without names, one to be erased, of one nothing was said; one is not due."""
    meant = {"soup": Afterwards.NAMELESS, "bread": Afterwards.ERASE, "oil": Afterwards.ASK}
    with closing(open_library(library_path)) as library:
        for name, then in meant.items():
            stored(
                library,
                a_gathering("Ada", session_id=name, title=name, keep_until=YESTERDAY, afterwards=then),
            )
        stored(library, a_gathering("Ada", session_id="salt", title="salt"))
    return library_path


def left(path: Path) -> set[str]:
    with closing(open_library(path)) as library:
        return set(all_session_ids(library))


def test_they_are_listed_with_what_was_meant(run: Run) -> None:
    assert run("due")[1] == [
        f"soup  {YESTERDAY}  soup  (Keep it without names)",
        f"bread  {YESTERDAY}  bread  (Erase it)",
        f"oil  {YESTERDAY}  oil  (Ask me then)",
    ]


def test_nothing_goes_before_it_was_looked_at(run: Run, filled: Path, tmp_path: Path) -> None:
    code, said, _complained = run("due", "--then", "as-meant", "--out", tmp_path / "kept.hostdesk.zip")

    assert (code, said[-1]) == (0, NOTHING_YET)
    assert "Stays here" in said
    assert "soup goes, with everything in it." in said
    assert len(left(filled)) == 4
    assert not (tmp_path / "kept.hostdesk.zip").exists()


def test_all_go_as_they_were_meant(run: Run, filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept.hostdesk.zip"
    code, said, _complained = run("due", "--then", "as-meant", "--out", target, "--yes")

    assert code == 0
    assert f"It is kept as {target}." in said
    assert "Erased." in said
    assert left(filled) == {"oil", "salt"}
    assert len(exchange.read(target)) == 1


def test_one_is_kept_longer(run: Run, filled: Path) -> None:
    assert run("due", "oil", "--then", "longer")[0] == 0
    with closing(open_library(filled)) as library:
        assert gathering(library, "oil").session.keep_until == date.today() + timedelta(days=365)


def test_what_is_not_due_is_not_touched(run: Run, filled: Path) -> None:
    assert "has not come to its day" in run("due", "salt", "--then", "erase", "--yes")[2]
    assert "it was said what happens" in run("due", "oil", "--then", "as-meant", "--yes")[2]
    assert run("due", "soup", "--then", "without-names")[0] == 2
    assert len(left(filled)) == 4


def locked(filled: Path, name: str, passphrase: str) -> Path:
    target = filled.with_name(f"{name}.hostdesk.zip.age")
    with closing(open_library(filled)) as library:
        data = exchange.export_bytes([gathering(library, "soup"), gathering(library, "salt")])
        target.write_bytes(encryption.encrypted(data, passphrase))
        archives_made.note(library, target, ["soup", "salt"])
    return target


def test_what_lies_beside_the_library_is_told_and_goes(run: Run, filled: Path, tmp_path: Path) -> None:
    known, closed = locked(filled, "known", "four horses"), locked(filled, "closed", "seven horses")
    aside = filled.with_name("library-damaged-2026-05-12.hostdesk")
    aside.write_bytes(b"Ada")
    words = tmp_path / "words.txt"
    words.write_text("nine horses\nfour horses\n", encoding="utf-8")
    erase = ("erase", "soup", "Ada", "--archive-passphrases", words)

    looked = run(*erase)[1]
    assert {f"{known} is written anew.", f"{closed} is deleted.", f"{aside} is deleted."} <= set(looked)
    kept = run(*erase, "--leave-encrypted", "--leave-damaged", "--yes")[1]
    assert f"Left as you wished: {closed}, {aside}." in kept
    assert (closed.exists(), aside.exists()) == (True, True)
    anew = {one.session.id: one for one in exchange.read(known, "four horses")}
    assert [guest.name for guest in anew["soup"].guests] == ["Host"]
    assert [guest.name for guest in anew["salt"].guests] == ["Host", "Ada"]  # somebody else, for all we know

    done = run("erase", "soup", "Host", "--yes")[1]
    assert "3 files were deleted." in done
    assert not known.exists()
    assert not closed.exists()
    assert not aside.exists()


def test_backups_in_the_second_place_go_too_or_as_soon_as_it_is_there(
    run: Run, filled: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second(stick)
    save(paths.config_folder() / "settings.toml", Settings(second_place=str(stick)))
    run("backup")
    run("erase", "soup", "Ada", "--yes")
    (only,) = stick.rglob("*.hostdesk")
    assert "after-erasure" in only.name

    stick.rename(tmp_path / "away")
    told = run("erase", "bread", "Ada", "--yes")[1]
    assert [line for line in told if line.startswith("The second place of backups is not there now")]
    (tmp_path / "away").rename(stick)
    run("backup")

    assert only not in stick.rglob("*.hostdesk")
    assert len(list(stick.rglob("*.hostdesk"))) == 1
