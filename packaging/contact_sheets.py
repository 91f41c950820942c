#!/usr/bin/env python3
"""Photographs every page in every look and lays the pictures of a page on one sheet, to be looked at."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before PySide6 is imported

from live_scenes import in_the_room
from lived_in import filled, live_in, rest, shown, wait_until
from longer_words import speak_at_length
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from safe_scenes import safe
from scenes import Scene, Shown, behind_the_pages, page

from hostdesk import words
from hostdesk.settings import Settings
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.places import steps

_SIZES = ((1092, 614), (1366, 768), (1920, 1080))
_TEXTS = (100, 150, 200)
_WORDINGS = ("English", "long words", "mirrored")
_THUMB = 288, 162  # of 16:9
_LABEL = 22
_QUALITY = 52  # of JPEG: small enough to keep, sharp enough to see what is wrong


class Look(NamedTuple):
    size: tuple[int, int]
    scheme: str
    text: int
    wording: str


def looks() -> list[Look]:
    """Row by row: text size and wording; in a row size by size, light and dark."""
    rows = product(_TEXTS, _WORDINGS)
    columns = list(product(_SIZES, ("light", "dark")))
    return [Look(size, scheme, text, wording) for text, wording in rows for size, scheme in columns]


def main(argv: list[str]) -> int:
    """Saves a sheet for each page (or each that is named) and says where they lie."""
    target = Path(__file__).parent / "contact_sheets"
    target.mkdir(exist_ok=True)
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    theme.load_fonts()
    theme.load_scripts()
    with tempfile.TemporaryDirectory() as folder:
        live_in(Path(folder))
        wanted = [name for name in _scenes(Path(folder)) if not argv or name in argv]
        sheets = {name: _empty_sheet() for name in wanted}
        session = filled(Path(folder) / "filled.hostdesk")
        for number, look in enumerate(looks()):
            for name, picture in _photographed(app, Path(folder), session, look, wanted):
                _lay(sheets[name], number, look, picture)
    for name, sheet in sheets.items():
        if not sheet.save(str(target / f"{name}.jpg"), "JPG", _QUALITY):  # type: ignore[call-overload]  # bytes in the stubs
            raise SystemExit(f"{target / name}.jpg cannot be written.")
    print(target)
    return 0


def _scenes(folder: Path) -> dict[str, Scene]:
    """What is photographed: every page, every card, every dialog, and what is seen in the room."""
    pages = {step.id: _page(step.id) for step in steps()}
    return {"home": _home, **pages, **behind_the_pages(folder), **in_the_room(), **safe(folder)}


def _home(window: MainWindow) -> Shown:
    window.on_home()
    return _the_window(window)


def _page(name: str) -> Scene:
    def show(window: MainWindow) -> Shown:
        shown_page = page(window, name)
        if name == "papers":  # its document is made by another process
            wait_until(lambda: shown_page._maker.printed is not None)
        return _the_window(window)

    return show


def _the_window(window: MainWindow) -> Shown:
    return Shown(window, lambda: None)


def _photographed(
    app: QApplication, folder: Path, session: str, look: Look, wanted: list[str]
) -> Iterator[tuple[str, QImage]]:
    """One window in one look, walked through all pages."""
    speak_at_length(look.wording == "long words")
    mirrored = look.wording == "mirrored"
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    theme.dress(app, look.scheme, look.text)
    path = Path(shutil.copy(folder / "filled.hostdesk", folder / "library.hostdesk"))
    window = shown(open_library(path), Settings(scheme=look.scheme, text_size=look.text), look.size)
    scenes = _scenes(folder)
    for name in wanted:
        if name != "home" and window.desk.gathering is None:
            window.desk.open(session)
            wait_until(lambda: window.desk.gathering is not None)
        seen = scenes[name](window)
        rest(40)
        yield name, seen.widget.grab().toImage()
        seen.put_away()
    window.close()
    window.desk.shut()
    window.deleteLater()
    words.speak("en", path.parent)


def _empty_sheet() -> QImage:
    columns, rows = 2 * len(_SIZES), len(_TEXTS) * len(_WORDINGS)
    sheet = QImage(columns * (_THUMB[0] + 8), rows * (_THUMB[1] + _LABEL), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    return sheet


def _lay(sheet: QImage, number: int, look: Look, picture: QImage) -> None:
    row, column = divmod(number, 2 * len(_SIZES))
    left, top = column * (_THUMB[0] + 8), row * (_THUMB[1] + _LABEL)
    small = picture.scaled(
        *_THUMB, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter = QPainter(sheet)
    painter.setFont(QFont(theme.FAMILY, 9))
    width, height = look.size
    label = f"{width}×{height} · {look.scheme} · {look.text} % · {look.wording}"
    painter.drawText(QRect(left, top, _THUMB[0], _LABEL), int(Qt.AlignmentFlag.AlignVCenter), label)
    painter.drawImage(left, top + _LABEL, small)
    painter.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
