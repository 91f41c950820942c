"""The projector: a full-screen window for the room, which shows what it is given and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from hostdesk.domain.in_the_room import LineSeen, RoundSeen
from hostdesk.ui.widgets import projected_text
from hostdesk.ui.widgets.projected_day import break_said, paint_break, paint_day, paint_words, said
from hostdesk.ui.widgets.projected_round import paint_round
from hostdesk.words import _


@dataclass(frozen=True)
class Nothing:
    """The bare ground."""


@dataclass(frozen=True)
class DaySeen:
    """The running order, and what the clock says."""

    lines: tuple[LineSeen, ...]
    now: datetime


@dataclass(frozen=True)
class BreakSeen:
    """A break, until when if that is known, and what the clock says."""

    until: datetime | None
    now: datetime


@dataclass(frozen=True)
class WordsSeen:
    """Words of the host's."""

    words: str


Seen = Nothing | RoundSeen | DaySeen | BreakSeen | WordsSeen


class Projector(QWidget):
    """Stays on the screen it was given. Without animation: what is new is there at once."""

    gone = Signal()
    blank_requested = Signal()
    keyboard_came = Signal()  # unasked: some systems give it to whatever is new

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("projector")
        self.setWindowTitle(_("HostDesk, projector"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._hands_keyboard_back = False
        self.seen: Seen = Nothing()
        self.show_seen(Nothing())

    def show_seen(self, seen: Seen) -> None:
        """Paints it with the next frame, and says it to those who do not see it."""
        name, description = spoken(seen)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        if seen != self.seen:
            self.seen = seen
            self.update()

    def fill(self, screen: QScreen, *, with_keyboard: bool) -> None:
        """Covers this screen; takes the keyboard only where the host's window lies beneath it."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not with_keyboard)
        self._hands_keyboard_back = not with_keyboard
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        if with_keyboard:
            self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        came = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self._hands_keyboard_back:
            self._hands_keyboard_back = False  # once: a click later is meant
            QTimer.singleShot(0, self, self.keyboard_came.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_B and not event.modifiers():
            self.blank_requested.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.gone.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(projected_text.GROUND))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        match self.seen:
            case RoundSeen():
                paint_round(painter, self.seen, room)
            case DaySeen(lines, now):
                paint_day(painter, lines, now, room)
            case BreakSeen(until, now):
                paint_break(painter, until, now, room)
            case WordsSeen(words):
                paint_words(painter, words, room)


def spoken(seen: Seen) -> tuple[str, str]:
    """What stands there, in a line and in full."""
    match seen:
        case RoundSeen(scale):
            ends = (scale.lowest, scale.low_means), (scale.highest, scale.high_means)
            means = [f"{number} = {words}" for number, words in ends if words]
            return scale.question, "\n".join((*means, seen.said))
        case DaySeen(lines):
            return _("What we do"), said(lines)
        case BreakSeen(until):
            return _("A break"), break_said(until)
        case WordsSeen(words):
            return words, ""
    return _("The projector is blank"), ""
