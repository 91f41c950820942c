"""The projector: a full-screen window for the room, which shows what it is given and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from hostdesk.domain.in_the_room import RoundSeen
from hostdesk.ui.widgets import projected_text
from hostdesk.ui.widgets.projected_dots import (
    Dots,
    dots_on,
    how_far,
    on_their_way,
    paint_dots,
    whole_way,
)
from hostdesk.ui.widgets.projected_picture import ReadyPicture, paint_picture, picture_field
from hostdesk.ui.widgets.projected_round import line_box, paint_being_made, paint_slopes
from hostdesk.ui.widgets.projected_seen import Nothing, PictureSeen, Seen, TimerSeen, spoken
from hostdesk.ui.widgets.projected_still import StillPicture
from hostdesk.ui.widgets.projected_timer import figures_field, paint_figures
from hostdesk.words import _


class Projector(QWidget):
    """Stays on the screen it was given. Only dots move, and only where that is wanted."""

    gone = Signal()
    blank_requested = Signal()
    keyboard_came = Signal()  # unasked: some systems give it to whatever is new
    picture_failed = Signal()

    def __init__(self, wants_motion: Callable[[], bool] = lambda: True) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("projector")
        self.setWindowTitle(_("HostDesk, projector"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._hands_keyboard_back = False
        self._wants_motion = wants_motion
        self._still = StillPicture()
        self._picture = ReadyPicture(self)
        self._picture.came.connect(self.update)
        self._picture.cannot_be_read.connect(self.picture_failed)
        self._dots: Dots = {}  # where they will be
        self._before: Dots = {}  # where they were
        self.motion = QVariantAnimation(self)
        self.motion.setStartValue(0.0)
        self.motion.valueChanged.connect(self._on_moved)
        self.seen: Seen = Nothing()
        self.show_seen(Nothing())

    def show_seen(self, seen: Seen) -> None:
        """Paints it with the next frame, and says it to those who do not see it."""
        name, description = spoken(seen)
        if (name, description) != (self.accessibleName(), self.accessibleDescription()):
            self.setAccessibleName(name)
            self.setAccessibleDescription(description)
        if seen == self.seen:
            return
        before, self.seen = self.seen, seen
        if not isinstance(seen, PictureSeen):
            self._picture.forget()
        if isinstance(before, TimerSeen) and isinstance(seen, TimerSeen) and before.words == seen.words:
            self.update(figures_field(seen.words, self._room).toAlignedRect())
        elif isinstance(seen, RoundSeen):
            self._show_round(before, seen)
        else:
            self.stand_still()

    # dots that come

    def _show_round(self, before: Seen, seen: RoundSeen) -> None:
        """Dots come where the room saw the same question before; else they are there at once."""
        was = before if isinstance(before, RoundSeen) and before.scale == seen.scale else None
        self._before = self._dots_now if was and was.values else {}
        self.motion.stop()
        self._dots = dots_on(seen.scale, seen.values, line_box(seen, self._room), self.height())
        slopes_come = was is not None and bool(seen.pairs) and not was.pairs
        dots_come = was is not None and bool(self._dots) and self._dots != self._before
        if (slopes_come or dots_come) and self.isVisible() and self._wants_motion():
            self._set_out(len(seen.pairs) or len(self._dots.keys() - self._before.keys()))
        if was is not None and not seen.pairs and not was.pairs:
            self._on_moved()  # nothing else has changed
        else:
            self.update()

    def _set_out(self, many: int) -> None:
        whole = whole_way(many)
        self.motion.setDuration(whole)
        self.motion.setEndValue(float(whole))
        self.motion.start()

    def stand_still(self) -> None:
        """Whatever is on its way is there at once."""
        self.motion.stop()
        self.update()

    @property
    def is_moving(self) -> bool:
        return self.motion.state() is not QVariantAnimation.State.Stopped

    @property
    def _dots_now(self) -> Dots:
        if not self.is_moving:
            return self._dots
        return on_their_way(self._before, self._dots, self.motion.currentValue())

    def _on_moved(self) -> None:
        if isinstance(self.seen, RoundSeen):
            self.update(_moving_field(line_box(self.seen, self._room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stand_still()
        if isinstance(self.seen, RoundSeen):
            self._show_round(Nothing(), self.seen)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stand_still()
        self._still.forget()

    # the window

    @property
    def _room(self) -> QRectF:
        return QRectF(self.rect())

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
        room, ratio = self._room, self.devicePixelRatioF()
        if isinstance(self.seen, Nothing | PictureSeen):
            if isinstance(self.seen, PictureSeen):
                self._still.forget()  # it is as large itself
            painter.fillRect(self.rect(), QColor(projected_text.GROUND))
        else:
            painter.drawPixmap(0, 0, self._still.of(self.seen, self.size(), ratio, not self.is_moving))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match self.seen:
            case PictureSeen(picture):
                ready = self._picture.of(picture, _points(self.seen, room), ratio)
                paint_picture(painter, ready, self.seen.caption, room)
            case TimerSeen(left, words, is_paused):
                paint_figures(painter, left, is_paused, words, room)
            case RoundSeen(values=(), pairs=()):
                paint_being_made(painter, line_box(self.seen, room), room.height())
            case RoundSeen(pairs=()):
                paint_dots(painter, self._dots_now, ratio)
            case RoundSeen() if self.is_moving:
                paint_slopes(painter, self.seen, room, self._pair_has_come)

    def _pair_has_come(self, number: int) -> float:
        many = len(self.seen.pairs) if isinstance(self.seen, RoundSeen) else 0
        return how_far(number, many, self.motion.currentValue())


def _points(seen: PictureSeen, room: QRectF) -> QSize:
    return picture_field(seen.caption, room).toRect().size()


def _moving_field(line: QRectF) -> QRect:
    """Dots and the lines between them, with what reaches over their ends."""
    over = line.height() * 0.12
    return line.adjusted(-over, -over, over, over).toAlignedRect()
