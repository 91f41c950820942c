"""What somebody refused, or was never asked, is honoured wherever anything of a gathering goes.

The table is made from the documents and from every other way out, so that a new one is held to it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import partial
from itertools import product
from zipfile import ZipFile

import pytest

from hostdesk import archive
from hostdesk.cli.told import session as told_in_the_terminal
from hostdesk.domain.documents import Document, ForWhom
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.in_the_room import day_seen, round_seen
from hostdesk.domain.mark import Moment
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.said import OF_SOMEBODY
from hostdesk.domain.scale import Naming
from hostdesk.domain.step import Step
from hostdesk.workflows import calendar_file, exporting, hand_out, outgoing
from hostdesk.workflows.calendar_wishes import Dates
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.hand_out import Order
from hostdesk.workflows.nameless import Nameless
from hostdesk.workflows.nameless_words import WordsOf
from tests.builders import EVENING, a_gathering, a_scale, with_round
from tests.printing.stories import pages
from tests.workflows.test_consents_on_papers import told

REFUSED, GIVEN, NOT_ASKED = Consent.REFUSED, Consent.GIVEN, Consent.NOT_ASKED
SAID = "heron"  # in all that Ada wrote and said
HEALTH = "adder"  # in what Ada needs and eats
PRIVATE = "magpie"  # in how she is reached, and in the host's own note
CONSENTS = tuple(field.name for field in fields(Guest) if field.name.startswith("may_"))
NAMES = ("Ada", "Ben", *(f"Guest {letter}" for letter in "abcdefghij"))
EVERYTHING = Nameless(least=5, all_of=frozenset(WordsOf))


def an_evening(**consents: Consent) -> Gathering:
    scales = [a_scale(), a_scale("How sure?", 1, naming=Naming.SHOWN_UNNAMED)]
    start = a_gathering(*NAMES, scales=scales, starts=EVENING)
    for scale in scales:
        for moment in Moment:
            start = with_round(start, dict.fromkeys(NAMES, 4), moment, scale)
    ada = next(guest for guest in start.guests if guest.name == "Ada")
    marks = tuple(
        replace(mark, already_there=f"A {SAID}", one_step_up=f"Two {SAID}s")
        if mark.guest_id == ada.id
        else mark
        for mark in start.marks
    )
    rounds = tuple(replace(asked, closed=True, revealed=True) for asked in start.rounds)
    notes = tuple(
        Note(f"n{place}", "garden", place, f"A {SAID} for all", kind=kind, guest_id=ada.id)
        for place, kind in enumerate(OF_SOMEBODY)
    )
    private = {"contact": PRIVATE, "private_note": PRIVATE}
    asked = replace(ada, arrived=True, access=HEALTH, diet=HEALTH, **private, **consents)
    guests = tuple(asked if guest is ada else replace(guest, arrived=True) for guest in start.guests)
    steps = (Step("s", "garden", 0, f"Look for the {SAID}", "Ada", date(2026, 6, 1)),)
    return replace(start, guests=guests, marks=marks, rounds=rounds, notes=notes, steps=steps)


# every way out, with who reads it


@dataclass(frozen=True)
class WayOut:
    name: str
    reader: str  # "room": who was there; "world": anybody; "host"; "ada": she alone
    text: Callable[[Gathering], str]

    def __repr__(self) -> str:
        return self.name


def ways_out() -> Iterator[WayOut]:
    for document in Document:
        yield from _of_document(document)
    yield WayOut("archive without names", "world", _nameless)
    yield WayOut("archive without names, of two", "world", lambda e: _nameless(e, another(e)))
    yield WayOut("workbook without names", "world", _workbook)
    yield WayOut("preview without names", "world", lambda e: repr(outgoing.shared([e], EVERYTHING).tables))
    yield WayOut("calendar", "world", partial(_calendar, names=False))
    yield WayOut("calendar with names", "room", partial(_calendar, names=True))
    yield WayOut("projector", "room", _on_the_wall)
    yield WayOut("terminal", "host", lambda e: "\n".join(told_in_the_terminal(e)))
    yield WayOut("own archive", "host", lambda e: _unpacked(exporting.packed([e], Wish())))


def _of_document(document: Document) -> Iterator[WayOut]:
    """Badges and cards have no story: their PDF is read."""
    for_guests = document.about.for_whom is ForWhom.GUESTS
    reader = "host" if document.for_host else "room"
    whom = "Ben" if for_guests else None
    if document.sheets:
        yield WayOut(f"{document}, PDF", reader, partial(_pdf, document=document, whom=whom))
        return
    yield WayOut(f"{document}", reader, partial(told, document=document, guest=whom))
    yield WayOut(f"{document}, HTML", reader, partial(_html, document=document, whom=whom))
    if for_guests:
        yield WayOut(f"{document}, her own", "ada", partial(told, document=document, guest="Ada"))


def _order(evening: Gathering, document: Document, whom: str | None) -> Order:
    ids = tuple(guest.id for guest in evening.guests if guest.name == whom) if whom else None
    return Order(document, guest_ids=ids)


def _html(evening: Gathering, document: Document, whom: str | None) -> str:
    return hand_out.html(evening, _order(evening, document, whom))


def _pdf(evening: Gathering, document: Document, whom: str | None) -> str:
    return "\n".join(pages(hand_out.pdf(evening, _order(evening, document, whom))))


def _calendar(evening: Gathering, names: bool) -> str:
    return calendar_file.calendar_bytes([evening], Dates(names=names, remind=True)).decode()


def _unpacked(data: bytes) -> str:
    with ZipFile(io.BytesIO(data)) as opened:
        return "\n".join(opened.read(name).decode(errors="replace") for name in opened.namelist())


def _nameless(*evenings: Gathering) -> str:
    return _unpacked(exporting.packed(evenings, Wish(nameless=EVERYTHING)))


def another(evening: Gathering) -> Gathering:
    return replace(a_gathering(*NAMES, session_id="another"), series=evening.series)


def _workbook(evening: Gathering) -> str:
    made = archive.Spreadsheet()
    made.add(exporting.shown([evening], Wish(nameless=EVERYTHING)))
    return _unpacked(made.finish())


def _on_the_wall(evening: Gathering) -> str:
    seen = [round_seen(evening, scale, moment, True) for scale in evening.scales for moment in Moment]
    return repr([replace(one, scale=evening.scales[0]) for one in seen]) + repr(
        day_seen(evening.timed_blocks(), datetime(2026, 5, 12, 19))
    )


WAYS = tuple(ways_out())
OUT = [way for way in WAYS if way.reader in ("room", "world")]
WORLD = [way for way in WAYS if way.reader == "world"]


TOLD_WITH_A_YES = (
    *("summary", "summary, HTML", "personal page, her own"),
    *("archive without names", "workbook without names", "preview without names"),
)


def without_steps(evening: Gathering) -> Gathering:
    """What she took upon herself is told with her name in the room: it is no answer, and no quote."""
    return replace(evening, steps=())


@pytest.mark.parametrize("refused", ["may_keep", "may_quote"])
@pytest.mark.parametrize("way", OUT, ids=repr)
def test_the_words_of_who_said_no_go_nowhere(way: WayOut, refused: str) -> None:
    others = dict.fromkeys(CONSENTS, GIVEN) | {refused: REFUSED}

    assert SAID not in way.text(without_steps(an_evening(**others)))


@pytest.mark.parametrize("way", WORLD, ids=repr)
def test_the_words_of_who_was_not_asked_stay_in_the_room(way: WayOut) -> None:
    assert SAID not in way.text(without_steps(an_evening()))


@pytest.mark.parametrize("way", [way for way in OUT if "preview" not in way.name], ids=repr)
def test_a_quote_needs_a_yes(way: WayOut) -> None:
    evening = without_steps(an_evening(may_keep=NOT_ASKED))
    quote = replace(evening.notes[0], kind=NoteKind.QUOTE)
    silent = tuple(replace(mark, already_there="", one_step_up="") for mark in evening.marks)

    assert SAID not in way.text(replace(evening, notes=(quote,), marks=silent))


@pytest.mark.parametrize("way", OUT, ids=repr)
@pytest.mark.parametrize("health", list(Consent))
def test_what_tells_of_health_and_how_somebody_is_reached_goes_nowhere(way: WayOut, health: Consent) -> None:
    told_there = way.text(an_evening(**dict.fromkeys(CONSENTS, GIVEN) | {"may_keep_health": health}))

    assert HEALTH not in told_there
    assert PRIVATE not in told_there


@pytest.mark.parametrize("way", WORLD, ids=repr)
def test_no_name_and_no_mark_of_who_wants_nothing_kept_leaves(way: WayOut) -> None:
    evening = an_evening(may_keep=REFUSED)

    assert "Ada" not in way.text(evening)
    (left,) = exporting.shown([evening], Wish(nameless=EVERYTHING))
    assert len(left.guests) == 10


def test_the_record_keeps_nothing_of_health() -> None:
    for health in Consent:
        assert HEALTH not in told(an_evening(may_keep_health=health), Document.RECORD)


@pytest.mark.parametrize("photograph", list(Consent))
def test_no_picture_leaves_unless_it_was_chosen(photograph: Consent) -> None:
    evening = an_evening(may_photograph=photograph)

    assert outgoing.shared([evening], EVERYTHING).account.goes
    assert all(not one.pictures for one in exporting.shown([evening], Wish(nameless=EVERYTHING)))


def test_with_a_yes_her_words_are_told_so_that_these_tests_can_fail() -> None:
    yes = without_steps(an_evening(**dict.fromkeys(CONSENTS, GIVEN)))

    told_in = {way.name for way in WAYS if SAID in way.text(yes)}
    assert told_in >= {*TOLD_WITH_A_YES, "terminal", "own archive", "record"}


def test_every_document_and_every_consent_is_in_the_table() -> None:
    named = {document for document, way in product(Document, WAYS) if way.name.startswith(document)}
    assert named == set(Document)
    assert set(CONSENTS) == {"may_keep", "may_quote", "may_photograph", "may_keep_health"}
