"""Check, back up, restore and repair by the command line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hostdesk import cli, paths
from hostdesk.domain.change import Change
from hostdesk.settings import Settings, save
from hostdesk.storage.library import open_library, write
from hostdesk.workflows import backups, exchange, passphrase
from hostdesk.workflows.cloud_folders import said as said_of_cloud
from tests.builders import a_full_gathering, a_gathering, stored
from tests.storage.damage import pages_of, zero
from tests.ui.tables import kept_in

Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], library_path: Path) -> Run:
    def run_command(verb: str, *arguments: object) -> tuple[int, list[str], str]:
        code = cli.main([verb, *(str(argument) for argument in arguments), "--library", str(library_path)])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err

    return run_command


@pytest.fixture
def filled(library_path: Path) -> Path:
    with closing(open_library(library_path)) as library:
        for number in range(20):
            stored(library, a_full_gathering(f"evening {number}"))
    return library_path


def titles(path: Path) -> list[str]:
    return sorted(found.session.id for found in kept_in(path))


def test_check_tells_of_backups(run: Run, filled: Path) -> None:
    assert "There is no backup of it yet." in run("check")[1]
    run("backup")
    code, said, _complained = run("check")

    assert code == 0
    assert [line for line in said if line.startswith("1 backup; the newest of ")]
    assert said[-1] == "The library is sound."


def test_check_names_damage_and_says_what_to_do(run: Run, filled: Path) -> None:
    zero(filled, pages_of(filled, "guests")[0])
    code, said, complained = run("check")

    assert code == 1
    assert "Damaged are: guests." in said
    assert complained == "The library has faults. “hostdesk repair” builds it anew and keeps the file.\n"


def test_check_warns_of_a_folder_that_is_synchronised(
    run: Run, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled.parent / "Dropbox"
    folder.mkdir()
    filled.rename(folder / "library.hostdesk")
    cli.main(["check", "--library", str(folder / "library.hostdesk")])

    assert said_of_cloud("Dropbox") in capsys.readouterr().out


def test_a_backup_goes_to_the_second_place_too(run: Run, filled: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second(stick)
    save(paths.config_folder() / "settings.toml", Settings(second_place=str(stick)))
    code, (made,), _complained = run("backup")

    assert code == 0
    assert Path(made).is_file()
    assert [found.name for found in stick.rglob("*.hostdesk")] == [Path(made).name]
    assert [line for line in run("check")[1] if line.startswith("The second place had the newest one on ")]


def test_restore_previews_restores_and_says_how_to_put_back(run: Run, filled: Path) -> None:
    (made,) = run("backup")[1]
    before = titles(filled)
    with closing(open_library(filled)) as library:
        stored(library, a_gathering("Ada", title="The new one"))

    seen = run("restore", "--dry-run")[1]
    assert seen[0] == made
    assert "  1 session is only in your library now, and would go: “The new one”." in seen
    assert len(titles(filled)) == 21

    code, said, _complained = run("restore")
    assert code == 0
    assert titles(filled) == before
    back = said[-1].partition("--from “")[2].removesuffix("”")
    assert run("restore", "--from", back)[0] == 0
    assert len(titles(filled)) == 21
    assert len(run("restore", "--list")[1]) == 3


def test_restore_where_the_library_cannot_be_read(run: Run, filled: Path) -> None:
    run("backup")
    before = titles(filled)
    filled.write_bytes(b"noise" * 4000)
    code, said, _complained = run("restore")

    assert code == 0
    assert titles(filled) == before
    assert said[1].startswith("  20 sessions are in it: ")
    assert said[-1].startswith("What was there is kept as “library-damaged-")


def test_no_backup_to_restore(run: Run, filled: Path) -> None:
    assert run("restore") == (1, [], "There is no sound backup of this library.\n")
    assert run("restore", "--list")[2] == "There is no backup of this library yet.\n"
    assert "not there any more" in run("restore", "--from", filled.with_name("nothing"))[2]


def test_repair_gives_an_account(run: Run, filled: Path) -> None:
    run("backup")
    before = titles(filled)
    zero(filled, pages_of(filled, "guests")[0])
    code, said, _complained = run("repair")

    assert code == 0
    assert titles(filled) == before
    assert [line for line in said if line.startswith("Filled in from the backup of ")]
    assert run("check")[0] == 0


def test_repair_from_archives(run: Run, library_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    exchange.export([a_full_gathering()], folder / f"one{exchange.ENDING}")
    assert "nothing to build it from" in run("repair")[2]
    assert "is not there" in run("repair", "--archives", tmp_path / "typo")[2]

    code, said, _complained = run("repair", "--archives", folder)
    assert code == 0
    assert "1 session came from your archives." in said
    assert titles(library_path) == ["evening"]


def test_an_import_is_preceded_by_a_backup(run: Run, library_path: Path, tmp_path: Path) -> None:
    archive = tmp_path / f"one{exchange.ENDING}"
    exchange.export([a_full_gathering()], archive)
    run("import", archive)
    assert backups.backups_of(library_path) == []  # there was nothing yet

    with closing(open_library(library_path)) as library:
        start = a_full_gathering()
        write(library, Change("", "evening", start.notes, ()))
    run("import", archive)
    (made,) = backups.backups_of(library_path)
    assert made.why is backups.Why.IMPORT
    run("import", archive)
    assert backups.backups_of(library_path) == [made]  # nothing would have changed


def test_a_locked_library_is_backed_up_restored_and_repaired_with_its_passphrase(
    run: Run, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "passphrase.txt"
    words.write_text("four horses in the rain\n", encoding="utf-8")
    monkeypatch.setenv("HOSTDESK_PASSPHRASE_FILE", str(words))
    assert b"Warm homes" in filled.read_bytes()
    with closing(open_library(filled)) as library:
        passphrase.set_passphrase(library, "four horses in the rain")
    (made,) = run("backup")[1]
    assert b"Warm homes" not in Path(made).read_bytes()  # three letters may be there by chance

    assert "very same as your library" in run("restore", "--dry-run")[1][1]
    assert run("restore")[0] == 0
    assert run("check")[0] == 0
    whole = bytearray(filled.read_bytes())
    whole[len(whole) // 2] ^= 1  # every page is sealed: this is found
    filled.write_bytes(whole)
    assert run("repair")[0] == 0
    assert run("check")[0] == 0
    assert b"Warm homes" not in filled.read_bytes()
