"""One person erased leaves no byte behind in the folder of the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.storage import archives_made, backup
from hostdesk.storage.erasing import erased_guests
from hostdesk.storage.history import history
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import list_sessions, sessions_due
from hostdesk.storage.soundness import faults
from hostdesk.workflows import capture, exchange, prepare, take_in
from hostdesk.workflows.erased_words import told_of
from hostdesk.workflows.erasing import Erasure, erase, of_person
from tests.builders import EVENING, a_gathering, a_guest, stored

NAME = "Zoraida Quillfeather"
WORDS = "marmalade over the weir"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.hostdesk"


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    opened = open_library(place)
    yield opened
    opened.close()


def lived(library: Library, session_id: str = "session") -> Gathering:
    """A session in which she answered, corrected herself, was searched for, and was written about."""
    start = stored(library, a_gathering("Ben", session_id=session_id, best_hopes=f"{NAME} sings"))
    start = done(library, start, prepare.invite(start, NAME))
    she = start.guests[-1]
    start = done(library, start, prepare.better(start, she, person="the same person"))
    asking = capture.Asking(start.scales[0], Moment.OPENING)
    for words in ("", WORDS, f"{WORDS}, later"):
        change = capture.answer(start, asking, she.id, EVENING, correcting=True, already_there=words)
        start = done(library, start, change)
        list_sessions(library, "marmalade")
    change = capture.answer(start, asking, start.guests[1].id, EVENING, value=Decimal(4))
    return done(library, start, change)


def done(library: Library, start: Gathering, change: Change) -> Gathering:
    write(library, change)
    return start.after(change)


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def planned(library: Library, start: Gathering, *, everywhere: bool = False) -> Erasure:
    guest = next(guest for guest in start.guests if guest.name == NAME)
    return of_person(library, start.session.id, guest.id, everywhere=everywhere)


def test_the_host_sees_first_what_will_go(library: Library) -> None:
    plan = planned(library, lived(library))

    assert [held.words for held in plan.sessions] == ["the place on the list, 1 answer"]
    assert [mention.words for mention in plan.sessions[0].mentions] == [f"{NAME} sings"]


def test_no_byte_of_her_stays_in_the_folder(library: Library, place: Path) -> None:
    start = lived(library)
    exchange.export([start], place.parent / "evening.hostdesk.zip")
    archives_made.note(library, place.parent / "evening.hostdesk.zip", [start.session.id])
    assert WORDS.encode() in everything_in(place.parent)
    plan = planned(library, start)

    account = erase(library, plan, plan.sessions[0].mentions)

    left = everything_in(place.parent)
    assert not [
        part
        for part in ("Zoraida", "zoraida", "Quillfeather", "quillfeather", "marmalade")
        if part.encode() in left
    ]
    assert account.archives == [place.parent / "evening.hostdesk.zip"]
    assert faults(library) == []


def test_what_others_wrote_stays_where_the_host_leaves_it(library: Library) -> None:
    start = lived(library)
    erase(library, planned(library, start))

    assert gathering(library, start.session.id).session.best_hopes == f"{NAME} sings"


def test_the_others_and_their_answers_stay(library: Library) -> None:
    start = lived(library)
    erase(library, planned(library, start))

    after = gathering(library, start.session.id)
    assert [guest.name for guest in after.guests] == ["Host", "Ben"]
    assert [mark.value for mark in after.marks] == [4]


def test_she_goes_from_every_session_that_knows_her(library: Library) -> None:
    first, second = lived(library), lived(library, "another")
    plan = planned(library, first, everywhere=True)
    erase(library, plan)

    assert len(plan.sessions) == 2
    assert [
        NAME in [guest.name for guest in gathering(library, one.session.id).guests] for one in (first, second)
    ] == [
        False,
        False,
    ]


def test_somebody_of_the_same_name_is_somebody_else(library: Library) -> None:
    first, second = lived(library), lived(library, "another")
    write(library, prepare.better(second, second.guests[-1], person="somebody else"))
    erase(library, planned(library, first, everywhere=True))

    assert NAME in [guest.name for guest in gathering(library, second.session.id).guests]


def test_who_was_erased_is_remembered_by_a_number_only(library: Library) -> None:
    start = lived(library)
    plan = planned(library, start)
    erase(library, plan)

    assert erased_guests(library, start.session.id) == set(plan.guests)
    assert library.connection.execute("SELECT count(*) FROM conflicts").fetchone() == (0,)


def test_an_archive_written_anew_says_who_is_erased_and_still_merges(library: Library, place: Path) -> None:
    start = lived(library)
    target = place.parent / "evening.hostdesk.zip"
    edits = history(library, start.session.id)
    exchange.export([start], target, histories={start.session.id: edits})
    archives_made.note(library, target, [start.session.id])
    plan = planned(library, start)

    erase(library, plan)

    found = exchange.read_whole(target).histories[start.session.id]
    assert found.erased == set(plan.guests)
    assert found.seen == edits.seen


def test_an_archive_that_cannot_be_written_is_told(library: Library, place: Path) -> None:
    start = lived(library)
    broken = place.parent / "elsewhere.hostdesk.zip"
    broken.write_bytes(b"no archive")
    archives_made.note(library, broken, [start.session.id])

    done = erase(library, planned(library, start))

    assert done.not_reached == [broken]
    assert "elsewhere.hostdesk.zip: This is not an archive of HostDesk; it is some other kind of file." in (
        list(told_of(done))
    )


def test_a_guest_who_is_no_person_elsewhere_goes_from_here_alone(library: Library) -> None:
    start = stored(library, replace(a_gathering("Ben"), guests=(a_guest(NAME, 1, person=""),)))

    assert len(planned(library, start, everywhere=True).sessions) == 1


def test_a_change_of_all_that_differs_and_nothing_else() -> None:
    old, new = a_gathering("Ada", "Ben"), a_gathering("Ada", "Chidi")

    change = Change.between("Edit", "session", old.parts, new.parts)

    assert [getattr(part, "name", "") for part in change.before] == ["Ben"]
    assert [getattr(part, "name", "") for part in change.after] == ["Chidi"]


def test_sessions_whose_day_is_over_are_found(library: Library) -> None:
    over = stored(library, a_gathering(session_id="over", keep_until=date(2026, 5, 1)))
    stored(library, a_gathering(session_id="today", keep_until=date(2026, 5, 2)))
    stored(library, a_gathering(session_id="always"))

    assert [due.id for due in sessions_due(library, "2026-05-02")] == [over.session.id]


def test_backups_are_made_anew_without_her(library: Library, place: Path) -> None:
    start = lived(library)
    backup.make(library, backup.Why.BY_HAND)

    account = erase(library, planned(library, start), planned(library, start).sessions[0].mentions)

    (left,) = backup.backups_of(place)
    assert (left.why, account.backups) == (backup.Why.ERASED, 2)
    assert b"Zoraida" not in everything_in(place.parent)


@pytest.mark.parametrize("knows_edits", [True, False])
def test_an_old_archive_does_not_bring_her_back(library: Library, place: Path, knows_edits: bool) -> None:
    start = lived(library)
    old = place.parent / "old.hostdesk.zip"  # somewhere else: nobody here knows that it was made
    edits = {start.session.id: history(library, start.session.id)} if knows_edits else {}
    exchange.export([start], old, histories=edits)
    plan = planned(library, start)
    erase(library, plan, plan.sessions[0].mentions)

    found = exchange.read_whole(old)
    take_in.take_in(library, take_in.planned(library, found.gatherings, found.histories))

    after = gathering(library, start.session.id)
    assert not set(plan.guests) & {guest.id for guest in after.guests}
    assert not [mark for mark in after.marks if WORDS in mark.already_there]
