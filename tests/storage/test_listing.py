"""The list of sessions: the latest first, page by page, and the next one on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.series import Series
from hostdesk.domain.session import Stage
from hostdesk.storage.library import Library, library_in_memory
from hostdesk.storage.listing import (
    ListedSession,
    Wanted,
    _which,
    all_session_ids,
    count_sessions,
    list_sessions,
    next_session,
    series_to_choose,
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


def kept(library: Library, name: str, **fields: Any) -> Gathering:
    return stored(library, Gathering(a_session(name, title=name, **fields)))


def wanted(library: Library, **fields: Any) -> list[str]:
    asked = Wanted(now=NOW, **fields)
    found = titles(list_sessions(library, asked))
    assert count_sessions(library, asked) == len(found)
    return found


def test_what_is_kept_on_top_comes_first_on_every_page(library: Library) -> None:
    for number in range(150):
        day = EVENING + timedelta(days=number) if number % 7 else None
        kept(library, f"evening {number}", starts=day, pinned=number in (3, 70, 77))
    for words in ("", "evening"):
        pages = [list_sessions(library, Wanted(words), first, 64) for first in range(0, 192, 64)]

        assert titles(pages[0])[:4] == ["evening 3", "evening 77", "evening 70", "evening 149"]
        assert [row.pinned for row in pages[0]] == [1] * 3 + [0] * 61
        assert len({row.id for page in pages for row in page}) == 150
        rest = [row.starts for page in pages for row in page][3:]
        assert rest == sorted(rest, reverse=True)


def test_pages_that_begin_among_what_is_kept_on_top(library: Library) -> None:
    for number in range(9):
        kept(library, f"evening {number}", starts=EVENING + timedelta(days=number), pinned=number < 5)
    whole = list_sessions(library)

    assert [row for first in range(0, 9, 3) for row in list_sessions(library, "", first, 3)] == whole
    assert titles(whole)[:5] == [f"evening {number}" for number in (4, 3, 2, 1, 0)]


def test_by_stage_time_series_and_person(library: Library) -> None:
    series = Series("series", "Evenings")
    later, before = EVENING + timedelta(hours=1), EVENING - timedelta(days=40)
    stored(library, Gathering(a_session("one", title="one", starts=later, series_id="series"), series))
    kept(library, "two", starts=before, stage=Stage.HARVEST)
    kept(library, "three", starts=EVENING - timedelta(days=1))
    stored(library, Gathering(a_session("four", title="four"), guests=(a_guest("Zoë", session_id="four"),)))

    assert wanted(library, time="to come") == ["one"]
    assert wanted(library, time="past") == ["three", "two"]
    assert wanted(library, time="this month") == ["one", "three"]
    assert wanted(library, time="undated") == ["four"]
    assert wanted(library, stage="harvest") == ["two"]
    assert wanted(library, series="series") == ["one"]
    assert wanted(library, person="zoë") == ["four"]
    assert wanted(library, person="Zo") == []
    assert wanted(library, words="t", time="past") == ["three", "two"]
    assert wanted(library, words="th", time="past", stage="prepare") == ["three"]
    assert wanted(library, time="to come", stage="harvest") == []


def test_the_recent_ones_come_in_the_order_in_which_they_were_opened(library: Library) -> None:
    for name in ("one", "two", "three"):
        kept(library, name, pinned=name == "one")

    assert wanted(library, recent=("three", "gone", "one", "two")) == ["three", "one", "two"]
    assert wanted(library, recent=("three", "one"), words="on") == ["one"]
    assert wanted(library, recent=()) == []
    assert titles(list_sessions(library, Wanted(recent=("three", "one", "two")), 1, 1)) == ["one"]


def test_everything_is_wanted_until_something_is_said() -> None:
    assert Wanted(now=NOW).is_everything
    assert not Wanted(recent=()).is_everything
    assert not Wanted(stage="host").is_everything


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["garden", "kitchen"]),
            st.none() | st.datetimes(datetime(2026, 4, 20), datetime(2026, 6, 10)),
            st.sampled_from(Stage),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.sampled_from(["", "gard"]),
    st.sampled_from(["", "to come", "past", "this month", "undated"]),
    st.sampled_from(["", *Stage]),
)
def test_any_mixture_finds_what_a_plain_search_would(
    rows: list[tuple[str, datetime | None, Stage, bool]], words: str, time: str, stage: str
) -> None:
    library = library_in_memory()
    for number, (title, starts, where, pinned) in enumerate(rows):
        at = starts and starts.replace(second=0, microsecond=0)
        stored(library, Gathering(a_session(f"{number}", title=title, starts=at, stage=where, pinned=pinned)))
    everything = list_sessions(library, "", 0, 99)
    fits = {
        "": lambda row: True,
        "to come": lambda row: row.starts >= NOW,
        "past": lambda row: "" < row.starts < NOW,
        "this month": lambda row: row.starts.startswith(NOW[:7]),
        "undated": lambda row: not row.starts,
    }
    asked = Wanted(words, stage, time, now=NOW)
    expected = [
        r for r in everything if fits[time](r) and stage in ("", r.stage) and r.title.startswith(words)
    ]
    paged = [row for first in range(0, len(rows) + 3, 3) for row in list_sessions(library, asked, first, 3)]
    library.close()

    assert paged == expected


def test_series_to_choose_are_those_with_a_session(library: Library) -> None:
    stored(library, Gathering(a_session(series_id="b"), Series("b", "Suppers")))
    stored(library, Gathering(a_session("two", series_id="a"), Series("a", "evenings")))

    assert series_to_choose(library) == [("a", "evenings"), ("b", "Suppers")]


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (Wanted(), "sessions_by_start"),
        (Wanted(stage="host"), "sessions_by_start"),
        (Wanted(time="to come", now=NOW), "sessions_by_start (starts>?)"),
        (Wanted(time="this month", now=NOW), "sessions_by_start (starts>? AND starts<?)"),
        (Wanted(time="undated", now=NOW), "sessions_by_start (starts=?)"),
        (Wanted(series="series"), "sessions_by_series (series=?)"),
        (Wanted(person="Ada"), "guests_by_name (name=?)"),
        (Wanted(recent=("one",)), "sqlite_autoindex_sessions_1 (uuid=?)"),
    ],
)
def test_the_library_looks_up_what_is_wanted(library: Library, asked: Wanted, index: str) -> None:
    which, values = _which(library, asked)
    plan = [row[3] for row in library.connection.execute(f"EXPLAIN QUERY PLAN {which}", values)]

    assert any(index in step for step in plan), plan
