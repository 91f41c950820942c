"""The stopwatch: a gathering prepared by keyboard alone is kept, in as many keys as is written."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SLOWLY = 200  # keys a minute, as the handbook reckons


@pytest.fixture(scope="module")
def counted() -> dict[str, Any]:
    """It ends with a sentence, and not with figures, where anything that was typed is not in the library."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(ROOT / "packaging" / "stopwatch.py")]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "resources" / "handbook" / "how_long.md").read_text(encoding="utf-8")


def test_the_handbook_says_as_many_keys_as_are_counted(counted: dict[str, Any], page: str) -> None:
    assert f"| {counted['keys to prepare']} keys |" in page
    assert f"{counted['of these to get about']} of them are no letters" in page
    assert f"| {counted['keys to print']} keys more |" in page
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{counted['keys to prepare']} keys" in readme


def test_a_slow_typist_needs_the_minutes_that_the_handbook_says(counted: dict[str, Any], page: str) -> None:
    minutes = (counted["keys to prepare"] + counted["keys to print"]) / SLOWLY

    assert "**200 keys a minute**" in page
    assert "a little over **four minutes**" in page
    assert 4 < minutes < 4.5


def test_the_window_itself_is_a_small_part_of_it(counted: dict[str, Any]) -> None:
    busy = counted["seconds the window took"] + counted["seconds until the handouts lay on the disk"]

    assert 0 < busy < 60
