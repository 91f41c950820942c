"""The list of sessions: the latest first, page by page, and the next one on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.series import Series
from hostdesk.domain.session import Stage
from hostdesk.storage.library import Library
from hostdesk.storage.listing import (
    ListedSession,
    all_session_ids,
    count_sessions,
    list_sessions,
    next_session,
    sessions_named,
)
from tests.builders import EVENING, a_gathering, a_guest, a_scale, a_session, stored

NOW = EVENING.isoformat(timespec="minutes")


def a_dated(library: Library, name: str, starts: datetime | None, stage: Stage = Stage.PREPARE) -> None:
    stored(library, Gathering(a_session(name, title=name, starts=starts, stage=stage)))


def titles(sessions: list[ListedSession]) -> list[str]:
    return [session.title for session in sessions]


def test_what_a_row_shows(library: Library) -> None:
    guests = [
        a_guest("Host", 0, is_host=True, invitation=Invitation.ACCEPTED),
        a_guest("Ada", 1),
        a_guest("Ben", 2, invitation=Invitation.DECLINED),
        a_guest("A voice", 3, invitation=Invitation.OPEN_SEAT),
    ]
    session = a_session(starts=EVENING, series_id="series", stage=Stage.HOST)
    series = Series("series", "Evenings")
    stored(library, Gathering(session, series, tuple(guests), scales=(a_scale(place=0), a_scale(place=1))))

    assert list_sessions(library) == [
        ListedSession("garden", "The corner garden", "2026-05-12T18:30", "host", "Evenings", 2, 2)
    ]


def test_without_a_date_and_without_a_series_the_fields_are_empty(library: Library) -> None:
    stored(library, a_gathering())
    (row,) = list_sessions(library)

    assert (row.starts, row.series, row.guests, row.scales) == ("", "", 1, 1)


def test_the_latest_first_and_those_without_a_date_last(library: Library) -> None:
    a_dated(library, "undated", None)
    a_dated(library, "old", datetime(2025, 1, 1))
    a_dated(library, "new", datetime(2026, 1, 1))
    a_dated(library, "same day, entered later", datetime(2026, 1, 1))
    a_dated(library, "undated, entered later", None)

    assert titles(list_sessions(library)) == [
        "same day, entered later",
        "new",
        "old",
        "undated, entered later",
        "undated",
    ]
    assert all_session_ids(library) == titles(list_sessions(library))[::-1]


@pytest.mark.parametrize("words", ["", "evening"])
def test_pages_hold_every_session_once(library: Library, words: str) -> None:
    for number in range(150):
        a_dated(library, f"evening {number}", EVENING + timedelta(days=number % 40) if number % 7 else None)
    pages = [list_sessions(library, words, first, 64) for first in range(0, 192, 64)]

    assert [len(page) for page in pages] == [64, 64, 22]
    assert [row for page in pages for row in page] == list_sessions(library, words, 0, 1000)
    assert len({row.id for page in pages for row in page}) == count_sessions(library, words) == 150
    assert list_sessions(library, words, 150) == []


def test_an_empty_library_lists_nothing(library: Library) -> None:
    assert (count_sessions(library), list_sessions(library), next_session(library, NOW)) == (0, [], None)


def test_the_next_session_is_the_first_to_come(library: Library) -> None:
    a_dated(library, "past", EVENING - timedelta(minutes=1))
    a_dated(library, "later", EVENING + timedelta(days=2))
    a_dated(library, "next", EVENING + timedelta(minutes=1))
    a_dated(library, "undated", None)

    assert next_session(library, NOW) == sessions_named(library, "next")[0]


def test_the_next_session_is_the_one_under_way(library: Library) -> None:
    a_dated(library, "under way", EVENING - timedelta(hours=3), Stage.HOST)
    a_dated(library, "never ended, weeks ago", EVENING - timedelta(days=20), Stage.HOST)
    a_dated(library, "next", EVENING + timedelta(days=1))

    assert next_session(library, NOW) == sessions_named(library, "under way")[0]


def test_a_session_that_ended_is_not_next(library: Library) -> None:
    a_dated(library, "ended early", EVENING + timedelta(hours=1), Stage.HARVEST)

    assert next_session(library, NOW) is None


def test_found_by_id_by_the_beginning_of_one_or_by_title(library: Library) -> None:
    one, other = "0123456789abcdef" * 2, "0123456789abcdee" * 2
    for name in (one, other):
        stored(library, Gathering(a_session(name, title="Straße")))
    stored(library, Gathering(replace(a_session(), title="'); DROP TABLE sessions --")))

    assert [row.id for row in sessions_named(library, one)] == [one]
    assert [row.id for row in sessions_named(library, "0123456789abcdef")] == [one]
    assert {row.id for row in sessions_named(library, "01234567")} == {one, other}
    assert {row.id for row in sessions_named(library, "STRASSE")} == {one, other}
    assert len(sessions_named(library, "'); drop table SESSIONS --")) == 1
    assert sessions_named(library, "%") == []
    assert sessions_named(library, "0123") == []
