"""Which words may leave: with a yes only, never the host's own notes, never of a hidden round."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Invitation
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.scale import Naming
from hostdesk.domain.step import Step
from hostdesk.workflows.nameless_words import KeptBack, WordsOf, kept_back, offered
from tests.builders import a_gathering, a_guest, a_scale, with_round

GIVEN, REFUSED, NOT_ASKED = Consent.GIVEN, Consent.REFUSED, Consent.NOT_ASKED


def an_answer(**consents: Consent) -> Gathering:
    """Ada answered with words, and said this when she was asked."""
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 4})
    guests = tuple(replace(g, **consents) if g.name == "Ada" else g for g in start.guests)
    return replace(start, guests=guests, marks=(replace(start.marks[0], already_there="We sing"),))


def a_note(
    kind: NoteKind, consent: Consent = NOT_ASKED, by: str | None = "Ada", **consents: Consent
) -> Gathering:
    start = an_answer(**consents)
    whose = next((guest.id for guest in start.guests if guest.name == by), None)
    note = Note("n", "garden", 0, "A hall is free", kind=kind, guest_id=whose, consent=consent)
    return replace(start, marks=(), notes=(note,))


def words(gathering: Gathering, of: WordsOf) -> list[str]:
    return [text.words for text in offered([gathering]) if text.of is of]


@pytest.mark.parametrize(
    ("consents", "offered_words"),
    [
        ({}, []),
        ({"may_keep": GIVEN}, ["We sing"]),
        ({"may_quote": GIVEN}, ["We sing"]),
        ({"may_keep": GIVEN, "may_quote": REFUSED}, []),
        ({"may_keep": REFUSED, "may_quote": GIVEN}, []),
        ({"may_keep": REFUSED}, []),
    ],
)
def test_words_beside_a_mark_need_a_yes(consents: dict[str, Any], offered_words: list[str]) -> None:
    assert words(an_answer(**consents), WordsOf.ANSWERS) == offered_words


@pytest.mark.parametrize(
    ("gathering", "told"),
    [
        (a_note(NoteKind.QUOTE), False),
        (a_note(NoteKind.QUOTE, GIVEN), True),
        (a_note(NoteKind.QUOTE, GIVEN, may_keep=REFUSED), False),
        (a_note(NoteKind.QUOTE, may_quote=GIVEN), True),
        (a_note(NoteKind.OFFER), False),
        (a_note(NoteKind.OFFER, may_keep=GIVEN), True),
        (a_note(NoteKind.OFFER, by=None), True),
        (a_note(NoteKind.OFFER, REFUSED, by=None), False),
        (a_note(NoteKind.PARKED, by=None), True),
        (a_note(NoteKind.NOTE, may_keep=GIVEN), False),
        (a_note(NoteKind.CROSSED, may_keep=GIVEN), False),
    ],
)
def test_what_was_said_leaves_as_whoever_said_it_agreed(gathering: Gathering, told: bool) -> None:
    assert bool(words(gathering, WordsOf.SAID)) is told
    assert (kept_back([gathering]) == KeptBack()) is told


def test_what_is_kept_back_is_counted_by_its_reason() -> None:
    assert kept_back([an_answer()]) == KeptBack(not_asked=1)
    assert kept_back([an_answer(may_keep=REFUSED)]) == KeptBack(refused=1)
    assert kept_back([a_note(NoteKind.NOTE)]) == KeptBack(hosts_own=1)


@pytest.mark.parametrize(("said", "told"), [(NOT_ASKED, True), (REFUSED, False)])
def test_unnamed_words_leave_only_where_nobody_said_no(said: Consent, told: bool) -> None:
    start = with_round(a_gathering("Ada", scales=[a_scale(naming=Naming.UNNAMED)]), [4])
    start = replace(start, marks=(replace(start.marks[0], already_there="We sing"),))
    start = replace(start, guests=tuple(replace(guest, may_keep=said) for guest in start.guests))

    assert bool(words(start, WordsOf.ANSWERS)) is told


def test_words_of_a_hidden_round_stay() -> None:
    start = an_answer(may_keep=GIVEN)
    hidden = replace(start, rounds=(replace(start.rounds[0], silent=True),))

    assert not words(hidden, WordsOf.ANSWERS)


def test_a_step_of_somebody_who_wants_nothing_kept_stays() -> None:
    start = replace(an_answer(may_keep=REFUSED), steps=(Step("s", "garden", 0, "Ask the baker", " ada "),))

    assert not words(start, WordsOf.STEPS)


def test_nothing_of_a_guests_own_line_can_be_chosen() -> None:
    ada = a_guest(
        about="Runs the café",
        brings="Songs",
        contact="a@b.org",
        diet="No nuts",
        access="A ramp",
        private_note="Shy",
        reply="Gladly",
        circle="Choir",
        seat="Table 1",
        may_keep=GIVEN,
    )
    start = replace(a_gathering(), guests=(ada,))

    told = " ".join(text.words for text in offered([start]))
    assert not [
        w for w in ("café", "Songs", "a@b", "nuts", "ramp", "Shy", "Gladly", "Choir", "Table") if w in told
    ]


def test_a_name_in_the_words_is_taken_out_and_told() -> None:
    start = an_answer(may_keep=GIVEN)
    start = replace(start, marks=(replace(start.marks[0], already_there="Ben sings, write to b@c.org"),))
    text = next(text for text in offered([start]) if text.of is WordsOf.ANSWERS)

    assert text.words == "[name] sings, write to [contact]"
    assert text.found == ("Ben", "b@c.org")
    assert text.original == "Ben sings, write to b@c.org"


def test_an_open_seat_is_no_name() -> None:
    start = an_answer(may_keep=GIVEN)
    seat = a_guest("Somebody young", 5, invitation=Invitation.OPEN_SEAT)
    start = replace(
        start, guests=(*start.guests, seat), marks=(replace(start.marks[0], already_there="The young sing"),)
    )

    assert words(start, WordsOf.ANSWERS) == ["The young sing"]


def test_each_text_has_a_key_of_its_own() -> None:
    texts = offered([an_answer(may_keep=GIVEN)])

    assert len({text.key for text in texts}) == len(texts) > 1
