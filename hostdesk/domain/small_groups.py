"""The guard for what is published: of a small group nothing is told, nor can it be worked out.

Every table that leaves the room goes through here. Two things are guarded: how many people a table is
about (`step_of`, `told_of`), and the counts inside one (`guarded`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from hostdesk.errors import HostDeskError
from hostdesk.words import _

USUAL_LEAST = 10  # people
LOWEST_LEAST = 5

_Cell = TypeVar("_Cell")


def checked_least(least: int) -> int:
    """The smallest group of which something may be told; refused below LOWEST_LEAST."""
    if least < LOWEST_LEAST:
        raise HostDeskError(_("Of groups of fewer than {n} people nothing is shared.").format(n=LOWEST_LEAST))
    return least


def step_of(least: int) -> int:
    """The number of which every number of people that is told is a multiple: 5, 10, 20, 40 …

    Whoever adds and takes away multiples of it comes to nobody, or to that many people at least: never to
    the two who did not answer. It hangs on nothing but `least`, and each is a multiple of those below:
    so this also holds of what is shared apart, a session today and its series tomorrow.
    """
    step = LOWEST_LEAST
    while step < checked_least(least):
        step *= 2
    return step


def told_of(size: int, step: int) -> int:
    """Of how many of these people it is told; 0: of none of them."""
    return size // step * step


def guarded(counts: Mapping[_Cell, int], least: int) -> dict[_Cell, int | None]:
    """The counts of one table, as they may be published beside their total; None: not told.

    Counts under `least` are hidden, and the next smallest too, until those that are hidden are together
    no small group and differ among each other: then nothing says which of them is which. Counts that are
    alike are hidden or told alike, so that the order of a table gives nothing away either.
    """
    hidden = {cell: n for cell, n in counts.items() if n < checked_least(least)}
    if not any(hidden.values()):
        return dict(counts)
    while len(hidden) < len(counts) and (sum(hidden.values()) < least or len(set(hidden.values())) < 2):
        next_smallest = min(n for cell, n in counts.items() if cell not in hidden)
        hidden |= {cell: n for cell, n in counts.items() if n == next_smallest}
    return {cell: None if cell in hidden else n for cell, n in counts.items()}


def guarded_total(counts: Mapping[_Cell, int], least: int) -> int | None:
    """How many people a table counts, where that may be told."""
    total = sum(counts.values())
    return total if total == 0 or total >= checked_least(least) else None
