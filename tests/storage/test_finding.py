"""What the palette finds: sessions by title first, then words and where they stand, then people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.storage.finding import MOST, Finder, Found, FoundPerson
from hostdesk.storage.library import Library, write
from tests.builders import EVENING, a_full_gathering, a_gathering, a_guest, a_session, stored


@pytest.fixture
def finder() -> Finder:
    return Finder()


def titled(library: Library, *titles: str) -> None:
    for number, title in enumerate(titles):
        starts = EVENING + timedelta(days=number)
        stored(library, Gathering(a_session(f"session {number}", title=title, starts=starts)))


def titles(found: Found) -> list[str]:
    return [session.title for session in found.titles]


def test_a_title_that_begins_so_comes_before_a_word_of_it_and_a_part_of_a_word(
    library: Library, finder: Finder
) -> None:
    titled(library, "Garden", "Kindergarden", "The old garden", "Garden party", "Kitchen")

    assert titles(finder.find(library, "gard")) == [
        "Garden party",
        "Garden",
        "The old garden",
        "Kindergarden",
    ]


def test_a_few_letters_in_the_middle_of_a_word_find_nothing(library: Library, finder: Finder) -> None:
    titled(library, "Kindergarden")

    assert titles(finder.find(library, "gar")) == []


@pytest.mark.parametrize("typed", ["STRASSE", "straße", "cafe", "Café", "晚上", "ОЛЕН"])
def test_case_and_accents_do_not_matter(library: Library, finder: Finder, typed: str) -> None:
    titled(library, "Straße, Café, 一个晚上, Олена")

    assert titles(finder.find(library, typed)) == ["Straße, Café, 一个晚上, Олена"]


@pytest.mark.parametrize("typed", ["", "  ", "(", '"', "*", "o'", "-", "\x00"])
def test_nothing_typed_is_an_error(library: Library, finder: Finder, typed: str) -> None:
    titled(library, "Garden")

    finder.find(library, typed)


@pytest.mark.parametrize(
    ("typed", "table", "words"),
    [
        ("zelda", "guests", "Zelda Quick"),
        ("trombone", "guests", "Plays the trombone"),
    ],
)
def test_words_are_found_and_it_is_said_where(
    library: Library, finder: Finder, typed: str, table: str, words: str
) -> None:
    start = a_gathering("Ada")
    guest = a_guest("Zelda Quick", 2, brings="Plays the trombone")
    stored(library, replace(start, guests=(*start.guests, guest)))
    (found,) = finder.find(library, typed).words

    assert (found.title, found.table, found.words) == ("The corner garden", table, words)


def test_a_long_text_is_cut_around_the_word(library: Library, finder: Finder) -> None:
    long = "Once upon a time there was a street " * 9 + "with a zeppelin over it " + "and a lamp " * 30
    stored(library, a_gathering("Ada", calling=long))
    (found,) = finder.find(library, "zeppelin").words

    assert found.table == "sessions"
    assert "zeppelin" in found.words
    assert len(found.words) < 120
    assert (found.words[0], found.words[-1]) == ("…", "…")


def test_what_is_found_by_its_title_is_not_found_again_by_its_words(library: Library, finder: Finder) -> None:
    stored(library, a_gathering("Ada", title="Trombones", calling="More trombones"))
    found = finder.find(library, "trombone")

    assert (len(found.titles), found.words) == (1, ())


def test_every_kind_of_words_can_be_found(library: Library, finder: Finder) -> None:
    stored(library, a_full_gathering())
    for word in ("soup", "letter", "bell"):
        for found in finder.find(library, word).words:
            assert found.table
            assert word in found.words.lower()


def test_people_are_found_by_any_part_of_their_name_and_counted_once_a_session(
    library: Library, finder: Finder
) -> None:
    for number in range(3):
        stored(library, a_gathering("Ada Byron", "Ada Smith" if number else "Ben", session_id=f"s{number}"))

    assert finder.find(library, "ada").people == (FoundPerson("Ada Byron", 3), FoundPerson("Ada Smith", 2))
    assert finder.find(library, "byr").people == (FoundPerson("Ada Byron", 3),)
    assert finder.find(library, "BYRON ada").people == (FoundPerson("Ada Byron", 3),)
    assert finder.find(library, "carla").people == ()


def test_accents_in_a_name_do_not_matter(library: Library, finder: Finder) -> None:
    stored(library, a_gathering("Đặng Thị Hồng"))

    assert [person.name for person in finder.find(library, "dang hong").people] == ["Đặng Thị Hồng"]


def test_there_are_never_too_many_of_a_kind(library: Library, finder: Finder) -> None:
    for number in range(30):
        stored(library, a_gathering(f"Ada {number}", session_id=f"s{number}", title=f"Garden {number}"))
    found = finder.find(library, "garden")

    assert len(found.titles) == MOST
    assert len(finder.find(library, "ada").people) == MOST


def test_what_was_written_since_is_found(library: Library, finder: Finder) -> None:
    titled(library, "Garden")
    assert titles(finder.find(library, "kitchen")) == []
    session = a_session("session 0", title="Kitchen", starts=EVENING)
    write(library, Change("Rename", session.id, (a_session("session 0", title="Garden"),), (session,)))

    assert titles(finder.find(library, "kitchen")) == ["Kitchen"]
    assert titles(finder.find(library, "garden")) == []


def test_before_anything_is_typed_there_is_what_is_kept_on_top_and_what_was_opened(
    library: Library, finder: Finder
) -> None:
    titled(library, "one", "two", "three")
    stored(library, Gathering(a_session("top", title="top", pinned=True)))
    begun = finder.begin(library, ("session 2", "gone", "top", "session 0"))

    assert [session.title for session in begun.pinned] == ["top"]
    assert [session.title for session in begun.recent] == ["three", "one"]
    assert finder.begin(library, ()).recent == ()
