"""Tables: quiet ones, with hairlines; a head is repeated on every page, and a tall row may be broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import zip_longest
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from hostdesk.printing import faces, looks
from hostdesk.printing import type as lettering
from hostdesk.printing.boxes import Box
from hostdesk.printing.flowables import Words, listed, passage, style, styled, to_tick
from hostdesk.printing.page import HAIRLINE, LINEN
from hostdesk.printing.table_parts import TableParts, WholeTable
from hostdesk.printing.tagging import TaggingCanvas
from hostdesk.printing.type import INK, MUTED
from hostdesk.printing.writing_room import Ruled

TIME_WIDTH = 62.0
COLUMN = 96.0  # points that a column needs at least, in usual letters
SMALL_PAGE = 400.0  # points
NARROW = 76.0  # the same where there are boxes
TALL_ROW = 400.0
TALL = 6.5  # above and below what is in a row to fill in
LEAST_SPARE = 4  # rows to fill in at the end
FIRST_ROWS = 2  # at the foot of a page
FACT, LARGE_FACT = 0.34, 0.42  # of the width: what a fact is
FIGURE = 0.5  # of the width: a figure with its words beside it


def both_ends(low: str, high: str, begins: float = 0) -> Table:
    """The words for the two ends of a line, each under its own end; in larger letters one below the other.

    `begins`: where the line does, as part of the width.
    """
    if not looks.current().is_usual:
        return _one_below_the_other([low, high])
    left = at_the_start(styled(low, style("low end", 9.5, MUTED)))
    right = styled(high, style("high end", 9.5, MUTED, alignment=2))
    widths = [f"{100 * begins:g}%"] * bool(begins) + [f"{50 * (1 - begins):g}%"] * 2
    table = _HouseTable([[*[""] * bool(begins), left, right]], colWidths=widths, spaceAfter=6)
    table.kind = "ends"
    table.is_layout = True
    table.setStyle([("LEFTPADDING", (-2, 0), (-2, 0), 0), ("RIGHTPADDING", (-1, 0), (-1, 0), 0), *PLAIN])
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


def table(head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Table:
    """A table whose head is repeated on every page; cells are words or flowables.

    A list where there are more columns than the paper has room for.
    """
    if len(widths) > looks.current().columns(sum(widths), COLUMN):
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


def to_fill_in(
    head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[float], spare: int = 0
) -> Table:
    """A table for a pen: tall rows, lines that a poor copier keeps, boxes in the middle of their columns.

    `spare`: how many rows at the end are there to fill the page; those that begin another are left out.
    """
    if len(widths) > looks.current().columns(sum(widths), NARROW):
        return as_list(head, rows[: len(rows) - spare + LEAST_SPARE] if spare else rows, sum(widths))
    made = [[passage(part, cell) if isinstance(part, str) else part for part in row] for row in rows]
    boxes = [column for column, part in enumerate(made[0]) if isinstance(part, Box)] if made else []
    heads = [head_cell(words, centred=column in boxes) for column, words in enumerate(head)]
    found = _HouseTable([heads, *made], colWidths=widths, repeatRows=1)
    found.spare = spare
    centred = [(name, (at, 0), (at, -1), set_to) for at in boxes for name, set_to in _CENTRED]
    found.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, 0), LINEN),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, MUTED),
            *_ROOMY,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 1), (-1, -1), TALL),
            ("BOTTOMPADDING", (0, 1), (-1, -1), TALL),
            *centred,
        ]
    )
    return found


def facts(rows: Sequence[tuple[str, str]], width: float) -> Table:
    """What each is, and beside it the words."""
    cells = [[aside_cell(what), passage(words, cell)] for what, words in rows]
    first = FACT if looks.current().is_usual else LARGE_FACT
    found = _HouseTable(cells, colWidths=[first * width, (1 - first) * width])
    found.kind, found.head_columns = "facts", 1
    found.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, HAIRLINE),
            *_ROOMY,
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ]
    )
    return found


def beside(rows: Sequence[tuple[Sequence[Any], Sequence[Any]]], width: float) -> Table:
    """A figure and its words beside it, each pair on one height; below it where letters are large."""
    if not looks.current().is_usual or width < SMALL_PAGE:
        apart = [Spacer(1, looks.current().room(8))]
        cells = [[[*left, *(apart if left and right else []), *right]] for left, right in rows]
        found = _HouseTable(cells, colWidths=[width])
        found.kind, found.is_layout = "beside", True
        flush = ("LEFTPADDING", (0, 0), (-1, -1), 0)
        found.setStyle([*PLAIN, flush, ("BOTTOMPADDING", (0, 0), (-1, -2), 12)])
        return found
    cells = [[list(left), list(right)] for left, right in rows]
    found = _HouseTable(cells, colWidths=[FIGURE * width, (1 - FIGURE) * width])
    found.kind, found.is_layout = "beside", True
    gutter = (("LEFTPADDING", (0, 0), (0, -1), 0), ("LEFTPADDING", (1, 0), (1, -1), 16))
    found.setStyle(
        [
            *PLAIN,
            *gutter,
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -2), 12),
        ]
    )
    return found


def in_columns(lines: Sequence[Words], width: float, columns: int = 2) -> list[Flowable]:
    """Short lines, read downwards, one column after the other; where letters are large one by one."""
    if columns == 1 or not looks.current().is_usual:
        return listed([line] for line in lines)
    tall = max(1, -(-len(lines) // columns))
    row = [list(lines[start : start + tall]) for start in range(0, tall * columns, tall)]
    found = _HouseTable([row], colWidths=[width / columns] * columns)
    found.is_layout = True
    found.setStyle([*PLAIN, ("LEFTPADDING", (0, 0), (0, -1), 0)])
    return [found]


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


def head_cell(words: str, *, centred: bool = False) -> Words:
    name, alignment = ("centred head cell", TA_CENTER) if centred else ("head cell", TA_LEFT)
    return styled(words, style(name, 9, MUTED, bold=True, alignment=alignment)).as_role("TH")


def line_cell(words: str) -> Words:
    """One of several lines below each other."""
    return styled(words, style("line cell", 10.5, INK, after=4))


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
    found = _HouseTable([[cell(words)] for words in lines if words], colWidths=["100%"], spaceAfter=6)
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
    spare = 0  # rows at its end that only fill the page
    _whole: WholeTable | None = None

    @property
    def whole(self) -> WholeTable:
        """What all its pieces share."""
        if self._whole is None:
            self._whole = WholeTable()
        return self._whole

    def beginning(self, width: float) -> float:
        """How high its first rows are, which make it worth to begin at the foot of a page."""
        self._calc(width, 0)
        return float(sum(self._rowHeights[: self.repeatRows + FIRST_ROWS]))

    def split(self, width: float, height: float) -> list[Any]:
        """Between rows; within one only where it would fill most of a page by itself."""
        self._calc(width, height)
        self._argH = list(self._rowHeights)  # its parts need not find them again
        self.splitInRow = int(sum(self._rowHeights[: self.repeatRows + 1]) > TALL_ROW)
        parts: list[Any] = super().split(width, height)
        if self._leaves_one_row(parts):  # which then takes another with it
            room = sum(self._rowHeights[: parts[0]._nrows - 1]) + 0.01
            parts = super().split(width, room)
            first, second = self._carried_on(parts)
            return [first, CondPageBreak(height - room + 0.1), second]
        return self._carried_on(parts[: 1 if self._leaves_spare_rows(parts) else None])

    def _carried_on(self, parts: list[Any]) -> list[Any]:
        """Parts that know what they are parts of."""
        for part in parts:
            part.is_layout, part.head_columns, part._whole = self.is_layout, self.head_columns, self.whole
            part.begins, part.row_goes_on = self.begins, self.row_goes_on
        for part in parts[1:]:
            part.begins = False
            part.row_goes_on = sum(each._nrows for each in parts) - self.repeatRows > self._nrows
            part.spare = min(self.spare, part._nrows - self.repeatRows)
        return parts

    def _drawCell(self, cellval: Any, cellstyle: Any, pos: Any, size: Any) -> None:  # noqa: N802  # ReportLab's
        """On a paper that is read from right to left the first column is the rightmost."""
        if looks.current().right_to_left:
            (x, y), width = pos, self._width or sum(self._colWidths)
            pos = (width - x - size[0], y)
            cellstyle = _mirrored(cellstyle)
        super()._drawCell(cellval, cellstyle, pos, size)

    def _leaves_spare_rows(self, parts: Sequence[Any]) -> bool:
        """Nothing but rows that only fill the page, and there are some of them on this one."""
        return len(parts) == 2 and bool(parts[1]._nrows - self.repeatRows <= self.spare - LEAST_SPARE)

    def _leaves_one_row(self, parts: Sequence[Any]) -> bool:
        """Alone on the next page, although there are others to keep it company."""
        if len(parts) != 2 or sum(part._nrows for part in parts) - self.repeatRows != self._nrows:
            return False
        first, second = (part._nrows - self.repeatRows for part in parts)
        return bool(second == 1 and first > 2)

    def draw(self) -> None:
        if isinstance(self.canv, TaggingCanvas) and not self.is_layout:
            self._renderCB = TableParts(self, self.canv)
        super().draw()


def _mirrored(cellstyle: Any) -> Any:
    found = copy(cellstyle)
    found.leftPadding, found.rightPadding = cellstyle.rightPadding, cellstyle.leftPadding
    found.alignment = "RIGHT" if cellstyle.alignment == "LEFT" else cellstyle.alignment
    return found


# ReportLab sets a font for each cell, used or not: one that is not ours would not be embedded.
_FACE = ("FONT", (0, 0), (-1, -1), faces.REGULAR, 10)
PLAIN = [
    _FACE,
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_CENTRED: list[tuple[str, Any]] = [("ALIGN", "CENTER"), ("LEFTPADDING", 3), ("RIGHTPADDING", 3)]
_ROOMY = [
    _FACE,
    ("TOPPADDING", (0, 0), (-1, -1), 3.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ("LEFTPADDING", (0, 0), (-1, -1), 8),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
