"""Sheets for name badges and table cards: where on the sheet each of them is, in millimetres.

The measures of sheets with labels are those of the template collection of gLabels (avery-iso-templates.xml
and avery-us-templates.xml); those of the Avery 5392 are as its users state them: six of 4 × 3 inches, 1 inch
from the top and a quarter from the left. They are not measured on sheets of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from hostdesk.words import _

SIZES = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4), "A5": (148.0, 210.0)}
_INCH = 25.4


class Spot(NamedTuple):
    """A rectangle on the sheet: its left and upper edge, measured from the left and the top."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One kind of sheet, and how the labels or cards lie on it."""

    id: str
    paper: str  # as printers call it
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float  # from the left edge of one to that of the next
    down: float
    is_cut: bool = False  # plain paper, to be cut by the host
    folds: bool = False  # table cards
    also: tuple[str, ...] = ()  # other numbers of sheets with the same measures

    @property
    def size(self) -> tuple[float, float]:
        """Of the whole sheet: width and height."""
        return SIZES[self.paper]

    @property
    def count(self) -> int:
        return self.columns * self.rows

    @property
    def label(self) -> str:
        measures = {"size": self.measures, "n": self.count, "paper": self.paper}
        if self.folds:
            return _("{paper}, {n} a sheet, to fold").format(**measures)
        if self.is_cut:
            return _("Plain {paper}, {n} of {size} to cut out").format(**measures)
        name = f"{self.id} ({', '.join(self.also)})" if self.also else self.id
        return _("{name}, {n} of {size}").format(name=name, **measures)

    @property
    def measures(self) -> str:
        """ "80 × 50 mm"; in inches on American sheets."""
        if self.paper == "Letter":
            inches = (f"{round(side / _INCH, 2):g}" for side in (self.width, self.height))
            return _("{sides} in").format(sides=" × ".join(inches))
        return _("{width:g} × {height:g} mm").format(width=self.width, height=self.height)

    def goes_by(self, name: str) -> bool:
        """Whether this is what stands on the pack: "Avery L4785", "avery-l4785" or "L4784"."""
        sought = name.casefold().replace("-", " ")
        names = (self.id, self.id.split()[-1], *self.also)
        return any(sought in (known.casefold(), f"avery {known}".casefold()) for known in names)

    def spots(self) -> Iterator[Spot]:
        """Where the labels are, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                left, top = self.left + column * self.across, self.top + row * self.down
                yield Spot(left, top, self.width, self.height)


def _in_inches(name: str, columns: int, rows: int, *measures: float) -> LabelSheet:
    """A Letter sheet; the measures in the order of the fields."""
    width, height, left, top, across, down = (inches * _INCH for inches in measures)
    return LabelSheet(name, "Letter", columns, rows, width, height, left, top, across, down)


BADGE_SHEETS = (
    LabelSheet("A4", "A4", 2, 5, 90, 54, 15, 13.5, 90, 54, is_cut=True),
    replace(_in_inches("Letter", 2, 4, 3.5, 2.25, 0.75, 1, 3.5, 2.25), is_cut=True),
    LabelSheet("A5", "A5", 1, 3, 90, 54, 29, 24, 90, 54, is_cut=True),
    LabelSheet("Avery L4785", "A4", 2, 5, 80, 50, 18, 13, 95, 55, also=("L4784", "L4786", "L4787")),
    LabelSheet("Avery C32011", "A4", 2, 5, 85, 54, 15, 13.5, 95, 54),
    _in_inches("Avery 5395", 2, 4, 3.375, 7 / 3, 0.6875, 7 / 12, 3.75, 2.5),
    _in_inches("Avery 5392", 2, 3, 4, 3, 0.25, 1, 4, 3),
)
CARD_SHEETS = (
    LabelSheet("A4", "A4", 1, 2, 210, 148.5, 0, 0, 210, 148.5, is_cut=True, folds=True),
    replace(_in_inches("Letter", 1, 2, 8.5, 5.5, 0, 0, 8.5, 5.5), is_cut=True, folds=True),
    LabelSheet("A5", "A5", 1, 1, 148, 210, 0, 0, 148, 210, is_cut=True, folds=True),
)


def sheet_for(sheets: tuple[LabelSheet, ...], name: str, paper: str) -> LabelSheet:
    """The sheet of that name; else the plain one of that paper; else the first."""
    wanted = [sheet for sheet in sheets if name and sheet.goes_by(name)]
    plain = [sheet for sheet in sheets if sheet.id == paper]
    return (*wanted, *plain, *sheets)[0]
