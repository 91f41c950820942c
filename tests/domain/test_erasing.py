"""Nothing of a person stays in a gathering; where others wrote the name, the host decides."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hostdesk.archive import meaning
from hostdesk.domain.erasing import mentions_of, taken_out, with_names_out, without
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.note import Note, NoteKind
from tests.archive.strategies import gatherings
from tests.builders import a_gathering, a_guest, with_round


def ids(gathering: Gathering, *names: str) -> set[str]:
    return {guest.id for guest in gathering.guests if guest.name in names}


@given(gatherings(least=1), st.data())
def test_what_is_left_fits_together_and_names_nobody_who_went(start: Gathering, data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([guest.id for guest in start.guests])))

    left = without(start, gone)

    meaning.check([left])
    assert not gone & {guest.id for guest in left.guests}
    assert not gone & {mark.guest_id for mark in left.marks}
    assert not gone & {note.guest_id for note in left.notes}
    assert not gone & {who for asked in left.rounds for who in asked.asked_of}


@given(gatherings())
def test_erasing_nobody_changes_nothing(start: Gathering) -> None:
    assert without(start, set()) == start


def test_a_round_that_was_asked_of_one_alone_is_not_asked_of_all_afterwards() -> None:
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 3})
    (asked,) = start.rounds
    start = replace(start, rounds=(replace(asked, asked_of=tuple(ids(start, "Ada"))),))

    assert not without(start, ids(start, "Ada")).rounds


def test_unnamed_answers_stay_nobody_can_tell_whose_they_are() -> None:
    start = with_round(a_gathering("Ada", "Ben"), [3, 4])

    assert without(start, ids(start, "Ada")).marks == start.marks


def mentioning() -> Gathering:
    start = a_gathering("Ben", best_hopes="Ada Lovelace opens, then Ada rests; Adam closes")
    note = Note("note", start.session.id, 0, "ADA LOVELACE brings the key", kind=NoteKind.NOTE)
    return replace(start, guests=(*start.guests, a_guest("Ada Byron", 3)), notes=(note,))


def test_the_name_and_its_parts_are_found_in_what_others_wrote() -> None:
    found = [(mention.text.field, mention.is_whole) for mention in mentions_of(mentioning(), "Ada Lovelace")]

    assert found == [("best_hopes", True), ("words", True), ("name", False)]


def test_a_name_taken_out_leaves_the_words_around_it() -> None:
    start = mentioning()
    whole = [mention for mention in mentions_of(start, "Ada Lovelace") if mention.is_whole]

    left = with_names_out(start, whole, "Ada Lovelace")

    assert left.session.best_hopes == "… opens, then … rests; Adam closes"
    assert left.notes[0].words == "… brings the key"
    assert left.guests == start.guests


def test_names_in_scripts_without_case_are_taken_out_too() -> None:
    assert taken_out("王小明 kommt, محمد auch", "محمد") == "王小明 kommt, … auch"
