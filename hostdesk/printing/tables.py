"""Tables: quiet ones, with hairlines; a head is repeated on every page, and a tall row may be broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import zip_longest
from typing import Any

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.platypus import Table

from hostdesk.printing import faces, looks
from hostdesk.printing import type as lettering
from hostdesk.printing.boxes import Box
from hostdesk.printing.flowables import Words, passage, style, styled, to_tick
from hostdesk.printing.page import HAIRLINE, LINEN
from hostdesk.printing.table_parts import TableParts, WholeTable
from hostdesk.printing.tagging import TaggingCanvas
from hostdesk.printing.type import INK, MUTED
from hostdesk.printing.writing_room import Ruled

TIME_WIDTH = 62.0
COLUMN = 96.0  # points that a column needs at least, in usual letters
TALL_ROW = 400.0


def both_ends(low: str, high: str) -> Table:
    """The words for the two ends of a line, each under its own end; in larger letters one below the other."""
    if not looks.current().is_usual:
        return _one_below_the_other([low, high])
    left = at_the_start(styled(low, style("low end", 9.5, MUTED)))
    right = styled(high, style("high end", 9.5, MUTED, alignment=2))
    table = _HouseTable([[left, right]], colWidths=["50%", "50%"], spaceAfter=2)
    table.kind = "ends"
    table.is_layout = True
    table.setStyle([("LEFTPADDING", (0, 0), (0, 0), 0), ("RIGHTPADDING", (1, 0), (1, 0), 0), *PLAIN])
    return table


def times(rows: Sequence[tuple[str, str]], width: float) -> Table:
    """When (where it is known) and what, with a hairline between."""
    timed = any(when for when, _what in rows)
    cells = [[cell(when), cell(what)] if timed else [cell(what).as_role("LI")] for when, what in rows]
    first = looks.current().beside_text(TIME_WIDTH)
    table = _HouseTable(cells, colWidths=[first, width - first] if timed else [width])
    table.is_layout, table.head_columns = not timed, 1
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIRLINE), *_ROOMY])
    return table


def table(
    head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[float], least: float = COLUMN
) -> Table:
    """A table whose head is repeated on every page; cells are words or flowables.

    A list where there are more columns than the paper has room for, each `least` wide in usual letters.
    """
    if len(widths) > looks.current().columns(sum(widths), least):
        return as_list(head, rows, sum(widths))
    made = [[passage(part, cell) if isinstance(part, str) else part for part in row] for row in rows]
    found = _HouseTable([[head_cell(words) for words in head], *made], colWidths=widths, repeatRows=1)
    found.setStyle(
        [("BACKGROUND", (0, 0), (-1, 0), LINEN), ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIRLINE), *_ROOMY]
    )
    return found


def as_list(head: Sequence[str], rows: Sequence[Sequence[Any]], width: float) -> Table:
    """Each row one below the other: what it is about, then each column's words after its name."""
    found = _HouseTable([[list(_entry(head, row))] for row in rows] or [[""]], colWidths=[width])
    found.is_layout = True
    found.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIRLINE), *_ROOMY])
    return found


def _entry(head: Sequence[str], row: Sequence[Any]) -> Iterator[Any]:
    first, *others = row
    yield from passage(first, strong_cell) if isinstance(first, str) else first
    for name, part in zip(head[1:], others, strict=True):
        yield from _named(name, part)


def _named(name: str, part: Any) -> Iterator[Any]:
    if isinstance(part, Box):
        yield to_tick(name)
    elif isinstance(part, ToWriteIn):
        yield aside_cell(name)
        yield Ruled(1)
    elif isinstance(part, str):
        yield from passage(f"{name}: {part}" if part.strip() else "", cell)
    elif part:
        first, *others = part
        yield from [_after(name, first)] if isinstance(first, Words) else [aside_cell(name), first]
        yield from others


def _after(name: str, words: Words) -> Words:
    """Its name and the words, which stay bold if they were."""
    is_bold = words.style.fontName == faces.BOLD
    said = lettering.markup(f"{name}: ") + lettering.markup(words.plain, bold=is_bold)
    return Words(said, style("cell", 10.5, INK))


