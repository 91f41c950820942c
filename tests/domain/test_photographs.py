"""A calm reminder of who would rather not be in a picture."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.photographs import reminder
from tests.builders import EVENING, a_gathering


def room(**said: Consent) -> Gathering:
    start = a_gathering(*said)
    guests = [start.guests[0]]
    guests += [replace(one, arrived=True, may_photograph=said[one.name]) for one in start.guests[1:]]
    return replace(start, guests=tuple(guests))


def test_where_all_agree_nothing_is_said() -> None:
    assert reminder(room(Ada=Consent.GIVEN, Ben=Consent.GIVEN)) == ""
    assert reminder(a_gathering("Ada")) == ""  # nobody is here


def test_who_said_no_is_named_and_who_was_not_asked_is_counted() -> None:
    said = reminder(room(Ada=Consent.REFUSED, Ben=Consent.NOT_ASKED, Cy=Consent.NOT_ASKED))

    assert said == (
        "Ada would rather not be photographed. 2 people here have not been asked about photographs yet."
    )


def test_several_are_named_and_many_are_not_all_named() -> None:
    three = reminder(room(Ada=Consent.REFUSED, Ben=Consent.REFUSED, Cy=Consent.REFUSED))
    many = reminder(room(**dict.fromkeys(("Ada", "Ben", "Cy", "Di", "Eve"), Consent.REFUSED)))

    assert three == "Ada, Ben and Cy would rather not be photographed."
    assert many == "Ada, Ben and 3 others would rather not be photographed."


def test_who_left_early_may_be_in_a_picture_still() -> None:
    start = room(Ada=Consent.REFUSED)
    ada = replace(start.guests[1], left_at=EVENING)

    assert "Ada" in reminder(replace(start, guests=(start.guests[0], ada)))
