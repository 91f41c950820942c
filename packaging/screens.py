#!/usr/bin/env python3
"""Makes the pictures of README and handbook again: the real window, walked through the sample session."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before PySide6 is imported

from lived_in import filled, shown
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from hostdesk.paths import resources
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.places import steps

_WHOLE = 1280, 800
_PAGE_ONLY = 960, 720  # the page without rail and coach, so that a column of text can hold it
_COLOURS = 256  # as many as a PNG with a palette holds
_REST = 400  # milliseconds in which a page comes to rest
_PATIENCE = {"papers": 8}  # rests that a page takes: this one has its document made
_STAGES = {"prepare": "guests", "host": "capture", "harvest": "summary"}


def main() -> int:
    """Saves a picture of every page and says where they lie."""
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    theme.load_fonts()
    theme.load_scripts()
    theme.dress(app, "light", 100)
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else resources() / "handbook" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.hostdesk"
        lived = filled(path)
        window = shown(open_library(path), Settings(scheme="light"), _WHOLE)
        _walk(app, _scenes(window, lived, target))
        window.close()
        window.desk.shut()
    print(target)
    return 0


def _scenes(window: MainWindow, lived: str, target: Path) -> Iterator[None]:
    """Shows a page at each step and, when it has come to rest, takes its picture."""
    yield
    _save(window, target / "home.png")
    window.desk.open(lived)
    yield
    for stage, name in _STAGES.items():
        window.go_to(name)
        yield
        _save(window, target / f"stage_{stage}.png")
    window.resize(*_PAGE_ONLY)
    for step in steps():
        window.go_to(step.id)
        yield from repeat(None, _PATIENCE.get(step.id, 1))
        _save(window.stack, target / f"{step.id}.png")


def _walk(app: QApplication, scenes: Iterator[None]) -> None:
    """One scene after another, with time between them for the window to paint."""
    clock = QTimer(interval=_REST)
    clock.timeout.connect(lambda: next(scenes, "the end") is None or app.quit())
    clock.start()
    app.exec()
    clock.stop()


def _save(shown: QWidget, path: Path) -> None:
    """What is shown, as a PNG with a palette of its most frequent colours."""
    whole = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(whole.constBits()).cast("I")
    palette = [colour for colour, _often in Counter(pixels).most_common(_COLOURS)]
    small = whole.convertToFormat(QImage.Format.Format_Indexed8, palette)
    if not small.save(str(path)):
        raise SystemExit(f"{path} cannot be written.")


if __name__ == "__main__":
    sys.exit(main())
