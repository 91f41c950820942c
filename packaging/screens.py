#!/usr/bin/env python3
"""Makes the pictures of README and handbook again: the real window, walked through the sample session."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before PySide6 is imported

from live_scenes import in_the_room
from lived_in import filled, live_in, rest, shown, wait_until
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from safe_scenes import safe
from scenes import behind_the_pages, page

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
_ON_A_PAGE = ("guests_card", "scales_card", "space_packing")
_BEHIND = (
    *_ON_A_PAGE,
    *("who_sits_where", "import_guests", "scales_kept", "template_book", "save_template", "palette"),
    "saying",
    *("safety", "passphrase", "save_archives", "choosing"),
)
_LIVED = {"day": "day_going_on"}  # pages that show more while people are there
_FURTHER_DOWN = (
    ("goals", "purpose", "goals_section"),
    ("series_over_time", "series", "series_scales_title"),
)
_AIR = 16  # pixels above such a part
_STAGES = {"prepare": "guests", "host": "capture", "harvest": "summary"}


def main() -> int:
    """Saves a picture of every page and of what is behind them, and says where they lie."""
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    theme.load_fonts()
    theme.load_scripts()
    theme.dress(app, "light", 100)
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else resources() / "handbook" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        live_in(Path(folder))
        path = Path(folder) / "library.hostdesk"
        lived = filled(path)
        window = shown(open_library(path), Settings(scheme="light"), _WHOLE)
        _photograph(window, lived, target, Path(folder))
        window.close()
        window.desk.shut()
    print(target)
    return 0


def _photograph(window: MainWindow, lived: str, target: Path, folder: Path) -> None:
    """The whole window, stage by stage; then its pages alone, and what is behind them."""
    rest(_REST)
    _save(window, target / "home.png")
    window.home.next.go_on.click()
    wait_until(lambda: window.desk.gathering is not None)
    window.resize(*_PAGE_ONLY)
    window.go_to("readiness")  # of a session that is being prepared: the other one has its answers
    rest(_REST)
    _save(window.stack, target / "readiness.png")
    window.resize(*_WHOLE)
    window.desk.open(lived)
    wait_until(lambda: window.desk.gathering is not None and window.desk.gathering.session.id == lived)
    for stage, name in _STAGES.items():
        window.go_to(name)
        rest(_REST)
        _save(window, target / f"stage_{stage}.png")
    behind = {**behind_the_pages(folder), **in_the_room(), **safe(folder)}
    window.resize(*_PAGE_ONLY)
    for step in steps():
        if step.id == "readiness":
            continue
        if step.id in _LIVED:
            seen = behind[_LIVED[step.id]](window)
            rest(_REST)
            _save(window.stack, target / f"{step.id}.png")
            seen.put_away()
            continue
        shown_page = page(window, step.id)
        if step.id == "papers":  # its document is made by another process
            wait_until(lambda found=shown_page: found._maker.printed is not None)  # type: ignore[misc]
        rest(_REST)
        _save(window.stack, target / f"{step.id}.png")
    for name, step, widget in _FURTHER_DOWN:
        _save_further_down(window, step, widget, target / f"{name}.png")
    for name in _BEHIND:
        window.resize(*(_PAGE_ONLY if name in _ON_A_PAGE else _WHOLE))
        seen = behind[name](window)
        rest(_REST)
        _save(window.stack if name in _ON_A_PAGE else seen.widget, target / f"{name}.png")
        seen.put_away()


def _save_further_down(window: MainWindow, step: str, name: str, path: Path) -> None:
    """A page from this part of it on."""
    sheet = page(window, step).findChild(QScrollArea)
    rest(_REST)
    part = sheet.findChild(QWidget, name)
    sheet.verticalScrollBar().setValue(part.mapTo(sheet.widget(), QPoint()).y() - _AIR)
    rest(_REST)
    _save(window.stack, path)


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
