"""A scale on paper: circles to mark, dots where people marked, and a slope between two rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm

from hostdesk.domain.dots import Piles, along, described, is_down, piled
from hostdesk.domain.scale import Scale, number_text
from hostdesk.printing import type as lettering
from hostdesk.printing.page import AMBER, HAIRLINE
from hostdesk.printing.parts import Described
from hostdesk.printing.type import GREEN, INK, MUTED
from hostdesk.words import _

CIRCLE = 4.6 * mm  # radius of a circle to mark
HALF_CIRCLE = 2.3 * mm
SMALL_CIRCLE = 3.3 * mm  # of a line that follows another
SMALL_LINE = 0.66  # of the width of the page
NUMBER_SIZE = 9.5
NUMBERS_HEIGHT = 16.0
DOT = 4.0  # radius of a dot in points, unless many lie at one number
DEPTH = 76.0  # the most that dots may pile up to, in points
SLOPE_HEIGHT = 72.0
LINE_APART = 21.0  # from one small line to the next
WHEN = 0.3  # of the width: when each was answered
GAP = 2.3  # from the middle of one dot to the next, in radii: no dot touches another


class CirclesToMark(Described):
    """One circle a number, small ones for the halves, for a pen; `small`: for a question that follows."""

    def __init__(self, scale: Scale, *, small: bool = False) -> None:
        super().__init__()
        self.scale, self.small = scale, small
        self.circle = SMALL_CIRCLE if small else CIRCLE
        self.alt = _to_mark(scale)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, 2 * self.circle + 4
        return self.width, self.height

    def draw(self) -> None:
        room = self.width * (SMALL_LINE if self.small else 1) - 2 * self.circle - 4
        for value in _values(self.scale):
            whole = value % 1 == 0
            x = self.circle + 2 + along(self.scale, value) * room
            self._draw_circle(x, self.circle if whole else HALF_CIRCLE, value)

    def _draw_circle(self, x: float, radius: float, value: Decimal) -> None:
        canvas, middle = self.canv, self.height / 2
        canvas.setLineWidth(1)
        canvas.setStrokeColor(INK)
        canvas.circle(x, middle, radius, stroke=1, fill=0)
        canvas.setFillColor(MUTED)
        size = 7.0 if radius == HALF_CIRCLE else 9.0 if self.small else 11.0
        words = "½" if radius == HALF_CIRCLE else number_text(value)
        lettering.draw(canvas, x, middle - size * 0.34, words, size, anchor="middle")


class DotLine(Described):
    """Where the marks of one round lie: a dot a person, equal marks piled up on the line."""

    def __init__(self, scale: Scale, values: Sequence[Decimal], label: str, said: str = "") -> None:
        """`said`: the dots in words; else how many people are where."""
        super().__init__()
        self.scale, self.values, self.label = scale, tuple(values), label
        self.alt = f"{label}: {said or described(scale, values)}"

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self._pile = pile(self.scale, self.values, width)
        self.height = NUMBERS_HEIGHT + DOT + _reach(self._pile) + 18
        return self.width, self.height

    def draw(self) -> None:
        line = NUMBERS_HEIGHT + DOT
        _draw_label(self.canv, self.height - 10, self.label)
        _draw_line(self.canv, self.scale, line, self.width)
        _draw_numbers(self.canv, self.scale, line - DOT - 11, self.width)
        _draw_dots(self.canv, self._pile, line, upwards=True, filled=True)


class OverTime(Described):
    """One person's answers on one scale, each on a small line of its own, all in one column."""

    def __init__(self, scale: Scale, answers: Sequence[tuple[str, Decimal | None]], instead: str) -> None:
        """`answers`: when, and the number; `instead`: what is said where there is none."""
        super().__init__()
        self.scale, self.answers, self.instead = scale, tuple(answers), instead
        self.alt = "; ".join(f"{when}: {self._said(value)}" for when, value in self.answers)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = NUMBERS_HEIGHT + len(self.answers) * LINE_APART + 4
        return self.width, self.height

    def draw(self) -> None:
        left, canvas = self.width * WHEN, self.canv
        line = self.width - left
        top = NUMBERS_HEIGHT + len(self.answers) * LINE_APART - LINE_APART / 2
        canvas.saveState()
        canvas.translate(left, 0)
        _draw_guides(canvas, self.scale, NUMBERS_HEIGHT - 4, top, line)
        _draw_numbers(canvas, self.scale, 2, line)
        canvas.restoreState()
        for number, (when, value) in enumerate(self.answers):
            self._draw_answer(top - number * LINE_APART, left, when, value)

    def _draw_answer(self, y: float, left: float, when: str, value: Decimal | None) -> None:
        canvas = self.canv
        canvas.setFillColor(MUTED)
        lettering.draw(canvas, 0, y - 3, when if value is not None else f"{when}: {self.instead}", 9)
        if value is None:
            return
        canvas.saveState()
        canvas.translate(left, 0)
        _draw_line(canvas, self.scale, y, self.width - left)
        dot = pile(self.scale, (value,), self.width - left)
        _draw_dots(canvas, dot, y, upwards=True, filled=True)
        canvas.restoreState()

    def _said(self, value: Decimal | None) -> str:
        return self.instead if value is None else _at(self.scale, value)


