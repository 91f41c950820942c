"""No paper that others read tells the words of somebody who said no to that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hostdesk.domain.documents import Document, ForWhom
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.mark import Came, EarlierMark
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.said import OF_SOMEBODY
from hostdesk.domain.scale import Naming
from hostdesk.domain.summary import summary
from hostdesk.printing.page import Paper
from hostdesk.workflows.how_made import HOW_MADE
from hostdesk.workflows.orders import Order
from tests.builders import a_gathering, a_scale, with_round
from tests.printing.stories import words_of

OWN = "heron"  # stands in everything that Ada wrote and said
REFUSED, GIVEN = Consent.REFUSED, Consent.GIVEN


def an_evening(**consents: Consent) -> Gathering:
    """Ada and Ben answered with words and were quoted; what Ada was asked, she said this to."""
    scales = [a_scale(), a_scale("How sure?", 1, naming=Naming.SHOWN_UNNAMED)]
    start = a_gathering("Ada", "Ben", scales=scales)
    for scale in scales:
        start = with_round(start, {"Ada": 4, "Ben": 5}, scale=scale)
    ada = next(guest for guest in start.guests if guest.name == "Ada")
    marks = tuple(
        replace(mark, already_there=f"A {OWN}", one_step_up=f"Two {OWN}s")
        if mark.guest_id == ada.id
        else mark
        for mark in start.marks
    )
    before = EarlierMark("e", "garden", next(m.id for m in marks if m.guest_id == ada.id), 0, None, False,
                         f"No {OWN}", "", Came.PAPER, "")  # fmt: skip
    notes = tuple(
        Note(f"n{place}", "garden", place, f"A {OWN} for all", kind=kind, guest_id=ada.id)
        for place, kind in enumerate(OF_SOMEBODY)
    )
    asked = replace(ada, arrived=True, **consents)
    guests = tuple(asked if guest is ada else guest for guest in start.guests)
    return replace(start, guests=guests, marks=marks, earlier_marks=(before,), notes=notes)


def told(evening: Gathering, document: Document, guest: str | None = None) -> str:
    """All that stands on a paper; on a guest's own where there is one for each."""
    ids = tuple(one.id for one in evening.guests if one.name == guest) if guest else None
    order = Order(document, Paper.A4, ids)
    made = HOW_MADE[document]
    assert made.told is not None
    parts = made.told(made.contents(evening, order), Paper.A4)
    words = "\n".join(words for part in parts for words in words_of(part.story()))
    assert words
    return words


@pytest.mark.parametrize("consents", [{"may_keep": REFUSED}, {"may_quote": REFUSED}])
@pytest.mark.parametrize("document", [one for one in Document if not one.for_host and one.about.sheets == ()])
def test_who_said_no_is_not_quoted_to_others(document: Document, consents: dict[str, Consent]) -> None:
    guest = "Ben" if document.about.for_whom is ForWhom.GUESTS else None

    assert OWN not in told(an_evening(**consents), document, guest)


@pytest.mark.parametrize("document", [Document.PERSONAL_PAGE, Document.HELD, Document.WHATS_BETTER])
def test_their_own_papers_tell_them_their_own_words(document: Document) -> None:
    assert OWN in told(an_evening(may_keep=REFUSED), document, "Ada")


def test_unless_they_say_no_their_words_are_told_to_those_who_were_there() -> None:
    assert OWN in told(an_evening(), Document.SUMMARY)
    assert OWN in told(an_evening(may_keep=GIVEN), Document.SUMMARY)


def test_the_record_keeps_no_words_of_who_wants_none_kept() -> None:
    record = told(an_evening(may_keep=REFUSED), Document.RECORD)

    assert OWN not in record
    assert record.count("Not kept, as they asked.") == 1 + len(OF_SOMEBODY)
    assert OWN in told(an_evening(may_quote=REFUSED), Document.RECORD)


def test_the_host_is_told_how_many_answers_are_not_on_the_summary() -> None:
    assert summary(an_evening(may_keep=REFUSED)).withheld == 2
    assert summary(an_evening()).withheld == 0


def test_a_quote_for_the_host_alone_is_not_the_hosts_to_publish() -> None:
    evening = an_evening()
    quote = replace(evening.notes[0], kind=NoteKind.QUOTE)

    assert OWN not in told(replace(evening, notes=(quote,), marks=(), earlier_marks=()), Document.SUMMARY)
