"""What a gathering brought, for everyone who was there: marks, words, what was said; no name on a mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hostdesk.domain.consents import words_may_be_told
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Mark, Moment, Round
from hostdesk.domain.movement import Movement, movement
from hostdesk.domain.said import ForEveryone, for_everyone
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """One round: where the marks lie, and the words, those of the highest marks first."""

    moment: Moment
    values: tuple[Decimal, ...]  # ascending
    skipped: int
    already_there: tuple[str, ...]
    one_step_up: tuple[str, ...]
    good_enough: tuple[Decimal, ...] = ()  # ascending: where people would be content


@dataclass(frozen=True, slots=True)
class ScaleSummary:
    """One scale with its rounds in order; `movement` where two rounds can be paired guest by guest."""

    scale: Scale
    rounds: tuple[RoundSummary, ...]
    movement: Movement | None


@dataclass(frozen=True, slots=True)
class Summary:
    session: Session
    present: int  # guests who arrived
    scales: tuple[ScaleSummary, ...]  # only those that were asked
    steps: tuple[Step, ...]
    hidden: int = 0  # rounds with answers that wait to be revealed
    said: ForEveryone = field(default_factory=ForEveryone)
    withheld: int = 0  # answers whose words are not in it, because whoever gave them said no


def summary(gathering: Gathering, may: Callable[[Guest | None], bool] = words_may_be_told) -> Summary:
    """What this gathering brought so far; `may`: whose words are in it, as far as who gave them is known."""
    guests = {guest.id: guest for guest in gathering.guests}
    free = {mark.id: may(guests.get(mark.guest_id or "")) for mark in gathering.marks if mark.has_words}
    scales = (_scale_summary(gathering, scale, free) for scale in gathering.scales)
    return Summary(
        session=gathering.session,
        present=sum(guest.arrived for guest in gathering.guests),
        scales=tuple(scale for scale in scales if scale.rounds),
        steps=gathering.steps,
        hidden=sum(asked.is_hidden and _is_answered(gathering, asked) for asked in gathering.rounds),
        said=for_everyone(gathering),
        withheld=sum(not told for told in free.values()),
    )


def _is_answered(gathering: Gathering, asked: Round) -> bool:
    return bool(asked.counts) or any(not mark.is_empty for mark in gathering.marks_in(asked.id))


def _scale_summary(gathering: Gathering, scale: Scale, free: Mapping[str, bool]) -> ScaleSummary:
    rounds = [r for moment in Moment if (r := gathering.round_of(scale.id, moment))]
    seen = [r for r in rounds if _is_answered(gathering, r) and not r.is_hidden]
    answered = [(r, gathering.marks_in(r.id)) for r in seen]
    return ScaleSummary(
        scale=scale,
        rounds=tuple(_round_summary(gathering, r, free) for r in seen),
        movement=_movement(scale, [marks for _round, marks in answered]),
    )


def _round_summary(gathering: Gathering, asked: Round, free: Mapping[str, bool]) -> RoundSummary:
    marks = gathering.marks_in(asked.id)
    high_first = [mark for mark in sorted(marks, key=_high_first) if free.get(mark.id)]
    return RoundSummary(
        moment=asked.moment,
        values=gathering.values_in(asked.id),
        skipped=sum(mark.skipped for mark in marks),
        already_there=tuple(mark.already_there for mark in high_first if mark.already_there),
        one_step_up=tuple(mark.one_step_up for mark in high_first if mark.one_step_up),
        good_enough=gathering.good_enough_in(asked.id),
    )


def _high_first(mark: Mark) -> tuple[Decimal, str]:
    return (Decimal(1) if mark.value is None else -mark.value), mark.already_there


def _movement(scale: Scale, rounds: Sequence[Sequence[Mark]]) -> Movement | None:
    if len(rounds) < 2 or scale.naming is Naming.UNNAMED:
        return None
    found = movement(rounds[0], rounds[-1])
    return found if found.paths else None