class Slope(Described):
    """Two rounds, one line each, and between them a way for everybody who marked in both."""

    def __init__(
        self,
        scale: Scale,
        before: Sequence[Decimal],
        after: Sequence[Decimal],
        paths: Sequence[tuple[Decimal, Decimal]],
        labels: tuple[str, str],
    ) -> None:
        super().__init__()
        self.scale, self.before, self.after = scale, tuple(before), tuple(after)
        self.paths, self.labels = tuple(paths), labels
        self.alt = f"{labels[0]}: {described(scale, before)} {labels[1]}: {described(scale, after)}"

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        most = max(_tallest(self.before), _tallest(self.after))
        self._above = pile(self.scale, self.before, width, most)
        self._below = pile(self.scale, self.after, width, most)
        self._low = NUMBERS_HEIGHT + 16 + _reach(self._below)
        self._high = self._low + SLOPE_HEIGHT
        self.height = self._high + _reach(self._above) + 18
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        _draw_guides(canvas, self.scale, NUMBERS_HEIGHT + 12, self._high, self.width)
        self._draw_paths()
        for y in (self._low, self._high):
            _draw_line(canvas, self.scale, y, self.width)
        _draw_dots(canvas, self._above, self._high, upwards=True, filled=False)
        _draw_dots(canvas, self._below, self._low, upwards=False, filled=True)
        _draw_numbers(canvas, self.scale, 16, self.width)
        _draw_label(canvas, self.height - 10, self.labels[0])
        _draw_label(canvas, 1, self.labels[1])

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


def pile(scale: Scale, values: Sequence[Decimal], width: float, most: int = 0) -> Piles:
    """Where the dots lie on a line that is as long as `width` allows."""
    return piled(scale, values, _span(width), DEPTH, DOT * GAP, most)


def own_dot(scale: Scale, value: Decimal, label: str) -> DotLine:
    """One dot on the line, which is nobody's but the reader's."""
    return DotLine(scale, [value], label, _at(scale, value))


def _at(scale: Scale, value: Decimal) -> str:
    return _("{number} of {low} to {high}").format(
        number=number_text(value), low=scale.lowest, high=scale.highest
    )


def _to_mark(scale: Scale) -> str:
    """ "Scale from 0 to 10 to mark: 10 = anyone can knock at supper time"."""
    said = _("Scale from {low} to {high} to mark").format(low=scale.lowest, high=scale.highest)
    ends = ((scale.lowest, scale.low_means), (scale.highest, scale.high_means))
    meant = ", ".join(f"{number} = {means}" for number, means in ends if means)
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
    return _edge() + along(scale, value) * _span(width)


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
    for number in scale.numbers:
        x = _x(scale, Decimal(number), width)
        lettering.draw(canvas, x, y, str(number), NUMBER_SIZE, anchor="middle")


def _draw_label(canvas: Any, y: float, label: str) -> None:
    canvas.setFillColor(MUTED)
    lettering.draw(canvas, _edge(), y, label, 9)


def _reach(dots: Piles) -> float:
    """How far they reach from the line on which the first of them lie."""
    return dots.up + _radius(dots)


def _radius(dots: Piles) -> float:
    return dots.room / GAP


def _draw_dots(canvas: Any, dots: Piles, line: float, *, upwards: bool, filled: bool) -> None:
    """Amber with a dark edge that survives a poor copier; open ones are white inside."""
    radius = _radius(dots)
    canvas.setLineWidth(min(1.0, radius / 3))
    canvas.setStrokeColor(INK)
    canvas.setFillColor(AMBER if filled else white)
    for dot in dots.dots:
        y = line + (dot.up if upwards else -dot.up)
        canvas.circle(_edge() + dot.x, y, radius, stroke=1, fill=1)
