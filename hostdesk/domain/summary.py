"""What a gathering brought, for everyone who was there: marks and words, no name on a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark, Moment, Round
from hostdesk.domain.movement import Movement, movement
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


def summary(gathering: Gathering) -> Summary:
    """What this gathering brought so far."""
    scales = (_scale_summary(gathering, scale) for scale in gathering.scales)
    return Summary(
        session=gathering.session,
        present=sum(guest.arrived for guest in gathering.guests),
        scales=tuple(scale for scale in scales if scale.rounds),
        steps=gathering.steps,
    )


def _scale_summary(gathering: Gathering, scale: Scale) -> ScaleSummary:
    rounds = [r for moment in Moment if (r := gathering.round_of(scale.id, moment))]
    asked = [(r, gathering.marks_in(r.id)) for r in rounds]
    answered = [(r, marks) for r, marks in asked if any(not mark.is_empty for mark in marks)]
    return ScaleSummary(
        scale=scale,
        rounds=tuple(_round_summary(r, marks) for r, marks in answered),
        movement=_movement(scale, [marks for _round, marks in answered]),
    )


def _round_summary(asked: Round, marks: Sequence[Mark]) -> RoundSummary:
    high_first = sorted(marks, key=_high_first)
    return RoundSummary(
        moment=asked.moment,
        values=tuple(sorted(mark.value for mark in marks if mark.value is not None)),
        skipped=sum(mark.skipped for mark in marks),
        already_there=tuple(mark.already_there for mark in high_first if mark.already_there),
        one_step_up=tuple(mark.one_step_up for mark in high_first if mark.one_step_up),
    )


def _high_first(mark: Mark) -> tuple[Decimal, str]:
    return (Decimal(1) if mark.value is None else -mark.value), mark.already_there


def _movement(scale: Scale, rounds: Sequence[Sequence[Mark]]) -> Movement | None:
    if len(rounds) < 2 or scale.naming is Naming.UNNAMED:
        return None
    found = movement(rounds[0], rounds[-1])
    return found if found.paths else None
