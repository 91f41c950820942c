"""Archives without names and behind passphrases, on the command line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from hostdesk import archive, cli
from hostdesk.domain.change import Change
from hostdesk.storage.library import open_library, write
from tests.builders import a_full_gathering, a_gathering, with_round
from tests.terminal import typed

NAMES = [f"Adaeze{letter}" for letter in "abcdefghijklmn"]


class Said(NamedTuple):
    code: int
    out: list[str]
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], path: Path) -> Run:
    def run_command(*arguments: object) -> Said:
        code = cli.main([*map(str, arguments), "--library", str(path)])
        said = capsys.readouterr()
        return Said(code, said.out.splitlines(), said.err)

    return run_command


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a full gathering, and one that fourteen people answered."""
    path = tmp_path / "evenings.hostdesk"
    library = open_library(path)
    many = with_round(a_gathering(*NAMES, session_id="cd" * 16), dict.fromkeys(NAMES, 4))
    for gathering in (a_full_gathering("ab" * 16), many):
        write(library, Change("Store", gathering.session.id, (), gathering.parts))
    library.close()
    return path


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    file = tmp_path / "phrase.txt"
    file.write_text("five words drawn by chance\nand no more\n")
    return file


def test_without_names_is_told_and_then_written(run: Run, tmp_path: Path) -> None:
    told = run("export", "cdcdcdcd", "--without-names", "--preview")
    (written,) = run("export", "cdcdcdcd", "--without-names", "--out", tmp_path).out

    about = "Opening round, “How close are we?”"
    assert f"  {about}: 10 of 14 answers, so that nobody can be worked out." in told.out
    assert "answers · 10 rows" in told.out
    assert not [name for name in NAMES if name in "\n".join(told.out)]
    (shared,) = archive.unpack(io.BytesIO(Path(written).read_bytes())).gatherings
    assert len(shared.guests) == len(shared.marks) == 10
    assert Path(written).name == "2026-05-12 Without names.hostdesk.zip"
    assert run("import", written).out[1].startswith("  New in your library: 1 session, 10 guests")


def test_the_preview_writes_nothing(run: Run, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    run("export", "--all", "--without-names", "--preview")

    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "title"), [([], "A gathering"), (["--words", "title,scales"], "Ένα βράδυ · 一个晚上")]
)
def test_words_go_by_their_kinds(run: Run, tmp_path: Path, words: list[str], title: str) -> None:
    (written,) = run("export", "abababab", "--without-names", *words, "--out", tmp_path).out
    (shared,) = archive.unpack(io.BytesIO(Path(written).read_bytes())).gatherings

    assert shared.session.title == title
    assert shared.scales[0].question == "How ready are we?"


def test_a_picture_goes_by_its_number(run: Run, tmp_path: Path) -> None:
    (written,) = run("export", "abababab", "--without-names", "--picture", 2, "--out", tmp_path).out
    (shared,) = archive.unpack(io.BytesIO(Path(written).read_bytes())).gatherings

    assert len(shared.pictures) == 1
    assert run("export", "abababab", "--without-names", "--picture", 9, "--out", tmp_path).code == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (["--without-names", "--words", "everything", "--preview"], 2),
        (["--words", "title", "--out", "x.zip"], 2),
        (["--preview"], 2),
        ([], 2),
        (["--without-names", "--least", "4", "--preview"], 1),
    ],
)
def test_what_cannot_be_meant_is_said(run: Run, wrong: list[str], code: int) -> None:
    said = run("export", "abababab", *wrong)

    assert said.code == code
    assert said.err.count("\n") == 1
    assert not said.out


def test_an_encrypted_archive_is_written_verified_and_taken_in(
    run: Run, tmp_path: Path, phrase: Path
) -> None:
    (written,) = run("export", "abababab", "--out", tmp_path / "kept", "--passphrase-file", phrase).out
    (again,) = run("export", "abababab", "--out", tmp_path / "kept", "--passphrase-file", phrase).out

    assert written == again
    assert written.endswith(".hostdesk.zip.age")
    assert run("verify", written, "--passphrase-file", phrase).out[-1] == "The archive is whole."
    assert run("import", written, "--passphrase-file", phrase).code == 0
    phrase.write_text("five other words")
    assert "does not open the archive" in run("verify", written, "--passphrase-file", phrase).err


def test_where_nobody_can_type_the_passphrase_its_file_is_asked_for(
    run: Run, tmp_path: Path, phrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (written,) = run("export", "abababab", "--out", tmp_path / "kept", "--passphrase-file", phrase).out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))

    assert "--passphrase-file" in run("verify", written).err
    assert "--passphrase-file" in run("export", "abababab", "--passphrase", "--out", tmp_path).err


def test_an_empty_file_is_no_passphrase(run: Run, tmp_path: Path, phrase: Path) -> None:
    phrase.write_text("\n")

    assert "something in it" in run("export", "abababab", "--out", tmp_path, "--passphrase-file", phrase).err
    assert "cannot be opened" in run("export", "--all", "--out", tmp_path, "--passphrase-file", tmp_path).err


def test_the_passphrase_is_typed_where_nobody_sees_it(path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hostdesk"]
    target = tmp_path / "kept.age.zip"
    environment = os.environ | {"PYTHONPATH": os.getcwd()}
    export = [*command, "export", "abababab", "--library", str(path), "--out", str(target), "--passphrase"]

    shown = typed(export, "five words", tmp_path, environment)
    shown += typed([*command, "verify", str(target)], "five words", tmp_path, environment)

    assert "The archive is whole." in shown
    assert "five words" not in shown
