"""Say: what is kept, with what it belongs to; what was decided; what becomes a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.note import NoteKind
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Naming
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library
from hostdesk.workflows import prepare
from hostdesk.workflows.saying import better, make_step, say
from tests.builders import SUMMER, a_gathering, a_scale, stored

NOW = datetime(2026, 5, 12, 19, 2, 41, 123)
ADA = "garden/guest Ada"


def the_room() -> Gathering:
    """Ada, a named and an unnamed scale, a boundary, a decision, and a block that is on."""
    start = a_gathering("Ada", scales=[a_scale(place=0), a_scale(place=1, naming=Naming.UNNAMED)])
    on = Block("on", "garden", 0, "Soup", began=datetime(2026, 5, 12, 18, 31, tzinfo=SUMMER))
    boundary = Boundary("out", "garden", 0, BoundaryKind.OUTSIDE, "Parking is not for tonight")
    hours = Decision("hours", "garden", 0, "Opening hours")
    return replace(start, blocks=(on,), boundaries=(boundary,), decisions=(hours,))


def test_what_is_said_is_kept_with_the_block_that_is_on_and_in_its_order(library: Library) -> None:
    start = the_room()
    one = start.after(say(start, NoteKind.QUOTE, " We are\n the street ", NOW, ADA, consent=Consent.GIVEN))
    two = one.after(say(one, NoteKind.NOTE, "Rain", NOW))

    first, second = two.notes
    assert (first.words, first.kind, first.guest_id) == ("We are\n the street", NoteKind.QUOTE, ADA)
    assert (first.block_id, first.taken, first.consent) == (
        "on",
        datetime(2026, 5, 12, 19, 2),
        Consent.GIVEN,
    )
    assert (second.place, second.kind, second.words) == (1, NoteKind.NOTE, "Rain")
    assert stored(library, two).notes == two.notes


def test_one_undo_takes_back_all_of_it() -> None:
    start = the_room()
    change = say(start, NoteKind.DECIDED, "Eight", NOW, decision_id="hours")

    assert start.after(change).after(change.reversed) == start


@pytest.mark.parametrize("kind", NoteKind)
def test_an_undo_tells_neither_words_nor_names(kind: NoteKind) -> None:
    change = say(the_room(), kind, "Secret", NOW, ADA, boundary_id="out")

    assert change.label
    assert not any(told in change.label for told in ("Secret", "Ada"))


def test_nothing_but_spaces_is_nothing_said() -> None:
    with pytest.raises(HostDeskError, match="type a few words"):
        say(the_room(), NoteKind.OFFER, " \n", NOW)


@pytest.mark.parametrize("kind", [NoteKind.KEPT, NoteKind.CROSSED])
def test_which_boundary_is_said_where_there_is_one(kind: NoteKind) -> None:
    with pytest.raises(HostDeskError, match="which boundary"):
        say(the_room(), kind, "With a smile", NOW)
    kept = say(the_room(), kind, "With a smile", NOW, boundary_id="out").after[-1]
    free = say(a_gathering("Ada"), kind, "With a smile", NOW).after[-1]

    assert (kept.boundary_id, free.boundary_id) == ("out", None)  # type: ignore[union-attr]


def test_what_is_decided_is_the_outcome_of_its_decision_and_adds_to_what_was() -> None:
    start = the_room()
    once = start.after(say(start, NoteKind.DECIDED, "From eight", NOW, decision_id="hours"))
    twice = once.after(say(once, NoteKind.DECIDED, "Sundays from ten", NOW, decision_id="hours"))

    assert once.decisions[0].outcome == "From eight"
    assert not once.decisions[0].is_open
    assert twice.decisions[0].outcome == "From eight\nSundays from ten"
    assert [note.decision_id for note in twice.notes] == ["hours", "hours"]


def test_other_words_for_what_was_decided_are_the_outcome_too_but_not_over_the_hosts_own() -> None:
    start = the_room()
    once = start.after(say(start, NoteKind.DECIDED, "From eight", NOW, decision_id="hours"))
    again = once.after(better(once, note=once.notes[0], words="From nine"))
    own = replace(once, decisions=(replace(once.decisions[0], outcome="From eight, for now"),))
    left = own.after(better(own, note=own.notes[0], words="From nine"))

    assert (again.notes[0].words, again.decisions[0].outcome) == ("From nine", "From nine")
    assert left.decisions[0].outcome == "From eight, for now"


def test_a_decision_chosen_afterwards_gets_its_outcome() -> None:
    start = the_room()
    once = start.after(say(start, NoteKind.DECIDED, "From eight", NOW))
    assert once.decisions[0].outcome == ""

    after = once.after(better(once, note=once.notes[0], decision_id="hours"))
    assert after.decisions[0].outcome == "From eight"


def test_a_name_never_stands_beside_an_unnamed_scale() -> None:
    start = the_room()
    named, unnamed = (scale.id for scale in start.scales)
    kept = start.after(say(start, NoteKind.QUOTE, "Hm", NOW, ADA, scale_id=unnamed))
    kept = kept.after(say(kept, NoteKind.QUOTE, "Hm", NOW, scale_id=unnamed))
    kept = kept.after(say(kept, NoteKind.QUOTE, "Hm", NOW, ADA, scale_id=named))

    assert [note.scale_id for note in kept.notes] == [None, unnamed, named]
    for note, fields in ((kept.notes[0], {"scale_id": unnamed}), (kept.notes[1], {"guest_id": ADA})):
        with pytest.raises(HostDeskError, match="without names"):
            better(kept, note=note, **fields)


def test_what_was_parked_is_taken_up_as_a_step_and_one_undo_takes_both_back() -> None:
    start = the_room()
    parked = start.after(say(start, NoteKind.PARKED, "A table outside", NOW))
    change = make_step(parked, parked.notes[0])
    after = parked.after(change)

    assert [(step.what, step.who) for step in after.steps] == [("A table outside", "")]
    assert after.notes[0].done
    assert after.after(change.reversed) == parked


def test_an_offer_becomes_a_step_of_whoever_offers_it() -> None:
    start = the_room()
    offered = start.after(say(start, NoteKind.OFFER, "A van", NOW, ADA))
    after = offered.after(make_step(offered, offered.notes[0]))

    assert [(step.what, step.who) for step in after.steps] == [("A van", "Ada")]
    assert not after.notes[0].done


def test_a_guest_who_is_taken_away_leaves_the_words_without_a_name() -> None:
    start = the_room()
    said = start.after(say(start, NoteKind.QUOTE, "Hm", NOW, ADA))
    after = said.after(prepare.take_away(said, [said.guest(ADA)]))

    assert [(note.words, note.guest_id) for note in after.notes] == [("Hm", None)]


def test_words_beyond_the_limit_are_refused_in_one_sentence() -> None:
    with pytest.raises(HostDeskError, match="longer than"):
        say(the_room(), NoteKind.QUOTE, "word " * 10_001, NOW)
