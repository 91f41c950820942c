"""On a paper of one's own is what one said and marked oneself, of any session: nobody else's, and no sum."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Mark, Moment, Round
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.session import Session
from hostdesk.workflows import hand_out
from hostdesk.workflows.hand_out import Document, Order

OWN = (Document.PERSONAL_PAGE, Document.WHATS_BETTER, Document.HELD)
OPENED = datetime(2026, 11, 26, 19)
SAID = re.compile(r"said\w+")
DRAWN = re.compile(r"([\d½]+) of 0 to 10")


@st.composite
def sessions(draw: st.DrawFn) -> Gathering:
    """Who said which words can be seen from the words: "saidg2q0r1"."""
    people = range(draw(st.integers(2, 5)))
    scales = [_scale(draw, number) for number in range(draw(st.integers(1, 3)))]
    rounds = [
        Round(f"{scale.id}r{number}", "s", scale.id, moment, OPENED)
        for scale in scales
        for number, moment in enumerate((Moment.OPENING, Moment.CLOSING)[: draw(st.integers(1, 2))])
    ]
    marks = [_mark(draw, asked, scales, person) for asked in rounds for person in people]
    notes = [Note(f"n{one}", "s", one, f"saidg{one}n", OPENED, NoteKind.QUOTE, f"g{one}") for one in people]
    return Gathering(
        Session("s", "Supper", starts=OPENED),
        guests=tuple(Guest(f"g{one}", "s", one, f"Name{one}") for one in people),
        scales=tuple(scales),
        rounds=tuple(rounds),
        marks=tuple(marks),
        notes=tuple(notes),
    ).in_order()


def _scale(draw: st.DrawFn, number: int) -> Scale:
    naming = draw(st.sampled_from(Naming))
    return Scale(f"q{number}", "s", number, f"How near {number}?", naming=naming, halves=draw(st.booleans()))


def _mark(draw: st.DrawFn, asked: Round, scales: list[Scale], person: int) -> Mark:
    scale = next(one for one in scales if one.id == asked.scale_id)
    value = Decimal(draw(st.integers(0, 20 if scale.halves else 10))) / (2 if scale.halves else 1)
    skipped = scale.naming is not Naming.UNNAMED and draw(st.booleans())
    whose = None if scale.naming is Naming.UNNAMED else f"g{person}"
    told: dict[str, Any] = {"skipped": True} if skipped else {"already_there": f"saidg{person}{asked.id}"}
    return Mark(f"{asked.id}m{person}", "s", asked.id, whose, None if skipped else value, **told)


@pytest.mark.parametrize("document", OWN)
@given(whole=sessions())
@settings(max_examples=25)
def test_nobody_elses_words_numbers_or_name_are_on_a_paper_of_ones_own(
    document: Document, whole: Gathering
) -> None:
    for guest in whole.guests:
        told = hand_out.html(whole, Order(document, guest_ids=(guest.id,)))
        own = [mark for mark in whole.marks if mark.guest_id == guest.id and not mark.skipped]
        words = {mark.already_there for mark in own} | {f"said{guest.id}n"}

        assert set(SAID.findall(told)) <= words
        assert set(re.findall(r"Name\d", told)) == {guest.name}
        assert set(map(_number, DRAWN.findall(told))) <= {mark.value for mark in own}


@given(whole=sessions())
@settings(max_examples=25)
def test_all_that_is_ones_own_is_on_the_page_and_what_others_said_changes_nothing(whole: Gathering) -> None:
    guest, order = whole.guests[0], Order(Document.PERSONAL_PAGE, guest_ids=("g0",))
    told = hand_out.html(whole, order)
    own = tuple(mark for mark in whole.marks if mark.guest_id == guest.id)
    notes = tuple(note for note in whole.notes if note.guest_id == guest.id)
    asked = {mark.round_id for mark in own}
    alone = replace(
        whole,
        guests=(guest,),
        marks=own,
        notes=notes,
        rounds=tuple(one for one in whole.rounds if one.id in asked),
    )

    assert {mark.already_there for mark in own if not mark.skipped} <= set(SAID.findall(told))
    assert hand_out.html(alone, order) == told


def _number(said: str) -> Decimal:
    return Decimal(said.replace("½", "") or 0) + (Decimal("0.5") if "½" in said else 0)
