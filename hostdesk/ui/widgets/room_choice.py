"""Pictures of how a room can stand, one of them chosen: radio buttons with a plan instead of words alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.session import Layout
from hostdesk.ui import theme
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import RADIUS, paint_focus
from hostdesk.ui.widgets.room_plan import HEIGHT, SEAT, WIDTH, Plan, plan
from hostdesk.words import _

_WIDE = 8.6  # em
_WORDS = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class RoomPicture(QRadioButton):
    """One layout: its plan, and its name beside the mark that says whether it is the chosen one."""

    stepped = Signal(int)  # an arrow: -1 back, 1 on

    def __init__(self, layout: Layout | None, labels: Sequence[str]) -> None:
        """`labels`: of all pictures, which are of one height."""
        label = label_of(layout)
        super().__init__(label)
        self._labels = labels
        self.setObjectName(f"room_{layout.name.lower() if layout else 'own'}")
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._layout = layout
        self._people = 0
        self.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def _on_toggled(self, chosen: bool) -> None:
        """Tab comes to the chosen one; the arrows to the others."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def show_people(self, people: int) -> None:
        self._people = people
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key not in steps:
            super().keyPressEvent(event)
            return
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        mirrored = sideways and self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.stepped.emit(-steps[key] if mirrored else steps[key])

    def sizeHint(self) -> QSize:
        em = theme.em(self)
        words = max(theme.wrapped_height(self.font(), label, self._room()) for label in self._labels)
        return QSize(int(_WIDE * em), int(1.4 * em + self._plan_box().height() + words))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _room(self) -> int:
        """Pixels across that the words have beside the mark."""
        return int((_WIDE - 2.1) * theme.em(self))

    def _plan_box(self) -> QRectF:
        em = theme.em(self)
        width = (_WIDE - 1) * em
        return QRectF(em / 2, em / 2, width, width * HEIGHT / WIDTH)

    def hitButton(self, _position: object) -> bool:
        """All of it can be clicked, not the round mark alone."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        edge = QPen(colours.link().color(), 2) if self.isChecked() else QPen(colours.mid().color(), 1)
        painter.setPen(edge)
        painter.setBrush(colours.midlight() if self.isChecked() else colours.base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), RADIUS, RADIUS)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), colours)
        box = self._plan_box()
        if self._layout is not None:
            self._paint_plan(painter, plan(self._layout, self._people), box)
        else:
            self._paint_own(painter, box)
        self._paint_words(painter, int(box.bottom() + theme.em(self) * 0.3))

    def _paint_plan(self, painter: QPainter, drawn: Plan, box: QRectF) -> None:
        colours, unit = self.palette(), box.width() / WIDTH
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(unit, unit)
        painter.setPen(QPen(colours.dark().color(), 1 / unit))
        painter.setBrush(colours.alternateBase())
        for table in drawn.tables:
            painter.drawRoundedRect(QRectF(*table), 3, 3)
        painter.setBrush(colours.dark())
        for wall in drawn.walls:
            painter.drawRoundedRect(QRectF(*wall), 1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.link())
        for x, y in drawn.seats:
            painter.drawEllipse(_around(x, y, SEAT - 0.2))
        self._paint_host(painter, drawn, unit)
        painter.restore()

    def _paint_own(self, painter: QPainter, box: QRectF) -> None:
        """A room that nobody has furnished yet."""
        painter.setPen(QPen(self.palette().dark().color(), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        aside, down = box.width() * 0.22, box.height() * 0.2
        painter.drawRoundedRect(box.adjusted(aside, down, -aside, -down), RADIUS, RADIUS)

    def _paint_host(self, painter: QPainter, drawn: Plan, unit: float) -> None:
        """A ring with amber inside: neither colour nor form alone."""
        painter.setPen(QPen(self.palette().windowText().color(), 1.4 / unit))
        painter.setBrush(self.palette().accent())
        painter.drawEllipse(_around(*drawn.host, SEAT + 0.2))

    def _paint_words(self, painter: QPainter, top: int) -> None:
        em, colours = theme.em(self), self.palette()
        side = 0.8 * em
        mark = QRectF(em / 2, top + 0.15 * em, side, side)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            mark.moveLeft(self.width() - em / 2 - side)
        painter.setPen(QPen((colours.link() if self.isChecked() else colours.dark()).color(), 1.5))
        painter.setBrush(colours.base())
        painter.drawEllipse(mark)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.link())
            painter.drawEllipse(mark.adjusted(*(side * part for part in (0.25, 0.25, -0.25, -0.25))))
        room = QRect(int(1.7 * em), top, self._room(), self.height() - top - 6)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            room.moveLeft(int(0.4 * em))
        painter.setPen(colours.windowText().color())
        painter.drawText(room, int(_WORDS), theme.breakable(self.font(), self.text(), room.width()))


class RoomChoice(QWidget):
    """All layouts and, as the last, none of them; `chosen` says which the host took."""

    chosen = Signal(object)  # Layout | None

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.pictures: dict[Layout | None, RoomPicture] = {}
        layouts = (*Layout, None)
        labels = [label_of(layout) for layout in layouts]
        for layout in layouts:
            picture = self.pictures[layout] = RoomPicture(layout, labels)
            picture.clicked.connect(partial(self._on_clicked, layout))
            picture.stepped.connect(self._on_step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(Flow(*self.pictures.values(), spacing=8))

    def show_room(self, room: Layout | None, people: int) -> None:
        self.pictures[room].setChecked(True)
        for picture in self.pictures.values():
            picture.show_people(people)

    def _on_clicked(self, layout: Layout | None, *_checked: object) -> None:
        self.chosen.emit(layout)

    def _on_step(self, by: int) -> None:
        """The arrows choose the one before or after, from the last to the first again."""
        pictures = list(self.pictures.values())
        at = next(number for number, picture in enumerate(pictures) if picture.isChecked())
        other = pictures[(at + by) % len(pictures)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        other.click()


def label_of(layout: Layout | None) -> str:
    return layout.label if layout else _("Another way, or not decided")


def _around(x: float, y: float, radius: float) -> QRectF:
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
