"""The day: the running order as it is lived, with what was planned beside what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.live_order import Stands
from hostdesk.domain.running_order import Block
from hostdesk.settings import Settings
from hostdesk.ui import live_words, theme
from hostdesk.ui.models.day_rows import DayRow, DayRows, Row, columns, rows_of
from hostdesk.ui.models.rows import Column, RowsModel
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Intent, Page
from hostdesk.ui.widgets.day_table import DayTable
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.now_bar import NowBar
from hostdesk.ui.widgets.plain import Button, muted
from hostdesk.words import _
from hostdesk.workflows import living_order

_ENDS, _BEGINS, _AGAIN = "end", "begin", "again"


def page(_settings: Settings) -> Page:
    return DayPage()


class DayPage(ListPage):
    """What is over, what is on, what is to come: blocks are begun, ended, stretched, left out, moved."""

    def __init__(self, now: Callable[[], datetime] = live_words.now_here) -> None:
        purpose = _("The running order as it goes. It may go another way than planned.")
        super().__init__("day", _("The day"), purpose)
        self._now = now
        self.now_bar = NowBar("day_now_bar", now)
        self.now_bar.wanted.connect(self.wanted)
        self.now_bar.ticked.connect(self._on_ticked)
        self.live_requested = self.now_bar.live_requested
        self.column.addWidget(self.now_bar)
        self.table: DayTable
        self.lay_list(
            columns(),
            "day_list",
            _("The day"),
            _("Nothing is planned yet. Add blocks on the page Running order; then the day can begin."),
            DayTable,
        )
        self.said_of_day = muted("", "day_said")
        self.column.addWidget(self.said_of_day)
        self._lay_buttons()
        self.table.begin_requested.connect(self._on_begin)
        self.table.more_requested.connect(self._on_more_time)
        self.table.arranged.connect(self._on_arranged)
        self.table.dropped.connect(self._on_dropped)
        self.table.row_chosen.connect(self._show_buttons)
        self.first_field = self.table

    def model(self, columns: Sequence[Column], label: str) -> RowsModel:
        return DayRows(columns, label)

    def _lay_buttons(self) -> None:
        self.begin = Button(_("Begin it"), "day_begin")
        self.leave_out = Button(_("Leave it out"), "day_leave_out")
        self.more_time = Button(_("Give it five more"), "day_more_time")
        self.arrange = Button(_("Arrange…"), "day_arrange")
        self.begin.clicked.connect(partial(self._on_button, self._on_begin))
        self.leave_out.clicked.connect(partial(self._on_button, self._on_leave_out))
        self.more_time.clicked.connect(partial(self._on_button, self._on_more_time))
        self.arrange.clicked.connect(self._on_arrange)
        self.spare.append(self.more_time)  # a key does it as well
        self._tools = (self.begin, self.leave_out, self.more_time, self.arrange)
        self.column.addLayout(Flow(*self._tools))
        self.arranging = QMenu(self)
        self.arranging.setObjectName("day_arranging")
        self._verbs = {
            verb: self.arranging.addAction(words) for verb, words in _arranging().items()
        }
        for verb, action in self._verbs.items():
            action.triggered.connect(partial(self._on_verb, verb))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_context_menu)

    # showing

    def parts(self, gathering: Gathering) -> Sequence[Row]:
        return rows_of(gathering, self.now_bar.live)

    def part(self, part_id: str) -> Block:
        row: DayRow = super().part(part_id)
        return row.block

    def refresh(self, gathering: Gathering) -> None:
        self.now_bar.show_gathering(gathering)
        self._show_day(gathering)

    def _show_day(self, gathering: Gathering) -> None:
        """With the order that the bar has."""
        super().refresh(gathering)
        self.said_of_day.setText(live_words.day_said(self.now_bar.live))
        self._show_said()
        self._show_buttons()

    def fit(self, low: bool) -> None:
        super().fit(low)
        self.now_bar.fold(low)
        self._show_said()

    def _show_said(self) -> None:
        self.said_of_day.setVisible(bool(self.said_of_day.text()) and not theme.is_low(self))

    def _on_ticked(self) -> None:
        if self.gathering is not None:
            self._show_day(self.gathering)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._go_to_what_is_on()

    def _go_to_what_is_on(self) -> None:
        line = self.now_bar.live.on or self.now_bar.live.next
        if line is not None:
            self.table.go_to(line.block.id)

    def _chosen(self) -> DayRow | None:
        number = self.rows.row_of(self.table.chosen()) if self.table.chosen() else -1
        row: Row | None = self.rows.row(number) if number >= 0 else None
        return row if isinstance(row, DayRow) else None

    def _show_buttons(self, _row_id: str = "") -> None:
        """The buttons say what they would do to the block one is at."""
        row = self._chosen()
        for button in self._tools:
            button.setEnabled(row is not None)
        if row is None:
            return
        words = {_ENDS: _("End it"), _BEGINS: _("Begin it"), _AGAIN: _("Take it up again")}[_what(row)]
        _say(self.begin, words)
        _say(self.leave_out, _("Hold it after all") if row.block.left_out else _("Leave it out"))
        self.leave_out.setEnabled(row.block.began is None and not row.block.parked)
        self.more_time.setEnabled(row.stands is not Stands.OVER or row.block.began is None)

    # what the host wants

    def _on_button(self, slot: Callable[[str], None], *_clicked: object) -> None:
        if self._chosen() is not None:
            slot(self.table.chosen())

    def _on_begin(self, part_id: str) -> None:
        row = self._chosen()
        if row is None:
            return
        if _what(row) == _ENDS:
            self.ask(partial(living_order.end_block, now=self._now()))
        else:
            self.ask(partial(living_order.begin, block=self.part(part_id), now=self._now()))

    def _on_leave_out(self, part_id: str) -> None:
        block = self.part(part_id)
        verb = living_order.hold_after_all if block.left_out else living_order.leave_out
        self.ask(partial(verb, block=block))

    def _on_removal(self, ids: Sequence[str]) -> None:
        """Delete takes no block away here: it is left out, and stays to be seen."""
        for part_id in ids:
            if isinstance(self.rows.row(self.rows.row_of(part_id)), DayRow):
                self._on_leave_out(part_id)

    def _on_more_time(self, part_id: str) -> None:
        self.ask(partial(living_order.stretch, block=self.part(part_id)))

    def _on_move(self, part_id: str, by: int) -> None:
        self.ask(partial(living_order.move_to_come, block=self.part(part_id), by=by, now=self._now()))

    def _on_dropped(self, part_id: str, number: int) -> None:
        """Let go before a row: among what is to come it stands there."""
        rows = [self.rows.row(at) for at in range(self.rows.rowCount())]
        coming = [row.id for row in rows if isinstance(row, DayRow) and row.stands is Stands.TO_COME]
        above = [row.id for row in rows[:number] if row.id in coming and row.id != part_id]
        if part_id in coming:
            self._on_move(part_id, len(above) - coming.index(part_id))
        else:
            self._on_arranged(part_id, "first")

    def _on_arranged(self, part_id: str, verb: str) -> None:
        block, now = self.part(part_id), self._now()
        intents: dict[str, Intent] = {
            "up": partial(living_order.move_to_come, block=block, by=-1, now=now),
            "down": partial(living_order.move_to_come, block=block, by=1, now=now),
            "first": partial(living_order.take_out_next, block=block, now=now),
            "park": partial(living_order.park, block=block),
            "take_back": partial(living_order.take_back, block=block),
        }
        if block.parked:
            intents["park"] = intents["first"]
        if verb in intents:
            self.ask(intents[verb])

    def _on_verb(self, verb: str, *_triggered: object) -> None:
        self._on_button(partial(self._arranged, verb))

    def _arranged(self, verb: str, part_id: str) -> None:
        self._on_arranged(part_id, verb)

    def _on_arrange(self) -> None:
        self._open_menu(self.arrange.mapToGlobal(QPoint(0, self.arrange.height())))

    def _on_context_menu(self, at: QPoint) -> None:
        self._open_menu(self.table.viewport().mapToGlobal(at))

    def _open_menu(self, at: QPoint) -> None:
        row = self._chosen()
        if row is None:
            return
        waits = row.block.began is None
        for verb in ("up", "down"):
            self._verbs[verb].setEnabled(waits and not row.block.parked)
        for verb in ("first", "park"):
            self._verbs[verb].setEnabled(waits)
        self._verbs["take_back"].setEnabled(not waits)
        words = _("Take it out, as the next\tAlt+P") if row.block.parked else _arranging()["park"]
        self._verbs["park"].setText(words)
        self.arranging.popup(at)


def _arranging() -> dict[str, str]:
    return {
        "up": _("Move up\tAlt+Up"),
        "down": _("Move down\tAlt+Down"),
        "first": _("It comes next\tAlt+PgUp"),
        "park": _("Park it\tAlt+P"),
        "take_back": _("It has not begun after all"),
    }


def _what(row: DayRow) -> str:
    """What Enter does to the block of this row."""
    if row.block.began is None:
        return _BEGINS
    return _ENDS if row.stands is Stands.NOW else _AGAIN


def _say(button: Button, words: str) -> None:
    if button.text() != words:
        button.setText(words)
        button.setAccessibleName(words)
        button.updateGeometry()
