"""Changes are kept in order, together, and never lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.note import Note
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, open_library
from hostdesk.workflows.keeper import Keeper
from tests.builders import a_gathering, stored

PATIENCE = 10  # seconds, before a test gives up


@dataclass
class Desk:
    """What the window is to the keeper: it hears what was kept and what failed, one call after another."""

    calls: SimpleQueue[Callable[[], None]] = field(default_factory=SimpleQueue)
    kept: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)

    def keep(self, keeper: Keeper, change: Change) -> None:
        keeper.keep(change, lambda: self._kept(change), lambda error: self.failures.append(str(error)))

    def listen(self, calls: int = 1) -> None:
        for _call in range(calls):
            self.calls.get(timeout=PATIENCE)()

    def _kept(self, change: Change) -> None:
        self.threads.add(threading.current_thread().name)
        self.kept.append(change.label)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def keeper(library_file: Library, garden: Gathering, desk: Desk) -> Iterator[Keeper]:
    made = Keeper(library_file, desk.calls.put)
    yield made
    made.close()


@pytest.fixture
def garden(library_file: Library) -> Gathering:
    return stored(library_file, a_gathering())


def noting(number: int, session_id: str = "garden") -> Change:
    return Change(f"Note {number}", session_id, (), (Note(f"note {number}", session_id, number, "Words"),))


def notes_in(path: Path) -> list[int]:
    library = open_library(path)
    try:
        return [note.place for note in gathering(library, "garden").notes]
    finally:
        library.close()


def hold_up(keeper: Keeper) -> threading.Event:
    """Keeps the keeper busy until the event is set, so that what comes meanwhile queues."""
    go_on, busy = threading.Event(), threading.Event()

    def wait(_library: Library) -> None:
        busy.set()
        go_on.wait(PATIENCE)

    keeper.ask(wait, lambda _answer: None, lambda _error: None)
    assert busy.wait(PATIENCE)
    return go_on


def let_grow_by(keeper: Keeper, pages: int) -> None:
    """As a disk does that is nearly full (or, with many pages, no longer)."""

    def limit(library: Library) -> None:
        size = library.connection.execute("PRAGMA page_count").fetchone()[0]
        library.connection.execute(f"PRAGMA max_page_count = {size + pages}")

    keeper.ask(limit, lambda _answer: None, lambda _error: None)


def test_changes_are_kept_in_the_order_they_were_given(
    keeper: Keeper, desk: Desk, library_path: Path
) -> None:
    for number in range(50):
        desk.keep(keeper, noting(number))
    desk.listen(50)

    assert desk.kept == [f"Note {number}" for number in range(50)]
    keeper.close()
    assert notes_in(library_path) == list(range(50))


def test_nothing_is_called_on_the_keepers_own_thread(keeper: Keeper, desk: Desk) -> None:
    desk.keep(keeper, noting(1))
    desk.listen()

    assert desk.threads == {threading.current_thread().name}


def test_what_queues_is_committed_together(keeper: Keeper, desk: Desk, library_file: Library) -> None:
    commits: list[str] = []
    go_on = hold_up(keeper)
    library_file.connection.set_trace_callback(
        lambda said: commits.append(said) if said == "COMMIT" else None
    )
    for number in range(20):
        desk.keep(keeper, noting(number))
    go_on.set()
    desk.listen(21)

    assert len(desk.kept) == 20
    assert len(commits) == 1


def test_a_question_is_answered_after_the_changes_before_it(keeper: Keeper, desk: Desk) -> None:
    answers: list[int] = []
    for number in range(5):
        desk.keep(keeper, noting(number))
        keeper.ask(
            lambda library: len(gathering(library, "garden").notes), answers.append, lambda _error: None
        )
    desk.listen(10)

    assert answers == [1, 2, 3, 4, 5]


def test_a_question_that_fails_says_so_and_the_keeper_goes_on(keeper: Keeper, desk: Desk) -> None:
    errors: list[Exception] = []
    keeper.ask(lambda library: gathering(library, "nowhere"), lambda _answer: None, errors.append)
    keeper.ask(lambda _library: 1 // 0, lambda _answer: None, errors.append)
    desk.keep(keeper, noting(1))
    desk.listen(3)

    assert [type(error) for error in errors] == [HostDeskError, ZeroDivisionError]
    assert desk.kept == ["Note 1"]


def test_what_a_full_disk_refuses_is_held_and_kept_when_there_is_room(
    keeper: Keeper, desk: Desk, library_path: Path
) -> None:
    let_grow_by(keeper, 0)
    for number in range(300):
        desk.keep(keeper, noting(number))
    keeper.ask(lambda _library: None, lambda _answer: desk.kept.append("asked"), lambda _error: None)
    while "asked" not in desk.kept:
        desk.listen()

    assert set(desk.failures) == {"The disk is full. Nothing was lost; free some space and try again."}
    let_grow_by(keeper, 10_000)
    keeper.try_again()
    while len(desk.kept) < 301:
        desk.listen()
    assert [label for label in desk.kept if label != "asked"] == [f"Note {number}" for number in range(300)]
    assert keeper.close() == []
    assert notes_in(library_path) == list(range(300))


def test_closing_hands_back_what_could_not_be_kept(keeper: Keeper, desk: Desk, library_path: Path) -> None:
    let_grow_by(keeper, 0)
    changes = [noting(number) for number in range(300)]
    for change in changes:
        desk.keep(keeper, change)
    left = keeper.close()

    kept = notes_in(library_path)
    assert left
    assert left == changes[len(kept) :]


def test_closing_keeps_all_that_still_waits(keeper: Keeper, desk: Desk, library_path: Path) -> None:
    go_on = hold_up(keeper)
    for number in range(20):
        desk.keep(keeper, noting(number))
    go_on.set()

    assert keeper.close() == []
    assert notes_in(library_path) == list(range(20))


def test_a_fault_in_one_change_does_not_take_the_others_with_it(
    keeper: Keeper, desk: Desk, library_path: Path
) -> None:
    go_on = hold_up(keeper)
    for change in (noting(1), noting(2, session_id="nowhere"), noting(3)):
        desk.keep(keeper, change)
    go_on.set()
    desk.listen(4)

    assert desk.kept == ["Note 1", "Note 3"]
    assert len(desk.failures) == 1
    assert keeper.close() == []
    assert notes_in(library_path) == [1, 3]


def test_a_library_that_was_moved_is_kept_on_with_once_it_is_back(
    keeper: Keeper, desk: Desk, library_path: Path
) -> None:
    library_path.rename(library_path.with_name("elsewhere"))
    desk.keep(keeper, noting(1))
    desk.listen()
    assert ["moved or deleted while it was open" in failure for failure in desk.failures] == [True]

    library_path.with_name("elsewhere").rename(library_path)
    keeper.try_again()
    desk.listen()
    assert desk.kept == ["Note 1"]
    assert keeper.close() == []
    assert notes_in(library_path) == [1]


def test_a_library_that_was_deleted_gives_back_what_it_cannot_keep(
    keeper: Keeper, desk: Desk, library_path: Path
) -> None:
    library_path.unlink()
    desk.keep(keeper, noting(1))

    assert keeper.close() == [noting(1)]


def count_long(library: Library) -> int:
    """Takes a second or more of SQLite's time."""
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) "
    return int(library.connection.execute(f"{numbers} SELECT count(*) FROM n").fetchone()[0])


