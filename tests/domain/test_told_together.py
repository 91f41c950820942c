"""Answers that are told beside each other never show a small group, however they are added and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.mark import Count, Mark, Moment, Round, Way
from hostdesk.domain.scale import Naming
from hostdesk.domain.told_together import TableTold, told_together
from tests.builders import EVENING, a_gathering, a_guest, a_scale, with_round

NAMES = [f"Guest {number}" for number in range(1, 41)]


def an_evening(guests: int, *answered: int, naming: Naming = Naming.BY_NAME) -> Gathering:
    """So many guests; in each round the first so many of them answered."""
    scales = [a_scale(f"Question {place}", place, naming=naming) for place in range(len(answered))]
    evening = a_gathering(*NAMES[:guests], scales=scales)
    for scale, number in zip(scales, answered, strict=True):
        marks = [place % 11 for place in range(number)]
        named = dict(zip(NAMES, marks, strict=False))
        evening = with_round(evening, marks if naming is Naming.UNNAMED else named, scale=scale)
    return evening


def told(gathering: Gathering, least: int = 10) -> TableTold:
    return told_together([gathering], least)[0]


def numbers(found: TableTold) -> list[int]:
    return sorted(len(marks) for marks in found.marks.values())


def test_of_nine_people_nothing_is_told() -> None:
    found = told(an_evening(8, 8))

    assert found == TableTold()


def test_of_ten_people_everything_is_told() -> None:
    found = told(an_evening(10, 10))

    assert numbers(found) == [10]


def test_who_missed_a_round_is_in_none_that_is_told() -> None:
    found = told(an_evening(24, 24, 22))

    assert numbers(found) == [20, 20]
    first, second = found.marks.values()
    assert {mark.guest_id for mark in first} == {mark.guest_id for mark in second}


def test_a_round_that_few_answered_does_not_take_the_others_with_it() -> None:
    found = told(an_evening(30, 30, 30, 3))

    assert numbers(found) == [30, 30]


def test_unnamed_answers_are_cut_until_nobody_can_be_counted_out() -> None:
    found = told(an_evening(24, 24, 13, naming=Naming.UNNAMED))

    assert numbers(found) == [10, 20]


def test_the_same_answers_are_drawn_each_time() -> None:
    evening = an_evening(14, 14, 13, naming=Naming.UNNAMED)

    assert told(evening) == told(evening)


def test_heads_that_were_counted_are_told_where_enough_of_them_are() -> None:
    evening = counted(a_gathering(*NAMES), {2: 12, 3: 4, 5: 10, 7: 14})

    assert list(told(evening).counts.values()) == [(Count(Decimal(2), 12), Count(Decimal(7), 14))]


def test_a_hidden_round_is_not_told() -> None:
    evening = an_evening(12, 12)
    hidden = replace(evening, rounds=(replace(evening.rounds[0], silent=True),))

    assert not told(hidden).marks


def test_who_wants_nothing_kept_is_left_out_with_the_number() -> None:
    evening = an_evening(12, 12)
    ada = replace(evening.guests[3], may_keep=Consent.REFUSED)
    found = told(replace(evening, guests=tuple(ada if g.id == ada.id else g for g in evening.guests)))

    assert numbers(found) == [10]
    assert ada.id not in found.people
    assert all(mark.guest_id != ada.id for marks in found.marks.values() for mark in marks)


def test_two_gatherings_of_which_one_had_two_people_more_do_not_show_these() -> None:
    first, second = an_evening(16, 16), renamed(an_evening(14, 14))
    found = told_together([first, second], 10)

    assert [numbers(one) for one in found] == [[10], [10]]


@pytest.mark.parametrize(("guests", "listed"), [(5, 0), (8, 0), (9, 10), (18, 10), (19, 20), (40, 40)])
def test_the_list_itself_is_guarded(guests: int, listed: int) -> None:
    """The host is one more."""
    assert len(told(a_gathering(*NAMES[:guests])).people) == listed


def counted(start: Gathering, heads: dict[int, int], moment: Moment = Moment.OPENING) -> Gathering:
    scale = start.scales[0]
    counts = tuple(Count(Decimal(value), people) for value, people in heads.items())
    asked = Round(
        f"{scale.id}/{moment}", start.session.id, scale.id, moment, EVENING, way=Way.FLOOR, counts=counts
    )
    return replace(start, rounds=(*start.rounds, asked))


def renamed(evening: Gathering) -> Gathering:
    """As another session with the same people."""
    session = "another"
    return replace(
        evening,
        session=replace(evening.session, id=session),
        guests=tuple(replace(guest, id=f"2 {guest.id}", session_id=session) for guest in evening.guests),
        scales=tuple(replace(scale, session_id=session) for scale in evening.scales),
        rounds=tuple(replace(asked, session_id=session) for asked in evening.rounds),
        marks=tuple(
            replace(mark, session_id=session, guest_id=f"2 {mark.guest_id}" if mark.guest_id else None)
            for mark in evening.marks
        ),
    )  # fmt: skip


@st.composite
def gatherings(draw: st.DrawFn, session: str) -> Gathering:
    """Any number of guests, some of whom answer, some skip, and some are counted as heads."""
    guests = draw(st.integers(0, 30))
    kinds = draw(st.lists(st.sampled_from([*Naming, "heads"]), max_size=3))
    scales = [
        a_scale(f"Q{place}", place, session, naming=kind if isinstance(kind, Naming) else Naming.BY_NAME)
        for place, kind in enumerate(kinds)
    ]
    start = a_gathering(*NAMES[:guests], session_id=session, scales=scales)
    said_no = draw(st.sets(st.integers(0, guests), max_size=3))
    start = replace(
        start,
        guests=tuple(
            replace(guest, may_keep=Consent.REFUSED, arrived=draw(st.booleans()))
            if guest.place in said_no
            else guest
            for guest in start.guests
        ),
    )
    for scale, kind in zip(scales, kinds, strict=True):
        for moment in draw(st.sets(st.sampled_from(Moment))):
            start = _asked(draw, start, scale.id, kind, moment)
    return start.in_order()


def _asked(draw: st.DrawFn, start: Gathering, scale: str, kind: object, moment: Moment) -> Gathering:
    asked = Round(f"{scale}/{moment}", start.session.id, scale, moment, datetime(2026, 5, 12, 18))
    if kind == "heads":
        heads = draw(st.dictionaries(st.integers(0, 10), st.integers(1, 20), max_size=4))
        counts = tuple(Count(Decimal(value), people) for value, people in heads.items())
        return replace(start, rounds=(*start.rounds, replace(asked, way=Way.HANDS, counts=counts)))
    missing = draw(st.sets(st.integers(0, 40), max_size=6))
    marks = tuple(
        Mark(
            f"{asked.id}/{guest.place}",
            start.session.id,
            asked.id,
            None if kind is Naming.UNNAMED else guest.id,
            Decimal(guest.place % 8),
        )
        for guest in start.guests
        if guest.place not in missing
    )
    return replace(start, rounds=(*start.rounds, asked), marks=(*start.marks, *marks))


@settings(max_examples=300)
@given(gatherings("one"), gatherings("two"), st.sampled_from([5, 10]))
def test_no_small_group_comes_out_of_everything_that_is_told(
    one: Gathering, two: Gathering, least: int
) -> None:
    both = [one, two]
    found = told_together(both, least)

    sizes = [size for each in found for size in all_sizes(each)]
    for signs in product((-1, 0, 1), repeat=min(len(sizes), 7)):
        people = abs(sum(sign * size for sign, size in zip(signs, sizes, strict=False)))
        assert people == 0 or people >= least
    for each in found:
        for group in groups_by_guest(each):
            assert len(group) >= least
        assert all(count.people >= least for counts in each.counts.values() for count in counts)


def all_sizes(found: TableTold) -> Sequence[int]:
    return sorted({len(found.people), *(len(marks) for marks in found.marks.values())})


def groups_by_guest(found: TableTold) -> list[set[str]]:
    """Who is listed, told apart by the rounds they are in: every group that codes would give away."""
    named = [{m.guest_id for m in marks} for marks in found.marks.values() if all(m.guest_id for m in marks)]
    groups: dict[tuple[bool, ...], set[str]] = {}
    for guest in found.people:
        groups.setdefault(tuple(guest in people for people in named), set()).add(guest)
    return list(groups.values())


# held against what was shared before


def people_told(found: TableTold) -> list[frozenset[str]]:
    """Who they are behind each table of answers; a code without one tells nothing of anybody."""
    named = [marks for marks in found.marks.values() if marks and all(mark.guest_id for mark in marks)]
    return [frozenset(mark.guest_id or "" for mark in marks) for marks in named]


def sizes_told(found: TableTold) -> list[int]:
    """Of how many people; of counted heads only those are told that are many, and no total."""
    return [len(found.people), *map(len, found.marks.values())]


@settings(max_examples=200)
@given(gatherings("one"), gatherings("two"), gatherings("three"), st.sampled_from([5, 10]))
def test_alone_and_with_its_series_a_gathering_tells_the_same(
    one: Gathering, two: Gathering, three: Gathering, least: int
) -> None:
    alone = told_together([one], least)[0]

    assert told_together([one, two], least)[0] == alone
    assert told_together([three, two, one], least)[2] == alone


@settings(max_examples=200)
@given(gatherings("one"), st.integers(1, 12), st.sampled_from([5, 10]))
def test_who_came_later_cannot_be_told_from_what_was_shared_before(
    before: Gathering, late: int, least: int
) -> None:
    first = told_together([before], least)[0]
    second = told_together([with_late_guests(before, late)], least)[0]

    assume(first.marks.keys() == second.marks.keys())  # else the host is told to share it once it is over
    for was, now in product(people_told(first), people_told(second)):
        assert len(now - was) == 0 or len(now - was) >= least
        assert was <= now or len(was - now) >= least
    for size, later in product(sizes_told(first), sizes_told(second)):
        assert size == later or abs(size - later) >= least


def with_late_guests(start: Gathering, number: int) -> Gathering:
    """They come after all others, and answer whatever was asked by name."""
    session, names = start.session.id, {scale.id: scale.naming for scale in start.scales}
    ticked = any(guest.arrived for guest in start.guests)
    new = tuple(a_guest(f"Late {n}", 100 + n, session, arrived=ticked) for n in range(number))
    marks = tuple(
        Mark(f"{asked.id}/{guest.id}", session, asked.id, guest.id, Decimal(guest.place % 8))
        for asked in start.rounds
        for guest in new
        if names[asked.scale_id] is not Naming.UNNAMED and not asked.counts
    )
    return replace(start, guests=(*start.guests, *new), marks=(*start.marks, *marks)).in_order()


@settings(max_examples=100)
@given(gatherings("one"))
def test_another_least_tells_no_few_people_more(evening: Gathering) -> None:
    sizes = [size for least in (5, 8, 10, 20) for size in sizes_told(told_together([evening], least)[0])]

    by_name = {abs(one - other) for one, other in product(sizes, repeat=2)}
    assert not by_name & {1, 2, 3, 4}
