"""Name badges and table cards: the first name readable from two metres, on labels or on paper to cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from hostdesk.domain.label_sheets import LabelSheet, Spot
from hostdesk.printing import looks
from hostdesk.printing import type as lettering
from hostdesk.printing.digital import printout
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.fitted import LEADING, Fitted, Sizes, fitted
from hostdesk.printing.looks import USUAL, Look, looking
from hostdesk.printing.page import AMBER, FIRST_PAGES, HAIRLINE, SIDE
from hostdesk.printing.parts import said, said_before
from hostdesk.printing.type import GREEN, INK, MUTED

Progress = Callable[[int, int], None]  # badges done, badges in all; raising from it cancels

MARGIN = 4 * mm  # from the edge of a label: printers are a millimetre or two off
_MARK = 4 * mm  # the length of a cut mark
_AWAY = 1.5 * mm  # from what is cut out
_AT_THE_EDGE = 9 * mm  # the same where it begins at the edge, which printers leave out
_GAP, _GAP_ON_A_TABLE = 8.0, 18.0  # points between the names and what is below
_BASELINE = 0.77  # of a line's height, from its top
_CAPITAL = 0.67  # of the size of the letters

# A capital of 24 points is 5.7 mm high: at two metres ten minutes of arc, which weak eyes still read. Only
# an endless word gets smaller.
_GOOD = 30.0
_LARGEST = 0.3  # of the height of a label
_WHOLE = Sizes(15, 12, 7)
_BELOW = Sizes(12, 11, 7)
_SMALL_ROOM, _LARGE_ROOM = 0.3, 0.36  # of the height, for each kind of small letters
_ON_A_TABLE = Sizes(120, 54, 12, bold=True)
_WHOLE_ON_A_TABLE = Sizes(24, 18, 8)


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands on one: what somebody is called, their whole name, and a line about them."""

    called: str
    whole: str = ""  # "": the same
    below: str = ""
    look: Look = USUAL  # as who wears it reads; others read it the better


@dataclass(frozen=True, slots=True)
class Badges:
    """Badges on sheets, or table cards where the sheet is one that folds; nobody: one sheet to write on."""

    title: str
    sheet: LabelSheet
    badges: tuple[Badge, ...] = ()
    begin_at: int = 1  # the first label that is still on the sheet


@dataclass(frozen=True, slots=True)
class _Page:
    """The size of a sheet in points."""

    size: tuple[float, float]

    @property
    def text_width(self) -> float:
        return self.size[0] - 2 * SIDE


def printed(content: Badges, progress: Progress, edition: Edition = PAPER) -> bytes:
    """The PDF; each label's words stay inside it."""
    width, height = content.sheet.size
    made = printout(_Page((width * mm, height * mm)), content.title, "", edition)
    badges = content.badges or (None,) * content.sheet.count
    done = 0
    progress(0, len(badges))
    for filled in islice(_sheets(badges, content), FIRST_PAGES if edition.beginning else None):
        made.print_drawn(partial(_draw_sheet, sheet=content.sheet, filled=filled))
        done += len(filled)
        progress(done, len(badges))
    return made.pdf()


def _sheets(badges: Sequence[Badge | None], content: Badges) -> Iterator[list[tuple[Spot, Badge | None]]]:
    """What is on each sheet; the first may have given labels already."""
    spots = list(content.sheet.spots())
    free = spots[(content.begin_at - 1) % len(spots) :]
    left = list(badges)
    while left:
        yield list(zip(free, left, strict=False))
        left, free = left[len(free) :], spots


def _draw_sheet(canvas: Any, sheet: LabelSheet, filled: Sequence[tuple[Spot, Badge | None]]) -> None:
    if sheet.is_cut:
        _draw_cut_marks(canvas, sheet)
    for spot, badge in filled:
        canvas.saveState()
        canvas.translate(spot.left * mm, (sheet.size[1] - spot.top - spot.height) * mm)
        with looking(badge.look if badge else USUAL):
            if sheet.folds:
                _draw_card(canvas, spot, badge)
            else:
                _draw_badge(canvas, spot.width * mm, spot.height * mm, badge)
        canvas.restoreState()


def _draw_badge(canvas: Any, width: float, height: float, badge: Badge | None) -> None:
    if badge is None:
        _draw_line_to_write_on(canvas, width, height)
        return
    room = width - 2 * MARGIN
    inside = height - 2 * MARGIN
    share = _SMALL_ROOM if badge.look.is_usual else _LARGE_ROOM
    small = [fitted(words, room, inside * share, sizes) for words, sizes in _small(badge)]
    taken = sum(part.height + _GAP for part in small)
    sizes = Sizes(round(height * _LARGEST), _GOOD, 9, bold=True)
    large = fitted(badge.called, room, inside - taken, sizes)
    _draw_stacked(canvas, width, height, [(large, INK), *zip(small, (INK, MUTED), strict=False)])