def test_a_long_question_gives_way_to_changes_and_is_answered_after_them(keeper: Keeper, desk: Desk) -> None:
    began = threading.Event()
    answers: list[int] = []
    order: list[str] = []

    def long(library: Library) -> int:
        began.set()
        return count_long(library)

    def answered(number: int) -> None:
        order.append("answered")
        answers.append(number)

    keeper.ask_at_leisure(long, answered, lambda error: order.append(str(error)))
    assert began.wait(PATIENCE)
    change = noting(1)
    keeper.keep(change, lambda: order.append("kept"), lambda error: order.append(str(error)))
    desk.listen(2)

    assert order == ["kept", "answered"]
    assert answers == [3_000_000]


def test_a_long_question_that_is_always_disturbed_is_answered_in_the_end(keeper: Keeper, desk: Desk) -> None:
    asked: list[int] = []
    answers: list[int] = []

    def long(library: Library) -> int:
        asked.append(1)
        keeper.keep(noting(len(asked)), lambda: None, lambda _error: None)  # somebody never rests
        return count_long(library)

    keeper.ask_at_leisure(long, answers.append, lambda error: desk.failures.append(str(error)))
    while not answers:
        desk.listen()

    assert answers == [3_000_000]
    assert len(asked) > 2
    assert desk.failures == []


def test_a_long_question_is_answered_among_changes_that_never_rest(keeper: Keeper, desk: Desk) -> None:
    answers: list[int] = []
    keeper.ask_at_leisure(count_long, answers.append, lambda error: desk.failures.append(str(error)))
    number = 0
    while not answers and number < 500:
        number += 1
        desk.keep(keeper, noting(number))
        desk.listen()
    while not answers:
        desk.listen()

    assert answers == [3_000_000]
    assert number > 3
    assert desk.failures == []


def test_closing_does_not_wait_for_a_long_question(keeper: Keeper, desk: Desk) -> None:
    began = threading.Event()
    answers: list[int] = []

    def long(library: Library) -> int:
        began.set()
        return count_long(library)

    keeper.ask_at_leisure(long, answers.append, lambda _error: None)
    assert began.wait(PATIENCE)
    keeper.close()

    assert desk.calls.empty()
    assert answers == []
