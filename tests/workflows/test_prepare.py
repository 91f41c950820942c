"""Prepare: describe, invite, add, better, move and take away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.change import Change, Part
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.scale import Naming
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows.prepare import (
    add_block,
    add_scale,
    better,
    describe,
    hold_boundary,
    invite,
    invite_all,
    move,
    open_seat,
    take_away,
)
from tests.builders import a_full_gathering, a_gathering, a_scale, stored, with_round


def done(library: Library, start: Gathering, change: Change) -> Gathering:
    """The gathering after the change, the same in memory as in the library, and back again by undo."""
    write(library, change)
    after = gathering(library, start.session.id)
    assert after == start.after(change)
    assert after.after(change.reversed) == start
    return after


def test_describing_a_session_cleans_what_was_typed(library: Library) -> None:
    start = stored(library, a_gathering())
    change = describe(
        start, title=" The\tgarden ", calling=" A bell \n\n rings ", starts=datetime(2026, 5, 1, 9, 30)
    )
    session = done(library, start, change).session

    assert (session.title, session.calling) == ("The garden", "A bell\n\n rings")
    assert session.starts == datetime(2026, 5, 1, 9, 30)


def test_a_session_keeps_a_title() -> None:
    with pytest.raises(HostDeskError, match="A session needs a title"):
        describe(a_gathering(), title=" ")


def test_guests_are_invited_one_by_one_at_the_end_of_the_list(library: Library) -> None:
    start = stored(library, a_gathering("Ada"))
    after = done(library, start, invite(start, " Ben  Okri "))

    assert [(guest.name, guest.place) for guest in after.guests][1:] == [("Ada", 1), ("Ben Okri", 2)]
    assert after.guests[2].invitation is Invitation.TO_ASK
    with pytest.raises(HostDeskError, match="A guest needs a name"):
        invite(start, " ")


def test_a_hundred_names_pasted_are_one_change_and_nobody_is_there_twice(library: Library) -> None:
    start = stored(library, a_gathering("Guest 7"))
    change = invite_all(start, "\n".join(f"{n}. GUEST {n} <g{n}@example.org>" for n in range(100)))
    after = done(library, start, change)

    assert change.label == "Invite 99 guests"
    assert len(after.guests) == 101
    assert [guest.place for guest in after.guests] == list(range(101))


def test_pasting_nobody_new_changes_nothing() -> None:
    assert invite_all(a_gathering("Ada"), "ada\n\n").is_nothing
    assert invite_all(a_gathering("Ada"), "Ben").label == "Invite 1 guest"


def test_a_seat_is_kept_for_a_missing_voice() -> None:
    start = a_gathering()

    assert start.after(open_seat(start, "A young voice")).guests[-1].invitation is Invitation.OPEN_SEAT
    assert start.after(open_seat(start, "")).guests[-1].name == "A missing voice"


def test_boundaries_blocks_and_scales_are_added_at_the_end(library: Library) -> None:
    current = stored(library, a_gathering())
    current = done(library, current, hold_boundary(current, "The bill", BoundaryKind.OUTSIDE))
    current = done(library, current, add_block(current, "Welcome"))
    current = done(library, current, add_block(current, "Round", 45))
    current = done(library, current, add_scale(current, "How sure?"))

    assert [(b.kind, b.words) for b in current.boundaries] == [(BoundaryKind.OUTSIDE, "The bill")]
    assert [(b.title, b.minutes, b.place) for b in current.blocks] == [("Welcome", 15, 0), ("Round", 45, 1)]
    assert [(s.question, s.place) for s in current.scales] == [("How close are we?", 0), ("How sure?", 1)]


@pytest.mark.parametrize("add", [hold_boundary, add_block, add_scale])
def test_nothing_is_added_without_words(add: Any) -> None:
    with pytest.raises(HostDeskError, match="type a few words"):
        add(a_gathering(), " \n ")


def test_editing_a_part_cleans_what_was_typed(library: Library) -> None:
    start = stored(library, a_gathering("Ada"))
    after = done(library, start, better(start, start.guests[1], name="Ada\n Byron ", brings=" Songs \n"))

    assert (after.guests[1].name, after.guests[1].brings) == ("Ada Byron", "Songs")
    with pytest.raises(HostDeskError, match="A guest needs a name"):
        better(start, start.guests[1], name=" ")


def test_editing_to_the_same_is_nothing() -> None:
    start = a_gathering("Ada")

    assert better(start, start.guests[1], name=" Ada ").is_nothing


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"lowest": 1, "highest": 7}, "range stays"),
        ({"halves": False}, "range stays"),
        ({"naming": Naming.UNNAMED}, "naming stays"),
    ],
)
def test_marks_keep_the_meaning_they_were_given(fields: dict[str, Any], sentence: str) -> None:
    start = a_gathering("Ada", scales=[a_scale(halves=True)])
    assert not better(start, start.scales[0], **fields).is_nothing
    answered = with_round(start, {"Ada": 3})

    with pytest.raises(HostDeskError, match=sentence):
        better(answered, answered.scales[0], **fields)


def test_unnamed_answers_never_become_named() -> None:
    start = with_round(a_gathering("Ada", scales=[a_scale(naming=Naming.UNNAMED)]), [3])

    with pytest.raises(HostDeskError, match="naming stays"):
        better(start, start.scales[0], naming=Naming.BY_NAME)


def test_the_words_of_an_answered_scale_may_still_be_bettered() -> None:
    start = with_round(a_gathering("Ada"), {"Ada": 3})
    after = start.after(better(start, start.scales[0], high_means="All", naming=Naming.SHOWN_UNNAMED))

    assert (after.scales[0].high_means, after.scales[0].naming) == ("All", Naming.SHOWN_UNNAMED)


def test_a_guest_goes_with_all_answers_and_comes_back_with_them(library: Library) -> None:
    start = stored(library, a_full_gathering())
    chidi = next(guest for guest in start.guests if guest.name == "Chidi")
    change = take_away(start, [chidi])
    after = done(library, start, change)

    assert change.label == "Remove 1 guest"
    assert not [mark for mark in after.marks if mark.guest_id == chidi.id]
    assert after.earlier_marks == ()
    write(library, change.reversed)
    assert gathering(library, "evening") == start


def test_a_scale_goes_with_its_rounds_and_marks(library: Library) -> None:
    start = stored(library, a_full_gathering())
    after = done(library, start, take_away(start, start.scales))

    assert (after.scales, after.rounds, after.marks, after.earlier_marks) == ((), (), (), ())


def test_several_of_any_kind_go_in_one_change(library: Library) -> None:
    start = stored(library, a_full_gathering())
    parts: list[Part] = [*start.boundaries, *start.blocks, *start.steps, *start.notes]
    after = done(library, start, take_away(start, parts))

    assert (after.boundaries, after.blocks, after.steps, after.notes) == ((), (), (), ())
    assert take_away(start, []).is_nothing


@pytest.mark.parametrize(
    ("by", "order"),
    [
        (-1, ["Host", "Ben", "Ada", "Chidi"]),
        (1, ["Host", "Ada", "Chidi", "Ben"]),
        (9, ["Host", "Ada", "Chidi", "Ben"]),
        (-9, ["Ben", "Host", "Ada", "Chidi"]),
    ],
)
def test_moving_up_and_down_a_list(library: Library, by: int, order: list[str]) -> None:
    start = stored(library, a_gathering("Ada", "Ben", "Chidi"))
    after = done(library, start, move(start, start.guests[2], by))

    assert [guest.name for guest in after.guests] == order
    assert [guest.place for guest in after.guests] == [0, 1, 2, 3]


def test_moving_beyond_the_end_changes_nothing() -> None:
    start = a_gathering("Ada")

    assert move(start, start.guests[1], 1).is_nothing


def test_moving_closes_gaps_that_were_left(library: Library) -> None:
    start = a_gathering("Ada", "Ben")
    gappy = stored(library, replace(start, guests=(start.guests[0], start.guests[2])))
    after = done(library, gappy, move(gappy, gappy.guests[1], -1))

    assert [(guest.name, guest.place) for guest in after.guests] == [("Ben", 0), ("Host", 1)]
