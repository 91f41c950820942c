"""What a series tells over time: who was there, where the marks lay, what was done. No count, no rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.session import Stage
from hostdesk.domain.step import Step


class Presence(Enum):
    """How a person belongs to one gathering of the series."""

    AWAY = auto()  # not on the list, or declined
    EXPECTED = auto()
    THERE = auto()


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session of the series."""

    id: str
    number: int  # the first is 1
    title: str
    starts: datetime | None
    stage: Stage


@dataclass(frozen=True, slots=True)
class Person:
    """One person, and how they were part of each meeting."""

    id: str  # `Guest.person`
    name: str  # as in the latest meeting
    presence: tuple[Presence, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """One person's number in one round; only of scales that are asked by name."""

    person: str
    moment: Moment
    value: Decimal


@dataclass(frozen=True, slots=True)
class Occasion:
    """One asking of a shared scale: the numbers in ascending order; None: that round was not asked."""

    meeting: Meeting
    opening: tuple[Decimal, ...] | None
    closing: tuple[Decimal, ...] | None
    placed: tuple[Placed, ...] = ()

    def of(self, moment: Moment, person: str = "") -> tuple[Decimal, ...] | None:
        """Everybody's numbers, or one person's."""
        if not person:
            return self.opening if moment is Moment.OPENING else self.closing
        return tuple(one.value for one in self.placed if (one.person, one.moment) == (person, moment))


@dataclass(frozen=True, slots=True)
class SharedScale:
    """A scale that is the same in several meetings: same question, same numbers, same words at both ends."""

    scale: Scale  # as it was asked last
    occasions: tuple[Occasion, ...]
    people: tuple[str, ...]  # whose dots may be shown alone
    changed: bool  # the same question was asked with other ends or numbers, too: never on this axis


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step and the meeting it was taken at; one that was carried on is told once, where it is now."""

    meeting: Meeting
    step: Step


@dataclass(frozen=True, slots=True)
class SeriesStory:
    meetings: tuple[Meeting, ...]
    people: tuple[Person, ...]
    scales: tuple[SharedScale, ...]
    steps: tuple[TakenStep, ...]


def story(gatherings: Iterable[Gathering]) -> SeriesStory:
    """The story of these gatherings, in the order of their dates; those without a date come last."""
    ordered = sorted(gatherings, key=_by_date)
    told = [
        (Meeting(g.session.id, number, g.session.title, g.session.starts, g.session.stage), g)
        for number, g in enumerate(ordered, 1)
    ]
    return SeriesStory(tuple(meeting for meeting, _g in told), _people(ordered), _scales(told), _steps(told))


def up_to(
    gathering: Gathering, others: Iterable[Gathering], scale: Scale, least: int = 1
) -> tuple[tuple[Meeting, tuple[Decimal, ...]], ...]:
    """The numbers of the last round of each gathering up to this one that asked the scale alike.

    `least`: of fewer people nothing is told. Nothing at all where this gathering would stand alone.
    """
    told = story([gathering, *(one for one in others if _by_date(one) < _by_date(gathering))])
    shared = next((one for one in told.scales if _sameness(one.scale) == _sameness(scale)), None)
    lines = [(one.meeting, one.closing or one.opening or ()) for one in shared.occasions] if shared else []
    found = tuple((meeting, values) for meeting, values in lines if len(values) >= least)
    return found if len(found) > 1 and found[-1][0].id == gathering.session.id else ()


def _by_date(gathering: Gathering) -> tuple[bool, datetime]:
    starts = gathering.session.starts
    return starts is None, starts or datetime.min


def _people(ordered: Sequence[Gathering]) -> tuple[Person, ...]:
    """In the order in which they first came onto a list."""
    names: dict[str, str] = {}
    presence: dict[str, list[Presence]] = {}
    for number, gathering in enumerate(ordered):
        for guest in gathering.guests:
            if (now := _presence(guest)) is None:
                continue
            names[guest.person] = guest.name
            row = presence.setdefault(guest.person, [Presence.AWAY] * len(ordered))
            row[number] = max(row[number], now, key=lambda one: one.value)
    return tuple(Person(person, names[person], tuple(row)) for person, row in presence.items())


def _presence(guest: Guest) -> Presence | None:
    """None for an open seat, which is nobody yet."""
    if guest.arrived:
        return Presence.THERE
    if guest.expected:
        return Presence.EXPECTED
    return Presence.AWAY if guest.invitation.value == "declined" else None


def _scales(told: Sequence[tuple[Meeting, Gathering]]) -> tuple[SharedScale, ...]:
    groups: dict[tuple[object, ...], list[tuple[Meeting, Gathering, Scale]]] = {}
    for meeting, gathering in told:
        for scale in gathering.scales:
            groups.setdefault(_sameness(scale), []).append((meeting, gathering, scale))
    questions = [key[0] for key in groups]
    shared = (
        _shared(group, changed=questions.count(key[0]) > 1)
        for key, group in groups.items()
        if len({meeting.id for meeting, _g, _s in group}) > 1
    )
    return tuple(scale for scale in shared if any(o.opening or o.closing for o in scale.occasions))


def _sameness(scale: Scale) -> tuple[object, ...]:
    """Only what is equal in all of this may be laid on one axis."""
    ends = (_folded(scale.low_means), _folded(scale.high_means))
    return (_folded(scale.question), scale.lowest, scale.highest, *ends)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold().rstrip(".?!… ")


def _shared(group: Sequence[tuple[Meeting, Gathering, Scale]], changed: bool) -> SharedScale:
    occasions = tuple(_occasion(meeting, gathering, scale) for meeting, gathering, scale in group)
    alone = dict.fromkeys(one.person for occasion in occasions for one in occasion.placed)
    return SharedScale(group[-1][2], occasions, tuple(alone), changed)


def _occasion(meeting: Meeting, gathering: Gathering, scale: Scale) -> Occasion:
    opening, closing = (_values(gathering, scale, moment) for moment in (Moment.OPENING, Moment.CLOSING))
    by_name = scale.naming is Naming.BY_NAME
    return Occasion(meeting, opening, closing, _placed(gathering, scale) if by_name else ())


def _values(gathering: Gathering, scale: Scale, moment: Moment) -> tuple[Decimal, ...] | None:
    asked = gathering.round_of(scale.id, moment)
    if asked is None or asked.is_hidden:
        return None
    return gathering.values_in(asked.id)


def _placed(gathering: Gathering, scale: Scale) -> tuple[Placed, ...]:
    persons = {guest.id: guest.person for guest in gathering.guests}
    return tuple(
        Placed(persons[mark.guest_id], moment, mark.value)
        for moment in Moment
        if (asked := gathering.round_of(scale.id, moment)) and not asked.is_hidden
        for mark in gathering.marks_in(asked.id)
        if mark.guest_id in persons and mark.value is not None
    )


def _steps(told: Sequence[tuple[Meeting, Gathering]]) -> tuple[TakenStep, ...]:
    """Open ones first, the latest before; a step that was carried on stands only where it is now."""
    latest: dict[tuple[str, str], TakenStep] = {}
    for meeting, gathering in told:
        for step in gathering.steps:
            key = (_folded(step.what), _folded(step.who))
            latest.pop(key, None)
            latest[key] = TakenStep(meeting, step)
    return tuple(sorted(latest.values(), key=lambda one: (one.step.done, -one.meeting.number)))
