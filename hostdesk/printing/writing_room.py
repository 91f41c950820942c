"""Room to write by hand: ruled lines, as many as a page has left."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether
from reportlab.platypus.flowables import _listWrapOn

from hostdesk.printing import looks
from hostdesk.printing.flowables import Words, new_page_unless, style, styled
from hostdesk.printing.type import GREEN, MUTED

RULE = 23.0  # points from one line to write on to the next
HEAD_ROOM = 15.0  # above a heading
BELOW = 6.0  # the last of several lines


class Ruled(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Lines to write on; `to_the_foot`: as many more as the page holds."""

    role = "Artifact"
    alt = ""

    def __init__(self, lines: int, *, to_the_foot: bool = False) -> None:
        super().__init__()
        self.lines, self.to_the_foot = lines, to_the_foot
        self.rule = rule()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self.to_the_foot:
            self.lines = max(self.lines, int((height - BELOW) / self.rule))
        self.width, self.height = width, self.lines * self.rule + BELOW
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(MUTED)
        self.canv.setLineWidth(0.5 if looks.current().is_usual else 1)
        for line in range(self.lines):
            y = self.height - (line + 1) * self.rule
            self.canv.line(0, y, self.width, y)


class MoreLines(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """On from the lines above it down to the foot, where what follows begins another page anyway."""

    role = "Artifact"
    alt = ""

    def __init__(self, following: Sequence[Flowable] = ()) -> None:
        """`following` is kept together; (): nothing follows."""
        super().__init__()
        self._following = list(following)
        self._lines = 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._lines = 0 if self._has_room_below(width, height) else int(height / rule())
        self.width, self.height = width, self._lines * rule()
        return self.width, self.height

    def _has_room_below(self, width: float, height: float) -> bool:
        if not self._following:
            return False
        needed = _listWrapOn(self._following, width, self.canv)[1]
        return bool(self._following[0].getSpaceBefore() + needed <= height)

    def draw(self) -> None:
        self.canv.setStrokeColor(MUTED)
        self.canv.setLineWidth(0.5 if looks.current().is_usual else 1)
        for line in range(self._lines):
            y = self.height - (line + 1) * rule() + BELOW
            self.canv.line(0, y, self.width, y)


def spread(blocks: Sequence[Sequence[Flowable]], *, to_the_end: bool = False) -> list[Flowable]:
    """Blocks that end with lines to write on, each kept together; more lines where a page has room left."""
    parts = [part for block in blocks for part in (MoreLines(block), KeepTogether(list(block)))]
    return [*parts, *([MoreLines()] if to_the_end else [])]


class WhereThereIsRoom(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A heading with lines down to the foot of the page; nothing at all where the page is nearly full."""

    role = "Div"

    def __init__(self, head: Words, lines: Ruled) -> None:
        super().__init__()
        self.head, self.lines = head, lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        head = self.head.getSpaceBefore() + self.head.wrap(width, height)[1]
        fits = height - head > self.lines.lines * self.lines.rule + BELOW
        self.width = width
        self.height = head + self.lines.wrap(width, height - head)[1] if fits else 0
        return self.width, self.height

    def draw(self) -> None:
        if self.height:
            self.head.drawOn(self.canv, 0, self.lines.height)
            self.lines.drawOn(self.canv, 0, 0)


def rule() -> float:
    """From one line to the next, in points: more for those who write large."""
    return looks.current().room(RULE)


def room_to_write(words: str) -> list[Flowable]:
    """A heading, and lines down to the foot of the page (of the next one, where this is nearly full)."""
    return [new_page_unless(7 * rule()), _writing(words), Ruled(5, to_the_foot=True)]


def room_left_to_write(words: str) -> Flowable:
    """The same, but not for the price of a page."""
    return WhereThereIsRoom(_writing(words), Ruled(4, to_the_foot=True))


def _writing(words: str) -> Words:
    return styled(words, style("writing", 13, GREEN, bold=True, before=HEAD_ROOM, after=4)).as_role("H2")
