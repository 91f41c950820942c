"""Find sessions by any word in them, in any script; nothing typed is ever an error."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import count_sessions, list_sessions
from hostdesk.storage.soundness import faults
from hostdesk.workflows.sessions import delete
from tests.builders import a_full_gathering, a_gathering, a_guest, a_session, stored


def titled(library: Library, *titles: str) -> None:
    for number, title in enumerate(titles):
        stored(library, Gathering(a_session(f"session {number}", title=title)))


def found(library: Library, words: str) -> set[str]:
    titles = {session.title for session in list_sessions(library, words)}
    assert count_sessions(library, words) == len(titles)
    return titles


SCRIPTS = {
    "Ένα βράδυ": ["ένα", "ενα", "ΒΡΑΔΥ", "βρα"],
    "一个晚上 · 上海": ["晚上", "上海", "一个晚", "晚"],
    "夕べの集い": ["集い", "夕べ"],
    "저녁 모임": ["저녁", "모임", "저"],
    "ค่ำคืนแห่งเมือง": ["คืน", "เมือง"],
    "מפגש ערב": ["ערב", "מפגש"],
    "لقاء المَساء": ["المساء", "لقاء"],
    "शाम की बैठक": ["शाम", "बैठक"],
    "Вечер встречи": ["встреч", "ВЕЧЕР"],
    "İstanbul'da akşam": ["istanbul", "aksam", "AKŞAM"],
    "Łódź, Ørsted & Straße": ["lodz", "orsted", "strasse", "STRASSE", "straße"],
    "Soirée au café": ["soiree", "CAFÉ", "cafe\u0301"],
    "The ﬁrst ½ hour": ["first", "1 2"],
    "Miles O'Neil’s evening": ["o'neil", "O’Neil", "neil", "miles o'neil"],
    'Team_2026 (draft) *new* "A"': ["team", "2026", "(draft)", '"a"', "*new*", "dra*"],
}


@pytest.mark.parametrize("title", SCRIPTS)
def test_words_are_found_as_people_type_them(library: Library, title: str) -> None:
    titled(library, *SCRIPTS)

    for typed in SCRIPTS[title]:
        assert title in found(library, typed), typed


SIGNS = [
    "o'neil",
    "(",
    ")",
    '"',
    '""',
    "*",
    "'",
    "-",
    "^",
    ":",
    "{",
    "+",
    "_",
    "%",
    "\\",
    "\n",
    "🎈",
    "½",
    "…",
]
QUERIES = ["a OR", "NEAR(a b)", "NOT", "AND a", "words:a"]
UNSTORABLE = ["\0", "a\0b", "\ud800"]
LONG = ["a" * 10_000, "a " * 5_000, "\"'(*" * 2_500]


@pytest.mark.parametrize("typed", [*SIGNS, *QUERIES, *UNSTORABLE, *LONG])
def test_nothing_typed_is_an_error(library: Library, typed: str) -> None:
    titled(library, "An evening")

    assert found(library, typed) <= {"An evening"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(), max_size=30))
def test_whatever_is_typed_is_answered(library: Library, typed: str) -> None:
    assert count_sessions(library, typed) == 0


@pytest.mark.parametrize("typed", ["", "  ", "\t\n"])
def test_an_empty_box_shows_everything(library: Library, typed: str) -> None:
    titled(library, "One", "Two")

    assert found(library, typed) == {"One", "Two"}


@pytest.mark.parametrize("typed", ["?", "( )", "\"'*"])
def test_signs_alone_filter_nothing(library: Library, typed: str) -> None:
    titled(library, "One", "Two")

    assert found(library, typed) == {"One", "Two"}


def test_all_words_must_be_there_in_any_order(library: Library) -> None:
    titled(library, "A garden in May", "May I come in?", "The garden")

    assert found(library, "may gard") == {"A garden in May"}


@pytest.mark.parametrize(
    "typed",
    ["bell", "know everyone", "start", "café", "postman", "library", "soup", "ring", "ramp", "bread", "paper",
     "corner", "chidi", "זהבה", "next door", "songs", "company", "gently", "welcome", "cards", "ready",
     "met", "key", "baker", "laughter"],
)  # fmt: skip
def test_everything_a_host_typed_is_found(library: Library, typed: str) -> None:
    stored(library, a_full_gathering())
    titled(library, "Another")

    assert found(library, typed) == {"Ένα βράδυ · 一个晚上"}


def test_what_changed_is_found_and_what_went_is_not(library: Library) -> None:
    garden = stored(library, a_gathering("Ada"))
    assert found(library, "ada") == {"The corner garden"}
    ada = garden.guests[1]
    change = Change("Rename", "garden", (ada,), (replace(ada, name="Augusta"),))
    write(library, change)

    assert found(library, "ada") == set()
    assert found(library, "augusta") == {"The corner garden"}
    write(library, change.reversed)
    assert found(library, "ada") == {"The corner garden"}
    write(library, delete(garden))
    assert found(library, "ada") == set()
    write(library, delete(garden).reversed)
    assert found(library, "ada") == {"The corner garden"}


@pytest.mark.parametrize("others", [0, 30])
def test_of_what_was_changed_or_deleted_no_word_stays_in_the_file(library_path: Path, others: int) -> None:
    with closing(open_library(library_path)) as library:
        start = stored(library, a_gathering("Ada", title="Xyada"))
        gone = stored(library, a_gathering("Cy", session_id="gone", title="Zqben"))
        for number in range(others):
            stored(library, a_gathering("Ada", session_id=f"session {number}", title=f"{number}"))
        assert found(library, "xyada") == {"Xyada"}
        library.checkpoint()
        assert planted(library_path) == {b"xyada", b"zqben"}

        write(library, delete(gone))
        write(library, Change("", "garden", (start.session,), (replace(start.session, title="The garden"),)))
        assert found(library, "garden") == {"The garden"}
        library.checkpoint()

        assert planted(library_path) == set()


def planted(path: Path) -> set[bytes]:
    """Index and rows in the file and its journal; the index keeps them in small letters."""
    journal = Path(f"{path}-wal")
    content = (path.read_bytes() + (journal.read_bytes() if journal.exists() else b"")).lower()
    return {word for word in (b"xyada", b"zqben") if word in content}


def test_the_index_answers_for_itself_however_often_words_change(library: Library) -> None:
    evenings = [stored(library, a_full_gathering(f"evening {number}")) for number in range(3)]
    for round_ in range(4):
        for evening in evenings:
            before = gathering(library, evening.session.id)
            kept = replace(before.session, venue=f"Hall {round_}", best_hopes="soup " * round_)
            write(library, Change("", evening.session.id, (before.session,), (kept,)))
        assert len(list_sessions(library, f"hall {round_}")) == len(evenings)
        assert faults(library) == []


def test_a_new_series_title_is_found_with_its_session(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    assert evening.series is not None
    renamed = replace(evening.series, title="Summer nights")
    write(library, Change("Rename the series", "evening", (evening.series,), (renamed,)))

    assert len(found(library, "summer")) == 1


def test_a_session_that_takes_the_row_of_a_deleted_one_is_found_by_its_own_words_only(
    library: Library,
) -> None:
    garden = stored(library, a_gathering("Ada"))
    assert found(library, "ada")
    write(library, delete(garden))
    stored(
        library, Gathering(a_session("hall", title="The hall"), guests=(a_guest("Ben", session_id="hall"),))
    )

    assert found(library, "ada") == set()
    assert found(library, "ben") == {"The hall"}


def test_what_is_found_stands_in_the_order_of_the_list_also_after_a_new_date(library: Library) -> None:
    days = [
        None,
        datetime(1, 1, 1),
        datetime(2026, 1, 2),
        datetime(9999, 12, 31, 23, 59),
        datetime(2026, 1, 2),
    ]
    for number, day in enumerate(days):
        stored(library, Gathering(a_session(f"session {number}", title=f"Evening {number}", starts=day)))
    assert list_sessions(library, "evening") == list_sessions(library)
    moved = gathering(library, "session 3").session
    write(library, Change("Describe", moved.id, (moved,), (replace(moved, starts=datetime(1999, 1, 1)),)))

    assert list_sessions(library, "evening") == list_sessions(library)
    assert [row.id for row in list_sessions(library, "evening", 1, 2)] == ["session 2", "session 3"]
    assert count_sessions(library, "evening") == 5
