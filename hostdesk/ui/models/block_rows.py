"""The rows of the running order: blocks with their clock under the heads of their days, then the parked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QDate, QLocale

from hostdesk.domain.conflicts import conflicts
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block, TimedBlock, days_of
from hostdesk.ui import early
from hostdesk.ui.models.rows import SECOND_LINE, STRONG, Column, Index, RowsModel
from hostdesk.ui.saying import clock_said
from hostdesk.words import _

HEADING = early.USER + 6  # True: words over the rows of a day
_ASKED = 60  # letters of a question on a row


class Heading(NamedTuple):
    """A line over the blocks of a day, or over the parked ones."""

    id: str
    words: str
    day: int
    parked: bool = False


class BlockRow(NamedTuple):
    """A block with its clock: what a row shows."""

    id: str
    begins: str
    block: Block
    title: str  # from here on what a row's height depends on
    minutes: int
    what_happens: str
    about: str  # the line under the title
    pinned: str  # the word under the clock


Row = Heading | BlockRow


class Spot(NamedTuple):
    """Where a block is put: before another one, or ("") at the end."""

    day: int
    before: str = ""
    parked: bool = False


def rows_of(gathering: Gathering) -> list[Row]:
    """Everything in the order in which it is shown; one day alone needs no heading."""
    days = days_of(gathering.timed_blocks())
    marks = _marks(gathering)
    scales = {scale.id: scale.question or scale.kind.label for scale in gathering.scales}
    rows: list[Row] = []
    for day in days:
        if len(days) > 1 or day[0].block.day > 1:
            rows.append(Heading(f"day {day[0].block.day}", day_said(day[0]), day[0].block.day))
        rows += [_row(timed, marks.get(timed.block.id, ()), scales) for timed in day]
    if parked := gathering.parked_blocks():
        rows.append(Heading("parked", _("Parked: at hand, and not placed"), 1, parked=True))
        rows += [_row(TimedBlock(block, None, None), (), scales) for block in parked]
    return rows


def spot_at(rows: Sequence[Row], number: int) -> Spot:
    """Where a block comes to stand that is let go between the rows `number - 1` and `number`."""
    number = max(number, 1 if isinstance(rows[0], Heading) else 0)  # nothing stands over the first heading
    day, parked = _section(rows[max(0, number - 1)])
    following = rows[number] if number < len(rows) else None
    if isinstance(following, BlockRow):
        return Spot(day, following.id, parked)
    return Spot(day, "", parked)


def _section(row: Row) -> tuple[int, bool]:
    if isinstance(row, Heading):
        return row.day, row.parked
    return row.block.day, row.block.parked


def day_said(timed: TimedBlock) -> str:
    """ "Day 2 · Wednesday 13 May" """
    number = _("Day {n}").format(n=timed.block.day)
    if timed.starts is None:
        return number
    when = QDate(timed.starts.year, timed.starts.month, timed.starts.day)
    return f"{number} · {QLocale().toString(when, 'dddd d MMMM')}"


def _row(timed: TimedBlock, marks: Sequence[str], scales: dict[str, str]) -> BlockRow:
    block = timed.block
    pinned = _("pinned") if block.pinned else ""
    begins = clock_said(timed.starts or block.pinned)
    about = "\n".join([*marks, " · ".join(_about(block, scales))]).strip()
    return BlockRow(
        block.id, begins, block, block.title, block.minutes, block.what_happens, about, pinned
    )


def _about(block: Block, scales: dict[str, str]) -> list[str]:
    asked = scales.get(block.scale_id or "", "")
    short = asked if len(asked) <= _ASKED else f"{asked[: _ASKED - 1]}…"
    told = (
        _("Break") if block.is_break else "",
        block.position.label if block.position else "",
        block.role.label if block.role else "",
        _("{name} leads").format(name=block.leads) if block.leads else "",
        _("asks “{question}”").format(question=short) if asked else "",
        _("can be left out") if block.optional else "",
    )
    return [words for words in told if words]


def _marks(gathering: Gathering) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for conflict in conflicts(gathering):
        if conflict.mark:
            found[conflict.block_id] = (*found.get(conflict.block_id, ()), f"‣ {conflict.mark}")
    return found


class BlockRows(RowsModel):
    """Blocks can be typed into; headings are only read."""

    def show_rows(self, rows: Sequence[Any]) -> None:
        """As everywhere; rows that only changed places take their heights with them."""
        before = [row.id for row in self._rows]
        after = [row.id for row in rows]
        if before != after and sorted(before) == sorted(after):
            self._reorder({part_id: number for number, part_id in enumerate(after)})
        super().show_rows(rows)

    def _reorder(self, places: dict[str, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        new = [self.index(places[self._rows[index.row()].id], index.column()) for index in old]
        self._rows = tuple(sorted(self._rows, key=lambda row: places[row.id]))
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _tell_changed(self, old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
        """Where only the clock has moved on, only the clock is told: such a row keeps its height."""
        for number, before in enumerate(old):
            if before != new[number]:
                last = 0 if _differ_by_clock(before, new[number]) else len(self.columns) - 1
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def is_heading(self, number: int) -> bool:
        return isinstance(self.row(number), Heading)

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        if index.isValid() and self.is_heading(index.row()):
            return QtCore.Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def text(self, row: Any, column: Column) -> str:
        if isinstance(row, Heading):
            return row.words if column is self.columns[0] else ""
        return super().text(row, column)

    def _data(self, row: Any, column: Column, role: Any) -> Any:
        if not isinstance(row, Heading):
            return False if role == HEADING else super()._data(row, column, role)
        if role in (HEADING, STRONG):
            return True
        told = role in (early.DISPLAY, early.ACCESSIBLE_TEXT)
        return self.text(row, column) if told else "" if role == SECOND_LINE else None

    def spoken(self, row: Any, column: Column) -> str:
        """The lines under a title are heard as sentences, without their marks."""
        return super().spoken(row, column).replace("‣ ", "").replace("\n", ". ")


def _differ_by_clock(before: Row, after: Row) -> bool:
    if isinstance(before, Heading) or isinstance(after, Heading):
        return False
    return before[3:] == after[3:]
