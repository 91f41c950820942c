"""What a paper draws, as SVG: the same drawing code on a canvas that writes lines, circles and words."""

from __future__ import annotations

from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from hostdesk.printing import type as lettering

_ANCHORS = {"start": "start", "middle": "middle", "end": "end"}
_NO_END = 1_000_000.0  # there is room for it on a page that scrolls


class SvgCanvas:
    """As much of ReportLab's canvas as figures use. Its y grows upwards, as on paper."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._drawn: list[str] = []
        self._stroke = self._fill = "#000000"
        self._line, self._dash = 1.0, ""
        self._kept: list[tuple[str, str, float, str, float, float]] = []
        self._right = self._up = 0.0  # how far what is drawn is moved

    def saveState(self) -> None:
        self._kept.append((self._stroke, self._fill, self._line, self._dash, self._right, self._up))

    def restoreState(self) -> None:
        self._stroke, self._fill, self._line, self._dash, self._right, self._up = self._kept.pop()

    def translate(self, right: float, up: float) -> None:
        self._right += right
        self._up += up

    def setStrokeColor(self, colour: Color) -> None:
        self._stroke = _hex(colour)

    def setFillColor(self, colour: Color) -> None:
        self._fill = _hex(colour)

    def setLineWidth(self, width: float) -> None:
        self._line = width

    def setDash(self, pattern: Any = (), _phase: float = 0) -> None:
        self._dash = " ".join(f"{part:g}" for part in pattern)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        ends = f'x1="{self._across(x1)}" y1="{self._down(y1)}" x2="{self._across(x2)}" y2="{self._down(y2)}"'
        self._drawn.append(f"<line {ends} {self._looks(stroke=True, fill=False)}/>")

    def circle(self, x: float, y: float, radius: float, stroke: int = 1, fill: int = 0) -> None:
        place = f'cx="{self._across(x)}" cy="{self._down(y)}" r="{radius:.2f}"'
        self._drawn.append(f"<circle {place} {self._looks(bool(stroke), bool(fill))}/>")

    def rect(
        self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0
    ) -> None:
        corner = f'x="{self._across(x)}" y="{self._down(y + height)}"'
        place = f'{corner} width="{width:.1f}" height="{height:.1f}"'
        self._drawn.append(f"<rect {place} {self._looks(bool(stroke), bool(fill))}/>")

    def write_plainly(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        bold: bool,
        anchor: Literal["start", "middle", "end"],
    ) -> None:
        """Words as they are: whoever shows the SVG has fonts for them, and knows their direction."""
        weight = ' font-weight="bold"' if bold else ""
        place = f'x="{self._across(x)}" y="{self._down(y)}" font-size="{size:g}"{weight}'
        self._drawn.append(
            f'<text {place} text-anchor="{_ANCHORS[anchor]}" fill="{self._fill}">{escape(text)}</text>'
        )

    def svg(self, said: str) -> str:
        """The drawing, which says `said` to those who do not see it."""
        inside, words = "".join(self._drawn), quoteattr(lettering.told(said))
        return (
            f'<svg role="img" aria-label={words} viewBox="0 0 {self.width:.0f} {self.height:.0f}" '
            f'xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
        )

    def _looks(self, stroke: bool, fill: bool) -> str:
        dash = f' stroke-dasharray="{self._dash}"' if self._dash else ""
        line = f'stroke="{self._stroke}" stroke-width="{self._line:.2f}"{dash}' if stroke else 'stroke="none"'
        return f'{line} fill="{self._fill}"' if fill else f'{line} fill="none"'

    def _across(self, x: float) -> str:
        return f"{self._right + x:.1f}"

    def _down(self, y: float) -> str:
        return f"{self.height - self._up - y:.1f}"


def figure(drawn: Flowable, width: float) -> str:
    """A flowable with an `alt` as an SVG `width` points wide."""
    _width, height = drawn.wrap(width, _NO_END)
    canvas = SvgCanvas(width, height)
    drawn.canv = canvas
    try:
        drawn.draw()
    finally:
        del drawn.canv
    return canvas.svg(drawn.alt)


def _hex(colour: Color) -> str:
    return "#" + str(colour.hexval())[2:]
