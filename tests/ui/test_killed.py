"""Killed at any moment of a round, the library is sound, and everything that was called saved is there."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import IO

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Naming
from hostdesk.storage.library import gathering, open_library
from hostdesk.workflows.look_after import check
from tests.builders import a_gathering, a_scale, stored
from tests.ui.living_until_killed import HEAD

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds for a window to open and to save something
LONGEST_LIFE = 0.6  # seconds, once something is saved
A_FEW, MANY = 3, 100


class Told:
    """What a window says of itself until it ends; what it did not say whole does not count."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self.states: list[Gathering] = []
        self.saved = 0
        self.has_begun = Event()
        self._pipe = pipe
        self._listening = Thread(target=self._listen, daemon=True)
        self._listening.start()

    def to_the_end(self) -> None:
        self._listening.join(PATIENCE)
        assert not self._listening.is_alive()

    def _listen(self) -> None:
        while len(head := self._pipe.read(HEAD.size)) == HEAD.size:
            saved, length = HEAD.unpack(head)
            state = self._pipe.read(length)
            if length and len(state) == length:
                self.states.append(pickle.load(BytesIO(state)))
            self.saved = max(self.saved, saved)
            if self.saved > 1:
                self.has_begun.set()


def killed_once(path: Path, seed: int) -> Told:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.living_until_killed", str(path), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    told = Told(child.stdout)
    begun = told.has_begun.wait(PATIENCE)
    Event().wait(Random(seed).random() * LONGEST_LIFE if begun else 0)
    child.kill()
    told.to_the_end()
    _out, error = child.communicate(timeout=PATIENCE)
    assert begun, error.decode()
    assert b"Traceback" not in error, error.decode()
    return told


def an_evening() -> Gathering:
    scales = [a_scale("How near?", 0), a_scale("How sure?", 1), a_scale("Of use?", 2, naming=Naming.UNNAMED)]
    start = a_gathering(*(f"Guest {n}" for n in range(8)), scales=scales, starts=datetime(2026, 5, 12, 19))
    blocks = tuple(Block(f"garden/b{n}", "garden", n, f"Block {n}", 20) for n in range(12))
    return replace(start, blocks=blocks)


def killed_again_and_again(path: Path, times: int) -> None:
    library = open_library(path)
    stored(library, an_evening())
    library.close()
    for number in range(times):
        told = killed_once(path, number)
        library = open_library(path)
        assert check(library).faults == ()
        kept = gathering(library, "garden")
        library.close()
        # what is there is a moment of the evening, whole, and none before the last that was called saved
        assert kept in told.states[told.saved - 1 :], f"kill {number}, of {len(told.states)} states"


def test_killed_a_few_times_nothing_that_was_called_saved_is_lost(library_path: Path) -> None:
    killed_again_and_again(library_path, A_FEW)


@pytest.mark.slow
def test_killed_a_hundred_times_nothing_that_was_called_saved_is_lost(library_path: Path) -> None:
    killed_again_and_again(library_path, MANY)
