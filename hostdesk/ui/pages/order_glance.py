"""The running order at a glance: the time there is, where the host stands, what does not fit together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.available import day_plans
from hostdesk.domain.conflicts import Conflict, conflicts
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.ui.widgets.balance_bar import BalanceBar
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.parsed_field import ParsedField, clock_field
from hostdesk.ui.widgets.plain import Box, Button, heading, labelled, muted
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.word_button import WordButton
from hostdesk.words import _, counted
from hostdesk.workflows import running

_MOST = 12  # sentences; more at once help nobody


class OrderGlance(QScrollArea):
    """Shows what follows from the blocks; says what the host wants and where to go."""

    until_chosen = Signal(object)  # a time of the day, or None
    refused = Signal(str)
    kitchen_requested = Signal()
    followed = Signal(str, str)  # the block and its field to go to

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("glance")
        self.setWidgetResizable(True)
        make_quiet(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.inner.setObjectName("glance_column")
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(8)
        self.balance = BalanceBar("balance")
        self.column.addWidget(self.balance)
        self.column.addWidget(self._findings())
        self.column.addWidget(self._kitchen())
        self.column.addWidget(self._time())
        self.column.addStretch(1)
        self.setWidget(self.inner)

    def _findings(self) -> QWidget:
        self.findings = QWidget()
        self.findings.setObjectName("findings")
        self.finding_column = QVBoxLayout(self.findings)
        self.finding_column.setContentsMargins(0, 0, 0, 0)
        self.finding_column.setSpacing(2)
        self.finding_column.addWidget(heading(_("Worth a look"), "findings_title", 1.0))
        self.found: list[WordButton] = []
        self.more = muted("", "more_findings")
        self.finding_column.addWidget(self.more)
        self._conflicts: tuple[Conflict, ...] = ()
        return self.findings

    def _kitchen(self) -> QWidget:
        self.kitchen = QWidget()
        self.kitchen.setObjectName("kitchen_offer")
        column = QVBoxLayout(self.kitchen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.kitchen_words = muted("", "kitchen_words")
        self.add_kitchen = Button(_("Add ten minutes in the kitchen"), "add_kitchen")
        self.add_kitchen.clicked.connect(self._on_kitchen)
        column.addWidget(self.kitchen_words)
        column.addLayout(Flow(self.add_kitchen))
        return self.kitchen

    def _time(self) -> QWidget:
        self.until: ParsedField = clock_field("day_ends_by")
        self.until.setPlaceholderText(_("21:00"))
        self.until.chosen.connect(self.until_chosen)
        self.until.refused.connect(self.refused)
        box = Box(self.until)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return labelled(_("Each day ends by"), box)

    def show_gathering(self, gathering: Gathering) -> None:
        placed = gathering.timed_blocks()
        self.balance.show_blocks(placed)
        self.balance.setVisible(bool(placed))
        self.until.show_value(gathering.session.until)
        self._show_kitchen(gathering)
        self._show_conflicts(conflicts(gathering))

    def _show_kitchen(self, gathering: Gathering) -> None:
        missing = bool(gathering.blocks) and not any(
            block.position is Position.KITCHEN and not block.parked for block in gathering.blocks
        )
        self.kitchen.setVisible(missing)
        before = running.kitchen_place(gathering)
        where = (
            _("Before “{title}” would be a good place.").format(title=before.title)
            if before
            else _("It can come at the end, and be moved.")
        )
        why = _("No time in the kitchen yet, to breathe and take stock.")
        self.kitchen_words.setText(f"{why} {where}")

    def _show_conflicts(self, found: Sequence[Conflict]) -> None:
        self._conflicts = tuple(found)
        shown = found[:_MOST]
        while len(self.found) < len(shown):
            self._one_more()
        for number, button in enumerate(self.found):
            button.setVisible(number < len(shown))
            button.say(shown[number].words if number < len(shown) else "")
        left = len(found) - len(shown)
        self.more.setText(counted("and {n} more", "and {n} more", left))
        self.more.setVisible(left > 0)
        self.findings.setVisible(bool(found))

    def _one_more(self) -> None:
        number = len(self.found)
        button = WordButton(f"finding_{number}")
        button.clicked.connect(partial(self._on_followed, number))
        self.found.append(button)
        self.finding_column.insertWidget(number + 1, button)

    def _on_followed(self, number: int, *_clicked: object) -> None:
        if number < len(self._conflicts):
            conflict = self._conflicts[number]
            self.followed.emit(conflict.block_id, conflict.field)

    def _on_kitchen(self) -> None:
        self.kitchen_requested.emit()

    def wanted_height(self, width: int) -> int:
        """The height in which nothing has to be scrolled."""
        return self.column.totalHeightForWidth(width - 4) + 4


def compared(gathering: Gathering) -> str:
    """What is planned against what is available, a sentence a day; "" without an end to compare with."""
    plans = day_plans(gathering.timed_blocks(), gathering.session.until)
    if len(plans) == 1:
        return plans[0].said
    day = _("Day {n}: {told}")
    return "\n".join(day.format(n=plan.day, told=plan.said) for plan in plans)
