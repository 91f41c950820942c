"""Running order: blocks whose times follow from their durations, over one day or several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from hostdesk.domain.available import latest, time_said
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block, lasting
from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.models.block_rows import BlockRow, BlockRows, Row, rows_of, spot_at
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.page_keys import block_keys
from hostdesk.ui.pages import block_card
from hostdesk.ui.pages.kept_offer import KeptOffer
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.order_glance import OrderGlance
from hostdesk.ui.pages.page import Intent, Page
from hostdesk.ui.saying import clock_said
from hostdesk.ui.widgets.block_table import BlockTable
from hostdesk.ui.widgets.own_pictures import OwnPictures
from hostdesk.ui.widgets.plain import Button, muted
from hostdesk.words import _
from hostdesk.workflows import kept, prepare, running

_ROOMY, _WIDE_OPEN = 36, 52  # em of height: the glance in brief below the list, or all of it
_SHARE = 0.34  # of the height that the glance takes at most


def page(_settings: Settings) -> Page:
    return RunningOrderPage()


class RunningOrderPage(ListPage):
    """What happens when, and where the host stands meanwhile."""

    picture_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "running_order",
            _("Running order"),
            _("What happens when, and where are you while it does? Times follow by themselves."),
        )
        self.lay_add_line(
            "new_block",
            _("Title of a block"),
            _("Arrivals and soup 20, or at a time: 19:30 Supper 45"),
        )
        self.lay_list(
            _columns(),
            "block_list",
            _("Blocks"),
            _("Nothing is planned yet. Begin with the arrival and the close; the middle will follow."),
            BlockTable,
        )
        self.total = muted("", "total")
        self.column.addWidget(self.total)
        self.spare.append(self.total)
        self._lay_glance()
        form = self.lay_card("block", block_card.block_fields(), _("‹ All blocks"))
        self.pictures = OwnPictures(form, "block")
        self.pictures.open_requested.connect(self.picture_requested)
        self.kept = KeptOffer(self, Block, kept.blocks, _("Blocks that others hold"), block_card.BlockPicker)
        self.kept.button.setText(_("Choose a block…"))
        self.kept.button.setAccessibleName(_("Choose a block…"))
        self._lay_arranging()
        self.lay_tools(self.kept.button, self.at_a_glance, self.arrange, moving=False)
        self._tools = (*self._tools, self.arrange)

    def model(self, columns: Sequence[Column], label: str) -> RowsModel:
        return BlockRows(columns, label)

    def _lay_glance(self) -> None:
        self.glance = OrderGlance()
        self.glance.until_chosen.connect(self._on_until)
        self.glance.refused.connect(self.said)
        self.glance.kitchen_requested.connect(self._on_kitchen)
        self.glance.followed.connect(self._on_followed)
        self.column.addWidget(self.glance)
        self.at_a_glance = Button(_("At a glance"), "at_a_glance")
        self.at_a_glance.setCheckable(True)
        self.at_a_glance.toggled.connect(self._share_height)

    def _lay_arranging(self) -> None:
        self.arrange = Button(_("Arrange…"), "arrange")
        self.arrange.setToolTip(_("Where the block goes. Rows can be dragged, too."))
        self.arrange.clicked.connect(self._on_arrange_button)
        self.arranging = QMenu(self)
        self.arranging.setObjectName("arranging")
        self._actions = {verb: self.arranging.addAction("") for verb in block_keys()}
        for verb, action in self._actions.items():
            action.triggered.connect(partial(self._on_chosen_verb, verb))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_context_menu)
        table = self.table
        assert isinstance(table, BlockTable)
        table.arranged.connect(self._on_arranged)
        table.dropped.connect(self._on_dropped)

    def desk_needed(self, desk: Any) -> None:
        self.kept.desk = desk

    # showing

    def parts(self, gathering: Gathering) -> Sequence[Row]:
        return rows_of(gathering)

    def part(self, part_id: str) -> Block:
        row: BlockRow = super().part(part_id)
        return row.block

    def add(self, gathering: Gathering, text: str) -> Change:
        return running.add_typed(gathering, text)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        self.total.setText(total_said(gathering))
        self.glance.show_gathering(gathering)
        self._share_height()

    def fit(self, low: bool) -> None:
        super().fit(low)
        self._share_height()

    def _share_height(self, *_toggled: object) -> None:
        """List and glance under each other where there is room, else the one or the other."""
        rows, lines = self.rows.rowCount() > 0, self.height() // theme.em(self)
        self.at_a_glance.setVisible(rows and lines < _WIDE_OPEN)
        swapped = rows and lines < _WIDE_OPEN and self.at_a_glance.isChecked()
        self.glance.show_briefly(lines < _WIDE_OPEN and not swapped)
        self.glance.setVisible(rows and (lines >= _ROOMY or swapped))
        self.card.setVisible(rows and not swapped)
        for widget in (self.add_line, self.kept.button, *self._tools):
            widget.setVisible(not swapped)
        self._name_the_glance(swapped)
        wanted = self.glance.wanted_height(self.width() - 64)
        high = min(wanted, int(self.height() * _SHARE))
        self.glance.setMinimumHeight(0 if swapped else high)
        self.glance.setMaximumHeight(self.height() if swapped else high)

    def _name_the_glance(self, swapped: bool) -> None:
        count = self.glance.count
        words = _("At a glance: {n}").format(n=count) if count else _("At a glance")
        self.at_a_glance.setText(_("‹ All blocks") if swapped else words)
        self.at_a_glance.setAccessibleName(self.at_a_glance.text())
        self.at_a_glance.updateGeometry()

    def show_last(self) -> None:
        """The block that came last: the parked ones stand below it."""
        if self.gathering is not None and (placed := self.gathering.timed_blocks()):
            self.table.go_to(placed[-1].block.id)

    def _show_card(self) -> None:
        if self.form is not None and self.gathering is not None:
            self.form.set_choices("day", block_card.days(self.gathering))
            self.form.set_choices("scale_id", block_card.scales(self.gathering))
            self.form.offer("leads", block_card.leaders(self.gathering))
            self.pictures.show_of(self.gathering, self.table.chosen())
        super()._show_card()

    def card_heading(self, part: BlockRow) -> str:
        return " ".join(words for words in (part.begins, part.title) if words)

    def beside(self, by: int) -> str:
        ids = [row.id for row in map(self.rows.row, range(self.rows.rowCount())) if isinstance(row, BlockRow)]
        at = ids.index(self.table.chosen()) + by if self.table.chosen() in ids else -1
        return ids[at] if 0 <= at < len(ids) else ""

    def reveal(self, field: str) -> QWidget | None:
        """Where an answer goes: in the list, on a card, or in what is seen at a glance."""
        if field == "block_what_happens" and not self.card_is_open:
            self.show_last()  # what is asked is how it ends
        found = super().reveal(field)
        if found is not None and not found.isVisible():
            self.at_a_glance.setChecked(self.glance.isAncestorOf(found))
        return found

    # what the host wants

    def _on_pasted(self, text: str) -> None:
        if self.ask(partial(running.add_all, text=text)):
            self.show_last()

    def _on_edited(self, part_id: str, field: str, value: Any) -> None:
        block = self.part(part_id)
        intents: dict[str, Intent] = {
            "day": partial(running.to_day, block=block, day=value),
            "pinned": partial(running.pin, block=block, clock=value),
            "parked": partial(running.park if value else running.take_out, block=block),
        }
        if field in intents:
            self.ask(intents[field])
        else:
            super()._on_edited(part_id, field, value)

    def _on_move(self, part_id: str, by: int) -> None:
        self.ask(partial(running.move_block, block=self.part(part_id), by=by))

    def _on_dropped(self, part_id: str, number: int) -> None:
        spot = spot_at(rows_of(self.gathering), number) if self.gathering else None
        if spot is not None:
            self.ask(partial(running.put, block=self.part(part_id), **spot._asdict()))

    def _on_arranged(self, part_id: str, verb: str) -> None:
        block = self.part(part_id)
        intents: dict[str, Intent] = {
            "up": partial(running.move_block, block=block, by=-1),
            "down": partial(running.move_block, block=block, by=1),
            "first": partial(running.to_edge, block=block, last=False),
            "last": partial(running.to_edge, block=block, last=True),
            "next_day": partial(running.to_day, block=block, day=block.day + 1),
            "park": partial(running.take_out if block.parked else running.park, block=block),
            "pin": partial(running.pin_here, block=block),
        }
        self.ask(intents[verb])

    def _on_chosen_verb(self, verb: str, *_triggered: object) -> None:
        if chosen := self.table.chosen():
            self._on_arranged(chosen, verb)

    def _on_arrange_button(self) -> None:
        self._open_menu(self.arrange.mapToGlobal(QPoint(0, self.arrange.height())))

    def _on_context_menu(self, at: QPoint) -> None:
        self._open_menu(self.table.viewport().mapToGlobal(at))

    def _open_menu(self, at: QPoint) -> None:
        if not self.table.chosen():
            return
        block = self.part(self.table.chosen())
        for verb, words in _arranging(block).items():
            self._actions[verb].setText(words)
        self._actions["pin"].setEnabled(not block.parked and bool(self._begins(block) or block.pinned))
        self._actions["next_day"].setEnabled(not block.parked)
        self.arranging.popup(at)

    def _begins(self, block: Block) -> str:
        row: BlockRow = self.rows.row(self.rows.row_of(block.id))
        return row.begins

    def _on_until(self, clock: time | None) -> None:
        self.ask(partial(prepare.describe, until=clock))

    def _on_kitchen(self) -> None:
        self.ask(running.add_kitchen)

    def _on_followed(self, block_id: str, field: str) -> None:
        self.at_a_glance.setChecked(False)
        self.table.go_to(block_id, 1)
        if field in ("pinned", "scale_id"):
            self.open_card(block_id, field)
        else:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)


def _arranging(block: Block) -> dict[str, str]:
    """What can be done with a block in its place, with the key that does it."""
    words = {verb: key.short for verb, key in block_keys().items()}
    words |= {"park": _("Take it out again")} if block.parked else {}
    words |= {"pin": _("Take the pin out")} if block.pinned else {}
    return {verb: f"{words[verb]}\t{key.keys}" for verb, key in block_keys().items()}


def total_said(gathering: Gathering) -> str:
    """ "2 hours 30 minutes in all, until 21:00"; against the time there is, where it is known."""
    placed = gathering.timed_blocks()
    if told := time_said(placed, gathering.session.until):
        return "\n".join(told)
    minutes = sum(timed.block.minutes for timed in placed)
    if not minutes:
        return ""
    ends = latest(placed)
    until = _(", until {clock}").format(clock=clock_said(ends)) if ends else ""
    return _("{duration} in all{until}").format(duration=lasting(minutes), until=until)


def _columns() -> tuple[Column, ...]:
    return (
        Column("begins", _("Begins"), Kind.FIXED, 2, hint="–", second=_pinned, least=3.4),
        Column("title", _("Block"), stretch=9, strong=True, second=_about, least=8),
        Column("minutes", _("Min."), Kind.NUMBER, 1),
        Column("what_happens", _("What happens"), stretch=10, hint="…", least=8),
    )


def _pinned(row: BlockRow) -> str:
    return row.pinned


def _about(row: BlockRow) -> str:
    return row.about
