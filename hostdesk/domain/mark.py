"""A mark: one person's place on a scale and, in their own words, why there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from hostdesk.domain.identity import derived_id
from hostdesk.errors import HostDeskError
from hostdesk.words import _

PLACES = 1000  # what two laptops kept in one place of an answer's history stands so far apart


class Moment(StrEnum):
    """When a round is asked."""

    OPENING = "opening"
    CLOSING = "closing"

    @property
    def label(self) -> str:
        return {Moment.OPENING: _("Opening round"), Moment.CLOSING: _("Closing round")}[self]


class Came(StrEnum):
    """How an answer reached the library."""

    THEMSELVES = "by themselves"
    TOLD_HOST = "said to the host"
    ON_BEHALF = "on their behalf"
    PAPER = "from paper"

    @property
    def label(self) -> str:
        return {
            Came.THEMSELVES: _("By themselves"),
            Came.TOLD_HOST: _("Said to the host"),
            Came.ON_BEHALF: _("On their behalf"),
            Came.PAPER: _("From paper"),
        }[self]


class Way(StrEnum):
    """How the room marks."""

    ONE_BY_ONE = "one by one"
    HANDS = "show of hands"
    FLOOR = "walk on the floor"

    @property
    def label(self) -> str:
        return {
            Way.ONE_BY_ONE: _("One by one"),
            Way.HANDS: _("By show of hands"),
            Way.FLOOR: _("By a walk on the floor"),
        }[self]

    @property
    def is_counted(self) -> bool:
        """Heads are counted at each number, and nobody is written down."""
        return self is not Way.ONE_BY_ONE


class Count(NamedTuple):
    """How many people stood at a number, or raised their hands for it."""

    value: Decimal
    people: int  # at least 1

    def __str__(self) -> str:
        return f"{self.value} x {self.people}"

    @classmethod
    def from_text(cls, text: str) -> Count:
        """"4.5 x 3", as `str` gives it; ValueError for anything else."""
        value, people = text.split(" x ")
        try:
            return cls(Decimal(value), int(people))
        except ArithmeticError as error:
            raise ValueError(text) from error


@dataclass(frozen=True, slots=True)
class Round:
    """One asking of one scale."""

    id: str
    session_id: str
    scale_id: str
    moment: Moment
    opened: datetime  # local wall clock, to the minute
    closed: bool = False
    way: Way = Way.ONE_BY_ONE
    silent: bool = False  # nobody, the host neither, sees a number before it is revealed
    revealed: bool = False  # the room sees the marks
    asked_of: tuple[str, ...] = ()  # guests' ids; (): everybody
    counts: tuple[Count, ...] = ()  # where it is counted; ascending

    def __post_init__(self) -> None:
        if any(count.people < 1 for count in self.counts):
            raise HostDeskError(_("At a number that is counted there is somebody."))
        object.__setattr__(self, "counts", tuple(sorted(self.counts)))

    @property
    def is_hidden(self) -> bool:
        """Nobody may see a number yet."""
        return self.silent and not self.revealed

    @property
    def counted_values(self) -> tuple[Decimal, ...]:
        """One number for each person that was counted."""
        return tuple(count.value for count in self.counts for _one in range(count.people))


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer in one round. Skipped is an answer too: `value` is None and `skipped` True."""

    id: str
    session_id: str
    round_id: str
    guest_id: str | None  # None: unnamed
    value: Decimal | None
    skipped: bool = False
    already_there: str = ""  # what makes it that and not lower
    one_step_up: str = ""  # how one more would be noticed
    came: Came = Came.TOLD_HOST
    spoken_by: str = ""  # who answered on their behalf
    good_enough: Decimal | None = None  # where they would be content; ten is not the aim

    def __post_init__(self) -> None:
        if self.skipped and self.value is not None:
            raise HostDeskError(_("A skipped answer has no number."))
        if self.guest_id is None and self.spoken_by:
            raise HostDeskError(_("An unnamed answer names nobody."))

    @property
    def has_words(self) -> bool:
        return bool(self.already_there or self.one_step_up)

    @property
    def is_empty(self) -> bool:
        """True when nothing was answered at all."""
        said = self.value is not None or self.good_enough is not None
        return not (said or self.skipped or self.has_words)


@dataclass(frozen=True, slots=True)
class EarlierMark:
    """What stood in a mark before it was corrected. Kept for named marks only."""

    id: str
    session_id: str
    mark_id: str
    place: int  # 0 is the first thing that stood there; `PLACES` later: kept in its place on another laptop
    value: Decimal | None
    skipped: bool
    already_there: str
    one_step_up: str
    came: Came
    spoken_by: str
    good_enough: Decimal | None = None

    @property
    def order(self) -> tuple[int, int]:
        return self.place % PLACES, self.place


def next_place(earlier: Sequence[EarlierMark]) -> int:
    """Where the next thing goes that stood in an answer."""
    return max((kept.place % PLACES for kept in earlier), default=-1) + 1


# What two laptops make independently and is one thing is born with one id.


def id_of_round(scale_id: str, moment: Moment) -> str:
    return derived_id("round", scale_id, moment.value)


def id_of_mark(round_id: str, guest_id: str) -> str:
    """Of a named answer; unnamed ones have random ids, which tell nothing."""
    return derived_id("mark", round_id, guest_id)


def id_of_again(mark_id: str) -> str:
    """Of an unnamed answer given again after it was taken back, which says neither when nor by whom."""
    return derived_id("again", mark_id)
