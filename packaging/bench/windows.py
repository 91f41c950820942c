"""Starts windows in processes of their own: HostDesk's, and the bare one that is its floor."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
Command = list[str]


def hostdesk(library: Path) -> Command:
    return [sys.executable, "-P", "-m", "hostdesk", "--library", str(library)]


def bare() -> Command:
    return [sys.executable, "-P", str(HERE / "bare_window.py")]


def script(name: str, *arguments: object) -> Command:
    """One of the scripts beside this one, which print JSON."""
    return [sys.executable, str(HERE / name), *map(str, arguments)]


@cache
def platform() -> str:
    """Where windows are painted: on the X server where there is one that Qt can use, else in memory only."""
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "HOSTDESK_REPORT_FIRST_PAINT": "1"}
    usable = os.environ.get("DISPLAY") and not subprocess.run(bare(), env=env, capture_output=True).returncode
    return "xcb" if usable else "offscreen"


def environment(place: Path, **more: str) -> dict[str, str]:
    """Every place of HostDesk inside this folder."""
    places = {f"HOSTDESK_{name}": str(place / name) for name in ("DATA", "CONFIG", "LOGS", "DOCUMENTS")}
    return {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": platform(), **places, **more}


def printed(command: Command, env: dict[str, str]) -> str:
    return subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True).stdout
