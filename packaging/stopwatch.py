#!/usr/bin/env python3
"""Prepares a whole gathering by keyboard alone and counts: how many keys, and how long the window took.

Twelve guests, three boundaries, seven blocks, two scales, the purpose, and everybody's handout saved as PDF.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before PySide6 is imported

from lived_in import live_in, rest, shown, wait_until
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hostdesk.settings import Settings
from hostdesk.storage.library import Library, gathering, open_library
from hostdesk.ui import theme
from hostdesk.ui.main_window import MainWindow

Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_TITLE = "Supper on Linden Street"
_PURPOSE = {
    "calling": "Three neighbours said in one week that they eat alone.",
    "preferred_future": "You smell supper, you knock, and somebody moves up a chair.",
    "best_hopes": "Each of us goes home with one small thing to try.",
}
_GUESTS = (
    *("Amira Haddad", "Tom Okafor", "Marta Lindqvist", "Joe Brennan", "Layla Mansour", "Chen Meiling"),
    *("Priya Raman", "Owen Price", "Kofi Mensah", "Walter Byrne", "Sheila Grant", "Ines Duarte"),
)
_BOUNDARIES = (
    "Tonight is about how we eat together on this street.",
    "Parking has an evening of its own.",
    "What somebody says about their own life stays at the table.",
)
_BLOCKS = (
    *("Soup and arrivals 20", "Best hopes, in pairs 15", "Where are we now 25", "Bread, and a breath 10"),
    *("Small steps 30", "Where are we now, once more 10", "Thanks and close 10"),
)
_SCALES = (
    ("How near are we to a street where nobody eats alone?", "anyone can knock", "when we first met"),
    ("How useful was this evening to you?", "just what I hoped for", "a pleasant evening"),
)


class Typist:
    """Presses keys where the keyboard is, and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.keys = 0
        self.letters = 0  # of these

    def type(self, words: str) -> None:
        self.keys += len(words)
        self.letters += len(words)
        QTest.keyClicks(self._here(), words)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self._here(), key, modifier)
        QApplication.processEvents()

    def enter(self, words: str) -> None:
        self.type(words)
        self.press(Key.Key_Return)

    def tab_to(self, name: str) -> None:
        """Tab by Tab, as somebody does who sees where they go."""
        for _stop in range(200):
            if self._here().objectName() == name:
                return
            self.press(Key.Key_Tab)
        raise SystemExit(f"Tab does not come to {name}.")

    def go_to(self, place: str) -> None:
        """Step by step along the rail."""
        for _step in range(30):
            if self.window._place == place:
                return
            self.press(Key.Key_PageDown, _CONTROL)
        raise SystemExit(f"There is no step {place}.")

    def _here(self) -> QWidget:
        dialog = QApplication.activeModalWidget()
        return QApplication.focusWidget() or dialog or self.window


def prepare(typist: Typist) -> None:
    """From the list of sessions to the last scale."""
    window = typist.window
    typist.press(Key.Key_N, _CONTROL)
    typist.enter(_TITLE)
    wait_until(lambda: window.desk.gathering is not None)
    for field, words in _PURPOSE.items():
        typist.tab_to(field)
        typist.type(words)
    for place, lines in (("guests", _GUESTS), ("boundaries", _BOUNDARIES), ("running_order", _BLOCKS)):
        typist.go_to(place)
        for line in lines:
            typist.enter(line)
    typist.go_to("scales")
    for question, high, low in _SCALES:
        typist.tab_to("new_scale")
        typist.enter(question)
        typist.tab_to("scale_high_means")
        typist.type(high)
        typist.tab_to("scale_low_means")
        typist.type(low)
        typist.press(Key.Key_Escape)


def hand_out(typist: Typist, target: Path) -> None:
    """Everybody's handout, saved where the dialog offers."""
    typist.press(Key.Key_P, _CONTROL)
    typist.tab_to("save_paper")
    typist.press(Key.Key_Return)
    wait_until(lambda: QApplication.activeModalWidget() is not None)
    typist.press(Key.Key_Return)
    wait_until(lambda: any(target.glob("*.pdf")))


def timed(work: Callable[[], None]) -> float:
    """Seconds that the window was busy with it; nobody thinks or types meanwhile."""
    start = perf_counter()
    work()
    return perf_counter() - start


def main() -> int:
    """Prints one JSON line with what was counted."""
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    theme.load_fonts()
    theme.dress(app, "light", 100)
    with tempfile.TemporaryDirectory() as folder:
        live_in(Path(folder))
        documents = Path(folder) / "documents"
        library = open_library(Path(folder) / "library.hostdesk")
        window = shown(library, Settings(scheme="light", coach=False), (1366, 768))
        window.activateWindow()
        rest(200)
        typist = Typist(window)
        prepared = timed(lambda: prepare(typist))
        keys, letters = typist.keys, typist.letters
        printed = timed(lambda: hand_out(typist, documents))
        wait_until(lambda: window.desk.all_is_kept)
        refuse_what_is_lost(library, window)
        window.close()
        window.desk.shut()

    figures = {
        "keys to prepare": keys,
        "of these to get about": keys - letters,
        "keys to print": typist.keys - keys,
        "seconds the window took": round(prepared, 1),
        "seconds until the handouts lay on the disk": round(printed, 1),
    }
    print(json.dumps(figures))
    return 0


def refuse_what_is_lost(library: Library, window: MainWindow) -> None:
    """Everything that was typed has to be in the library, word for word."""
    assert window.desk.gathering is not None
    kept = gathering(library, window.desk.gathering.session.id)
    held = {
        "title": kept.session.title,
        "purpose": {field: getattr(kept.session, field) for field in _PURPOSE},
        "guests": tuple(guest.name for guest in kept.guests if not guest.is_host),
        "boundaries": tuple(boundary.words for boundary in kept.boundaries),
        "blocks": tuple(f"{block.title} {block.minutes}" for block in kept.blocks),
        "scales": tuple((scale.question, scale.high_means, scale.low_means) for scale in kept.scales),
    }
    typed = (_TITLE, _PURPOSE, _GUESTS, _BOUNDARIES, _BLOCKS, _SCALES)
    for (name, found), wanted in zip(held.items(), typed, strict=True):
        if found != wanted:
            raise SystemExit(f"What was typed is not what was kept ({name}): {found}")


if __name__ == "__main__":
    sys.exit(main())
