"""Where a running order does not fit together, in words: to be looked at, never an alarm and never a lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hostdesk.domain.available import day_plans, latest
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import TimedBlock, days_of, lasting
from hostdesk.domain.scale import Scale, When
from hostdesk.words import _

LONG_SITTING = 120  # minutes without a break
_A_BREATH = 5  # minutes of air that are a break


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something to look at, the block it belongs to, and the field of that block where it is mended."""

    block_id: str
    words: str
    mark: str = ""  # the same in a word or two, for the block's own row
    field: str = ""


def conflicts(gathering: Gathering) -> tuple[Conflict, ...]:
    """Everything that does not fit, in the order of the day; what is asked of no block comes last."""
    placed = gathering.timed_blocks()
    order = {timed.block.id: number for number, timed in enumerate(placed)}
    found = [
        *_at_pins(placed),
        *_without_minutes(placed),
        *_long_sittings(placed),
        *_late_ends(gathering, placed),
        *_into_the_next_day(placed),
        *_scales_out_of_time(gathering, placed),
    ]
    found.sort(key=lambda conflict: order[conflict.block_id])
    return (*found, *_unasked_scales(gathering, placed))


def _at_pins(placed: Sequence[TimedBlock]) -> Iterator[Conflict]:
    for before, timed in pairwise(placed):
        if not timed.air or timed.starts is None or before.ends is None:
            continue
        minutes = lasting(abs(timed.air))
        if timed.air < 0:
            words = _(
                "“{title}” is pinned to {clock}, but “{before}” runs until {until}: {minutes} too many."
            )
            mark = _("{minutes} too many before it")
        else:
            words = _("“{title}” is pinned to {clock}, and “{before}” ends at {until}: {minutes} of air.")
            mark = _("{minutes} of air before it")
        told = words.format(
            title=timed.block.title,
            clock=f"{timed.starts:%H:%M}",
            before=before.block.title,
            until=f"{before.ends:%H:%M}",
            minutes=minutes,
        )
        yield Conflict(timed.block.id, told, mark.format(minutes=minutes), "pinned")


def _without_minutes(placed: Sequence[TimedBlock]) -> Iterator[Conflict]:
    for timed in placed:
        if timed.block.minutes == 0:
            words = _("“{title}” has no minutes yet.").format(title=timed.block.title)
            yield Conflict(timed.block.id, words, _("no minutes yet"), "minutes")


def _long_sittings(placed: Sequence[TimedBlock]) -> Iterator[Conflict]:
    for day in days_of(placed):
        for sitting in _sittings(day):
            minutes = sum(timed.block.minutes for timed in sitting)
            if minutes > LONG_SITTING:
                yield _long_sitting(sitting, minutes)


def _sittings(day: Sequence[TimedBlock]) -> Iterator[list[TimedBlock]]:
    """What lies between the breaks of a day."""
    sitting: list[TimedBlock] = []
    for timed in day:
        if timed.block.is_break or timed.air >= _A_BREATH:
            yield sitting
            sitting = []
        if not timed.block.is_break:
            sitting.append(timed)
    yield sitting


def _long_sitting(sitting: Sequence[TimedBlock], minutes: int) -> Conflict:
    block = _where_it_gets_long(sitting).block
    if block is sitting[0].block:
        words = _("“{title}” is part of {minutes} without a break.")
    else:
        words = _("{minutes} without a break: before “{title}” would be a place for one.")
    told = words.format(minutes=lasting(minutes), title=block.title)
    return Conflict(block.id, told, _("long without a break"))


def _where_it_gets_long(sitting: Sequence[TimedBlock]) -> TimedBlock:
    """The block in which the two hours are over."""
    sat = 0
    for timed in sitting:
        sat += timed.block.minutes
        if sat > LONG_SITTING:
            return timed
    return sitting[-1]


def sits_long(gathering: Gathering) -> bool:
    """True where people would sit for more than two hours without a break."""
    return any(_long_sittings(gathering.timed_blocks()))


def _late_ends(gathering: Gathering, placed: Sequence[TimedBlock]) -> Iterator[Conflict]:
    last = {day[0].block.day: _last(day).block for day in days_of(placed)}
    for plan in day_plans(placed, gathering.session.until):
        if plan.over > 0:
            words = _("“{title}” ends at {clock}, {minutes} after {until}.").format(
                title=last[plan.day].title,
                clock=f"{plan.ends:%H:%M}",
                minutes=lasting(plan.over),
                until=f"{plan.until:%H:%M}",
            )
            yield Conflict(last[plan.day].id, words, _("ends late"))


def _into_the_next_day(placed: Sequence[TimedBlock]) -> Iterator[Conflict]:
    for day, following in pairwise(days_of(placed)):
        ends, starts = latest(day), following[0].starts
        if ends is not None and starts is not None and ends > starts:
            words = _("“{title}” runs on into the next day, which begins at {clock}.")
            block = _last(day).block
            told = words.format(title=block.title, clock=f"{starts:%H:%M}")
            yield Conflict(block.id, told, _("runs into the next day"))


def _last(day: Sequence[TimedBlock]) -> TimedBlock:
    """The block of a day that ends last."""
    return next(timed for timed in reversed(day) if timed.ends == latest(day))


def _scales_out_of_time(gathering: Gathering, placed: Sequence[TimedBlock]) -> Iterator[Conflict]:
    """A closing scale that is asked first, an opening one that is asked last."""
    if len(placed) < 2:
        return
    known = {scale.id: scale for scale in gathering.scales}
    for timed, when, words in (
        (placed[0], When.CLOSING, _("“{title}” begins with “{question}”, which is meant for the close.")),
        (placed[-1], When.OPENING, _("“{title}” ends with “{question}”, which is meant for the opening.")),
    ):
        scale = known.get(timed.block.scale_id or "")
        if scale is not None and scale.asked_when is when:
            told = words.format(title=timed.block.title, question=_named(scale))
            yield Conflict(timed.block.id, told, scale.asked_when.label, "scale_id")


def _unasked_scales(gathering: Gathering, placed: Sequence[TimedBlock]) -> Iterator[Conflict]:
    if not placed:
        return
    for scale in unasked(gathering):
        at = placed[-1] if scale.asked_when is When.CLOSING else placed[0]
        told = _("No block asks “{question}” yet.").format(question=_named(scale))
        yield Conflict(at.block.id, told, field="scale_id")


def unasked(gathering: Gathering) -> tuple[Scale, ...]:
    """The scales that no placed block asks."""
    asked = {block.scale_id for block in gathering.blocks if not block.parked}
    return tuple(scale for scale in gathering.scales if scale.id not in asked)


def _named(scale: Scale) -> str:
    return scale.question or scale.kind.label
