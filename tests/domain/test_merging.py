"""Two laptops, one gathering: the same in whatever order, however often, and nothing silently lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from hostdesk.archive import meaning
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.merging import State, is_same, merged
from hostdesk.errors import HostDeskError
from tests.domain.laptops import DEEDS, Laptop, a_start

THOUSANDS = settings(max_examples=1500)
_numbers = st.integers(0, 60)
_clocks = st.one_of(st.sampled_from([0, 5, 2**45]), st.integers(0, 1000))  # stuck, early, far ahead


@dataclass(frozen=True)
class Step:
    """One laptop does something, or takes in what another has."""

    laptop: int
    deed: int  # of DEEDS; beyond them: takes in the version of laptop x
    x: int
    y: int
    clock: int


_steps = st.builds(Step, st.integers(0, 3), st.integers(0, len(DEEDS) + 3), _numbers, _numbers, _clocks)


@st.composite
def lived(draw: st.DrawFn, most: int = 4) -> list[Laptop]:
    """Two to four laptops that began with one session and went their own ways."""
    number = draw(st.integers(2, most))
    start = Laptop("0", Gathering(a_start().session))
    if draw(st.booleans()):
        start.do(Change("Begin", "garden", (), a_start().parts), 3)
    else:
        start.gathering = a_start()  # from before edits were noted
    laptops = [replace(start, device=str(device)) for device in range(number)]
    for step in draw(st.lists(_steps, max_size=25)):
        _take(laptops, step)
    return laptops


def _take(laptops: list[Laptop], step: Step) -> None:
    laptop = laptops[step.laptop % len(laptops)]
    if step.deed >= len(DEEDS):
        laptop.take_in(laptops[step.x % len(laptops)].state)
        return
    try:
        change = DEEDS[step.deed](laptop.gathering, step.x, step.y)
    except HostDeskError:
        return
    laptop.do(change, step.clock)


def same(one: State, other: State) -> bool:
    return is_same(one, other)


@THOUSANDS
@given(lived(2))
def test_whoever_takes_in_whose_version_it_is_the_same(laptops: list[Laptop]) -> None:
    ours, theirs = laptops[0].state, laptops[1].state

    assert same(merged(ours, theirs), merged(theirs, ours))


@THOUSANDS
@given(lived(2))
def test_once_more_changes_nothing(laptops: list[Laptop]) -> None:
    ours, theirs = laptops[0].state, laptops[1].state
    both = merged(ours, theirs)

    assert same(merged(both, theirs), both)
    assert same(merged(both, ours), both)
    assert same(merged(both, both), both)
    assert same(merged(ours, ours), ours)


@THOUSANDS
@given(lived())
def test_what_comes_of_it_always_fits_together(laptops: list[Laptop]) -> None:
    for laptop in laptops:
        meaning.check([laptop.gathering])
    meaning.check([reduce(merged, (laptop.state for laptop in laptops))[0]])


@THOUSANDS
@given(lived())
def test_all_agree_once_all_have_heard_of_each_other(laptops: list[Laptop]) -> None:
    ends = [reduce(merged, order) for order in permutations([laptop.state for laptop in laptops])]
    ends = [reduce(merged, ends, end) for end in ends]

    assert all(same(end, ends[0]) for end in ends)
