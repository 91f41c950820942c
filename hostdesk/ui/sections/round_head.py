"""The head of a round: its question, what both ends mean, the dots on the line, how it is held."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hostdesk.domain.asking import USUAL, How
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Round
from hostdesk.domain.scale import Scale
from hostdesk.ui import theme
from hostdesk.ui.pages.round_said import hidden_said, how_said
from hostdesk.ui.sections.section import Section
from hostdesk.ui.widgets.plain import heading, muted, row
from hostdesk.ui.widgets.scale_line import ScaleLine
from hostdesk.words import _

_TIGHT, _CRAMPED = 27, 20  # em of height


class RoundHead(Section):
    """What stands above the answers, as far as there is height for it."""

    def __init__(self) -> None:
        super().__init__("round_head")
        self._scale: Scale | None = None
        self._how = USUAL
        self._told = self._hidden = ""  # how it is held; what stands in place of the dots
        self._is_low = self._is_tight = self._is_cramped = False
        self.question = heading("", "round_question", 1.45)
        self.line = ScaleLine("round_line", levels=4)
        self.how_words = muted("", "how_words")
        self.ends = self._ends()
        for widget in (self.question, self.ends, self.line, self.how_words):
            self.column.addWidget(widget)

    def _ends(self) -> QWidget:
        """What both ends of the line mean, each at its own: the line is not mirrored."""
        self.low, self.high = muted("", "round_low"), muted("", "round_high")
        self.high.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        ends = QWidget()
        ends.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        inside = row(self.low, self.high)
        inside.setContentsMargins(0, 0, 0, 0)
        ends.setLayout(inside)
        return ends

    def fit(self, low: bool, height: float) -> None:
        """Takes less room in a low window; `height`: of the page, in em.

        Two rows of the grid come first: then the line of dots goes, at last the question, which the scale
        that one chose says as well.
        """
        self._is_low, self._is_tight, self._is_cramped = low, height < _TIGHT, height < _CRAMPED
        self.column.setSpacing(4 if low else 8)
        self.question.setFont(theme.larger(self.question, 1.1 if low else 1.45, bold=True))
        self._take_room()

    def _take_room(self) -> None:
        """Where heads are counted there is room for a higher heap of dots than above a grid."""
        is_counted, is_asked = self._how.way.is_counted, self._scale is not None
        has_line = is_asked and (is_counted or not self._is_tight)
        self.how_words.setVisible(is_asked and not self._is_cramped)
        self.ends.setVisible(has_line and not self._is_cramped)
        low, tall = (4, 9) if is_counted and not self._is_cramped else (2, 4)
        self.line.show_levels(low if self._is_low else tall)
        self.line.setVisible(has_line)
        self.how_words.setText(self._told if has_line else self._hidden or self._told)
        self.question.setVisible(not is_asked or not self._is_cramped)

    def show_nothing(self) -> None:
        """There is no scale to ask."""
        self._scale, self._how = None, USUAL
        self.question.setText(_("Run and capture"))
        self._take_room()

    def show_round(
        self, gathering: Gathering, scale: Scale, asked: Round | None, how: How, highest_first: bool
    ) -> None:
        self._scale, self._how = scale, how
        self.question.setText(scale.question)
        self.low.setText(f"{scale.lowest} = {scale.low_means}" if scale.low_means else "")
        self.high.setText(f"{scale.highest} = {scale.high_means}" if scale.high_means else "")
        self._told, self._hidden = how_said(gathering, scale, asked, how, highest_first), ""
        if asked.is_hidden if asked is not None else how.silent:
            self._hidden = hidden_said(gathering, scale, asked, how)
            self.line.show_marks(scale, (), self._hidden)
        else:
            values = gathering.values_in(asked.id) if asked is not None else ()
            enough = gathering.good_enough_in(asked.id) if asked is not None else ()
            self.line.show_marks(scale, values, good_enough=enough)
        self._take_room()
