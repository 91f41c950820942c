"""Takes every file of a folder in by every way there is, and says in a line each what came of it.

    python -m tests.hostile.corpora FOLDER [WAY …]

A way that a file is meant for, by its ending, is always told of; another only where it let the file in. What
is neither accepted nor refused with one sentence is a FAULT: so is a process that takes too much time or
memory, opens a socket, starts a program, or leaves or changes anything that it should not.
"""

from __future__ import annotations

import os
import pickle
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from select import select
from typing import BinaryIO, NamedTuple

from hostdesk.careful import once_more
from hostdesk.errors import HostDeskError
from tests.hostile.bounds import one_sentence
from tests.hostile.watched import Watched
from tests.hostile.ways_in import WAYS, Way, at_home_in, lay_out

WAITED = 120  # seconds on the clock; of the processor it has what HostDesk gives to a file
ROOM = 2 << 30  # bytes
_LEFT = "left something behind: {}"


class Said(NamedTuple):
    """What came of one file on one way."""

    way: str
    refused: str = ""  # the sentence
    fault: str = ""

    @property
    def in_words(self) -> str:
        return f"FAULT {self.fault}" if self.fault else self.refused or "accepted"


def taken_in(
    path: Path, place: Path, ways: Mapping[str, Way] = WAYS, waited: float = WAITED
) -> Iterator[Said]:
    """What came of it, way by way; `place` is a folder where nobody else is."""
    if not (place / "laid out").exists():
        lay_out(place / "laid out")
    waiting = {name: way for name, way in ways.items() if _is_for(way, path) or not way.only_these}
    while waiting:
        for said in _in_a_child(path, place, waiting, waited):
            del waiting[said.way]
            yield said


def is_worth_a_line(path: Path, said: Said) -> bool:
    return bool(said.fault) or not said.refused or _is_for(WAYS[said.way], path)


def _is_for(way: Way, path: Path) -> bool:
    return path.name.lower().endswith(way.endings)


def _in_a_child(path: Path, place: Path, waiting: Mapping[str, Way], waited: float) -> Iterator[Said]:
    """As far as the child came; of the way on which it was ended, this process tells."""
    ways = dict(waiting)
    there, here = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  # another process
        try:
            os.close(there)
            with os.fdopen(here, "wb") as to:
                _go_all(path, place, ways, to)
        finally:
            os._exit(1)
    os.close(here)
    went = 0
    with os.fdopen(there, "rb") as told:
        while (said := _next(told, waited)) is not None:
            went += 1
            yield said
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    if went < len(ways):
        yield Said(list(ways)[went], fault=f"ended by {signal.Signals(os.WTERMSIG(status)).name}")


def _next(told: BinaryIO, waited: float) -> Said | None:
    if not select([told], [], [], waited)[0]:
        return None
    try:
        said: Said = pickle.load(told)
    except EOFError:
        return None
    return said


def _go_all(path: Path, place: Path, ways: Mapping[str, Way], to: BinaryIO) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    home = place / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(place / "laid out", home)
    at_home_in(home)
    tempfile.tempdir = str(home / "tmp")
    os.chdir(home / "work")
    sys.dont_write_bytecode = True
    watched = Watched(home)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, way in ways.items():
        once_more()
        said = Said(name, *_gone(way, path, home, watched))
        if (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 > ROOM:
            said = Said(name, fault="took too much memory")
        pickle.dump(said, to)
        to.flush()


def _gone(way: Way, path: Path, home: Path, watched: Watched) -> tuple[str, str]:
    """The sentence of refusal, and the fault."""
    given, before = path.read_bytes(), _as_it_lies(home)
    refused = fault = ""
    try:
        way.go(path)
    except HostDeskError as error:
        refused = str(error)
        fault = _fault_of(refused)
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"[:500]
    if refused and (more := _as_it_lies(home) ^ before):
        fault = fault or _LEFT.format(sorted(name for name, _content in more))
    if path.read_bytes() != given:
        fault = "changed the file"
    fault = fault or "; ".join(watched.seen)
    watched.seen.clear()
    _tidy(home)
    return refused, fault


def _fault_of(sentence: str) -> str:
    try:
        one_sentence(sentence)
    except AssertionError:
        return f"said no sentence: {sentence}"
    return ""


def _as_it_lies(home: Path) -> set[tuple[str, bytes]]:
    """Every file that lies there, but not what an open library has beside it."""
    found = (path for part in ("data", "config", "tmp") for path in (home / part).rglob("*"))
    return {(str(path), path.read_bytes() if path.is_file() else b"") for path in found}


def _tidy(home: Path) -> None:
    for path in (home / "work").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _main(folder: str, *ways: str) -> int:
    faults = files = 0
    with tempfile.TemporaryDirectory() as place:
        for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            files += 1
            for said in taken_in(path, Path(place), {way: WAYS[way] for way in ways or WAYS}):
                faults += bool(said.fault)
                if is_worth_a_line(path, said):
                    print(f"{path.relative_to(folder)}: {said.way}: {said.in_words}", flush=True)
    print(f"{files} files, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
