"""A scale on paper: circles to mark, dots where people marked, and a slope between two rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm

from hostdesk.domain.dots import TICK, Content, Piles, along, between, contents, described, is_down, piled
from hostdesk.domain.scale import Scale, number_text
from hostdesk.printing import looks
from hostdesk.printing import type as lettering
from hostdesk.printing.fitted import LEADING, Sizes, fitted
from hostdesk.printing.page import AMBER, HAIRLINE
from hostdesk.printing.parts import Described
from hostdesk.printing.type import GREEN, INK, MUTED
from hostdesk.words import _, figures

CIRCLE = 4.6 * mm  # radius of a circle to mark
HALF_CIRCLE = 2.3 * mm
SMALL_CIRCLE = 3.3 * mm  # of a line that follows another
SMALL_LINE = 0.66  # of the width of the page
NUMBER_SIZE = 9.5
LABEL_SIZE = 9.0
ROW_GAP = 8.0  # between two rows of circles
NUMBERS_HEIGHT = 16.0
DOT = 4.0  # radius of a dot in points, unless many lie at one number
SMALL_DEPTH = 30.0  # the same as the next, above a small line
DEPTH = 76.0  # the most that dots may pile up to, in points
SLOPE_HEIGHT = 72.0
TICK_SIZE = 8.0
TICKS_HEIGHT = 12.0  # of a row of them, below the numbers
LINE_APART = 21.0  # from one small line to the next
ABOVE = 14.0  # of a small line what is said of it, in large letters
WHEN = 0.3  # of the width: when each was answered
GAP = 2.3  # from the middle of one dot to the next, in radii: no dot touches another


class CirclesToMark(Described):
    """One circle a number, small ones for the halves, for a pen; `small`: for a question that follows.

    Large circles that find no room in one row go on in another, each row beginning with a whole number.
    """

    def __init__(self, scale: Scale, *, small: bool = False) -> None:
        super().__init__()
        self.look = looks.current()
        self.scale, self.small = scale, small and self.look.is_usual
        self.circle = SMALL_CIRCLE if self.small else self.look.room(CIRCLE)
        self.alt = _to_mark(scale)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self._rows = self._in_rows(width)
        self.height = len(self._rows) * (2 * self.circle + 4) + (len(self._rows) - 1) * ROW_GAP
        return self.width, self.height

    def draw(self) -> None:
        for number, row in enumerate(self._rows):
            middle = self.height - self.circle - 2 - number * (2 * self.circle + 4 + ROW_GAP)
            for at, value in row:
                whole = value % 1 == 0 or self._is_alike
                x = self.circle + 2 + at
                x = self.width - x if self.look.right_to_left else x
                self._draw_circle(x, middle, self.circle if whole else HALF_CIRCLE, value)

    @property
    def _is_alike(self) -> bool:
        """Halves are as large as the others where they have to be read by weak eyes."""
        return not self.look.is_usual

    def _in_rows(self, width: float) -> list[list[tuple[float, Decimal]]]:
        """Each value with the way from the first circle of its row to it, in points."""
        values = _values(self.scale)
        room = width * (SMALL_LINE if self.small else 1) - 2 * self.circle - 4
        between_halves = self.scale.halves and not self._is_alike
        fits = int(room / (self.circle + (HALF_CIRCLE if between_halves else self.circle) + 1)) + 1
        if len(values) <= fits:
            return [[(along(self.scale, value) * room, value) for value in values]]
        fits -= fits % 2 if self.scale.halves else 0
        each = ceil(len(values) / ceil(len(values) / fits))
        each += each % 2 if self.scale.halves else 0
        rows = [values[start : start + each] for start in range(0, len(values), each)]
        return [[(place * room / (each - 1), value) for place, value in enumerate(row)] for row in rows]

    def _draw_circle(self, x: float, middle: float, radius: float, value: Decimal) -> None:
        canvas = self.canv
        canvas.setLineWidth(1 if self.look.is_usual else 1.6)
        canvas.setStrokeColor(INK)
        canvas.circle(x, middle, radius, stroke=1, fill=0)
        canvas.setFillColor(MUTED if self.look.is_usual else INK)
        size = 7.0 if radius == HALF_CIRCLE else 9.0 if self.small else 11.0
        words = "½" if radius == HALF_CIRCLE else number_text(value)
        size = self.look.size(size)
        lettering.draw(canvas, x, middle - size * 0.34, figures(words), size, anchor="middle")


class DotLine(Described):
    """Where the marks of one round lie: a dot a person, equal marks piled up on the line."""

    def __init__(
        self,
        scale: Scale,
        values: Sequence[Decimal],
        label: str,
        said: str = "",
        good_enough: Sequence[Decimal] = (),
    ) -> None:
        """`said`: the dots in words, else how many are where; `good_enough`: where they are content."""
        super().__init__()
        self.scale, self.values, self.label = scale, tuple(values), label
        self.good_enough = tuple(good_enough)
        self.alt = f"{label}: {said or described(scale, values, good_enough)}"

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self._pile = pile(self.scale, self.values, width)
        self._lines = _label_lines(self.label, width)
        self._line = _air() + _numbers_height() + DOT + _ticks_height(self.good_enough)
        self.height = self._line + _reach(self._pile) + 18 + _air() + _more_height(self._lines)
        return self.width, self.height

    def draw(self) -> None:
        _draw_label(self.canv, self.height, self.width, self._lines)
        _draw_line(self.canv, self.scale, self._line, self.width)
        numbers = self._line - DOT - 11 - _more(NUMBER_SIZE)
        _draw_numbers(self.canv, self.scale, numbers, self.width)
        _draw_ticks(self.canv, self.scale, self.good_enough, numbers, self.width)
        _draw_dots(self.canv, self._pile, self._line, self.width, upwards=True, filled=True)


class OverTime(Described):
    """Answers on one scale, each round on a small line of its own, all in one column: small multiples."""

    def __init__(
        self, scale: Scale, answers: Sequence[tuple[str, Sequence[Decimal]]], instead: str, own: bool = True
    ) -> None:
        """`answers`: when, and the numbers; `instead`: said where there are none; `own`: one person's."""
        super().__init__()
        self.scale, self.instead, self._own = scale, instead, own
        self.answers = tuple((when, tuple(values)) for when, values in answers)
        self.alt = "; ".join(f"{when}: {self._said(values)}" for when, values in self.answers)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """What is said of a line stands above it where there is no room beside it."""
        look = looks.current()
        self.width, self._left = width, width * self.begins(width)
        most, line = max((_tallest(values) for _when, values in self.answers), default=1), width - self._left
        self._piles = [pile(self.scale, values, line, most, SMALL_DEPTH) for _when, values in self.answers]
        self._apart = LINE_APART + max((piles.up for piles in self._piles), default=0.0)
        self._apart += 0 if self._left else look.size(LABEL_SIZE) * LEADING + ABOVE - 10
        self.height = _numbers_height() + len(self.answers) * self._apart + 4
        return self.width, self.height

    def draw(self) -> None:
        canvas, line = self.canv, self.width - self._left
        top = _numbers_height() + len(self.answers) * self._apart - self._apart + LINE_APART / 2
        canvas.saveState()
        canvas.translate(0 if looks.current().right_to_left else self._left, 0)
        if self._left:  # they would cross words that stand above a line
            _draw_guides(canvas, self.scale, _numbers_height() - 4, top, line)
        _draw_numbers(canvas, self.scale, 2, line)
        for number, piles in enumerate(self._piles):
            if piles.dots:
                _draw_line(canvas, self.scale, top - number * self._apart, line)
                _draw_dots(canvas, piles, top - number * self._apart, line, upwards=True, filled=True)
        canvas.restoreState()
        self._draw_labels(top)

    def begins(self, width: float) -> float:
        """Of the width, where a line begins that has its label beside it; 0: the label has no room there."""
        widest = max((lettering.width(words, LABEL_SIZE) for words in self._labels), default=0.0)
        return WHEN if looks.current().is_usual and widest < width * WHEN + _edge() / 2 else 0.0

    def _draw_labels(self, top: float) -> None:
        look = looks.current()
        up = -3 if self._left else ABOVE + max((piles.up for piles in self._piles), default=0.0)
        self.canv.setFillColor(lettering.quiet())
        for number, words in enumerate(self._labels):
            x, y = _from_the_start(0, self.width), top - number * self._apart + up
            lettering.draw(self.canv, x, y, words, look.size(LABEL_SIZE), anchor=look.start)

    @property
    def _labels(self) -> list[str]:
        return [when if values else f"{when}: {self.instead}" for when, values in self.answers]

    def _said(self, values: Sequence[Decimal]) -> str:
        if not values:
            return self.instead
        return _at(self.scale, values[0]) if self._own else described(self.scale, values).rstrip(".")


