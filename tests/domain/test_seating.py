"""Who sits where: those meet who do not know each other, and nobody is alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.seating import at_tables, proposed
from tests.builders import a_guest

CIRCLES = ["", "Mill Lane", "mill lane", "Clinic", "Family Okri"]


@st.composite
def lists(draw: st.DrawFn) -> list[Guest]:
    """Guests of all kinds; some strangers have a greeter who is on the list."""
    number = draw(st.integers(0, 40))
    guests = []
    for place in range(number):
        stranger = draw(st.booleans())
        greeter = f"Guest {draw(st.integers(0, number))}" if stranger and draw(st.booleans()) else ""
        guests.append(
            a_guest(
                f"Guest {place}",
                place,
                circle=draw(st.sampled_from(CIRCLES)),
                stranger=stranger,
                greeter=greeter,
                invitation=draw(st.sampled_from(Invitation)),
            )
        )
    return guests


SIZES = st.integers(2, 8)


@given(lists(), SIZES)
def test_everybody_who_is_expected_sits_once_and_nobody_alone(guests: list[Guest], size: int) -> None:
    seats = proposed(guests, size)
    expected = {guest.id for guest in guests if guest.expected}

    assert set(seats) == (expected if len(expected) > 1 else set())
    assert all(2 <= number <= max(size, 3) for number in Counter(seats.values()).values())


@given(lists(), SIZES)
def test_without_strangers_tables_are_as_even_as_they_can_be(guests: list[Guest], size: int) -> None:
    guests = [replace(guest, stranger=False) for guest in guests]
    numbers = Counter(proposed(guests, size).values()).values()

    assert max(numbers, default=0) - min(numbers, default=0) <= 1


@given(lists(), SIZES)
def test_the_same_guests_get_the_same_seats(guests: list[Guest], size: int) -> None:
    assert proposed(guests, size) == proposed(list(guests), size)


@given(lists(), SIZES)
def test_without_strangers_a_circle_is_spread_as_thin_as_it_goes(guests: list[Guest], size: int) -> None:
    guests = [replace(guest, stranger=False, greeter="") for guest in guests]
    seats = proposed(guests, size)
    tables = at_tables(guests, seats)
    for circle in {guest.circle.casefold() for guest in guests if guest.circle}:
        members = sum(guest.circle.casefold() == circle and guest.id in seats for guest in guests)
        most = max((sum(g.circle.casefold() == circle for g in t) for t in tables.values()), default=0)
        assert most <= -(-members // max(1, len(tables)))


@given(SIZES, st.integers(2, 12))
def test_a_stranger_sits_with_the_greeter(size: int, number: int) -> None:
    greeters = [a_guest(f"Greeter {n}", n) for n in range(number)]
    strangers = [
        a_guest(f"New {n}", number + n, stranger=True, greeter=f"Greeter {n}") for n in range(number)
    ]
    seats = proposed([*greeters, *strangers], size)

    together = sum(seats[g.id] == seats[s.id] for g, s in zip(greeters, strangers, strict=True))
    assert together == number if size % 2 == 0 else together >= number // 2


def test_a_greeter_of_many_keeps_as_many_as_the_table_holds() -> None:
    greeter = a_guest("Ada", 0)
    strangers = [a_guest(f"New {n}", n + 1, stranger=True, greeter="Ada") for n in range(7)]
    seats = proposed([greeter, *strangers], 4)

    assert sum(seats[guest.id] == seats[greeter.id] for guest in strangers) == 3


def test_who_sat_together_before_is_parted() -> None:
    guests = [a_guest(name, place) for place, name in enumerate(("Ada", "Ben", "Chidi", "Dora"))]
    before = {guest.person: seat for guest, seat in zip(guests, ("1", "1", "2", "2"), strict=True)}
    seats = proposed(guests, 2, [before])

    assert seats[guests[0].id] != seats[guests[1].id]
    assert seats[guests[2].id] != seats[guests[3].id]


@pytest.mark.parametrize(("size", "label"), [(2, "Pair 1"), (3, "Three 1"), (4, "Table 1")])
def test_seats_are_called_what_they_are(size: int, label: str) -> None:
    seats = proposed([a_guest("Ada", 0), a_guest("Ben", 1)], size)

    assert set(seats.values()) == {label}
