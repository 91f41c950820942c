"""A gathering whole, and what a change makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering, part_name
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Moment
from hostdesk.domain.note import Note
from hostdesk.domain.scale import Scale
from hostdesk.domain.step import Step
from hostdesk.errors import HostDeskError
from tests.builders import a_full_gathering, a_gathering, a_guest, a_session, with_round

EVENING = a_full_gathering()
PARTS = [part for part in EVENING.parts if hasattr(part, "session_id")]


def edited(part: Any, words: str, place: int) -> Any:
    """The part with other words or at another place: whatever it has."""
    names = {"name", "words", "title", "question", "what", "already_there"} & set(type(part).__slots__)
    news: dict[str, Any] = dict.fromkeys(names, words or "x")
    return replace(part, **news, **({"place": place} if hasattr(part, "place") else {}))


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Some parts go, some are edited, some come."""
    touched = draw(st.lists(st.sampled_from(PARTS), max_size=6, unique=True))
    rewritten = [edited(part, draw(st.text(max_size=5)), draw(st.integers(0, 9))) for part in touched]
    kept = draw(st.lists(st.booleans(), min_size=len(touched), max_size=len(touched)))
    after = [part for part, keep in zip(rewritten, kept, strict=True) if keep]
    come = [Note(f"new {number}", "evening", number, "Words") for number in range(draw(st.integers(0, 3)))]
    before: list[Any] = list(touched)
    if draw(st.booleans()):
        before.append(EVENING.session)
        after.append(replace(EVENING.session, title="Another"))
    return Change("Some change", "evening", tuple(before), (*after, *come))


@given(changes())
def test_a_change_and_its_reverse_leave_everything_as_it_was(change: Change) -> None:
    assert EVENING.after(change).after(change.reversed) == EVENING


@given(changes())
def test_after_a_change_everything_it_says_is_there_and_nothing_it_took(change: Change) -> None:
    parts = EVENING.after(change).parts

    assert set(change.after) <= set(parts)
    assert not set(change.gone) & set(parts)
    assert EVENING.after(change).in_order() == EVENING.after(change)


@given(changes())
def test_doing_it_twice_is_doing_it_once(change: Change) -> None:
    assert EVENING.after(change).after(change) == EVENING.after(change)


def test_a_change_of_another_session_leaves_this_one_alone() -> None:
    change = Change("Invite", "another", (), (a_guest("Eve", session_id="another"),))

    assert EVENING.after(change) is EVENING


def test_the_session_itself_changes_too() -> None:
    garden = a_gathering()
    renamed = replace(garden.session, title="The new garden")

    assert garden.after(Change("Describe", "garden", (garden.session,), (renamed,))).session is renamed


def test_parts_stand_after_what_they_refer_to() -> None:
    seen: set[str] = set()
    for part in EVENING.parts:
        referred = {
            getattr(part, name, None)
            for name in ("session_id", "scale_id", "round_id", "guest_id", "mark_id")
        }
        assert referred - {None} <= seen
        seen.add(part.id)


def test_finding_what_belongs_to_a_round() -> None:
    garden = with_round(a_gathering("Ada", "Ben"), {"Ada": 3, "Ben": None})
    asked = garden.round_of(garden.scales[0].id, Moment.OPENING)
    assert asked is not None

    assert len(garden.marks_in(asked.id)) == 2
    assert garden.mark_of(asked.id, garden.guests[1].id) == garden.marks_in(asked.id)[0]
    assert garden.mark_of(asked.id, garden.guests[0].id) is None
    assert garden.round_of(garden.scales[0].id, Moment.CLOSING) is None
    assert garden.round(asked.id) is asked
    assert garden.scale(asked.scale_id) is garden.scales[0]
    assert garden.guest(garden.guests[2].id).name == "Ben"


def test_what_is_no_longer_there_is_said_so() -> None:
    with pytest.raises(HostDeskError, match="no longer part of the session"):
        a_gathering().guest("gone")


def test_what_stood_in_a_mark_before_is_found() -> None:
    (earlier,) = EVENING.earlier_marks

    assert EVENING.earlier(earlier.mark_id) == (earlier,)
    assert EVENING.earlier("another") == ()


def test_the_field_of_each_kind_of_part() -> None:
    assert [part_name(kind) for kind in (Guest, Scale, Step)] == ["guests", "scales", "steps"]


def test_blocks_are_timed_by_the_session() -> None:
    first, second, _next_day = EVENING.timed_blocks()

    assert first.starts == EVENING.session.starts
    assert second.starts == first.ends
    assert Gathering(a_session()).timed_blocks() == ()
