"""Random lives through real libraries and archives, told by numbers; `HOSTDESK_LIBRARIES` says how many."""

from __future__ import annotations

import os
from collections.abc import Sequence
from random import Random

import pytest

from hostdesk.domain.change import Change
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, write
from hostdesk.workflows import choosing
from tests.domain.laptops import DEEDS, a_start
from tests.workflows.test_merging import all_same, exported, give, imported, laptops, now, planned

A_FEW = 4
MANY = int(os.environ.get("HOSTDESK_LIBRARIES", 1_000))
FIRST = int(os.environ.get("HOSTDESK_LIBRARIES_FROM", 1_000))


def live_on(libraries: Sequence[Library], dice: Random) -> None:
    library, what = dice.choice(libraries), dice.random()
    if what < 0.15:
        give(dice.choice(libraries), library)
    elif what < 0.2:
        with library.transaction():
            library.here()
            library.become_another()  # as when it was put back, or copied
    elif waiting := choosing.waiting(library, "garden") if what < 0.3 else ():
        choosing.keep(library, "garden", dice.choice(waiting))
    else:
        try:
            change = dice.choice(DEEDS)(now(library), dice.randint(0, 60), dice.randint(0, 60))
        except HostDeskError:
            return
        write(library, change)


def check_any_way(seed: int) -> None:
    """The same archives in every laptop, in other orders and again; then nothing is left to bring in."""
    dice = Random(seed)
    with laptops(dice.choice((2, 3, 3, 4))) as libraries:
        write(libraries[0], Change("Begin", "garden", (), a_start().parts))
        for library in libraries[1:]:
            give(libraries[0], library)
        for _step in range(dice.randint(0, 24)):
            live_on(libraries, dice)
        archives = [exported(library) for library in libraries]
        for library in libraries:
            for data in (*dice.sample(archives, len(archives)), dice.choice(archives)):
                imported(library, data)

        assert all_same(libraries), seed
        plans = [plan for one in libraries for data in archives for plan in planned(one, data)]
        assert all(plan.is_nothing for plan in plans), seed


def test_a_few_lives_whatever_the_order() -> None:
    for seed in range(A_FEW):
        check_any_way(seed)


@pytest.mark.slow
def test_many_lives_whatever_the_order() -> None:
    for seed in range(FIRST, FIRST + MANY):
        check_any_way(seed)
