"""Started by test_killed: a real window in which a host lives a gathering by keys, until it is killed.

Tells every state of the session as it is shown, and how many of them are called saved.
"""

from __future__ import annotations

import pickle
import struct
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hostdesk import app
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Way
from hostdesk.storage.library import open_library
from hostdesk.ui.main_window import MainWindow
from hostdesk.workflows import rounds
from hostdesk.workflows.capture import Asking
from tests.ui.hands import press, type_

HEAD = struct.Struct(">II")  # how many states are saved; how many bytes of a state follow
_SAID = ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+0")
_MOST_NOTES = 40


class Host(QObject):
    """Does one thing after another, as the dice fall, as fast as the window takes it."""

    def __init__(self, window: MainWindow, seed: str) -> None:
        super().__init__(window)
        self._window, self._dice = window, Random(seed)
        self._shown = 0
        window.desk.gathering_changed.connect(self._on_shown)
        window.desk.saved.connect(self._on_saved)
        self._next = QTimer(self, interval=1)
        self._next.timeout.connect(self._act)

    def begin(self, _gathering: object) -> None:
        self._window.on_capture()
        self._window.activateWindow()
        QTest.qWaitForWindowActive(self._window)
        self._on_shown(self._gathering)
        self._tell(self._shown)  # as it was read
        self._next.start()

    # telling

    def _on_shown(self, gathering: Gathering) -> None:
        self._shown += 1
        self._tell(0, pickle.dumps(gathering))

    def _on_saved(self, _saved: bool) -> None:
        self._tell(self._shown - len(self._window.desk._unkept))

    def _tell(self, saved: int, state: bytes = b"") -> None:
        sys.stdout.buffer.write(HEAD.pack(saved, len(state)) + state)
        sys.stdout.buffer.flush()

    # living

    def _act(self) -> None:
        self._on_saved(True)
        verbs: tuple[Callable[[], None], ...] = (
            *(self._mark,) * 8,
            *(self._say, self._reveal, self._hold, self._turn),
            *(partial(press, key) for key in ("F3", "F4", "Shift+F4", "F12", "Ctrl+Z", "Ctrl+Z")),
        )
        self._dice.choice(verbs)()

    @property
    def _gathering(self) -> Gathering:
        found = self._window.desk.gathering
        assert found is not None
        return found

    def _mark(self) -> None:
        self._window.stack.currentWidget().go_on()  # type: ignore[attr-defined]
        number = self._dice.randrange(10)
        if self._window.stack.currentWidget().counts.isVisible():  # type: ignore[attr-defined]
            type_(f"{number}⏎")
        else:
            type_(self._dice.choice((f"{number}⏎", "-⏎", f"{number}⇥We met {number} times⇥⏎", "↓1")))

    def _say(self) -> None:
        if len(self._gathering.notes) < _MOST_NOTES:
            press(self._dice.choice(_SAID))
            type_(f"Number {self._dice.randrange(1000)}⏎")

    def _reveal(self) -> None:
        press("F7")

    def _hold(self) -> None:
        page = self._window.stack.currentWidget()
        scale = next(one for one in self._gathering.scales if one.id == page.asked[0])  # type: ignore[attr-defined]
        how = {"way": self._dice.choice(tuple(Way)), "silent": self._dice.random() < 0.6}
        asking = Asking(scale, page.asked[1])  # type: ignore[attr-defined]
        self._window.desk.want(partial(rounds.open_round, asking=asking, now=datetime.now(), **how))

    def _turn(self) -> None:
        press(self._dice.choice(("Ctrl+Down", "Ctrl+Up", "Ctrl+M")))


def main(path: str, seed: str) -> None:
    application = QApplication([])
    window = app._window(application, open_library(Path(path)))
    window.show()
    host = Host(window, seed)
    window.desk.gathering_opened.connect(host.begin)
    QTimer.singleShot(0, window, partial(window.desk.open, "garden"))
    application.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
