"""Random lives of laptops with one session, each told by a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import permutations
from random import Random

from hostdesk.domain.change import Change
from hostdesk.domain.choosing import choices
from hostdesk.domain.erasing import without
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.merging import State, merged
from hostdesk.errors import HostDeskError
from hostdesk.workflows import choosing
from tests.domain.laptops import DEEDS, Laptop, a_start

_CLOCKS = (0, 5, 2**41)  # stuck, years back, years ahead; most are only a little wrong
_MOST_LAPTOPS = 5


def lived(seed: int, *, erasing: bool = False) -> list[Laptop]:
    """Two to five laptops that began with one session and went their own ways."""
    dice = Random(seed)
    first = Laptop("0", Gathering(a_start().session))
    if dice.random() < 0.5:
        first.do(Change("Begin", "garden", (), a_start().parts), 3)
    else:
        first.gathering = a_start()  # from before edits were noted
    laptops = [replace(first, device=str(device)) for device in range(dice.choice((2, 3, 3, 3, 4)))]
    for _step in range(dice.randint(0, 30)):
        live_on(laptops, dice)
    if erasing:
        _erase(dice.choice(laptops), dice)
    return laptops


def live_on(laptops: list[Laptop], dice: Random) -> None:
    """One of them does something, takes in what another has, chooses, or is copied to another place."""
    laptop, what = dice.choice(laptops), dice.random()
    if what < 0.14:
        laptop.take_in(dice.choice(laptops).state)
    elif what < 0.17 and len(laptops) < _MOST_LAPTOPS:
        laptops.append(replace(laptop, device=str(len(laptops))))
    elif what < 0.25:
        _choose(laptop, dice)
    else:
        _do(laptop, dice)


def _do(laptop: Laptop, dice: Random) -> None:
    deed = dice.choice(DEEDS)
    try:
        change = deed(laptop.gathering, dice.randint(0, 60), dice.randint(0, 60))
    except HostDeskError:
        return
    laptop.do(change, _clock(dice))
    if dice.random() < 0.1:
        laptop.do(change.reversed, _clock(dice))  # undone


def _clock(dice: Random) -> int:
    return dice.choice((*_CLOCKS, *(dice.randint(0, 1000) for _often in range(3))))


def _choose(laptop: Laptop, dice: Random) -> None:
    waiting = choices(*laptop.state)
    if not waiting:
        return
    choice = dice.choice(waiting)
    try:
        change = choosing.choose(laptop.gathering, choice, dice.randrange(len(choice.others)))
    except HostDeskError:
        return
    laptop.do(change, _clock(dice))


def _erase(laptop: Laptop, dice: Random) -> None:
    guest = dice.choice(laptop.gathering.guests) if laptop.gathering.guests else None
    if guest is None:
        return
    now, left = laptop.gathering, without(laptop.gathering, [guest.id])
    laptop.do(Change.between("Erase", "garden", now.parts, left.parts), _clock(dice))
    laptop.history = replace(laptop.history, erased=laptop.history.erased | {guest.id})


def every_way(states: Sequence[State], seed: int) -> list[State]:
    """What comes of taking in all of them: in other orders, in groups, some of them again and again."""
    dice = Random(seed)
    orders = list(permutations(states)) if len(states) < 4 else [_shuffled(states, dice) for _way in range(5)]
    ways = [reduce(merged, order) for order in orders]
    ways += [in_groups(_shuffled(states, dice), dice) for _way in range(3)]
    again = [*states, *dice.choices(states, k=3)]
    return [*ways, reduce(merged, _shuffled(again, dice))]


def in_groups(states: Sequence[State], dice: Random) -> State:
    """Some meet first, then those that met."""
    if len(states) == 1:
        return states[0]
    cut = dice.randint(1, len(states) - 1)
    return merged(in_groups(states[:cut], dice), in_groups(states[cut:], dice))


def _shuffled(states: Sequence[State], dice: Random) -> list[State]:
    return dice.sample(list(states), len(states))
