"""A series over time: only what is the same lies on one axis, and nobody unnamed gets a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Naming
from hostdesk.domain.series_story import Presence, story, up_to
from hostdesk.domain.step import Step
from tests.builders import EVENING, a_gathering, a_guest, a_scale, with_round


def meeting(number: int, numbers: dict[str, float | None], **scale: object) -> Gathering:
    session_id = f"evening {number}"
    asked = a_scale(str(scale.pop("question", "How close are we?")), 0, session_id, **scale)
    start = a_gathering(
        "Ada", "Ben", session_id=session_id, scales=[asked], starts=EVENING + timedelta(days=number)
    )
    persons = tuple(replace(guest, person=guest.name) for guest in start.guests)
    return with_round(replace(start, guests=persons), numbers)


def test_the_same_scale_lies_side_by_side_in_the_order_of_dates() -> None:
    told = story([meeting(2, {"Ada": 6, "Ben": 4}), meeting(1, {"Ada": 3, "Ben": None})])
    (shared,) = told.scales

    assert [occasion.meeting.number for occasion in shared.occasions] == [1, 2]
    assert [occasion.opening for occasion in shared.occasions] == [(3,), (4, 6)]
    assert [occasion.closing for occasion in shared.occasions] == [None, None]
    assert [occasion.of(Moment.OPENING, "Ada") for occasion in shared.occasions] == [(3,), (6,)]
    assert not shared.changed


@pytest.mark.parametrize(
    "other",
    [{"highest": 7, "lowest": 1}, {"low_means": "the flood"}, {"high_means": "a street that eats together"}],
)
def test_other_ends_or_numbers_are_never_on_the_same_axis(other: dict[str, object]) -> None:
    alike = [meeting(1, {"Ada": 3}), meeting(2, {"Ada": 4})]
    told = story([*alike, meeting(3, {"Ada": 5}, **other)])
    (shared,) = told.scales

    assert [occasion.meeting.number for occasion in shared.occasions] == [1, 2]
    assert shared.changed


def test_capitals_spaces_and_the_mark_at_its_end_make_no_other_question() -> None:
    told = story([meeting(1, {"Ada": 3}), meeting(2, {"Ada": 4}, question=" how CLOSE  are we")])

    assert len(told.scales[0].occasions) == 2


def test_a_scale_of_one_meeting_or_that_nobody_answered_is_not_shown() -> None:
    assert story([meeting(1, {"Ada": 3}), meeting(2, {"Ada": 3}, question="Another?")]).scales == ()
    assert story([meeting(1, {}), meeting(2, {"Ada": None})]).scales == ()


@pytest.mark.parametrize("naming", [Naming.SHOWN_UNNAMED, Naming.UNNAMED])
def test_who_is_not_shown_by_name_is_never_shown_alone(naming: Naming) -> None:
    told = story([meeting(1, {"Ada": 3}, naming=naming), meeting(2, {"Ada": 4}, naming=naming)])
    (shared,) = told.scales

    assert shared.people == ()
    assert [occasion.placed for occasion in shared.occasions] == [(), ()]
    assert [occasion.opening for occasion in shared.occasions] == [(3,), (4,)]


def test_people_are_told_by_who_they_are_and_not_by_name() -> None:
    first, second = meeting(1, {}), meeting(2, {})
    guests = list(second.guests)
    guests[1] = replace(guests[1], name="Ada Byron", arrived=True, left_at=EVENING)  # was there
    guests[2] = replace(guests[2], invitation=Invitation.DECLINED)
    another = a_guest("Ben", 3, "evening 2")
    seat = a_guest("A voice", 4, "evening 2", invitation=Invitation.OPEN_SEAT)
    told = story([first, replace(second, guests=(*guests, another, seat))])

    assert [(person.name, person.presence) for person in told.people] == [
        ("Host", (Presence.EXPECTED, Presence.EXPECTED)),
        ("Ada Byron", (Presence.EXPECTED, Presence.THERE)),
        ("Ben", (Presence.EXPECTED, Presence.AWAY)),
        ("Ben", (Presence.AWAY, Presence.EXPECTED)),
    ]


def test_a_step_that_was_carried_on_is_told_once_and_open_ones_first() -> None:
    first, second = meeting(1, {}), meeting(2, {})
    done = Step("a", "evening 1", 0, "Ask the baker", "Ada", done=True)
    carried = Step("b", "evening 1", 1, "Rest", "Ben")
    told = story(
        [
            replace(first, steps=(done, carried)),
            replace(second, steps=(replace(carried, id="c", session_id="evening 2", done=False),)),
        ]
    )

    assert [(one.step.what, one.meeting.number, one.step.done) for one in told.steps] == [
        ("Rest", 2, False),
        ("Ask the baker", 1, True),
    ]


@given(st.lists(st.dictionaries(st.sampled_from(["Ada", "Ben"]), st.integers(0, 10)), min_size=2, max_size=5))
def test_every_number_is_shown_once_and_none_is_made_up(rounds: list[dict[str, int]]) -> None:
    told = story([meeting(number, dict(marks)) for number, marks in enumerate(rounds)])
    shown = [sorted(occasion.opening or ()) for scale in told.scales for occasion in scale.occasions]

    assert shown == ([sorted(map(Decimal, marks.values())) for marks in rounds] if any(rounds) else [])


def test_a_paper_tells_of_what_was_asked_alike_up_to_its_own_evening() -> None:
    first, second, third = (meeting(n, {"Ada": n, "Ben": n + 1}) for n in (1, 2, 3))
    (scale,) = second.scales
    other = meeting(0, {"Ada": 9}, high_means="a street that eats together")

    found = up_to(second, [third, first, other], scale)
    assert [(one.id, values) for one, values in found] == [("evening 1", (1, 2)), ("evening 2", (2, 3))]
    assert up_to(second, [third, other], scale) == ()  # nothing before it
    assert up_to(second, [first], scale, least=3) == ()  # of so few people nothing is told
