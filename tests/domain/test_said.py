"""What was said: who is meant, which block is on, and what of it everyone may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.said import (
    OF_SOMEBODY,
    ForEveryone,
    Told,
    by_name,
    for_everyone,
    is_open_to_read,
    said_by_kind,
    speakers,
)
from tests.builders import SUMMER, a_full_gathering, a_gathering, a_guest

BEGAN = datetime(2026, 5, 12, 18, 31, tzinfo=SUMMER)


def a_note(kind: NoteKind, words: str = "We are the street", place: int = 0, **fields: object) -> Note:
    return Note(f"garden/note {place}", "garden", place, words, kind=kind, **fields)  # type: ignore[arg-type]


def with_notes(*notes: Note, **consents: Consent) -> Gathering:
    start = a_gathering("Ada")
    guests = tuple(replace(guest, **consents) if guest.name == "Ada" else guest for guest in start.guests)
    return replace(start, guests=guests, notes=notes)


ADA = "garden/guest Ada"


@pytest.mark.parametrize(
    ("to_this", "in_general", "told"),
    [
        (Consent.NOT_ASKED, Consent.NOT_ASKED, ()),
        (Consent.NOT_ASKED, Consent.GIVEN, (Told("We are the street", "Ada"),)),
        (Consent.NOT_ASKED, Consent.REFUSED, ()),
        (Consent.GIVEN, Consent.NOT_ASKED, (Told("We are the street", "Ada"),)),
        (Consent.GIVEN, Consent.GIVEN, (Told("We are the street", "Ada"),)),
        (Consent.GIVEN, Consent.REFUSED, (Told("We are the street"),)),
        (Consent.REFUSED, Consent.GIVEN, ()),
        (Consent.REFUSED, Consent.NOT_ASKED, ()),
    ],
)
def test_a_quote_needs_a_yes_and_a_name_one_that_reaches_it(
    to_this: Consent, in_general: Consent, told: tuple[Told, ...]
) -> None:
    note = a_note(NoteKind.QUOTE, guest_id=ADA, consent=to_this)

    assert for_everyone(with_notes(note, may_quote=in_general)).quotes == told


def test_a_quote_of_nobody_in_particular_needs_its_own_yes() -> None:
    note = a_note(NoteKind.QUOTE)

    assert for_everyone(with_notes(note)).quotes == ()
    assert for_everyone(with_notes(replace(note, consent=Consent.GIVEN))).quotes == (
        Told("We are the street"),
    )


def test_who_wants_no_words_kept_is_quoted_only_after_a_yes_to_just_this() -> None:
    note = a_note(NoteKind.QUOTE, guest_id=ADA)
    consents = {"may_quote": Consent.GIVEN, "may_keep": Consent.REFUSED}

    assert for_everyone(with_notes(note, **consents)).quotes == ()
    assert for_everyone(with_notes(replace(note, consent=Consent.GIVEN), **consents)).quotes != ()


@pytest.mark.parametrize("kind", [NoteKind.AFFIRMATION, NoteKind.OFFER, NoteKind.NEED])
def test_what_is_no_quote_is_told_without_a_name_until_there_is_a_yes(kind: NoteKind) -> None:
    note = a_note(kind, guest_id=ADA)

    def told(**consents: Consent) -> tuple[Told, ...]:
        found = for_everyone(with_notes(note, **consents))
        return (*found.affirmations, *found.offers, *found.needs)

    assert told() == (Told("We are the street"),)
    assert told(may_quote=Consent.GIVEN) == (Told("We are the street", "Ada"),)
    assert told(may_quote=Consent.REFUSED) == ()
    assert told(may_keep=Consent.REFUSED) == ()


def test_no_private_note_and_no_boundary_is_for_everyone() -> None:
    private = [
        a_note(kind, f"secret {place}", place)
        for place, kind in enumerate((NoteKind.NOTE, NoteKind.KEPT, NoteKind.CROSSED))
    ]
    found = for_everyone(with_notes(*private))

    assert found == ForEveryone()
    assert found.is_nothing


@given(
    st.lists(st.tuples(st.sampled_from(NoteKind), st.sampled_from(Consent), st.booleans())),
    st.sampled_from(Consent),
    st.sampled_from(Consent),
)
def test_nothing_refused_and_no_unasked_name_is_ever_for_everyone(
    said: list[tuple[NoteKind, Consent, bool]], may_quote: Consent, may_keep: Consent
) -> None:
    notes = [
        a_note(kind, f"word{place}.", place, consent=consent, guest_id=ADA if named else None)
        for place, (kind, consent, named) in enumerate(said)
    ]
    text = repr(for_everyone(with_notes(*notes, may_quote=may_quote, may_keep=may_keep)))

    for note in notes:
        private = note.kind in (NoteKind.NOTE, NoteKind.KEPT, NoteKind.CROSSED)
        refused = note.kind in OF_SOMEBODY and note.consent is Consent.REFUSED
        assert not ((private or refused) and note.words in text)
    yes = may_quote is Consent.GIVEN or any(note.consent is Consent.GIVEN for note in notes)
    assert yes or "Ada" not in text
    assert may_quote is not Consent.REFUSED or "Ada" not in text


def test_a_name_never_stands_without_its_words() -> None:
    for kind, consent, quote, keep in product(NoteKind, Consent, Consent, Consent):
        guest = a_guest("Ada", may_quote=quote, may_keep=keep)
        note = a_note(kind, guest_id=guest.id, consent=consent)
        assert is_open_to_read(note, guest) or by_name(note, guest) == ""


def test_decisions_with_an_outcome_come_first_then_what_was_not_planned() -> None:
    hours = Decision("hours", "garden", 0, "Opening hours", outcome="Eight")
    still_open = Decision("key", "garden", 1, "The key")
    elsewhere = Decision("lease", "garden", 2, "The lease", not_here=True, outcome="Not ours")
    notes = (
        a_note(NoteKind.DECIDED, "Eight", 0, decision_id="hours"),
        a_note(NoteKind.DECIDED, "We sing", 1),
    )
    found = for_everyone(replace(with_notes(*notes), decisions=(hours, still_open, elsewhere)))

    assert found.decided == (("Opening hours", "Eight"), ("", "We sing"))


def test_what_was_taken_up_is_parked_no_longer() -> None:
    notes = (a_note(NoteKind.PARKED, "A table", 0), a_note(NoteKind.PARKED, "A song", 1, done=True))

    assert for_everyone(with_notes(*notes)).parked == ("A table",)


def test_a_quote_waits_only_while_it_was_not_asked() -> None:
    note = a_note(NoteKind.QUOTE, guest_id=ADA)
    assert for_everyone(with_notes(note)).waiting == 1
    assert for_everyone(with_notes(note, may_quote=Consent.GIVEN)).waiting == 0
    assert for_everyone(with_notes(note, may_quote=Consent.REFUSED)).waiting == 0
    assert for_everyone(with_notes(replace(note, consent=Consent.REFUSED))).waiting == 0


def test_the_host_has_all_of_it_kind_by_kind() -> None:
    notes = tuple(a_note(kind, kind.value, place) for place, kind in enumerate(NoteKind))
    found = said_by_kind(with_notes(*notes))

    assert {kind: [note.words for note in said] for kind, said in found.items()} == {
        kind: [kind.value] for kind in NoteKind
    }
    assert NoteKind.OFFER not in said_by_kind(a_full_gathering())


def people(*names: str, here: tuple[str, ...] = ()) -> tuple[Guest, ...]:
    return tuple(a_guest(name, place, arrived=name in here) for place, name in enumerate(names))


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("a", ["Anna Berg", "Ann", "Ada"]),
        ("ann", ["Ann", "Anna Berg"]),
        ("be", ["Anna Berg"]),
        ("زه", ["زهرة القاسمي"]),
        ("小明", ["王小明"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_letters_mean_a_whole_name_then_those_who_are_here(letters: str, found: list[str]) -> None:
    guests = people("Ann", "Ada", "Anna Berg", "زهرة القاسمي", "王小明", here=("Anna Berg",))

    assert [guest.name for guest in speakers(guests, letters)] == found


def test_boundaries_are_no_part_of_what_everyone_reads() -> None:
    boundary = Boundary("b", "garden", 0, BoundaryKind.OUTSIDE, "Parking is not for tonight")
    note = a_note(NoteKind.CROSSED, "Twice, by the door", boundary_id="b")
    found = for_everyone(replace(with_notes(note), boundaries=(boundary,)))

    assert "Twice" not in repr(found)
