"""What the room may see: a round without names, the day without the host's notes, when it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from hostdesk.domain.dots import described
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.live_order import LiveBlock, Stands, live_order
from hostdesk.domain.mark import Mark, Moment, Round
from hostdesk.domain.running_order import TimedBlock
from hostdesk.domain.scale import Naming, Scale
from hostdesk.words import _

SMALL = 5  # a group under this is shown only where the host says so

Pair = tuple[Decimal | None, Decimal | None]  # one person's mark at the opening and now; None: has none


@dataclass(frozen=True, slots=True)
class RoundSeen:
    """A question with its ends; `values` and `pairs` are empty while the room does not see the marks."""

    scale: Scale
    values: tuple[Decimal, ...] = ()
    pairs: tuple[Pair, ...] = ()  # where both rounds are shown
    good_enough: tuple[Decimal, ...] = ()  # where people would be content, as they say now

    @property
    def said(self) -> str:
        """The marks in words, for those who do not see them."""
        if self.pairs:
            before = described(self.scale, [first for first, _now in self.pairs if first is not None])
            after = [now for _first, now in self.pairs if now is not None]
            now = described(self.scale, after, self.good_enough)
            return f"{Moment.OPENING.label}: {before} {Moment.CLOSING.label}: {now}"
        return described(self.scale, self.values, self.good_enough) if self.values else being_made()


def being_made() -> str:
    """What stands where the dots will be."""
    return _("Marks are being made.")


def round_seen(gathering: Gathering, scale: Scale, moment: Moment, agreed: bool) -> RoundSeen:
    """A round once it is revealed; a small group's marks only where the host `agreed` to show them."""
    asked = _revealed(gathering, scale, moment)
    if asked is None:
        return RoundSeen(scale)
    now = _marks(gathering, scale, moment)
    before = _before(gathering, scale, moment)
    pairs = _pairs(before, now) if before else ()
    groups = before, now, _in_both(before, now)
    if any(None not in pair for pair in pairs) and (
        agreed or not any(_is_small(gathering, g) for g in groups)
    ):
        return RoundSeen(scale, pairs=pairs, good_enough=_content(gathering, asked, agreed))
    if not agreed and _is_small(gathering, now, asked):
        return RoundSeen(scale)
    return RoundSeen(scale, gathering.values_in(asked.id), good_enough=_content(gathering, asked, agreed))


def _content(gathering: Gathering, asked: Round, agreed: bool) -> tuple[Decimal, ...]:
    """Those who said so may be fewer than those who marked: a group of their own."""
    said = [mark for mark in gathering.marks_in(asked.id) if mark.good_enough is not None]
    return gathering.good_enough_in(asked.id) if agreed or not _is_small(gathering, said) else ()


def _revealed(gathering: Gathering, scale: Scale, moment: Moment) -> Round | None:
    asked = gathering.round_of(scale.id, moment)
    return asked if asked is not None and asked.revealed else None


def _before(gathering: Gathering, scale: Scale, moment: Moment) -> tuple[Mark, ...]:
    """The marks of the opening, where the close can be laid beside them person by person."""
    if moment is Moment.OPENING or scale.naming is Naming.UNNAMED:
        return ()
    rounds = [_revealed(gathering, scale, one) for one in Moment]
    if any(asked is None or asked.counts for asked in rounds):
        return ()
    before = _marks(gathering, scale, Moment.OPENING)
    nameless = any(mark.guest_id is None for mark in (*before, *_marks(gathering, scale, moment)))
    return () if nameless else before


def opening_is_kept_back(gathering: Gathering, scale: Scale, moment: Moment) -> bool:
    """True where the close would be laid beside its opening, had that been revealed as well."""
    opening = gathering.round_of(scale.id, Moment.OPENING)
    if moment is Moment.OPENING or scale.naming is Naming.UNNAMED or opening is None or opening.revealed:
        return False
    return bool(_marks(gathering, scale, Moment.OPENING)) and not opening.counts


