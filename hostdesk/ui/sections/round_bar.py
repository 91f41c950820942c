"""Which round it is: the scale, the moment, how it is held, and whether it is revealed and closed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Round
from hostdesk.domain.scale import Scale
from hostdesk.ui import theme
from hostdesk.ui.sections.section import Section
from hostdesk.ui.widgets.drop_down import DropDown
from hostdesk.ui.widgets.folding_line import FoldingLine
from hostdesk.ui.widgets.plain import Button
from hostdesk.words import _
from hostdesk.workflows import capture

_ROOMY = 60  # em of width: below that both moments are said in a word


class RoundBar(Section):
    """One line above the round; it says what was chosen and keeps nothing."""

    scale_chosen = Signal(int)  # its number in the list
    moment_chosen = Signal(object)  # Moment
    how_requested = Signal()
    reveal_requested = Signal()
    order_chosen = Signal(bool)  # the highest mark's words first

    def __init__(self) -> None:
        super().__init__("round_bar")
        self._asked: Round | None = None
        self._is_low = False
        self.scale = DropDown()
        self.scale.setObjectName("round_scale")
        self.scale.setAccessibleName(_("Scale"))
        self.scale.setMinimumHeight(32)
        self.scale.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scale.setMinimumContentsLength(6)
        self.scale.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.scale.activated.connect(self.scale_chosen)
        self.moments: dict[Moment, Button] = {}
        for moment in Moment:
            button = Button(moment.label, f"round_{moment}")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_moment, moment))
            self.moments[moment] = button
        self._lay_verbs()
        folding = {self.reveal: "F7", self.how: "Ctrl+Shift+R", self.order: "", self.close_round: ""}
        spoken = _("What can be done with this round")
        self.line = FoldingLine("round_line_of_verbs", spoken, self.scale, folding, (*self.moments.values(),))
        self.column.addWidget(self.line)

    def _lay_verbs(self) -> None:
        self.how = Button(_("How…"), "round_how")
        self.how.setAccessibleName(_("How this round is held"))
        self.how.setToolTip(_("One by one, by show of hands or on the floor; silent or not; of whom."))
        self.how.clicked.connect(self.how_requested)
        self.reveal = Button(_("Reveal"), "reveal_round", primary=True)
        self.reveal.setToolTip(_("Show all marks of this silent round at once."))
        self.reveal.clicked.connect(self.reveal_requested)
        self.order = Button(_("Highest first"), "highest_first")
        self.order.setToolTip(_("Begin with what is behind the highest mark, or go as the list goes."))
        self.order.setCheckable(True)
        self.order.clicked.connect(self.order_chosen)
        self.close_round = Button(_("Close the round"), "close_round")
        self.close_round.clicked.connect(self._on_close_round)

    def fit(self, low: bool) -> None:
        """Shorter words where there is little room; for those who hear them they stay whole."""
        self._is_low = low
        is_short = low or self.width() < _ROOMY * theme.em(self)
        short = {Moment.OPENING: _("Opening"), Moment.CLOSING: _("Closing")}
        for moment, button in self.moments.items():
            button.setText(short[moment] if is_short else moment.label)
            button.updateGeometry()
        self.line.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self._is_low)

    def show_choice(self, gathering: Gathering, scale: Scale | None, moment: Moment) -> None:
        """The scales there are, and which one is asked when."""
        self.show_gathering(gathering)
        labels = [each.question for each in gathering.scales]
        if [self.scale.itemText(number) for number in range(self.scale.count())] != labels:
            self.scale.clear()
            self.scale.addItems(labels)
        if scale is not None:
            self.scale.setCurrentIndex(gathering.scales.index(scale))
        for each, button in self.moments.items():
            button.setChecked(each is moment)
        self.setVisible(scale is not None)

    def show_round(self, asked: Round | None, highest_first: bool) -> None:
        self._asked = asked
        closed = asked is not None and asked.closed
        self.line.show_button(self.reveal, asked is not None and asked.is_hidden)
        self.line.show_button(self.order, asked is not None and is_ordered(asked))
        self.order.setChecked(highest_first)
        self.how.setEnabled(not closed)
        self.close_round.setText(_("Take it up again") if closed else _("Close the round"))
        self.close_round.setAccessibleName(self.close_round.text())
        self.close_round.setEnabled(asked is not None)
        self.close_round.updateGeometry()
        self.line.fold()

    def _on_moment(self, moment: Moment, *_clicked: object) -> None:
        self.moment_chosen.emit(moment)

    def _on_close_round(self) -> None:
        if self._asked is not None:
            closed = not self._asked.closed
            self.ask(partial(capture.close_round, asked=self._asked, closed=closed))


def is_ordered(asked: Round) -> bool:
    """Whether there is a choice of whose words come first: once the marks are made and seen."""
    made = asked.closed or (asked.silent and asked.revealed)
    return made and not asked.is_hidden and not asked.way.is_counted
