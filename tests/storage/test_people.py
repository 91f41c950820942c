"""People remembered: found by the beginning of any word of their name, the newest record first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.series import Series
from hostdesk.storage.library import Library
from hostdesk.storage.people import people_called, people_named, seats_before
from tests.builders import a_guest, a_session, stored

SERIES = Series("series", "Evenings")


def held(library: Library, session_id: str, day: int, *guests: Any, series: bool = False) -> None:
    """A gathering on that day of May with these guests: names, or (name, fields)."""
    pairs = [guest if isinstance(guest, tuple) else (guest, {}) for guest in guests]
    people = tuple(a_guest(name, n, session_id, **fields) for n, (name, fields) in enumerate(pairs))
    session = a_session(
        session_id,
        title=f"Session {day}",
        starts=datetime(2026, 5, day, 18),
        series_id=SERIES.id if series else None,
    )
    stored(library, Gathering(session, SERIES if series else None, people))


def names(library: Library, text: str, series: str | None = None, most: int = 8) -> list[str]:
    return [known.guest.name for known in people_named(library, text, "here", series, most)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an", ["André Müller", "Ana-Íñiga O'Neill"]),
        ("ANDRE", ["André Müller"]),
        ("mull", ["André Müller"]),
        ("MÜL", ["André Müller"]),
        ("íñ", ["Ana-Íñiga O'Neill"]),
        ("ini", ["Ana-Íñiga O'Neill"]),
        ("neill", ["Ana-Íñiga O'Neill"]),
        ("زه", ["زهرة"]),
        ("王小", ["王小明"]),
        ("ndr", []),
        ("a", []),
        ("*", []),
        ("[an", []),
        ("an%", []),
        ("  ", []),
    ],
)
def test_a_person_is_found_by_the_beginning_of_a_word(library: Library, text: str, found: list[str]) -> None:
    held(library, "old", 1, "Ana-Íñiga O'Neill")
    held(library, "new", 2, "André Müller", "زهرة", "王小明")

    assert names(library, text) == found


def test_the_newest_record_of_a_person_is_what_is_known(library: Library) -> None:
    held(library, "old", 1, ("Ada", {"person": "ada", "about": "Pupil"}))
    held(library, "new", 9, ("Ada", {"person": "ada", "about": "Teacher", "diet": "No nuts"}))
    held(library, "middle", 5, ("Ada", {"person": "ada", "about": "Student"}))
    (known,) = people_named(library, "ada", "here", None)

    assert (known.guest.about, known.guest.diet, known.guest.person) == ("Teacher", "No nuts", "ada")
    assert (known.session, known.starts) == ("Session 9", "2026-05-09T18:00")


def test_two_people_of_one_name_are_two(library: Library) -> None:
    held(library, "old", 1, ("Ada", {"person": "one", "about": "Cook"}))
    held(library, "new", 2, ("Ada", {"person": "two", "about": "Smith"}))

    assert len(names(library, "ada")) == 2


def test_those_of_the_series_come_first(library: Library) -> None:
    held(library, "newest", 9, "Adam")
    held(library, "near", 1, "Adele", series=True)

    assert names(library, "ad", SERIES.id) == ["Adele", "Adam"]
    assert [known.same_series for known in people_named(library, "ad", "here", SERIES.id)] == [True, False]
    assert names(library, "ad") == ["Adam", "Adele"]


def test_neither_this_session_nor_open_seats_are_offered(library: Library) -> None:
    held(library, "here", 1, "Ada")
    held(library, "other", 2, ("Adult voice", {"invitation": Invitation.OPEN_SEAT}))

    assert names(library, "ad") == []


def test_a_name_that_very_many_bear_gives_the_newest_few(library: Library) -> None:
    for day in range(1, 26):
        held(library, f"s{day}", day, *(f"Ada {day:02} {n:02}" for n in range(20)))

    assert names(library, "ada", most=3) == ["Ada 25 00", "Ada 25 01", "Ada 25 02"]


def test_people_are_found_by_their_whole_names(library: Library) -> None:
    held(library, "old", 1, ("Ada Byron", {"about": "Pupil"}), "Ben")
    held(library, "new", 2, ("ada byron", {"about": "Teacher"}))
    held(library, "here", 3, "Ben")
    known = people_called(library, ["Ada Byron", "Ada", "Chidi"], "here")

    assert {name: found.guest.about for name, found in known.items()} == {"ada byron": "Teacher"}


def test_who_sat_where_in_the_series(library: Library) -> None:
    held(library, "one", 1, ("Ada", {"person": "ada", "seat": "Table 1"}), "Ben", series=True)
    held(library, "here", 2, ("Ada", {"person": "ada", "seat": "Table 9"}), series=True)
    held(library, "elsewhere", 3, ("Ada", {"person": "ada", "seat": "Table 5"}))

    assert seats_before(library, "here", SERIES.id) == [{"ada": "Table 1"}]
    assert seats_before(library, "here", None) == []
