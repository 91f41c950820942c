"""The library notes which laptop edited what; of unnamed answers it notes nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hostdesk.domain.change import Change, Entity
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import REST, Conflict, History, Stamp
from hostdesk.domain.mark import Mark
from hostdesk.domain.one_thing import as_one
from hostdesk.domain.session import Session
from hostdesk.storage import devices
from hostdesk.storage.history import history
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.merged import write_merged
from tests.builders import a_full_gathering, a_gathering, with_round


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.hostdesk"


@pytest.fixture
def library(place: Path) -> Library:
    return open_library(place)


def stored(library: Library) -> Guest:
    start = a_gathering("Ada", "Ben")
    write(library, Change("Store", start.session.id, (), start.parts))
    return next(guest for guest in start.guests if guest.name == "Ada")


def edit(library: Library, old: Entity, new: Entity) -> None:
    write(library, Change("Edit", "session", (old,), (new,)))


def test_what_comes_has_one_stamp_for_all_of_it(library: Library) -> None:
    ada = stored(library)

    found = history(library, ada.session_id)

    (stamp,) = {stamp for cells in found.stamps.values() for stamp in cells.values()}
    assert set(found.stamps[Guest, ada.id]) == {REST}
    assert found.seen == {stamp.device: stamp.n}


def test_an_edit_stamps_what_it_changed_and_nothing_else(library: Library) -> None:
    ada = stored(library)
    edit(library, ada, replace(ada, diet="No nuts"))

    cells = history(library, ada.session_id).stamps[Guest, ada.id]

    assert set(cells) == {REST, "diet"}
    assert cells["diet"].n > cells[REST].n


def test_what_went_was_seen(library: Library) -> None:
    ada = stored(library)
    edit(library, ada, replace(ada, diet="No nuts"))
    before = history(library, ada.session_id)
    write(library, Change("Take away", ada.session_id, (ada,), ()))

    after = history(library, ada.session_id)

    assert (Guest, ada.id) not in after.stamps
    assert after.has_seen(before.stamps[Guest, ada.id]["diet"])


def test_the_clock_never_goes_back(library: Library, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = stored(library)
    before = history(library, ada.session_id).stamps[Guest, ada.id][REST]
    library.close()
    monkeypatch.setattr(devices, "time_ns", lambda: 0)
    again = open_library(place)
    edit(again, ada, replace(ada, diet="No nuts"))

    after = history(again, ada.session_id).stamps[Guest, ada.id]["diet"]

    assert after.device == before.device
    assert after.n > before.n
    again.close()


def test_a_copied_library_is_a_device_of_its_own(library: Library, place: Path) -> None:
    ada = stored(library)
    library.close()
    copy = open_library(Path(shutil.copy(place, place.with_name("copy.hostdesk"))))
    edit(copy, ada, replace(ada, diet="No nuts"))

    cells = history(copy, ada.session_id).stamps[Guest, ada.id]

    assert cells["diet"].device != cells[REST].device
    copy.close()


def test_unnamed_answers_have_no_stamp_and_do_not_come_back(library: Library) -> None:
    start = a_full_gathering()
    unnamed = next(mark for mark in start.marks if mark.guest_id is None)
    write(library, Change("Store", start.session.id, (), start.parts))
    took_back = Change("Clear answer", start.session.id, (unnamed,), ())
    write(library, took_back)

    found = history(library, start.session.id)

    assert not {id_ for kind, id_ in found.stamps if kind is Mark} & {
        mark.id for mark in start.marks if mark.guest_id is None
    }
    assert found.gone == {unnamed.id}
    write(library, took_back.reversed)
    given_again = as_one((gathering(library, start.session.id), history(library, start.session.id)))[0].marks

    assert history(library, start.session.id).gone == {unnamed.id}  # whoever has heard of it is to forget it
    assert len(given_again) == len(start.marks)
    assert unnamed.id not in {mark.id for mark in given_again}


def merged(ada: Guest) -> tuple[Change, History]:
    """As a merge would give it: another laptop's name for Ada, ours waiting."""
    theirs, ours = Stamp("other laptop", 9), Stamp("this laptop", 8)
    new = replace(ada, name="Adah")
    waiting = Conflict(Guest, ada.id, "name", ours, {"name": "Ada"})
    edits = History(
        seen={"other laptop": 12, "this laptop": 8},
        stamps={(Guest, ada.id): {REST: ours, "name": theirs}, (Session, ada.session_id): {REST: ours}},
        conflicts=(waiting,),
        gone=frozenset({"an unnamed answer"}),
        erased=frozenset({"a guest"}),
    )
    return Change("Merge", ada.session_id, (ada,), (new,)), edits


def test_a_merge_is_kept_as_it_is(library: Library) -> None:
    ada = stored(library)
    change, edits = merged(ada)
    write_merged(library, [(change, edits)])

    found = history(library, ada.session_id)

    assert (
        next(guest for guest in gathering(library, ada.session_id).guests if guest.id == ada.id).name
        == "Adah"
    )
    assert found.stamps[Guest, ada.id] == edits.stamps[Guest, ada.id]
    assert found.conflicts == edits.conflicts
    assert found.seen.items() >= edits.seen.items()
    assert (found.gone, found.erased) == (edits.gone, edits.erased)


def test_an_edit_answers_what_waits(library: Library) -> None:
    ada = stored(library)
    change, edits = merged(ada)
    write_merged(library, [(change, edits)])
    edit(library, change.after[0], replace(ada, name="Ada L."))

    found = history(library, ada.session_id)

    assert not found.conflicts
    assert found.has_seen(Stamp("other laptop", 9))
    assert found.has_seen(edits.conflicts[0].stamp)


def test_what_was_erased_stays_erased_whatever_a_merge_says(library: Library) -> None:
    ada = stored(library)
    change, edits = merged(ada)
    write_merged(library, [(change, edits)])
    write_merged(library, [(Change("Merge", ada.session_id), replace(edits, erased=frozenset()))])

    assert history(library, ada.session_id).erased == {"a guest"}


def test_a_session_that_goes_takes_its_edits_along(library: Library) -> None:
    start = with_round(a_gathering("Ada"), {"Ada": 3})
    write(library, Change("Store", start.session.id, (), start.parts))
    write(library, Change("Delete", start.session.id, start.parts, ()))

    rows = [library.connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("seen", "conflicts")]

    assert rows == [[], []]
