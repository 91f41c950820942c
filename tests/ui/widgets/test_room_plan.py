"""The plans of a room: everybody has a place, in the room, and nobody sits on another's lap."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from hostdesk.domain.session import Layout
from hostdesk.ui.widgets.room_plan import HEIGHT, SEAT, WIDTH, plan


@pytest.mark.parametrize("people", [0, 1, 2, 5, 6, 7, 12, 13, 18, 22, 29, 36, 200])
@pytest.mark.parametrize("layout", Layout)
def test_everybody_has_a_place_of_their_own(layout: Layout, people: int) -> None:
    drawn = plan(layout, people)
    places = [drawn.host, *drawn.seats]

    assert all(SEAT <= x <= WIDTH - SEAT and SEAT <= y <= HEIGHT - SEAT for x, y in places)
    assert min(dist(one, other) for one, other in combinations(places, 2)) > 2 * SEAT
    for left, top, width, height in (*drawn.tables, *drawn.walls):
        assert all(not (left < x < left + width and top < y < top + height) for x, y in places), (
            "a chair stands in a table"
        )


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("people", [6, 9, 14, 18])
def test_as_many_as_are_expected_are_drawn(layout: Layout, people: int) -> None:
    assert len(plan(layout, people).seats) + 1 == people


@pytest.mark.parametrize("layout", Layout)
def test_a_great_many_are_drawn_as_many_as_can_be_told_apart(layout: Layout) -> None:
    assert plan(layout, 200) == plan(layout, 60)
    assert len(plan(layout, 200).seats) >= 17