def side_by_side(lines: Sequence[Words], width: float, columns: int = 2) -> Table:
    """Short lines in two columns or more, read across; in one where letters are large."""
    if not looks.current().is_usual:
        columns = 1
    rows: list[tuple[Any, ...]] = list(
        zip_longest(*(lines[number::columns] for number in range(columns)), fillvalue=[])
    )
    found = _HouseTable(rows, colWidths=[width / columns] * columns)
    found.is_layout = True
    found.setStyle([*PLAIN, ("LEFTPADDING", (0, 0), (0, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)])
    return found


def cell(words: str) -> Words:
    return styled(words, style("cell", 10.5, INK))


def name_cell(words: str) -> Words:
    """A name, in line with the others whichever way its script runs."""
    return at_the_start(styled(words, style("name cell", 10.5, INK, bold=True)))


def listed_cell(words: str) -> Words:
    """One of a list in columns, in line with the others whichever way its script runs."""
    return at_the_start(styled(words, style("listed cell", 10.5, INK)))


def strong_cell(words: str) -> Words:
    return styled(words, style("strong cell", 10.5, INK, bold=True))


def aside_cell(words: str) -> Words:
    return styled(words, style("aside cell", 9.5, MUTED, before=1))


def head_cell(words: str) -> Words:
    return styled(words, style("head cell", 9, MUTED, bold=True)).as_role("TH")


def at_the_start(words: Words) -> Words:
    """Where the place says something, so that words of another direction must not move."""
    now = words.style
    indent = max(now.leftIndent, now.rightIndent)
    if looks.current().right_to_left:
        words.style = now.clone(now.name, alignment=TA_RIGHT, leftIndent=0, rightIndent=indent)
    else:
        words.style = now.clone(now.name, alignment=TA_LEFT, leftIndent=indent, rightIndent=0)
    return words


def _one_below_the_other(lines: Sequence[str]) -> Table:
    found = _HouseTable([[cell(words)] for words in lines if words], colWidths=["100%"], spaceAfter=2)
    found.is_layout = True
    found.setStyle([("LEFTPADDING", (0, 0), (0, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 3), _FACE])
    return found


class ToWriteIn(str):
    """An empty cell, for a pen."""

    __slots__ = ()


class _HouseTable(Table):  # type: ignore[misc]  # ReportLab is untyped
    """`is_layout`: it only puts things side by side; `head_columns`: how many say what a row is about."""

    role = "Table"
    kind = ""  # what else is known of it: "ends" of a line
    is_layout = False
    head_columns = 0
    begins = True  # False: the rest of a table that began on the page before
    row_goes_on = False  # True: so does its first row
    _whole: WholeTable | None = None

    @property
    def whole(self) -> WholeTable:
        """What all its pieces share."""
        if self._whole is None:
            self._whole = WholeTable()
        return self._whole

    def split(self, width: float, height: float) -> list[Any]:
        """Between rows; within one only where it would fill most of a page by itself."""
        self._calc(width, height)
        self.splitInRow = int(sum(self._rowHeights[: self.repeatRows + 1]) > TALL_ROW)
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.is_layout, part.head_columns, part._whole = self.is_layout, self.head_columns, self.whole
            part.begins, part.row_goes_on = self.begins, self.row_goes_on
        for part in parts[1:]:
            part.begins = False
            part.row_goes_on = sum(each._nrows for each in parts) - self.repeatRows > self._nrows
        return parts

    def _drawCell(self, cellval: Any, cellstyle: Any, pos: Any, size: Any) -> None:  # noqa: N802  # ReportLab's
        """On a paper that is read from right to left the first column is the rightmost."""
        if looks.current().right_to_left:
            (x, y), width = pos, self._width or sum(self._colWidths)
            pos = (width - x - size[0], y)
            cellstyle = _mirrored(cellstyle)
        super()._drawCell(cellval, cellstyle, pos, size)

    def draw(self) -> None:
        if isinstance(self.canv, TaggingCanvas) and not self.is_layout:
            self._renderCB = TableParts(self, self.canv)
        super().draw()


def _mirrored(cellstyle: Any) -> Any:
    found = copy(cellstyle)
    found.leftPadding, found.rightPadding = cellstyle.rightPadding, cellstyle.leftPadding
    found.alignment = "RIGHT"
    return found


# ReportLab sets a font for each cell, used or not: one that is not ours would not be embedded.
_FACE = ("FONT", (0, 0), (-1, -1), faces.REGULAR, 10)
PLAIN = [
    _FACE,
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_ROOMY = [
    _FACE,
    ("TOPPADDING", (0, 0), (-1, -1), 3.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ("LEFTPADDING", (0, 0), (-1, -1), 8),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
