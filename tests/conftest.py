"""What every test stands on: no screen, no modal dialog, nothing written outside its own folder."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before PySide6 is imported

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from hostdesk.storage.library import Library, library_in_memory, open_library

_TESTS_DONE = pytest.StashKey[int]()

settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every place of HostDesk lies in the test's own folder."""
    for name in ("DATA", "CONFIG", "LOGS", "DOCUMENTS"):
        monkeypatch.setenv(f"HOSTDESK_{name}", str(tmp_path / name.lower()))
    return tmp_path


@pytest.fixture(autouse=True)
def no_modal_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A modal dialog would wait for ever for somebody to answer it: it fails loudly instead."""
    from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox

    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a modal dialog was opened")

    for dialog in (QDialog, QMessageBox, QFileDialog, QInputDialog):
        monkeypatch.setattr(dialog, "exec", refuse)
    for name in ("information", "warning", "critical", "question", "about"):
        monkeypatch.setattr(QMessageBox, name, refuse)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, refuse)


@pytest.fixture(autouse=True)
def collected_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the app, Python never collects in a keeper's thread: a Qt object would not survive it."""
    gc.disable()
    yield
    done = request.config.stash.get(_TESTS_DONE, 0) + 1
    request.config.stash[_TESTS_DONE] = done
    gc.collect(1 if done % 30 else 2)


@pytest.fixture
def library() -> Iterator[Library]:
    """A library in memory: a real database."""
    made = library_in_memory()
    yield made
    made.close()


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where a library may be made."""
    return tmp_path / "library.hostdesk"


@pytest.fixture
def library_file(library_path: Path) -> Iterator[Library]:
    """An open library on disk."""
    made = open_library(library_path)
    yield made
    made.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
