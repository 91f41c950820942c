"""What may stand on the wall, and the same in words for those who do not see it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from hostdesk.domain.in_the_room import LineSeen, RoundSeen
from hostdesk.domain.picture import Picture
from hostdesk.ui.widgets.projected_day import break_said, said
from hostdesk.words import _, counted


@dataclass(frozen=True)
class Nothing:
    """The bare ground."""


@dataclass(frozen=True)
class DaySeen:
    """The running order, and what the clock says."""

    lines: tuple[LineSeen, ...]
    now: datetime


@dataclass(frozen=True)
class BreakSeen:
    """A break, until when if that is known, and what the clock says."""

    until: datetime | None
    now: datetime


@dataclass(frozen=True)
class WordsSeen:
    """Words of the host's."""

    words: str


@dataclass(frozen=True)
class TimerSeen:
    """What is left of a countdown in whole seconds, and what it is for."""

    left: int
    words: str = ""
    is_paused: bool = False


@dataclass(frozen=True)
class PictureSeen:
    """A picture of the session, with its caption where the host wants it."""

    picture: Picture
    with_caption: bool = False

    @property
    def caption(self) -> str:
        return self.picture.caption if self.with_caption else ""


Seen = Nothing | RoundSeen | DaySeen | BreakSeen | WordsSeen | TimerSeen | PictureSeen


def spoken(seen: Seen) -> tuple[str, str]:
    """What stands there, in a line and in full."""
    match seen:
        case RoundSeen(scale):
            ends = (scale.lowest, scale.low_means), (scale.highest, scale.high_means)
            means = [f"{number} = {words}" for number, words in ends if words]
            return scale.question, "\n".join((*means, seen.said))
        case DaySeen(lines):
            return _("What we do"), said(lines)
        case BreakSeen(until):
            return _("A break"), break_said(until)
        case WordsSeen(words):
            return words, ""
        case TimerSeen(left, words, is_paused):
            return words or _("A timer"), _("Paused") if is_paused and left else left_said(left)
        case PictureSeen(picture):
            return picture.caption or _("A picture"), ""
    return _("The projector is blank"), ""


def left_said(left: int) -> str:
    """In whole minutes, so that who hears it is not told every second."""
    if not left:
        return _("Time")
    return counted("{n} minute left", "{n} minutes left", math.ceil(left / 60))
