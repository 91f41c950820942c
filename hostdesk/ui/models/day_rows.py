"""The rows of the day as it is lived: where each block stands, planned and real times; the parked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.live_order import LiveBlock, LiveOrder, Stands
from hostdesk.domain.running_order import Block, TimedBlock
from hostdesk.ui import early, live_words
from hostdesk.ui.models.block_rows import BlockRows, Heading, day_said
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.saying import clock_said
from hostdesk.words import _

ICON = early.USER + 7  # the name of the mark beside the words
TIMES = 2  # the column that changes with the clock
_ICONS = {
    Stands.OVER: "check",
    Stands.NOW: "play",
    Stands.TO_COME: "clock",
    Stands.LEFT_OUT: "minus",
    Stands.PASSED: "circle-help",
}


class DayRow(NamedTuple):
    """A block as it is lived: what a row shows."""

    id: str
    block: Block
    stands: Stands | None  # None: parked
    icon: str
    state: str
    planned: str
    title: str
    about: str
    minutes: str
    compared: str  # the line under the minutes
    times: str


Row = Heading | DayRow


def rows_of(gathering: Gathering, live: LiveOrder) -> list[Row]:
    """Everything in its order; one day alone needs no heading."""
    days = [tuple(day) for _number, day in groupby(live.blocks, key=lambda line: line.block.day)]
    rows: list[Row] = []
    for day in days:
        number = day[0].block.day
        if len(days) > 1 or number > 1:
            timed = TimedBlock(day[0].block, day[0].planned, None)
            rows.append(Heading(f"day {number}", day_said(timed), number))
        rows += [_row(line) for line in day]
    if parked := gathering.parked_blocks():
        rows.append(Heading("parked", _("Parked: at hand, and not placed"), 1, parked=True))
        rows += [_parked(block) for block in parked]
    return rows


def _row(line: LiveBlock) -> DayRow:
    block = line.block
    return DayRow(
        block.id,
        block,
        line.stands,
        _ICONS[line.stands],
        live_words.stands_said(line),
        _("planned {clock}").format(clock=clock_said(line.planned)) if line.planned else "",
        block.title,
        _about(block),
        *_minutes(line),
        live_words.times_said(line),
    )


def _parked(block: Block) -> DayRow:
    state, minutes = _("Parked"), _said(block.minutes)
    return DayRow(block.id, block, None, "pause", state, "", block.title, _about(block), minutes, "", "")


def _about(block: Block) -> str:
    told = (
        _("Break") if block.is_break else "",
        block.position.label if block.position else "",
        _("{name} leads").format(name=block.leads) if block.leads else "",
        _("pinned") if block.pinned else "",
        _("can be left out") if block.optional else "",
    )
    return live_words.joined(*told)


def _minutes(line: LiveBlock) -> tuple[str, str]:
    """How long it lasts or lasted, and what was planned where that is something else."""
    minutes = line.block.minutes if line.real_minutes is None else line.real_minutes
    planned = line.block.planned_minutes
    return _said(minutes), "" if planned == minutes else _("{n} planned").format(n=planned)


def _said(minutes: int) -> str:
    return _("{n} min").format(n=minutes)


class DayRows(BlockRows):
    """Nothing is typed here; each row has a mark beside the words that say where its block stands."""

    def _tell_changed(self, old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
        """What the clock alone changed is told at once, and leaves every height as it is."""
        differ = [number for number, before in enumerate(old) if before != new[number]]
        ticked = [number for number in differ if _but_times(old[number]) == _but_times(new[number])]
        for number in set(differ) - set(ticked):
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
        if ticked:
            self.dataChanged.emit(self.index(ticked[0], TIMES), self.index(ticked[-1], TIMES))

    def _data(self, row: Any, column: Column, role: Any) -> Any:
        if role == ICON:
            first = column is self.columns[0] and isinstance(row, DayRow)
            return row.icon if first else ""
        return super()._data(row, column, role)


def _but_times(row: Row) -> Row:
    return row if isinstance(row, Heading) else row._replace(times="")


def columns() -> Sequence[Column]:
    return (
        Column("state", _("State"), Kind.FIXED, 2, least=5),
        Column("title", _("Block"), Kind.FIXED, 7, second=_under_title, strong=True, least=5.5),
        Column("times", _("As it goes"), Kind.FIXED, 3, hint="–", second=_under_times, least=4.8),
        Column("minutes", _("Minutes"), Kind.FIXED, 2, second=_under_minutes, least=4),
    )


def _under_title(row: DayRow) -> str:
    return row.about


def _under_times(row: DayRow) -> str:
    return row.planned


def _under_minutes(row: DayRow) -> str:
    return row.compared
