"""Two laptops, one gathering: the same in whatever order, however often, and nothing silently lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostdesk.archive import meaning
from hostdesk.domain.change import Change
from hostdesk.domain.choosing import choices
from hostdesk.domain.edits import cells_in, is_of_nobody
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import REST, Key, Stamp
from hostdesk.domain.mark import Mark, Moment, Round, id_of_mark, id_of_round
from hostdesk.domain.merging import State, is_same, merged
from hostdesk.domain.note import Note
from hostdesk.domain.one_thing import as_one
from hostdesk.domain.scale import Naming
from hostdesk.errors import HostDeskError
from hostdesk.workflows import capture, prepare
from tests.domain.laptops import DEEDS, EVENING, Laptop, a_start

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


def all_ways(laptops: Sequence[Laptop]) -> list[State]:
    """What comes of taking in all of them, in every order."""
    return [reduce(merged, order) for order in permutations([laptop.state for laptop in laptops])]


def edits(state: State) -> set[tuple[Key, Stamp]]:
    """Every edit that stands, shown or waiting."""
    gathering, history = as_one(state)
    shown = {
        ((type(part), part.id), stamps.get(cell, stamps.get(REST)))
        for part in gathering.parts
        for stamps in (history.stamps.get((type(part), part.id), {}),)
        for cell in cells_in(type(part))
    }
    waiting = {(conflict.key, conflict.stamp) for conflict in history.conflicts}
    return {(key, stamp) for key, stamp in shown | waiting if stamp and not is_of_nobody(stamp.device)}


def unnamed(state: State) -> set[str]:
    return {mark.id for mark in as_one(state)[0].marks if mark.guest_id is None}


def check_order(laptops: list[Laptop]) -> None:
    ours, theirs = laptops[0].state, laptops[1].state

    assert is_same(merged(ours, theirs), merged(theirs, ours))
    ends = all_ways(laptops)
    ends = [reduce(merged, ends, end) for end in ends]
    assert all(is_same(end, ends[0]) for end in ends)


def check_once_more(laptops: list[Laptop]) -> None:
    ours, theirs = laptops[0].state, laptops[1].state
    both = merged(ours, theirs)

    assert all(is_same(merged(both, one), both) for one in (theirs, ours, both))
    assert is_same(merged(ours, ours), ours)


def check_fits(laptops: list[Laptop]) -> None:
    for laptop in laptops:
        meaning.check([laptop.gathering])
    for end in all_ways(laptops):
        meaning.check([end[0]])


def check_nothing_lost(laptops: list[Laptop]) -> None:
    """What no other laptop had seen stands: shown, or beside what is shown."""
    end = reduce(merged, [laptop.state for laptop in laptops])
    stands = edits(end)
    for laptop in laptops:
        others = [other for other in laptops if other is not laptop]
        own = {
            (key, stamp)
            for key, stamp in edits(laptop.state)
            if not any(other.history.has_seen(stamp) for other in others)
        }
        assert own <= stands
        assert unnamed(laptop.state) - end[1].gone <= unnamed(end)


@given(lived())
def test_whatever_the_order_it_is_the_same(laptops: list[Laptop]) -> None:
    check_order(laptops)


@given(lived(2))
def test_once_more_changes_nothing(laptops: list[Laptop]) -> None:
    check_once_more(laptops)


@given(lived())
def test_what_comes_of_it_always_fits_together(laptops: list[Laptop]) -> None:
    check_fits(laptops)


@given(lived())
def test_what_nobody_else_had_seen_is_not_lost(laptops: list[Laptop]) -> None:
    check_nothing_lost(laptops)


@pytest.mark.slow
@settings(max_examples=5000)
@given(lived())
def test_all_of_it_in_thousands_of_histories(laptops: list[Laptop]) -> None:
    check_order(laptops)
    check_once_more(laptops)
    check_fits(laptops)
    check_nothing_lost(laptops)


# one by one, so that what each rule is for can be read


def two(start: Gathering) -> tuple[Laptop, Laptop]:
    first = Laptop("first", Gathering(start.session))
    first.do(Change("Begin", "garden", (), tuple(part for part in start.parts if part != start.session)), 1)
    return first, replace(first, device="second")


def meet(*laptops: Laptop) -> State:
    end = reduce(merged, [laptop.state for laptop in laptops])
    meaning.check([end[0]])
    return end


def test_an_answer_of_a_guest_who_was_deleted_elsewhere_brings_the_guest_back() -> None:
    first, second = two(a_start())
    ada = first.gathering.guests[1]
    first.do(prepare.take_away(first.gathering, [ada]), 9)
    asking = capture.Asking(second.gathering.scales[0], Moment.OPENING)
    second.do(capture.answer(second.gathering, asking, ada.id, EVENING, value=Decimal(4)), 9)
    gathering, _history = meet(first, second)

    assert ada in gathering.guests
    assert [mark.value for mark in gathering.marks] == [4]


def test_a_narrower_scale_has_room_for_what_was_marked_elsewhere_and_is_narrow_again_without_it() -> None:
    first, second = two(a_start())
    scale = first.gathering.scales[0]
    first.do(prepare.better(first.gathering, scale, lowest=1, highest=7, halves=False), 9)
    asking, ada = capture.Asking(scale, Moment.OPENING), first.gathering.guests[1]
    second.do(capture.answer(second.gathering, asking, ada.id, EVENING, value=Decimal("9.5")), 9)
    gathering, history = meet(first, second)
    third = Laptop("third", gathering, history)
    third.do(capture.clear(gathering, gathering.marks[0]), 10)

    widened = gathering.scales[0]
    assert (widened.lowest, widened.highest, widened.halves) == (1, 10, True)
    assert not choices(gathering, history)  # nobody could choose the narrow one
    narrow = meet(third, first)[0].scales[0]
    assert (narrow.lowest, narrow.highest, narrow.halves) == (1, 7, False)


def with_an_unnamed_answer(**fields: Any) -> tuple[Laptop, Laptop]:
    """Two laptops that both have one unnamed answer."""
    first, second = two(a_start())
    asking = capture.Asking(first.gathering.scales[2], Moment.OPENING)
    first.do(capture.answer_unnamed(first.gathering, asking, EVENING, **fields), 9)
    second.take_in(first.state)
    return first, second


def told(state: State) -> list[tuple[Decimal | None, str]]:
    return sorted((mark.value, mark.already_there) for mark in state[0].marks)


def test_an_unnamed_answer_whose_clearing_was_undone_comes_back_though_the_clearing_was_heard_of() -> None:
    first, second = with_an_unnamed_answer(value=Decimal(7))
    clearing = capture.clear(first.gathering, first.gathering.marks[0])
    first.do(clearing, 10)
    second.take_in(first.state)
    assert told(second.state) == []
    first.do(clearing.reversed, 11)

    assert told(meet(first, second)) == told(meet(second, first)) == [(Decimal(7), "")]
    second.take_in(first.state)
    first.do(clearing, 12)  # and once more
    assert told(meet(first, second)) == told(meet(second, first)) == []


def test_a_corrected_unnamed_answer_does_not_go_back_to_the_fuller_one() -> None:
    first, second = with_an_unnamed_answer(value=Decimal(7), already_there="A great deal of words")
    mark = first.gathering.marks[0]
    first.do(capture.better_unnamed(first.gathering, mark, value=Decimal(5), already_there="Less"), 10)

    assert told(meet(first, second)) == told(meet(second, first)) == [(Decimal(5), "Less")]


def test_an_unnamed_answer_corrected_on_both_stays_one_answer() -> None:
    first, second = with_an_unnamed_answer(value=Decimal(7), already_there="A great deal of words")
    for laptop, words in ((first, "Less"), (second, "Fewer")):
        mark = laptop.gathering.marks[0]
        laptop.do(capture.better_unnamed(laptop.gathering, mark, already_there=words), 10)

    assert told(meet(first, second)) == told(meet(second, first)) == [(Decimal(7), "Fewer")]


def test_answers_with_and_without_names_stand_on_two_scales() -> None:
    first, second = two(a_start())
    scale = first.gathering.scales[0]
    first.do(prepare.better(first.gathering, scale, naming=Naming.UNNAMED), 9)
    asking = capture.Asking(first.gathering.scales[0], Moment.OPENING)
    first.do(capture.answer_unnamed(first.gathering, asking, EVENING, value=Decimal(3)), 10)
    asking, ada = capture.Asking(scale, Moment.OPENING), second.gathering.guests[1]
    second.do(capture.answer(second.gathering, asking, ada.id, EVENING, value=Decimal(8)), 9)
    gathering, _history = meet(first, second)

    by_naming = {
        gathering.scale(asked.scale_id).naming: [mark.value for mark in gathering.marks_in(asked.id)]
        for asked in gathering.rounds
    }
    assert by_naming == {Naming.UNNAMED: [3], Naming.SHOWN_UNNAMED: [8]}


def test_what_a_note_belonged_to_is_not_asked_about_when_it_went() -> None:
    first, second = two(a_start())
    block = first.gathering.blocks[0]
    first.do(prepare.take_away(first.gathering, [block]), 9)
    note = Note("note", "garden", 0, "A song", block_id=block.id)
    second.do(Change("Say", "garden", (), (note,)), 9)
    gathering, history = meet(first, second)

    assert gathering.notes == (replace(note, block_id=None),)
    assert not choices(gathering, history)


def test_nothing_of_who_was_erased_comes_back() -> None:
    first, second = two(a_start())
    ada = second.gathering.guests[1]
    asking = capture.Asking(second.gathering.scales[0], Moment.OPENING)
    for value in (4, 5):
        change = capture.answer(
            second.gathering, asking, ada.id, EVENING, correcting=True, value=Decimal(value)
        )
        second.do(change, 9)
    note = Note("note", "garden", 0, "My words", guest_id=ada.id)
    second.do(Change("Say", "garden", (), (note,)), 10)
    first.do(prepare.take_away(first.gathering, [ada]), 9)
    first.history = replace(first.history, erased=frozenset({ada.id}))
    gathering, history = meet(first, second)

    assert ada.id not in {guest.id for guest in gathering.guests}
    assert (gathering.marks, gathering.earlier_marks, gathering.notes) == ((), (), ())
    assert history.erased == {ada.id}
    assert ada.id not in str(history.conflicts)


def test_a_round_opened_under_another_id_on_each_laptop_is_one() -> None:
    first, second = two(a_start())
    ada, scale = first.gathering.guests[1], first.gathering.scales[0]
    for laptop, value in ((first, 3), (second, 8)):
        asked = Round(f"round of {laptop.device}", "garden", scale.id, Moment.OPENING, EVENING)
        mark = Mark(f"mark of {laptop.device}", "garden", asked.id, ada.id, Decimal(value))
        laptop.do(Change("Mark", "garden", (), (asked, mark)), 9)
    gathering, history = meet(first, second)

    (round_,), (mark,) = gathering.rounds, gathering.marks
    assert round_.id == id_of_round(scale.id, Moment.OPENING)
    assert mark.id == id_of_mark(round_.id, ada.id)
    (choice,) = choices(gathering, history)
    assert {choice.shown["value"], choice.others[0]["value"]} == {3, 8}


def test_the_order_of_a_list_is_nothing_to_choose() -> None:
    first, second = two(a_start())
    first.do(prepare.move(first.gathering, first.gathering.guests[2], -1), 9)
    second.do(prepare.move(second.gathering, second.gathering.guests[2], -2), 9)

    assert not choices(*meet(first, second))


def test_words_are_shown_rather_than_none_whatever_the_clocks_say() -> None:
    first, second = two(a_start())
    asking, ada = capture.Asking(first.gathering.scales[0], Moment.OPENING), first.gathering.guests[1]
    first.do(capture.answer(first.gathering, asking, ada.id, EVENING, already_there="We met"), 9)
    second.do(capture.answer(second.gathering, asking, ada.id, EVENING, good_enough=Decimal(7)), 99)
    gathering, history = meet(first, second)

    (mark,) = gathering.marks
    assert (mark.already_there, mark.good_enough) == ("We met", 7)
    assert not choices(gathering, history)