def _small(badge: Badge) -> list[tuple[str, Sizes]]:
    whole = badge.whole if badge.whole != badge.called else ""
    parts = ((whole, _WHOLE), (badge.below, _BELOW))
    return [(words, _grown(sizes)) for words, sizes in parts if words.strip()]


def _grown(sizes: Sizes) -> Sizes:
    """As the look has its letters; what finds no room may still be smaller."""
    size = looks.current().size
    return replace(sizes, largest=size(sizes.largest), good=size(sizes.good))


def _draw_card(canvas: Any, spot: Spot, badge: Badge | None) -> None:
    """The name on both halves, the far one turned round: folded, it is read from both sides."""
    width, half = spot.width * mm, spot.height * mm / 2
    for turned in (False, True):
        canvas.saveState()
        if turned:
            canvas.translate(width, 2 * half)
            canvas.rotate(180)
        with said_before(canvas) if turned else nullcontext():
            _draw_half(canvas, width, half, badge)
        canvas.restoreState()
    canvas.setStrokeColor(HAIRLINE)
    canvas.setDash(1, 3)
    canvas.line(0, half, width, half)
    canvas.setDash()


def _draw_half(canvas: Any, width: float, height: float, badge: Badge | None) -> None:
    if badge is None:
        _draw_line_to_write_on(canvas, width, height)
        return
    room, inside = width - 5 * MARGIN, height - 4 * MARGIN
    small = [fitted(words, room, inside * 0.25, sizes) for words, sizes in _small_on_a_table(badge)]
    taken = sum(part.height + _GAP_ON_A_TABLE for part in small)
    large = fitted(badge.called, room, inside - taken, _ON_A_TABLE)
    parts = [(large, INK), *((part, MUTED) for part in small)]
    _draw_stacked(canvas, width, height, parts, _GAP_ON_A_TABLE)


def _small_on_a_table(badge: Badge) -> list[tuple[str, Sizes]]:
    return [(badge.whole, _grown(_WHOLE_ON_A_TABLE))] if badge.whole not in ("", badge.called) else []


def _draw_stacked(
    canvas: Any, width: float, height: float, parts: Sequence[tuple[Fitted, Color]], gap: float = _GAP
) -> None:
    """One below the other in the middle, a short amber line under what is large."""
    shown = [(part, colour) for part, colour in parts if part.lines]
    whole = sum(part.height for part, _colour in shown) + gap * (len(shown) - 1)
    top = (height + whole) / 2 + _rise([part.size for part, _colour in shown], (height - whole) / 2)
    for number, (part, colour) in enumerate(shown):
        canvas.setFillColor(colour)
        with said(canvas, " ".join(part.lines)):
            for line in part.lines:
                y = top - part.size * LEADING * _BASELINE
                lettering.draw(canvas, width / 2, y, line, part.size, part.bold, anchor="middle")
                top -= part.size * LEADING
        if number == 0 and len(shown) > 1:
            canvas.setFillColor(AMBER)
            canvas.rect(width / 2 - 14, top - gap * 0.5 - 1.6, 28, 1.6, stroke=0, fill=1)
        top -= gap


def _rise(sizes: Sequence[float], left: float) -> float:
    """So that capitals and not lines stand in the middle; `left`: what there is above the first line."""
    if not sizes:
        return 0.0
    above, below = sizes[0] * (LEADING * _BASELINE - _CAPITAL), sizes[-1] * LEADING * (1 - _BASELINE)
    return max(0.0, min((above - below) / 2, left - float(MARGIN)))


def _draw_line_to_write_on(canvas: Any, width: float, height: float) -> None:
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.6)
    canvas.line(2 * MARGIN, height * 0.36, width - 2 * MARGIN, height * 0.36)
    canvas.setFillColor(GREEN)
    canvas.rect(width / 2 - 14, height * 0.24, 28, 1.6, stroke=0, fill=1)


def _draw_cut_marks(canvas: Any, sheet: LabelSheet) -> None:
    """In the margins, never on a card; on the edge of the sheet where there is no margin."""
    width, height = (side * mm for side in sheet.size)
    spots = list(sheet.spots())
    xs = sorted({x * mm for spot in spots for x in (spot.left, spot.left + spot.width)})
    ys = sorted({height - y * mm for spot in spots for y in (spot.top, spot.top + spot.height)})
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(0.4)
    for x in xs if xs[0] > _MARK else ():
        canvas.line(x, ys[-1] + _AWAY, x, ys[-1] + _AWAY + _MARK)
        canvas.line(x, ys[0] - _AWAY, x, ys[0] - _AWAY - _MARK)
    for y in ys:
        begins, ends = (xs[0] - _AWAY - _MARK, xs[0] - _AWAY) if xs[0] > _MARK else (0.0, _AT_THE_EDGE)
        if 0 < y < height:
            canvas.line(begins, y, ends, y)
            canvas.line(width - begins, y, width - ends, y)
