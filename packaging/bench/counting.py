"""What a start costs in instructions, which repeat where milliseconds do not; needs valgrind.

So it can gate: the same program counts the same within a thousandth, whatever else the machine does.
"""

from __future__ import annotations

import compileall
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import windows
from locked import locked_library
from measuring import Figure, figure
from workshop import Workshop

from hostdesk import settings

_NOTE = "floor: a bare PySide6 window; must be 1.35, aim 1.0"


def figures(workshop: Workshop) -> Iterator[Figure]:
    """Nothing where there is no valgrind."""
    if shutil.which("valgrind") is None:
        print("There is no valgrind here, so no instructions are counted.", file=sys.stderr)
        return
    compileall.compile_dir(windows.ROOT / "hostdesk", quiet=1)  # as it is installed
    place = workshop.new_place("counting")
    not_the_first = settings.Settings(passphrase_offered=True)
    settings.save(place / "CONFIG" / "settings.toml", not_the_first)
    floor = _millions(windows.bare(), place)
    for name, library in (
        ("empty", workshop.library_of(0)),
        ("10000", workshop.library_of(10_000)),
        ("locked", locked_library(workshop)),
    ):
        ours = _millions(windows.hostdesk(library), place)
        yield figure(f"first-window-instructions-{name}", ours, "million", floor, _NOTE)


def _millions(command: windows.Command, place: Path) -> float:
    """Until the first paint, by all threads."""
    seed = {"PYTHONHASHSEED": "0"}  # how sets and dicts lie decides some of the count
    env = windows.environment(place, HOSTDESK_REPORT_FIRST_PAINT="1", QT_QPA_PLATFORM="offscreen", **seed)
    profile = f"--callgrind-out-file={place / 'profile'}"
    counted = ["valgrind", "--tool=callgrind", profile, *command]
    told = subprocess.run(counted, env=env, capture_output=True, text=True, check=True).stderr
    found = re.search(r"Collected : (\d+)", told)
    if found is None:
        raise RuntimeError(f"valgrind counted nothing: {told}")
    return int(found[1]) / 1e6
