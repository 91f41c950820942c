"""The running order at a glance: the time there is, where the host stands, what does not fit together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.conflicts import Conflict, conflicts
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position
from hostdesk.ui.widgets.balance_bar import BalanceBar
from hostdesk.ui.widgets.parsed_field import ParsedField, clock_field
from hostdesk.ui.widgets.plain import Box, heading, labelled, muted
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.word_button import WordButton
from hostdesk.words import _, counted
from hostdesk.workflows import running

_MOST = 12  # sentences; more at once help nobody
_BRIEFLY = 2  # where the list needs the room


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
        self.time = self._time()
        self.column.addWidget(self.time)
        self.column.addStretch(1)
        self.setWidget(self.inner)

    def _findings(self) -> QWidget:
        self.findings = QWidget()
        self.findings.setObjectName("findings")
        self.finding_column = QVBoxLayout(self.findings)
        self.finding_column.setContentsMargins(0, 0, 0, 0)
        self.finding_column.setSpacing(0)
        self.findings_title = heading(_("Worth a look"), "findings_title", 1.0)
        self.more = muted("", "more_findings")
        self.add_kitchen = WordButton("add_kitchen")
        self.add_kitchen.clicked.connect(self._on_kitchen)
        for widget in (self.findings_title, self.more, self.add_kitchen):
            self.finding_column.addWidget(widget)
        self.found: list[WordButton] = []
        self._conflicts: tuple[Conflict, ...] = ()
        self._briefly = False
        self._kitchen_is_missing = False
        return self.findings

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
        self.until.show_value(gathering.session.until)
        self._conflicts = conflicts(gathering)
        self._show_kitchen(gathering)
        self._show_findings()

    def show_briefly(self, briefly: bool) -> None:
        """Only the picture and the first sentences, or everything."""
        if briefly != self._briefly:
            self._briefly = briefly
            self._show_findings()

    @property
    def count(self) -> int:
        """How many things are worth a look."""
        return len(self._conflicts) + self._kitchen_is_missing

    def _show_kitchen(self, gathering: Gathering) -> None:
        placed = [block for block in gathering.blocks if not block.parked]
        breathes = any(block.position is Position.KITCHEN for block in placed)
        self._kitchen_is_missing = bool(placed) and not breathes
        before = running.kitchen_place(gathering)
        if before is None:
            words = _("No time in the kitchen yet, to take stock: add ten minutes.")
        else:
            offer = _("No time in the kitchen yet, to take stock: add ten minutes before “{title}”.")
            words = offer.format(title=before.title)
        self.add_kitchen.say(words)

    def _show_findings(self) -> None:
        most = _BRIEFLY - self._kitchen_is_missing if self._briefly else _MOST
        shown = self._conflicts[:most]
        while len(self.found) < len(shown):
            self._one_more()
        for number, button in enumerate(self.found):
            button.setVisible(number < len(shown))
            button.say(shown[number].words if number < len(shown) else "")
        left = len(self._conflicts) - len(shown)
        self.more.setText(counted("and {n} more", "and {n} more", left))
        self.more.setVisible(left > 0 and not self._briefly)
        self.add_kitchen.setVisible(self._kitchen_is_missing)
        self.findings_title.setVisible(not self._briefly)
        self.findings.setVisible(self.count > 0)
        self.time.setVisible(not self._briefly)

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
        for layout in (self.finding_column, self.column):
            layout.invalidate()  # what has just come or gone counts at once
        bar = self.verticalScrollBar().sizeHint().width()  # it may be there while the page is being laid out
        return self.column.totalHeightForWidth(width - bar) + 2
