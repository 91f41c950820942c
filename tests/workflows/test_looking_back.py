"""Papers that look back see the other sessions of the series, or every session of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hostdesk.domain.documents import Document, LooksBack
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.series import Series
from hostdesk.storage.library import Library
from hostdesk.workflows import hand_out
from hostdesk.workflows.calendar_words import short_day
from hostdesk.workflows.hand_out import Order
from hostdesk.workflows.looking_back import told_before
from tests.builders import EVENING, a_gathering, stored, with_round
from tests.printing.stories import pages

GARDEN = Series("series", "The corner garden")


def an_evening(name: str, number: float, days: int, series: Series | None = None) -> Gathering:
    """Ada's number at one evening; she is the same person in all of them."""
    start = a_gathering("Ada", "Ben", session_id=name, title=name.title(), starts=EVENING + timedelta(days))
    people = tuple(replace(guest, person=f"person {guest.name}") for guest in start.guests)
    session = replace(start.session, series_id=series.id if series else None)
    made = replace(start, guests=people, session=session, series=series)
    return with_round(made, {"Ada": number}, opened=EVENING + timedelta(days))


def kept(library: Library) -> Gathering:
    """The second evening of a series; before it one of the series, and one that only has Ada."""
    stored(library, an_evening("first", 3, 0, GARDEN))
    elsewhere = an_evening("elsewhere", 9, 3)
    stored(library, replace(elsewhere, guests=elsewhere.guests[:2]))
    return stored(library, an_evening("second", 5, 7, GARDEN))


def titles(found: tuple[Gathering, ...]) -> list[str]:
    return [gathering.session.title for gathering in found]


def test_a_personal_page_sees_the_series_and_nothing_else(library: Library) -> None:
    here = kept(library)
    before = told_before(library, here, [Document.PERSONAL_PAGE, Document.WHATS_BETTER])

    assert {way: titles(found) for way, found in before.items()} == {LooksBack.SERIES: ["First"]}


def test_an_account_of_what_is_held_sees_every_session_of_those_asked_for(library: Library) -> None:
    here = kept(library)
    ada, ben = here.guests[1].id, here.guests[2].id

    held = [Document.HELD]
    assert titles(told_before(library, here, held, [ada])[LooksBack.PERSON]) == ["First", "Elsewhere"]
    assert titles(told_before(library, here, held, [ben])[LooksBack.PERSON]) == ["First"]
    assert titles(told_before(library, here, held, [])[LooksBack.PERSON]) == []


def test_most_papers_ask_for_nothing(library: Library) -> None:
    assert told_before(library, kept(library), [Document.HANDOUT, Document.RUN_SHEET]) == {}


def test_a_session_in_no_series_has_nothing_before_it(library: Library) -> None:
    alone = stored(library, an_evening("alone", 4, 0))

    assert told_before(library, alone, [Document.PERSONAL_PAGE]) == {LooksBack.SERIES: ()}


def test_what_was_before_stands_on_the_paper(library: Library) -> None:
    here = kept(library)
    ada = (here.guests[1].id,)
    before = told_before(library, here, [Document.PERSONAL_PAGE, Document.HELD], ada)

    own = Order(Document.PERSONAL_PAGE, guest_ids=ada, before=before[LooksBack.SERIES])
    held = Order(Document.HELD, guest_ids=ada, before=before[LooksBack.PERSON])

    dated = [short_day(EVENING), short_day(EVENING + timedelta(7))]
    assert all(day in " ".join(pages(hand_out.pdf(here, own))) for day in dated)
    told = " ".join(pages(hand_out.pdf(here, held)))
    assert "First" in told
    assert "Elsewhere" in told
    assert "Elsewhere" not in " ".join(pages(hand_out.pdf(here, own)))
