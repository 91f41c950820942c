"""Running order: blocks whose times follow from their durations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.running_order import Block
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.saying import clock_said
from hostdesk.ui.widgets.plain import muted
from hostdesk.words import _, counted
from hostdesk.workflows import prepare

_MINUTES = re.compile(r"\s+(\d{1,4})\s*(?:min|minutes|')?\s*$")


def page(_settings: Settings) -> Page:
    return RunningOrderPage()


class _BlockRow(NamedTuple):
    """A block with its clock: what a row shows."""

    id: str
    starts: datetime | None
    block: Block
    title: str
    minutes: int
    role: Role | None
    position: Position | None
    what_happens: str
    materials: str


class RunningOrderPage(ListPage):
    """What happens when, and where the host stands meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "running_order",
            _("Running order"),
            _("What happens when, and where are you while it does? Times follow by themselves."),
        )
        self.lay_add_line(
            "new_block",
            _("Title of a block"),
            _("What happens next? End with the minutes: Arrivals and soup 20"),
        )
        self.lay_list(
            _columns(),
            "block_list",
            _("Blocks"),
            _("Nothing is planned yet. Begin with the arrival and the close; the middle will follow."),
        )
        self.total = muted("", "total")
        self.column.addWidget(self.total)
        self.spare.append(self.total)
        self.lay_tools()

    def parts(self, gathering: Gathering) -> Sequence[_BlockRow]:
        return [_row(timed.block, timed.starts) for timed in gathering.timed_blocks()]

    def part(self, part_id: str) -> Block:
        row: _BlockRow = super().part(part_id)
        return row.block

    def add(self, gathering: Gathering, text: str) -> Change:
        minutes = _MINUTES.search(text)
        if minutes is None or not text[: minutes.start()].strip():
            return prepare.add_block(gathering, text)
        return prepare.add_block(gathering, text[: minutes.start()], int(minutes[1]))

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        self.total.setText(total_said(gathering))


def total_said(gathering: Gathering) -> str:
    """ "2 hours 30 minutes in all, until 21:00" """
    minutes = sum(block.minutes for block in gathering.blocks)
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = [counted("{n} hour", "{n} hours", hours)] if hours else []
    parts += [counted("{n} minute", "{n} minutes", rest)] if rest else []
    ends = gathering.timed_blocks()[-1].ends
    until = _(", until {clock}").format(clock=clock_said(ends)) if ends else ""
    return _("{duration} in all{until}").format(duration=" ".join(parts), until=until)


def _row(block: Block, starts: datetime | None) -> _BlockRow:
    return _BlockRow(
        block.id,
        starts,
        replace(block),
        block.title,
        block.minutes,
        block.role,
        block.position,
        block.what_happens,
        block.materials,
    )


def _columns() -> tuple[Column, ...]:
    roles = ((None, "–"), *((role, role.label) for role in Role))
    positions = ((None, "–"), *((position, position.label) for position in Position))
    return (
        Column("starts", _("Begins"), Kind.FIXED, 2, shown=lambda row: clock_said(row.starts), hint="–"),
        Column("title", _("Block"), stretch=5, strong=True),
        Column("minutes", _("Min."), Kind.NUMBER, 2),
        Column("position", _("You are"), Kind.CHOICE, 3, positions, hint="…"),
        Column("role", _("Your role"), Kind.CHOICE, 3, roles, hint="…"),
        Column("what_happens", _("What happens"), stretch=11, hint="…", least=10),
        Column("materials", _("Materials"), stretch=4, hint="…"),
    )