def waits_for_the_host(gathering: Gathering, scale: Scale, moment: Moment) -> bool:
    """True where marks are revealed, and so few that the host has to say whether they are shown."""
    asked = _revealed(gathering, scale, moment)
    if asked is None or not gathering.values_in(asked.id):
        return False
    return _is_small(gathering, _marks(gathering, scale, moment), asked)


def _marks(gathering: Gathering, scale: Scale, moment: Moment) -> tuple[Mark, ...]:
    asked = gathering.round_of(scale.id, moment)
    marks = gathering.marks_in(asked.id) if asked else ()
    return tuple(mark for mark in marks if mark.value is not None)


def _is_small(gathering: Gathering, marks: Sequence[Mark], asked: Round | None = None) -> bool:
    """The host knows the host's own mark: it hides nobody."""
    hosts = {guest.id for guest in gathering.guests if guest.is_host}
    counted = len(asked.counted_values) if asked else 0
    return sum(mark.guest_id not in hosts for mark in marks) + counted < SMALL


def _in_both(before: Sequence[Mark], now: Sequence[Mark]) -> list[Mark]:
    first = {mark.guest_id for mark in before}
    return [mark for mark in now if mark.guest_id in first]


def _pairs(before: Sequence[Mark], now: Sequence[Mark]) -> tuple[Pair, ...]:
    first = {mark.guest_id: mark.value for mark in before}
    after = {mark.guest_id: mark.value for mark in now}
    pairs = [(first.get(who), after.get(who)) for who in first.keys() | after.keys()]
    return tuple(sorted(pairs, key=_by_numbers))


def _by_numbers(pair: Pair) -> tuple[Decimal, Decimal]:
    """So that the order of people tells nothing."""
    before, after = (Decimal(-1) if value is None else value for value in pair)
    return before, after


class Passing(StrEnum):
    """Where a block stands in the day."""

    OVER = "over"
    NOW = "now"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class LineSeen:
    """One block as guests may read it: when, what, and whether it is on."""

    starts: datetime | None
    ends: datetime | None
    title: str
    passing: Passing


def day_seen(blocks: Sequence[TimedBlock], now: datetime) -> tuple[LineSeen, ...]:
    """The blocks of the day that is on, or of the next one; of the last one when all is over.

    As the day is lived: what was begun is on, what is left out is not there, times are the expected ones.
    """
    live = live_order(blocks, now)
    days = [tuple(day) for _number, day in groupby(live.blocks, key=lambda line: line.block.day)]
    if not days:
        return ()
    lived = [day for day in days if day[0].block.day == live.day and any(map(_is_open, day))]
    coming = [day for day in days if _ends(day) is None or now.astimezone() < (_ends(day) or now)]
    day = (lived if live.is_begun and lived else coming or days[-1:])[0]
    return tuple(_line(line) for line in day if line.stands is not Stands.LEFT_OUT)


def _is_open(line: LiveBlock) -> bool:
    return line.stands in (Stands.NOW, Stands.TO_COME)


def _ends(day: Sequence[LiveBlock]) -> datetime | None:
    return max((line.ends for line in day if line.ends), default=None)


def _line(line: LiveBlock) -> LineSeen:
    passing = {Stands.NOW: Passing.NOW, Stands.TO_COME: Passing.TO_COME}.get(line.stands, Passing.OVER)
    starts, ends = _on_the_wall(line.starts or line.planned), _on_the_wall(line.ends)
    return LineSeen(starts, ends, line.block.title, passing)


def _on_the_wall(moment: datetime | None) -> datetime | None:
    """As the clock in the room shows it."""
    return moment.replace(tzinfo=None) if moment else None


def goes_on_at(blocks: Sequence[TimedBlock], since: datetime) -> datetime | None:
    """When the break that was begun at `since` ends: with the next block that is none, that day."""
    lines = live_order(blocks, since).to_come
    later = [_on_the_wall(line.starts) for line in lines if not line.block.is_break]
    found = min((moment for moment in later if moment and moment > since), default=None)
    return found if found and (found - since).total_seconds() < 12 * 3600 else None
