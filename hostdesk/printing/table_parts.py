"""The rows and cells of a table, as parts of a digital document; a head that is repeated is said once."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from hostdesk.printing.structure import Element
from hostdesk.printing.tagging import TaggingCanvas

__all__ = ["TableParts", "WholeTable"]


class WholeTable:
    """A table on however many pages."""

    __slots__ = ("cells", "element", "row")

    def __init__(self) -> None:
        self.element: Element | None = None
        self.row: Element | None = None  # the last, which may go on after a page
        self.cells: list[Element] = []  # of that row


class TableParts:
    """Told by ReportLab what it draws next."""

    def __init__(self, table: Any, canvas: TaggingCanvas) -> None:
        self._table, self._canvas, self._whole = table, canvas, table.whole
        self._open: list[ExitStack] = []

    def __call__(self, _table: Any, moment: str, *told: Any) -> None:
        if moment == "startTable":
            self._begin_table()
        elif moment == "startRow":
            self._begin_row(told[0])
        elif moment == "startCell":
            self._begin_cell(*told[:3])
        elif moment in ("endCell", "endRow", "endTable"):
            self._open.pop().close()

    def _begin_table(self) -> None:
        if self._whole.element is None:
            self._whole.element = Element("Table", self._canvas.inside)
        self._enter(self._canvas.within(self._whole.element))

    def _begin_row(self, row: int) -> None:
        if row < self._table.repeatRows and not self._table.begins:
            self._enter(self._canvas.silent())
            return
        if not (self._table.row_goes_on and row == self._table.repeatRows):
            self._whole.row, self._whole.cells = Element("TR", self._whole.element), []
        self._enter(self._canvas.within(self._whole.row))

    def _begin_cell(self, row: int, column: int, value: Any) -> None:
        if self._canvas.is_silent:
            self._enter(ExitStack())
            return
        cell = self._cell(row, column)
        self._enter(self._canvas.within(cell))
        only = value[0] if isinstance(value, list | tuple) and len(value) == 1 else value
        if getattr(only, "role", "") in ("P", "TH"):
            only.fills_cell = True
        if isinstance(value, str) and value:
            self._open[-1].enter_context(self._canvas.content(cell))

    def _cell(self, row: int, column: int) -> Element:
        cells = self._whole.cells
        if column >= len(cells):
            cells.append(_new_cell(self._table, self._whole.row, row, column))
        found: Element = cells[column]
        return found

    def _enter(self, context: Any) -> None:
        self._open.append(ExitStack())
        self._open[-1].enter_context(context)


def _new_cell(table: Any, parent: Element, row: int, column: int) -> Element:
    if row < table.repeatRows:
        return Element("TH", parent, "/O/Table/Scope/Column")
    if column < table.head_columns:
        return Element("TH", parent, "/O/Table/Scope/Row")
    return Element("TD", parent)
