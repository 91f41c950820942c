"""Random lives, told by numbers: whatever the order, the groups and the repetitions, the same comes of them.

`HOSTDESK_MERGES` says how many in the slow run, `HOSTDESK_MERGES_FROM` with which to begin.
"""

from __future__ import annotations

import os
from functools import reduce

import pytest

from hostdesk.archive import meaning
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.merging import State, is_same, merged
from hostdesk.workflows import prepare
from tests.domain.laptops import Laptop, a_start
from tests.domain.lives import every_way, lived
from tests.domain.test_merging import check_nothing_lost, two

A_FEW = 60
MANY = int(os.environ.get("HOSTDESK_MERGES", 20_000))
FIRST = int(os.environ.get("HOSTDESK_MERGES_FROM", 1_000))


def check_any_way(seed: int) -> None:
    laptops = lived(seed)
    states = [laptop.state for laptop in laptops]
    end, *others = every_way(states, seed)

    assert all(is_same(other, end) for other in others), seed
    assert all(is_same(merged(end, state), end) for state in (*states, end)), seed
    meaning.check([end[0]])
    check_nothing_lost(laptops)


def check_erased_stay_away(seed: int) -> None:
    """Nobody comes back on any way; what every laptop shows is the same once they have met again."""
    laptops = lived(seed, erasing=True)
    states = [laptop.state for laptop in laptops]
    erased = frozenset[str]().union(*(laptop.history.erased for laptop in laptops))
    ends = every_way(states, seed)

    for end in ends:
        assert not erased & guests_named_in(end), seed
        meaning.check([end[0]])
    shown = [reduce(merged, ends, end)[0] for end in ends]
    assert all(one == shown[0] for one in shown), seed


def guests_named_in(state: State) -> set[str]:
    gathering, history = state
    asked_of = (who for asked in gathering.rounds for who in asked.asked_of)
    waiting = {conflict.id for conflict in history.conflicts}
    referring = {conflict.values.get("guest_id") for conflict in history.conflicts}
    asked_beside = (who for c in history.conflicts for who in c.values.get("asked_of", ()))
    stamped = {id_ for _kind, id_ in history.stamps}
    return {*_ids(gathering), *asked_of, *waiting, *referring, *asked_beside, *stamped}


def _ids(gathering: Gathering) -> set[str]:
    parts = (*gathering.marks, *gathering.notes)
    return {guest.id for guest in gathering.guests} | {part.guest_id for part in parts if part.guest_id}


def test_a_few_lives_whatever_the_way() -> None:
    for seed in range(A_FEW):
        check_any_way(seed)


def test_a_few_lives_in_which_somebody_is_erased() -> None:
    for seed in range(A_FEW):
        check_erased_stay_away(seed)


@pytest.mark.slow
def test_thousands_of_lives_whatever_the_way() -> None:
    for seed in range(FIRST, FIRST + MANY):
        check_any_way(seed)


@pytest.mark.slow
def test_thousands_of_lives_in_which_somebody_is_erased() -> None:
    for seed in range(FIRST, FIRST + MANY // 4):
        check_erased_stay_away(seed)


def test_what_a_deletion_answered_comes_back_as_it_was_last_whoever_is_met_first() -> None:
    """The name is known to one who is met after everything else was forgotten."""
    first, second, third = known = lived_by_three()
    ends = every_way([laptop.state for laptop in known], 0)

    names = [{guest.name for guest in gathering.guests} for gathering, _history in ends]
    assert all(found == names[0] for found in names)
    assert "Ada K" in names[0]
    assert first.gathering.guests != third.gathering.guests != second.gathering.guests


def lived_by_three() -> tuple[Laptop, Laptop, Laptop]:
    """One renames a guest, the second knows and takes her away, the third seats her and knows of neither."""
    first, second = two(a_start())
    third = Laptop("third", *first.state)
    first.do(prepare.better(first.gathering, first.gathering.guests[1], name="Ada K"), 9)
    second.take_in(first.state)
    second.do(prepare.take_away(second.gathering, [second.gathering.guests[1]]), 9)
    third.do(prepare.better(third.gathering, third.gathering.guests[1], seat="Table 1"), 9)
    return first, second, third
