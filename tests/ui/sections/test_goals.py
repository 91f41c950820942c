"""Who is offered as somebody who holds a goal."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.goal import Goal
from hostdesk.ui.sections.goals import known_partners
from tests.builders import a_gathering


def test_guests_who_come_from_no_circle_may_hold_goals_of_their_own() -> None:
    assert known_partners(a_gathering("Ada", "Ben")) == ("Host", "Ada", "Ben")


def test_where_guests_come_from_circles_the_circles_are_offered() -> None:
    evening = a_gathering("Ada", "Ben")
    guests = (*evening.guests[:2], replace(evening.guests[2], circle="The surgery"))

    assert known_partners(replace(evening, guests=guests)) == ("The surgery",)


def test_who_holds_a_goal_already_is_offered_first_and_once() -> None:
    evening = replace(a_gathering("Ada"), goals=(Goal("1", "garden", 0, "Warm homes", "Council, ada"),))

    assert known_partners(evening) == ("Council", "ada", "Host")
