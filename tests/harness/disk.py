"""Lets a process meet a bad disk or its own end, and tells every change that it made to a folder."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]
_SOURCE = Path(__file__).with_name("disk.c")
_HEAD = struct.Struct("=cQQII")
NEVER = 1 << 60


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the folder that succeeded, or ("!") something that the process said."""

    what: str  # + made  w written  < cut  s to the disk  r renamed  l linked  - taken away  d folder made
    inode: int
    place: int
    path: str
    more: bytes = b""


def shim(folder: Path) -> Path | None:
    """What is preloaded, compiled; none where there is no compiler, or no Linux."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = folder / f"disk-{sha256(_SOURCE.read_bytes()).hexdigest()[:12]}.so"
    if not made.exists():
        making = made.with_suffix(f".{os.getpid()}")
        command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(making), str(_SOURCE), "-ldl"]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None
        making.replace(made)
    return made


@dataclass(frozen=True, slots=True)
class Ended:
    """How one piece of work went."""

    said: list[str]
    changes: int
    took: float  # seconds
    signal: int
    fault: str  # where something that is no sentence for the host came from; empty when all is well


class Workbench:
    """One warm process: for each piece of work it makes a copy of itself, which lives or is killed."""

    def __init__(self, preload: Path | None, **environment: str) -> None:
        loaded = {"LD_PRELOAD": str(preload)} if preload else {}
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.harness.working"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), **loaded, **environment},
        )

    def __enter__(self) -> Workbench:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: object, _t: TracebackType | None) -> None:
        self._child.communicate(timeout=60)

    def do(
        self,
        work: str,
        folder: Path,
        *,
        refused: tuple[int, int] = (NEVER, NEVER),
        error: int = 0,
        kill_after: float | None = None,
        log: Path | None = None,
    ) -> Ended:
        """Does the work in the folder; `refused` are the first and the last change that fail."""
        wish = {"work": work, "folder": str(folder), "refused": refused, "error": error}
        answer = self._ask({**wish, "kill_after": kill_after, "log": str(log) if log else None})
        return Ended(**answer)

    def _ask(self, wish: dict[str, Any]) -> Any:
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(json.dumps(wish) + "\n")
        self._child.stdin.flush()
        answer = self._child.stdout.readline()
        assert answer, "the workbench ended"
        return json.loads(answer)


def steps_of(log: Path) -> Iterator[Step]:
    """What the process did, in order."""
    with log.open("rb") as file:
        while head := file.read(_HEAD.size):
            what, inode, place, path, more = _HEAD.unpack(head)
            yield Step(what.decode(), inode, place, os.fsdecode(file.read(path)), file.read(more))
