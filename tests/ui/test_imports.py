"""PySide without what a window does not need: nothing of it is lost, it comes when it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hostdesk.ui import imports

ROOT = Path(__file__).parents[2]
BEFORE = "from hostdesk.ui import imports; imports.without_reading(); import sys\n"
UNREAD = "print(*sorted(n for n in imports.SELDOM if type(sys.modules.get(n)) is imports.Unread))\n"
MISTAKE = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
try:
    QLabel(3, 4, 5)
except TypeError as error:
    print(error)
"""


def printed(code: str, before: str = BEFORE) -> list[str]:
    """By a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(
        [sys.executable, "-c", before + code], capture_output=True, text=True, env=env, timeout=60
    )
    assert said.returncode == 0, said.stderr
    return said.stdout.splitlines()


def test_what_is_seldom_needed_is_read_when_it_is() -> None:
    before, *_words, after = printed(UNREAD + MISTAKE + UNREAD)

    assert before.split() == sorted(imports.SELDOM)
    assert "shibokensupport.signature.parser" not in after
    assert "shibokensupport.signature.lib.pyi_generator" in after


def test_a_mistake_is_worded_as_pyside_words_it() -> None:
    words = printed(MISTAKE)

    assert "QLabel.__init__(int, int, int)" in words[1]
    assert words == printed(MISTAKE, before="import sys\n")


def test_imports_are_not_watched() -> None:
    assert printed("import builtins\nprint(builtins.__import__.__name__ != '__feature_import__')") == ["True"]


def test_what_several_threads_ask_for_at_once_is_whole_for_each() -> None:
    code = """
import threading
found, start = [], threading.Barrier(4)
def ask():
    start.wait()
    found.append(sys.modules["shibokensupport.signature.lib.pyi_generator"].generate_pyi.__name__)
threads = [threading.Thread(target=ask) for _ in range(4)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
print(*found)
"""
    assert printed(code) == ["generate_pyi " * 3 + "generate_pyi"]
