"""A follow-up: the same people and questions, what is still open, and first of all what is better."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.series import Series
from hostdesk.domain.session import Stage
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows.follow_up import begun, follow_up
from hostdesk.workflows.series import number_in
from tests.builders import a_full_gathering, a_gathering, a_guest, stored


def followed(library: Library, original: Gathering, number: int = 2) -> Gathering:
    change = follow_up(original, number)
    write(library, change)
    return gathering(library, change.session_id)


def test_people_come_along_and_are_asked_again(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    after = followed(library, evening)
    walked_in = after.guests[-1]

    assert [guest.person for guest in after.guests] == [guest.person for guest in evening.guests]
    assert [guest.invitation for guest in after.guests] == [
        Invitation.ACCEPTED,
        *[Invitation.TO_ASK] * 3,
        Invitation.OPEN_SEAT,
        Invitation.TO_ASK,
    ]
    assert not any(
        guest.arrived or guest.walk_in or guest.reply or guest.invited_on for guest in after.guests
    )
    kept = ("about", "circle", "access", "diet", "language", "paper", "contact", "may_keep", "private_note")
    assert all(getattr(walked_in, name) == getattr(evening.guests[-1], name) for name in kept)
    assert (walked_in.stranger, walked_in.greeter) == (False, "")


def test_who_was_not_there_is_still_a_stranger_and_still_greeted() -> None:
    new = a_guest("Ben", 2, stranger=True, greeter="Ada")
    start = replace(a_gathering("Ada"), guests=(*a_gathering("Ada").guests, new))
    after = Gathering(begun(follow_up(start))).after(follow_up(start))
    change = follow_up(start)
    after = Gathering(begun(change)).after(change)

    assert (after.guests[-1].stranger, after.guests[-1].greeter) == (True, "Ada")


def test_purpose_goals_boundaries_and_scales_stay_and_what_is_settled_does_not(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    after = followed(library, evening)

    assert after.session == replace(
        evening.session,
        id=after.session.id,
        title="The corner evenings, meeting 2",
        starts=None,
        stage=Stage.PREPARE,
        packed="",
        standing=None,
        keep_until=None,
    )
    assert [goal.words for goal in after.goals] == [goal.words for goal in evening.goals]
    assert [boundary.words for boundary in after.boundaries] == [one.words for one in evening.boundaries]
    assert [decision.what for decision in after.decisions] == ["The lease"]
    assert [(step.what, step.done) for step in after.steps] == [("Rest", False)]
    assert [(errand.what, errand.done) for errand in after.errands] == [
        ("Fetch the key", False),
        ("Buy bread", False),
    ]
    assert (after.rounds, after.marks, after.notes, after.pictures) == ((), (), (), ())
    assert not any(block.began or block.ended or block.left_out or block.planned for block in after.blocks)
    assert after.blocks[1].minutes == evening.blocks[0].planned_minutes
    pairs = zip(after.scales, evening.scales, strict=True)
    assert all(new == replace(old, id=new.id, session_id=new.session_id) for new, old in pairs)


def test_it_opens_with_what_is_better_before_any_number(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    after = followed(library, evening)
    first = after.blocks[0]

    assert (first.title, first.day, first.scale_id) == ("What’s better?", 1, None)
    assert None not in (first.role, first.position)
    assert "before any number" in first.what_happens
    assert 10 <= first.minutes <= 15
    assert [block.title for block in after.blocks[1:]] == [block.title for block in evening.blocks]
    assert not any(block.pinned for block in after.blocks)
    assert after.blocks[-1].scale_id == after.scales[0].id


def test_a_follow_up_of_a_follow_up_asks_it_once(library: Library) -> None:
    second = followed(library, stored(library, a_full_gathering()))
    third = followed(library, second, 3)

    assert [block.title for block in third.blocks].count("What’s better?") == 1
    assert third.session.title == "The corner evenings, meeting 3"


def test_a_series_is_begun_with_both_in_it_and_undone_as_one(library: Library) -> None:
    start = stored(library, a_gathering("Ada"))
    change = follow_up(start)
    write(library, change)
    first, second = gathering(library, "garden"), gathering(library, change.session_id)

    assert isinstance(first.series, Series)
    assert first.series == second.series == start.after(change).series
    assert first.series.title == "The corner garden"
    assert number_in(library, first.session.series_id) == 3
    write(library, change.reversed)
    assert gathering(library, "garden") == start
    write(library, change)
    assert gathering(library, change.session_id) == second


def test_nothing_new_shares_an_id_with_what_was() -> None:
    evening = a_full_gathering()
    new = {part.id for part in follow_up(evening).after}

    assert not new & {part.id for part in evening.parts}


def test_the_longest_title_still_fits() -> None:
    change = follow_up(a_gathering(title="x" * 300))

    assert len(begun(change).title) == 300
    assert begun(change).title.endswith(", meeting 2")
