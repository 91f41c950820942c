"""Started by test_durability: stores marks for ever, and says which only once they are durable."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.workflows.keeper import Keeper
from tests.builders import a_gathering, stored, with_round

GUESTS = 30


def say(sentence: str) -> None:
    os.write(1, f"{sentence}\n".encode())


def begun(library: Library) -> Gathering:
    """The gathering of the runs before, or a new one."""
    if library.connection.execute("SELECT count(*) FROM sessions").fetchone() == (1,):
        return gathering(library, "garden")
    names = [f"Guest {number}" for number in range(GUESTS)]
    return stored(library, with_round(a_gathering(*names), {}))


def marking(current: Gathering, number: int) -> tuple[Gathering, Change]:
    guest, asked = current.guests[1 + number % GUESTS], current.rounds[0]
    old = current.mark_of(asked.id, guest.id)
    new = Mark(f"mark of {guest.id}", "garden", asked.id, guest.id, Decimal(number % 11))
    new = replace(new, one_step_up=str(number))
    change = Change("Mark", "garden", (old,) if old else (), (new,))
    return current.after(change), change


def plainly(library: Library) -> Callable[[Change, int], None]:
    def keep(change: Change, number: int) -> None:
        write(library, change)
        say(f"{number % GUESTS} {number}")

    return keep


def through_the_keeper(library: Library) -> Callable[[Change, int], None]:
    keeper = Keeper(library, lambda call: call())

    def keep(change: Change, number: int) -> None:
        keeper.keep(change, lambda: say(f"{number % GUESTS} {number}"), lambda error: say(f"failed {error}"))

    return keep


def main(path: str, way: str, first: str) -> None:
    library = open_library(Path(path))
    current = begun(library)
    keep = through_the_keeper(library) if way == "keeper" else plainly(library)
    for number in count(int(first)):
        current, change = marking(current, number)
        keep(change, number)


if __name__ == "__main__":
    main(*sys.argv[1:])
