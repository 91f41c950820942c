"""A mark: one person's place on a scale and, in their own words, why there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from hostdesk.errors import HostDeskError
from hostdesk.words import _


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


@dataclass(frozen=True, slots=True)
class Round:
    """One asking of one scale."""

    id: str
    session_id: str
    scale_id: str
    moment: Moment
    opened: datetime  # local wall clock, to the minute
    closed: bool = False


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
        return self.value is None and not self.skipped and not self.has_words


@dataclass(frozen=True, slots=True)
class EarlierMark:
    """What stood in a mark before it was corrected. Kept for named marks only."""

    id: str
    session_id: str
    mark_id: str
    place: int  # 0 is the first thing that stood there
    value: Decimal | None
    skipped: bool
    already_there: str
    one_step_up: str
    came: Came
    spoken_by: str
