"""Capture a round: marks and words, skipped, on behalf, corrected later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Came, Mark, Moment
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows.capture import (
    Asking,
    answer,
    answer_unnamed,
    better_unnamed,
    clear,
    close_round,
)
from tests.builders import EVENING, a_gathering, a_scale, stored

NOW = datetime(2026, 5, 12, 19, 2, 41, 123)
OPENING = Moment.OPENING


def given(start: Gathering, name: str, *, correcting: bool = False, **fields: Any) -> Gathering:
    """The gathering once this guest has answered its first scale."""
    guest = next(guest for guest in start.guests if guest.name == name)
    asking = Asking(start.scales[0], OPENING)
    return start.after(answer(start, asking, guest.id, NOW, correcting=correcting, **fields))


def the_mark(start: Gathering, name: str) -> Mark:
    guest = next(guest for guest in start.guests if guest.name == name)
    found = start.mark_of(start.rounds[0].id, guest.id)
    assert found is not None
    return found


def unnamed() -> Gathering:
    return a_gathering("Ada", scales=[a_scale(naming=Naming.UNNAMED)])


def test_the_first_answer_opens_the_round_and_the_hosting() -> None:
    begun = given(a_gathering("Ada", "Ben"), "Ada", value=Decimal(4))

    assert [(r.moment, r.opened, r.closed) for r in begun.rounds] == [
        (OPENING, datetime(2026, 5, 12, 19, 2), False)
    ]
    assert begun.session.stage is Stage.HOST
    assert len(given(begun, "Ben", value=Decimal(5)).rounds) == 1


def test_words_and_a_number_come_one_after_the_other() -> None:
    first = given(a_gathering("Ada"), "Ada", already_there="  We met \n")
    then = given(first, "Ada", value=Decimal(4))

    assert the_mark(then, "Ada").already_there == "We met"
    assert the_mark(then, "Ada").value == Decimal(4)
    assert len(then.marks) == 1


def test_a_skip_takes_the_number_back_and_a_number_the_skip() -> None:
    skipped = given(given(a_gathering("Ada"), "Ada", value=Decimal(4)), "Ada", skipped=True)
    assert (the_mark(skipped, "Ada").value, the_mark(skipped, "Ada").skipped) == (None, True)
    marked = given(skipped, "Ada", value=Decimal(0))

    assert (the_mark(marked, "Ada").value, the_mark(marked, "Ada").skipped) == (Decimal(0), False)


@pytest.mark.parametrize(
    ("scale", "number", "sentence"),
    [
        (a_scale(), "11", "This scale goes from 0 to 10."),
        (a_scale(), "-1", "This scale goes from 0 to 10."),
        (a_scale(lowest=1, highest=7), "0", "This scale goes from 1 to 7."),
        (a_scale(), "4.5", "This scale has whole numbers only."),
        (a_scale(halves=True), "4.25", "This scale has whole and half numbers only."),
        (a_scale(), "Infinity", "This scale goes from 0 to 10."),
    ],
)
def test_a_number_that_the_scale_does_not_have_is_refused(scale: Scale, number: str, sentence: str) -> None:
    with pytest.raises(HostDeskError) as refused:
        given(a_gathering("Ada", scales=[scale]), "Ada", value=Decimal(number))

    assert str(refused.value) == sentence


def test_a_deputy_answers_and_the_member_changes_it_later(library: Library) -> None:
    spoken = given(
        a_gathering("Ada", "Ben"), "Ada", value=Decimal(4), spoken_by=" Ben ", already_there="So Ben says"
    )
    assert (the_mark(spoken, "Ada").came, the_mark(spoken, "Ada").spoken_by) == (Came.ON_BEHALF, "Ben")
    own = given(spoken, "Ada", correcting=True, value=Decimal(6), came=Came.THEMSELVES, already_there="I say")

    mark = the_mark(own, "Ada")
    assert (mark.value, mark.came, mark.spoken_by, mark.already_there) == (
        Decimal(6),
        Came.THEMSELVES,
        "",
        "I say",
    )
    (earlier,) = own.earlier(mark.id)
    assert (earlier.value, earlier.came, earlier.spoken_by) == (Decimal(4), Came.ON_BEHALF, "Ben")
    assert earlier.already_there == "So Ben says"
    assert stored(library, own) == own


def test_taking_the_speaker_away_makes_it_said_to_the_host() -> None:
    spoken = given(a_gathering("Ada"), "Ada", value=Decimal(4), spoken_by="Ben")

    assert the_mark(given(spoken, "Ada", spoken_by=""), "Ada").came is Came.TOLD_HOST
    assert the_mark(given(spoken, "Ada", value=Decimal(5)), "Ada").spoken_by == "Ben"


def test_every_correction_keeps_what_stood_there_in_order() -> None:
    current = given(a_gathering("Ada"), "Ada", value=Decimal(1))
    for number in (2, 3):
        current = given(current, "Ada", correcting=True, value=Decimal(number))

    assert [earlier.value for earlier in current.earlier(the_mark(current, "Ada").id)] == [1, 2]


def test_what_is_only_added_to_or_said_again_is_no_correction() -> None:
    current = given(a_gathering("Ada"), "Ada", value=Decimal(1))
    current = given(current, "Ada", correcting=True, one_step_up="A key")
    current = given(current, "Ada", correcting=True, value=Decimal(1))

    assert current.earlier_marks == ()


def test_undoing_a_correction_brings_the_answer_back() -> None:
    start = given(a_gathering("Ada"), "Ada", value=Decimal(1))
    asking = Asking(start.scales[0], OPENING)
    change = answer(start, asking, start.guests[1].id, NOW, correcting=True, value=Decimal(9))

    assert start.after(change).after(change.reversed) == start


def test_opening_and_closing_are_two_rounds() -> None:
    start = given(a_gathering("Ada"), "Ada", value=Decimal(1))
    closing = Asking(start.scales[0], Moment.CLOSING)
    both = start.after(answer(start, closing, start.guests[1].id, NOW, value=Decimal(5)))

    assert {r.moment for r in both.rounds} == set(Moment)
    assert len(both.marks) == 2


def test_a_closed_round_takes_no_answer_until_it_is_taken_up_again() -> None:
    start = given(a_gathering("Ada"), "Ada", value=Decimal(1))
    closed = start.after(close_round(start, start.rounds[0]))

    with pytest.raises(HostDeskError, match="This round is closed"):
        given(closed, "Ada", value=Decimal(2))
    again = closed.after(close_round(closed, closed.rounds[0], closed=False))
    assert the_mark(given(again, "Ada", value=Decimal(2)), "Ada").value == 2


def test_clearing_takes_the_answer_and_its_history_away(library: Library) -> None:
    start = given(
        given(a_gathering("Ada"), "Ada", value=Decimal(1)), "Ada", correcting=True, value=Decimal(2)
    )
    stored(library, start)
    change = clear(start, the_mark(start, "Ada"))
    write(library, change)

    assert (start.after(change).marks, start.after(change).earlier_marks) == ((), ())
    assert gathering(library, "garden") == start.after(change)
    write(library, change.reversed)
    assert gathering(library, "garden") == start


def test_unnamed_answers_only_add_up() -> None:
    start = unnamed()
    asking = Asking(start.scales[0], OPENING)
    for number in (3, 3):
        start = start.after(answer_unnamed(start, asking, NOW, value=Decimal(number), already_there="Soup"))

    assert [mark.value for mark in start.marks] == [Decimal(3), Decimal(3)]
    assert {(mark.guest_id, mark.spoken_by) for mark in start.marks} == {(None, "")}


def test_an_unnamed_answer_is_corrected_without_a_trace() -> None:
    start = unnamed()
    start = start.after(answer_unnamed(start, Asking(start.scales[0], OPENING), NOW, value=Decimal(3)))
    better = start.after(better_unnamed(start, start.marks[0], value=Decimal(4), one_step_up=" A key "))

    assert [(mark.value, mark.one_step_up) for mark in better.marks] == [(Decimal(4), "A key")]
    assert better.earlier_marks == ()
    with pytest.raises(HostDeskError, match="from 0 to 10"):
        better_unnamed(start, start.marks[0], value=Decimal(40))


def test_named_and_unnamed_are_never_mixed() -> None:
    named, without = a_gathering("Ada"), unnamed()

    with pytest.raises(HostDeskError, match="answered without names"):
        answer(without, Asking(without.scales[0], OPENING), without.guests[0].id, NOW, value=Decimal(3))
    with pytest.raises(HostDeskError, match="answered by name"):
        answer_unnamed(named, Asking(named.scales[0], OPENING), NOW, value=Decimal(3))
    with pytest.raises(HostDeskError, match="names nobody"):
        answer_unnamed(without, Asking(without.scales[0], OPENING), NOW, spoken_by="Ben")


def test_shown_unnamed_is_stored_by_name() -> None:
    start = a_gathering("Ada", scales=[a_scale(naming=Naming.SHOWN_UNNAMED)])

    assert the_mark(given(start, "Ada", value=Decimal(3)), "Ada").guest_id == start.guests[1].id


def test_a_session_in_harvest_stays_there_when_an_answer_comes_late() -> None:
    start = a_gathering("Ada")
    late = replace(start, session=replace(start.session, stage=Stage.HARVEST, starts=EVENING))

    assert given(late, "Ada", value=Decimal(3)).session.stage is Stage.HARVEST


def test_a_number_that_corrects_what_a_deputy_said_is_the_guests_own() -> None:
    gathering = a_gathering("Ada")
    guest, asking = gathering.guests[0], Asking(gathering.scales[0], Moment.OPENING)
    said = answer(gathering, asking, guest.id, NOW, value=Decimal(3), spoken_by="Ben")
    gathering = gathering.after(said)
    gathering = gathering.after(answer(gathering, asking, guest.id, NOW, correcting=True, value=Decimal(6)))

    (mark,) = gathering.marks
    assert (mark.value, mark.came, mark.spoken_by) == (Decimal(6), Came.TOLD_HOST, "")
    (before,) = gathering.earlier(mark.id)
    assert (before.value, before.came, before.spoken_by) == (Decimal(3), Came.ON_BEHALF, "Ben")
