"""Spoils files of one kind and reads them in a process of its own, for a while or until it finds a fault.

    python -m tests.hostile.fuzzing picture 0 600

reads spoilt pictures from number 0 on for 600 seconds. It prints the number of a file before it reads it,
so that also a process that is ended tells which one it was; `python -m tests.hostile.fuzzing picture 123`
reads that one alone and shows the whole fault.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from random import Random
from time import monotonic

from tests.hostile.bounds import one_sentence
from tests.hostile.mutation import spoilt
from tests.hostile.readers import READERS, checked

SECONDS = 20  # of the processor, for one file of some kilobytes on a slow machine
MEMORY = 1 << 30  # bytes


def fuzz(kind: str, first: int, *, number: int = 0, seconds: float = 0) -> None:
    """Fails with the number of the file where a reader breaks, is ended, or says more than a sentence."""
    command = [sys.executable, "-m", "tests.hostile.fuzzing", kind, str(first), str(seconds), str(number)]
    root = Path(__file__).parents[2]
    child = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    last = child.stdout.split()[-1:] or ["none"]
    assert child.returncode == 0, f"{kind}: file {last[0]} ({child.returncode})\n{child.stderr[-2000:]}"


def _main(kind: str, first: int, seconds: float = 0, number: int = 1) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY))
    reader = READERS[kind]
    sound = reader.sound()
    for data in sound:
        checked(reader, data)
    end, done = monotonic() + seconds, 0
    while done < number or monotonic() < end:
        print(first + done, flush=True)
        data = spoilt(Random(f"{kind} {first + done}"), sound, reader.words)
        _allow(SECONDS)
        if said := checked(reader, data):
            one_sentence(said)
        done += 1
    print(f"{done} files", file=sys.stderr)


def _allow(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(
        resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, resource.RLIM_INFINITY)
    )


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]), *map(float, sys.argv[3:4]), *map(int, sys.argv[4:5]))
