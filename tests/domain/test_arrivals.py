"""Letters find a guest, in any script; counts say who is here."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.arrivals import Going, Tally, at_the_door, going, meant, not_asked, open_seats, tally
from hostdesk.domain.guest import Consent, Invitation
from tests.builders import a_guest

NAMES = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=20)


def found(letters: str, *names: str) -> list[str]:
    return [guest.name for guest in meant([a_guest(name, n) for n, name in enumerate(names)], letters)]


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("LOV", "Ada Lovelace"),
        ("ad lo", "Ada Lovelace"),
        ("lo ad", "Ada Lovelace"),
        ("zol", "Łukasz Żółć"),
        ("ORE", "Seán O’Reilly"),
        ("o'r", "Seán O’Reilly"),
        ("ang", "Mia D'Angelo"),
        ("jea", "Marie-Jeanne"),
        ("小明", "王小明"),
        ("احم", "محمد أحمد"),
        ("ΈΝΑ", "Ένα"),
        ("प्रि", "प्रिया"),
    ],
)
def test_letters_of_any_word_fit_whatever_their_case_and_accents(letters: str, name: str) -> None:
    assert found(letters, "Nobody", name) == [name]


def test_the_beginning_comes_before_a_later_name_and_the_middle_is_somebody_else() -> None:
    assert found("ann", "Joanna", "Eve Annan", "Annika") == ["Annika", "Eve Annan"]


def test_the_whole_name_comes_first_even_when_they_are_here() -> None:
    guests = [a_guest("Adam", 0), a_guest("Ada", 1, arrived=True), a_guest("Adah", 2, arrived=True)]

    assert [guest.name for guest in meant(guests, "ada")] == ["Ada", "Adam", "Adah"]


def test_those_who_are_awaited_come_first() -> None:
    no = a_guest("Anna", 0, invitation=Invitation.DECLINED)
    guests = [no, a_guest("Annika", 1, arrived=True), a_guest("Eve Annan", 2)]

    assert [guest.name for guest in meant(guests, "ann")] == ["Eve Annan", "Anna", "Annika"]


def test_no_letters_mean_nobody() -> None:
    assert found(" - ", "Ada") == []


@given(NAMES, st.lists(NAMES, max_size=5))
def test_everybody_is_found_by_the_letters_they_begin_with(name: str, others: list[str]) -> None:
    assert name in found(name[:3], *others, name)


def test_counts_are_of_people_with_a_name() -> None:
    guests = [
        a_guest("Ada", 0, arrived=True),
        a_guest("Ben", 1),
        a_guest("Chidi", 2, invitation=Invitation.DECLINED),
        a_guest("Kofi", 3, arrived=True, left_at=datetime(2026, 5, 12, 15, 20)),
        a_guest("A young voice", 4, invitation=Invitation.OPEN_SEAT),
    ]

    assert tally(guests) == Tally(here=1, awaited=1, declined=1, left=1)
    assert at_the_door(guests) == tuple(guests[:4])
    assert open_seats(guests) == tuple(guests[4:])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("-ada", Going("ada")),
        (" - Ada Lovelace ", Going("Ada Lovelace")),
        ("−ada 15:20", Going("ada", time(15, 20))),
        ("-ada 9.05", Going("ada", time(9, 5))),
        ("-ada 27:80", Going("ada 27:80")),
        ("-", Going("")),
        ("ada", None),
        ("Ana-Sofía", None),
        ("", None),
    ],
)
def test_a_minus_says_who_goes_and_may_say_when(typed: str, meant: Going | None) -> None:
    assert going(typed) == meant


@given(st.text(max_size=40))
def test_whatever_is_typed_behind_a_minus_is_understood(typed: str) -> None:
    assert going(f"-{typed}") is not None


def test_only_who_is_here_is_to_be_asked_and_the_host_is_not() -> None:
    guests = [
        a_guest("Host", 0, arrived=True, is_host=True),
        a_guest("Ada", 1, arrived=True),
        a_guest("Ben", 2),
        a_guest("Chidi", 3, arrived=True, may_keep=Consent.REFUSED),
    ]

    assert [guest.name for guest in not_asked(guests)] == ["Ada"]
