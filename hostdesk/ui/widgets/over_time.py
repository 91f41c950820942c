"""A scale over the gatherings of a series: small multiples of dots, on lines of one length, never joined."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QStyle, QVBoxLayout, QWidget

from hostdesk.domain.dots import described
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Scale
from hostdesk.domain.series_story import Meeting, Occasion, SharedScale
from hostdesk.ui import theme
from hostdesk.ui.saying import date_said
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import heading, muted
from hostdesk.ui.widgets.scale_line import ScaleLine
from hostdesk.words import _

_LEAST = 11  # em: the width of a picture whose numbers do not touch
_MOST_LEVELS = 4


class OverTime(QWidget):
    """One picture a gathering; `person` "" shows everybody's dots."""

    def __init__(self, shared: SharedScale, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        moments = tuple(moment for moment in Moment if any(one.of(moment) for one in shared.occasions))
        levels = min(_MOST_LEVELS, max(2, max(_highest_pile(one) for one in shared.occasions)))
        self.multiples = [
            Multiple(shared.scale, one, moments, levels, f"{name}_{one.meeting.number}")
            for one in shared.occasions
        ]
        self.setLayout(_Even(*self.multiples, spacing=16))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_only(self, person: str) -> None:
        for multiple in self.multiples:
            multiple.show_only(person)


class _Even(Flow):
    """All pictures equally wide, so that one number lies at one place in each of them."""

    def _columns(self, width: int) -> int:
        least = max((item.minimumSize().width() for item in self._shown()), default=1)
        return max(1, (width + self.spacing()) // (least + self.spacing()))

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown, many = self._shown(), self._columns(width)
        return [shown[first : first + many] for first in range(0, len(shown), many)]

    def _lay(self, line: list[QLayoutItem], room: QRect, box: QRect) -> None:
        many = self._columns(room.width())
        width = (room.width() - self.spacing() * (many - 1)) // many
        for number, item in enumerate(line):
            left = room.left() + number * (width + self.spacing())
            place = QRect(left, room.top(), width, room.height())
            item.setGeometry(QStyle.visualRect(self._direction(), box, place))


class Multiple(QWidget):
    """One gathering's dots: a line for each round."""

    def __init__(
        self, scale: Scale, occasion: Occasion, moments: tuple[Moment, ...], levels: int, name: str
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._scale, self._occasion = scale, occasion
        self._lines: dict[Moment, ScaleLine] = {}
        self.setToolTip(occasion.meeting.title)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading(head_said(occasion.meeting), f"{name}_head", 1.0))
        for moment in moments:
            line = ScaleLine(f"{name}_{moment}", levels)
            self._lines[moment] = line
            column.addWidget(muted(moment.label, f"{name}_{moment}_label"))
            column.addWidget(line)
        self.show_only("")

    def sizeHint(self) -> QSize:
        width = _LEAST * theme.em(self)
        return QSize(width, self._column.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_only(self, person: str) -> None:
        """One person's dots, or everybody's."""
        for moment, line in self._lines.items():
            values = self._occasion.of(moment, person) or ()
            line.show_marks(self._scale, values)
            line.setAccessibleName(
                _("{meeting}, {round}").format(meeting=head_said(self._occasion.meeting), round=moment.label)
            )
        self.setAccessibleName(said(self._scale, self._occasion, tuple(self._lines), person))


def head_said(meeting: Meeting) -> str:
    """Like: 2 · 26 Nov 2026."""
    when = date_said(meeting.starts.date()) if meeting.starts else _("no date yet")
    return f"{meeting.number} · {when}"


def said(scale: Scale, occasion: Occasion, moments: tuple[Moment, ...], person: str = "") -> str:
    """The picture in words."""
    rounds = (
        _("{round}: {dots}").format(
            round=moment.label, dots=described(scale, occasion.of(moment, person) or ())
        )
        for moment in moments
    )
    return " ".join((occasion.meeting.title + ".", *rounds))


def _highest_pile(occasion: Occasion) -> int:
    piles = (Counter(values or ()) for values in (occasion.opening, occasion.closing))
    return max((max(pile.values(), default=1) for pile in piles), default=1)
