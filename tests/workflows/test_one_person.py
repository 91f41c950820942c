"""Two guests become one: nothing of either is lost, and undo parts them again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hostdesk.archive import meaning
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.mark import Came, EarlierMark, Mark, Moment
from hostdesk.domain.note import Note
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows.one_person import join
from tests.builders import a_gathering, stored, with_round


def called_twice() -> tuple[Gathering, Guest, Guest]:
    start = with_round(a_gathering("Ada", "Ada L"), {"Ada": 3, "Ada L": 8})
    start = with_round(start, {"Ada L": 9}, Moment.CLOSING)
    before = EarlierMark("before", "garden", start.marks[1].id, 0, Decimal(7), False, "", "", Came.PAPER, "")
    note = Note("note", "garden", 0, "My words", guest_id=start.guests[2].id)
    asked = replace(start.rounds[0], asked_of=(start.guests[1].id, start.guests[2].id))
    rounds = (asked, *start.rounds[1:])
    ada = replace(start.guests[1], diet="No nuts", may_quote=Consent.GIVEN, brings="Cake")
    other = replace(start.guests[2], seat="Table 1", may_quote=Consent.REFUSED, brings="Songs", arrived=True)
    whole = replace(start, earlier_marks=(before,), notes=(note,), rounds=rounds)
    return replace(whole, guests=(start.guests[0], ada, other)).in_order(), ada, other


def test_everything_of_the_other_comes_to_the_one_who_is_kept() -> None:
    start, ada, other = called_twice()
    after = start.after(join(start, ada, other))
    meaning.check([after])

    (one,) = [guest for guest in after.guests if not guest.is_host]
    assert (one.name, one.diet, one.seat, one.brings, one.arrived) == (
        *("Ada", "No nuts", "Table 1", "Cake; Songs"),
        True,
    )
    assert one.may_quote is Consent.REFUSED
    assert {note.guest_id for note in after.notes} == {ada.id}
    assert after.rounds[0].asked_of == (ada.id,)


def test_where_both_answered_the_other_answer_is_kept_as_an_earlier_one() -> None:
    start, ada, other = called_twice()
    after = start.after(join(start, ada, other))
    rounds = {asked.moment: asked.id for asked in after.rounds}
    opening, closing = (after.mark_of(rounds[moment], ada.id) for moment in Moment)

    assert isinstance(opening, Mark)
    assert isinstance(closing, Mark)
    assert (opening.value, closing.value) == (3, 9)
    assert sorted(kept.value or 0 for kept in after.earlier(opening.id)) == [7, 8]


def test_undo_parts_them_again(library: Library) -> None:
    start, ada, other = called_twice()
    here = stored(library, start)
    change = join(here, ada, other)
    write(library, change)
    assert gathering(library, "garden") == here.after(change)
    write(library, change.reversed)

    assert gathering(library, "garden") == here
