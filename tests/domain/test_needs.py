"""What guests need, told where it matters: only of those who come, each diet once."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.guest import Invitation
from hostdesk.domain.needs import access_needs, diets
from tests.builders import a_gathering, a_guest


def test_who_needs_what_is_told_of_those_who_are_expected() -> None:
    start = a_gathering()
    marta = a_guest("Marta", 1, access="A chair\nwith arms", diet="Vegan")
    tom = a_guest("Tom", 2, diet="No nuts")
    ines = a_guest("Ines", 3, diet="vegan ")
    gone = a_guest("Otto", 4, access="A ramp", diet="No fish", invitation=Invitation.DECLINED)
    evening = replace(start, guests=(*start.guests, marta, tom, ines, gone))

    assert access_needs(evening) == (("Marta", "A chair, with arms"),)
    assert diets(evening) == (("Vegan", ("Marta", "Ines")), ("No nuts", ("Tom",)))


def test_nobody_needs_anything_by_default() -> None:
    assert access_needs(a_gathering("Ada")) == diets(a_gathering("Ada")) == ()
