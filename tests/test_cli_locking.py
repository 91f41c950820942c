"""A locked library on the command line: set, changed, removed; every command asks for its passphrase."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hostdesk import cli
from hostdesk.domain.change import Change
from hostdesk.storage.keys import is_locked
from hostdesk.storage.library import open_library, write
from hostdesk.workflows.passphrase import list_of_words
from tests.builders import a_full_gathering

ROOT = Path(__file__).parents[1]
WORDS = "unfold tulip barge sandy lemon"
Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with one full gathering."""
    path = tmp_path / "library.hostdesk"
    library = open_library(path)
    gathering = a_full_gathering("ab" * 16)
    write(library, Change("Store", gathering.session.id, (), gathering.parts))
    library.close()
    return path


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: Path
) -> Run:
    """Runs a command with these passphrases in files."""

    def command(
        *arguments: str, old: str | None = None, new: str | None = None
    ) -> tuple[int, list[str], str]:
        for name, words in (("HOSTDESK_PASSPHRASE_FILE", old), ("HOSTDESK_NEW_PASSPHRASE_FILE", new)):
            monkeypatch.delenv(name, raising=False)
            if words is not None:
                (tmp_path / name).write_text(f"{words}\nanother line\n", encoding="utf-8")
                monkeypatch.setenv(name, str(tmp_path / name))
        code = cli.main([*arguments, "--library", str(path)])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.strip()

    return command


def test_it_is_set_used_changed_and_removed(run: Run, path: Path) -> None:
    code, out, _err = run("passphrase", "set", new=WORDS)
    assert (code, out[-1]) == (0, "The library is locked with it now.")
    assert out[0].startswith("About 1 thousand million million guesses.")
    assert is_locked(path)

    assert run("list", old=WORDS)[0] == 0
    assert run("check", old=WORDS)[0] == 0
    assert run("list", old="unfold")[::2] == (1, "This is not the passphrase of this library.")

    assert run("passphrase", "change", old=WORDS, new="lemon unfold sandy barge")[0] == 0
    assert run("list", old=WORDS)[0] == 1
    assert run("passphrase", "remove", old="lemon unfold sandy barge")[0] == 0
    assert not is_locked(path)
    assert run("list")[0] == 0


def test_words_are_drawn_and_said_once(run: Run) -> None:
    _code, (only,), _err = run("passphrase", "draw")
    _code, out, _err = run("passphrase", "set", "--draw")
    words = out[0].removeprefix("Your passphrase, to be written down: ")

    assert len(set(only.split())) >= 4
    assert set(words.split()) <= set(list_of_words())
    assert run("list", old=words)[0] == 0


def test_a_passphrase_that_locks_nothing_is_refused_and_nothing_changes(run: Run, path: Path) -> None:
    for weak in ("password", "", "12345678"):
        code, out, err = run("passphrase", "set", new=weak)
        assert (code, out, err.count("\n")) == (1, [], 0)
    assert not is_locked(path)


def test_what_does_not_fit_is_said(run: Run, path: Path) -> None:
    assert "has no passphrase" in run("passphrase", "change", new=WORDS)[2]
    assert "has no passphrase" in run("lock")[2]
    run("passphrase", "set", new=WORDS)
    assert "`hostdesk passphrase change` gives it another" in run("passphrase", "set", new=WORDS)[2]
    assert "nobody is here to type it: name its file" in run("list")[2]
    assert run("lock")[2] == "No window of HostDesk is open with this library."
    assert [found.name for found in path.parent.iterdir() if found.suffix == ".knock"] == []


def test_it_comes_through_standard_input(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("passphrase", "set", new=WORDS)
    monkeypatch.setenv("HOSTDESK_PASSPHRASE_FILE", "-")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{WORDS}\r\n".encode())))

    assert cli.main(["list", "--library", str(path)]) == 0


def test_at_a_terminal_it_is_typed_and_not_seen(run: Run, path: Path) -> None:
    run("passphrase", "set", new=WORDS)
    host, terminal = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HOSTDESK_PASS")}
    child = subprocess.Popen(
        [sys.executable, "-m", "hostdesk", "list", "--library", str(path)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**environment, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        cwd=ROOT,
    )
    os.close(terminal)
    shown = b""
    while b"Passphrase: " not in shown:
        shown += os.read(host, 1024)
    os.write(host, f"{WORDS}\n".encode())
    while child.poll() is None or b"evening" not in shown:
        try:
            shown += os.read(host, 1024)
        except OSError:  # the terminal is closed
            break
    os.close(host)

    assert child.wait() == 0
    assert b"tulip" not in shown
