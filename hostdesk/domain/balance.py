"""Where the host stands over the day: in the spotlight, with the guests, in the gallery, in the kitchen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hostdesk.domain.hosting import Position
from hostdesk.domain.running_order import TimedBlock, lasting
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes in which the host stays in one position; None: nothing is said of it."""

    minutes: int
    position: Position | None = None
    is_break: bool = False

    @property
    def is_gap(self) -> bool:
        """True where there is nothing to stand in: a break, or air before a pin."""
        return self.is_break and self.position is None


def stretches(day: Sequence[TimedBlock]) -> tuple[Stretch, ...]:
    """A day from its beginning to its end; neighbours in the same position are one."""
    single: list[Stretch] = []
    for timed in day:
        if timed.air > 0:
            single.append(Stretch(timed.air, is_break=True))
        if timed.block.minutes:
            single.append(Stretch(timed.block.minutes, timed.block.position, timed.block.is_break))
    alike = groupby(single, key=lambda stretch: (stretch.position, stretch.is_break))
    return tuple(Stretch(sum(one.minutes for one in same), *key) for key, same in alike)


def minutes_in(blocks: Iterable[TimedBlock]) -> dict[Position, int]:
    """How many minutes the host stands in each position; those with none are left out."""
    found = dict.fromkeys(Position, 0)
    for timed in blocks:
        if timed.block.position is not None:
            found[timed.block.position] += timed.block.minutes
    return {position: minutes for position, minutes in found.items() if minutes}


def balance_said(blocks: Sequence[TimedBlock]) -> str:
    """Like: In the spotlight 25 minutes, with the guests 1 hour 35 minutes. Breaks 15 minutes."""
    parts = [f"{position.label} {lasting(minutes)}" for position, minutes in minutes_in(blocks).items()]
    parts = [part if number == 0 else part[0].lower() + part[1:] for number, part in enumerate(parts)]
    breaks = sum(timed.block.minutes for timed in blocks if timed.block.is_break)
    unsaid = sum(
        timed.block.minutes for timed in blocks if timed.block.position is None and not timed.block.is_break
    )
    sentences = [", ".join(parts)] if parts else []
    sentences += [_("Breaks {duration}").format(duration=lasting(breaks))] if breaks else []
    sentences += [_("Not said yet {duration}").format(duration=lasting(unsaid))] if unsaid else []
    return "".join(f"{sentence}. " for sentence in sentences).strip()
