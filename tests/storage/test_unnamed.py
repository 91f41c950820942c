"""An unnamed round: nothing in the file links a mark to a guest, by id, order or time."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Naming
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.workflows import rounds
from hostdesk.workflows.capture import Asking, answer_unnamed
from tests.builders import EVENING, a_full_gathering, a_gathering, a_scale, stored

NAMES = [f"Guest {number}" for number in range(12)]
WORDS = [f"word{number:02}" for number in range(12)]


def answered_one_after_another(library: Library) -> Gathering:
    """Twelve people answer, each a minute after the one before."""
    current = stored(library, a_gathering(*NAMES, scales=[a_scale(naming=Naming.UNNAMED)]))
    asking = Asking(current.scales[0], Moment.CLOSING)
    for minute, words in enumerate(WORDS):
        now = EVENING + timedelta(minutes=minute)
        change = answer_unnamed(current, asking, now, already_there=words)
        write(library, change)
        current = current.after(change)
    return current


def places_of_words(content: bytes) -> list[str]:
    found = {words: content.rfind(words.encode()) for words in WORDS}
    return sorted((words for words in WORDS if found[words] >= 0), key=lambda words: found[words])


def test_no_guest_and_no_time_in_any_row(library: Library) -> None:
    unnamed = answered_one_after_another(library)
    rows = library.connection.execute("SELECT guest, spoken_by, came FROM marks").fetchall()

    assert set(rows) == {(None, "", "said to the host")}
    assert {asked.opened for asked in unnamed.rounds} == {EVENING}
    assert library.connection.execute("SELECT count(*) FROM earlier_marks").fetchone() == (0,)


def test_the_rows_do_not_stand_in_the_order_of_answering(library: Library) -> None:
    answered_one_after_another(library)
    by_row = [words for (words,) in library.connection.execute("SELECT already_there FROM marks ORDER BY id")]
    by_id = [
        words for (words,) in library.connection.execute("SELECT already_there FROM marks ORDER BY uuid")
    ]

    assert sorted(by_row) == WORDS
    assert by_row not in (WORDS, WORDS[::-1])
    assert by_id not in (WORDS, WORDS[::-1])


def test_they_come_back_in_no_order_of_answering(library: Library) -> None:
    answered_one_after_another(library)
    words = [mark.already_there for mark in gathering(library, "garden").marks]

    assert sorted(words) == WORDS
    assert words not in (WORDS, WORDS[::-1])


@pytest.mark.parametrize("killed", [False, True])
def test_the_bytes_of_the_file_tell_no_order(library_path: Path, killed: bool) -> None:
    opened = open_library(library_path)
    answered_one_after_another(opened)
    if not killed:
        opened.close()
    journal = Path(f"{library_path}-wal")
    left = library_path.read_bytes(), journal.read_bytes() if journal.exists() else b""

    assert len(places_of_words(left[0])) == 12
    assert places_of_words(left[0]) not in (WORDS, WORDS[::-1])
    assert places_of_words(left[1]) == []
    if killed:
        opened.close()


def test_each_new_answer_gives_the_others_new_rows(library: Library) -> None:
    """Whoever looked at the file before cannot tell which row is new by its number alone."""
    current = answered_one_after_another(library)
    before = set(library.connection.execute("SELECT id FROM marks"))
    asking = Asking(current.scales[0], Moment.CLOSING)
    write(library, answer_unnamed(current, asking, datetime(2026, 5, 12), one_step_up="more"))

    assert not before & set(library.connection.execute("SELECT id FROM marks"))


def test_named_marks_keep_their_rows_when_unnamed_ones_come(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    named = "SELECT id, uuid FROM marks WHERE guest IS NOT NULL"
    before = library.connection.execute(named).fetchall()
    asking = Asking(evening.scales[2], Moment.CLOSING)
    change = answer_unnamed(evening, asking, EVENING, already_there="more")
    write(library, change)

    assert library.connection.execute(named).fetchall() == before
    assert gathering(library, "evening") == evening.after(change)
    write(library, change.reversed)
    assert gathering(library, "evening") == evening


@pytest.mark.parametrize("how", [{}, {"silent": True}])
def test_a_round_that_is_silent_and_then_revealed_stores_no_link_either(
    library_path: Path, how: dict[str, Any]
) -> None:
    """Answered by twelve, some taken back and done again, revealed: as in the window, with its undo."""
    opened = open_library(library_path)
    current = stored(opened, a_gathering(*NAMES, scales=[a_scale(naming=Naming.UNNAMED)]))
    asking = Asking(current.scales[0], Moment.OPENING)
    done = [rounds.open_round(current, asking, EVENING, **how)]
    current = current.after(done[0])
    for minute, words in enumerate(WORDS):
        change = answer_unnamed(current, asking, EVENING + timedelta(minutes=minute), already_there=words)
        done += [change, change.reversed, change] if minute % 3 == 0 else [change]
        current = current.after(change)
    done.append(rounds.reveal(current, current.rounds[0]))
    for change in done:
        write(opened, change)
    opened.close()
    content = library_path.read_bytes()

    assert places_of_words(content) not in (WORDS, WORDS[::-1])
    assert len(places_of_words(content)) == 12
    names = {guest.id for guest in current.guests}
    for change in done:  # the undo stack holds these, and nothing else
        assert not names & {getattr(part, "guest_id", None) for part in (*change.before, *change.after)}
        assert not any(isinstance(part, Guest) for part in (*change.before, *change.after))
        assert not any(word in change.label for word in (*NAMES, *WORDS))


def test_counts_hold_no_guest_no_time_and_no_order(library_path: Path) -> None:
    """However the numbers were called, and whatever was bettered, the file is the same round."""
    found = []
    for number, calls in enumerate([[(3, 2), (7, 5), (4, 1)], [(4, 9), (7, 5), (4, 1), (3, 2)]]):
        path = library_path.with_name(f"{number}.hostdesk")
        opened = open_library(path)
        current = stored(opened, a_gathering(*NAMES, scales=[a_scale(naming=Naming.UNNAMED)]))
        asking = Asking(current.scales[0], Moment.OPENING)
        for minute, (value, people) in enumerate(calls):
            now = EVENING + timedelta(minutes=minute)
            change = rounds.count(current, asking, now, Decimal(value), people)
            write(opened, change)
            current = current.after(change)
        kept = gathering(opened, "garden")
        opened.close()
        found.append([(each.opened, each.counts, each.asked_of) for each in kept.rounds])
        assert (kept.marks, kept.earlier_marks) == ((), ())

    assert found[0] == found[1]
    assert found[0][0][0] == EVENING