class Slope(Described):
    """Two rounds, one line each, and between them a way for everybody who marked in both."""

    def __init__(
        self,
        scale: Scale,
        before: Sequence[Decimal],
        after: Sequence[Decimal],
        paths: Sequence[tuple[Decimal, Decimal]],
        labels: tuple[str, str],
        good_enough: Sequence[Decimal] = (),
    ) -> None:
        """`good_enough`: where they are content, as they said last."""
        super().__init__()
        self.scale, self.before, self.after = scale, tuple(before), tuple(after)
        self.paths, self.labels, self.good_enough = tuple(paths), labels, tuple(good_enough)
        now = described(scale, after, good_enough)
        self.alt = f"{labels[0]}: {described(scale, before)} {labels[1]}: {now}"

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        most = max(_tallest(self.before), _tallest(self.after))
        self._above = pile(self.scale, self.before, width, most)
        self._below = pile(self.scale, self.after, width, most)
        self._first, self._second = (_label_lines(label, width) for label in self.labels)
        self._numbers = 16 + _air() + _more_height(self._second) + _ticks_height(self.good_enough)
        self._low = self._numbers + _numbers_height() + _reach(self._below)
        self._high = self._low + SLOPE_HEIGHT
        self.height = self._high + _reach(self._above) + 18 + _air() + _more_height(self._first)
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        _draw_guides(canvas, self.scale, self._numbers + _numbers_height() - 4, self._high, self.width)
        self._draw_paths()
        for y in (self._low, self._high):
            _draw_line(canvas, self.scale, y, self.width)
        _draw_dots(canvas, self._above, self._high, self.width, upwards=True, filled=False)
        _draw_dots(canvas, self._below, self._low, self.width, upwards=False, filled=True)
        _draw_numbers(canvas, self.scale, self._numbers, self.width)
        _draw_ticks(canvas, self.scale, self.good_enough, self._numbers, self.width)
        _draw_label(canvas, self.height, self.width, self._first)
        _draw_label(canvas, 11 + _more_height(self._second), self.width, self._second)

    def _draw_paths(self) -> None:
        """Down is dashed, so that the direction does not hang on colour; a way that many went is broader."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(GREEN)
        for (before, after), people in sorted(Counter(self.paths).items()):
            breadth = 0.9 + 0.3 * min(people - 1, 8)
            canvas.setLineWidth(breadth)
            canvas.setDash([4 * breadth, 2.5 * breadth] if is_down((before, after)) else [])
            canvas.line(
                _x(self.scale, before, self.width), self._high, _x(self.scale, after, self.width), self._low
            )
        canvas.restoreState()


def pile(
    scale: Scale, values: Sequence[Decimal], width: float, most: int = 0, depth: float = DEPTH
) -> Piles:
    """Where the dots lie on a line that is as long as `width` allows."""
    grown = looks.current().room(1)
    return piled(scale, values, _span(width), depth * grown, DOT * GAP * grown, most)


def own_dot(scale: Scale, value: Decimal, label: str, good_enough: Decimal | None = None) -> DotLine:
    """One dot on the line, which is nobody's but the reader's; and their tick."""
    said = _at(scale, value)
    if good_enough is None:
        return DotLine(scale, [value], label, said)
    said = _("{number}; good enough at {enough}").format(
        number=said, enough=figures(number_text(good_enough))
    )
    return DotLine(scale, [value], label, said, [good_enough])


def _at(scale: Scale, value: Decimal) -> str:
    return _("{number} of {low} to {high}").format(
        number=figures(number_text(value)), low=figures(scale.lowest), high=figures(scale.highest)
    )


def _to_mark(scale: Scale) -> str:
    """ "Scale from 0 to 10 to mark: 10 = anyone can knock at supper time"."""
    said = _("Scale from {low} to {high} to mark").format(
        low=figures(scale.lowest), high=figures(scale.highest)
    )
    ends = ((scale.lowest, scale.low_means), (scale.highest, scale.high_means))
    meant = ", ".join(f"{figures(number)} = {means}" for number, means in ends if means)
    return f"{said}: {meant}" if meant else said


def _tallest(values: Sequence[Decimal]) -> int:
    return max(Counter(values).values(), default=0)


def _values(scale: Scale) -> list[Decimal]:
    """Every number that can be marked."""
    halves = range(2 * scale.lowest, 2 * scale.highest + 1)
    return [Decimal(half) / 2 for half in halves if scale.halves or half % 2 == 0]


def _edge() -> float:
    """From the margin to the end of the line, so that circles and dots of one page stand in one column."""
    return float(CIRCLE + 2)


def _span(width: float) -> float:
    return width - 2 * _edge()


def _x(scale: Scale, value: Decimal, width: float) -> float:
    return _from_the_start(_edge() + along(scale, value) * _span(width), width)


def _from_the_start(x: float, width: float) -> float:
    """Low is where lines begin: at the right, on a paper that is read from there."""
    return width - x if looks.current().right_to_left else x


def _more(size: float) -> float:
    """By how much letters are larger than usual."""
    return looks.current().size(size) - size


def _air() -> float:
    """More space above and below, where letters are large."""
    return looks.current().room(20) - 20


def _numbers_height() -> float:
    return NUMBERS_HEIGHT + _more(NUMBER_SIZE)


def _ticks_height(good_enough: Sequence[Decimal]) -> float:
    return TICKS_HEIGHT + _more(NUMBER_SIZE) if good_enough else 0.0


def _label_lines(label: str, width: float) -> tuple[str, ...]:
    size = looks.current().size(LABEL_SIZE)
    room = width - _edge()
    return fitted(label, room, 3 * size * LEADING + 1, Sizes(size, size, size)).lines or ("",)


def _more_height(lines: Sequence[str]) -> float:
    """What a label takes beyond one usual line."""
    return looks.current().size(LABEL_SIZE) * LEADING * len(lines) - LABEL_SIZE * LEADING


def _draw_line(canvas: Any, scale: Scale, y: float, width: float) -> None:
    canvas.setStrokeColor(GREEN)
    canvas.setLineWidth(1.3)
    canvas.line(_edge(), y, width - _edge(), y)
    canvas.setLineWidth(0.8)
    for number in scale.numbers:
        x = _x(scale, Decimal(number), width)
        canvas.line(x, y - 3, x, y + 3)


def _draw_guides(canvas: Any, scale: Scale, low: float, high: float, width: float) -> None:
    """Faint lines that lead the eye from both lines to the numbers."""
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.3)
    for number in scale.numbers:
        x = _x(scale, Decimal(number), width)
        canvas.line(x, low, x, high)


def _draw_numbers(canvas: Any, scale: Scale, y: float, width: float) -> None:
    canvas.setFillColor(INK)
    size = looks.current().size(NUMBER_SIZE)
    for number in scale.numbers:
        x = _x(scale, Decimal(number), width)
        lettering.draw(canvas, x, y, figures(number), size, anchor="middle")


def _draw_ticks(
    canvas: Any, scale: Scale, good_enough: Sequence[Decimal], numbers: float, width: float
) -> None:
    """Hollow ticks below the numbers, each with how many there are: no colour, and a sign of its own."""
    grown, span = looks.current().size(NUMBER_SIZE) / NUMBER_SIZE, _span(width)
    size = min(TICK_SIZE * grown, between(scale, good_enough, span) / 2)  # with its count beside it
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK)
    canvas.setLineWidth(size / 10)
    for found in contents(scale, good_enough, span):
        middle, y = _from_the_start(_edge() + found.x, width), numbers - TICKS_HEIGHT * grown / 2 - 1
        _draw_tick(canvas, middle, y, size, found)


def _draw_tick(canvas: Any, middle: float, y: float, size: float, found: Content) -> None:
    letters = size * 0.9
    x = middle - lettering.width(found.count, letters) / 2 if found.count else middle
    corners = [(x + along_it * size, y + up * size) for along_it, up in TICK]
    for start, end in pairwise([*corners, corners[0]]):
        canvas.line(*start, *end)
    if found.count:
        lettering.draw(canvas, x + size * 0.65, y - letters * 0.34, found.count, letters)


def _draw_label(canvas: Any, top: float, width: float, lines: Sequence[str]) -> None:
    """Where the line begins; its first baseline is a usual line's height below the top."""
    canvas.setFillColor(lettering.quiet())
    look = looks.current()
    size = look.size(LABEL_SIZE)
    x = _from_the_start(_edge(), width)
    for number, line in enumerate(lines):
        y = top - 10 - _more(LABEL_SIZE) - number * size * LEADING
        lettering.draw(canvas, x, y, line, size, anchor=look.start)


def _reach(dots: Piles) -> float:
    """How far they reach from the line on which the first of them lie."""
    return dots.up + _radius(dots)


def _radius(dots: Piles) -> float:
    return dots.room / GAP


def _draw_dots(
    canvas: Any, dots: Piles, line: float, width: float, *, upwards: bool, filled: bool
) -> None:
    """Amber with a dark edge that survives a poor copier; open ones are white inside."""
    radius = _radius(dots)
    canvas.setLineWidth(min(1.0, radius / 3))
    canvas.setStrokeColor(INK)
    canvas.setFillColor(AMBER if filled else white)
    for dot in dots.dots:
        x, y = _from_the_start(_edge() + dot.x, width), line + (dot.up if upwards else -dot.up)
        canvas.circle(x, y, radius, stroke=1, fill=1)
