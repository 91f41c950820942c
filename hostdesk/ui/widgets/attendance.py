"""Who was at which gathering: a row a person, a column a gathering. Nothing is counted and nobody ranked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hostdesk.domain.series_story import Meeting, Person, Presence
from hostdesk.ui import theme
from hostdesk.words import _

_NAMES = 0.4  # of the width, at most


class Attendance(QWidget):
    """A full dot where somebody was there, an open one where they are expected."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("Who was there"))
        self._meetings: tuple[Meeting, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._rows: list[int] = []  # heights
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_people(self, meetings: tuple[Meeting, ...], people: tuple[Person, ...]) -> None:
        self._meetings, self._people = meetings, people
        self.setAccessibleDescription(" ".join(said(person) for person in people))
        self._lay_out()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(20 * theme.em(self), self._head() + sum(self._rows) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(10 * theme.em(self), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._lay_out()

    def _head(self) -> int:
        return int(theme.em(self) * 1.7)

    def _lay_out(self) -> None:
        em, width = theme.em(self), self._names_width()
        heights = [theme.wrapped_height(self.font(), person.name, width) for person in self._people]
        rows = [max(int(em * 1.5), height + em // 3) for height in heights]
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def _names_width(self) -> int:
        return max(5 * theme.em(self), int(self.width() * _NAMES))

    def _columns(self) -> tuple[int, float]:
        """How many of the latest gatherings fit, and the width of each."""
        em = theme.em(self)
        room = self.width() - self._names_width() - em // 2
        fit = max(1, min(len(self._meetings), int(room / (em * 1.6))))
        return fit, min(em * 3.0, room / fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fit, width = self._columns()
        first = len(self._meetings) - fit
        painter.setPen(self.palette().placeholderText().color())
        if first:  # not all of them have room
            words = _("Gatherings {first} to {last}").format(first=first + 1, last=len(self._meetings))
            names = self._mirrored(QRectF(0, 0, self._names_width(), self._head()))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(names, int(flags), words)
        for number in range(fit):
            box = self._cell(number, width, 0, self._head())
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignCenter), str(self._meetings[first + number].number)
            )
        top = self._head()
        for person, height in zip(self._people, self._rows, strict=False):
            if event.rect().intersects(QRect(0, top, self.width(), height)):
                self._paint_row(painter, person, top, height)
            top += height

    def _paint_row(self, painter: QPainter, person: Person, top: int, height: int) -> None:
        colours, em = self.palette(), theme.em(self)
        painter.setPen(QPen(colours.mid().color(), 1))
        painter.drawLine(0, top, self.width(), top)
        painter.setPen(colours.windowText().color())
        names = QRect(0, top, self._names_width(), height)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
        text = theme.breakable(self.font(), person.name, names.width())
        painter.drawText(self._mirrored(QRectF(names)), int(flags), text)
        fit, width = self._columns()
        for number, presence in enumerate(person.presence[-fit:]):
            if presence is not Presence.AWAY:
                centre = self._cell(number, width, top, height).center()
                self._paint_dot(painter, centre, em * 0.32, presence is Presence.THERE)

    def _paint_dot(self, painter: QPainter, centre: QPointF, radius: float, full: bool) -> None:
        colours = self.palette()
        painter.setPen(QPen(colours.accent().color().darker(125), 1.6))
        painter.setBrush(colours.accent() if full else colours.base())
        painter.drawEllipse(centre, radius, radius)

    def _cell(self, number: int, width: float, top: int, height: int) -> QRectF:
        left = self._names_width() + theme.em(self) // 2 + number * width
        return self._mirrored(QRectF(left, top, width, height))

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        return box


def said(person: Person) -> str:
    """The row in words: "Ada: there at 1, 2; expected at 3."."""
    parts = []
    for presence, words in ((Presence.THERE, _("there at {n}")), (Presence.EXPECTED, _("expected at {n}"))):
        numbers = [str(n) for n, one in enumerate(person.presence, 1) if one is presence]
        if numbers:
            parts.append(words.format(n=", ".join(numbers)))
    return _("{name}: {what}.").format(name=person.name, what="; ".join(parts) or _("not there"))
