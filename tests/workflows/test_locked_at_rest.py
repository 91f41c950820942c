"""A locked library on the disk: no name, word or title in any file, whatever was done to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from hostdesk import paths
from hostdesk.settings import Settings
from hostdesk.storage import keys
from hostdesk.storage.driver import CAN_LOCK
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.workflows import (
    backups,
    erasing,
    exchange,
    exporting,
    hand_out,
    look_after,
    passphrase,
    private_settings,
    repairing,
    rescue,
    restoring,
    sessions,
    take_in,
)
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.hand_out import Document, Order
from hostdesk.workflows.sample import sample_gathering
from tests.builders import a_full_gathering, stored
from tests.planted import all_planted, all_words_of
from tests.searched import found_in

pytestmark = pytest.mark.skipif(not CAN_LOCK, reason="this Python cannot lock a library")
ROOT = Path(__file__).parents[2]
PASSPHRASE, OTHER = "unfold tulip barge sandy lemon", "seven quiet horses in the rain"
SHORTEST = 8  # letters: shorter words stand in sealed bytes by chance
HOST = "Ottoline Quimbleby"
MARKED = all_planted(a_full_gathering(), "lockedup")
SAMPLE = sample_gathering(date(2026, 11, 26))
WORDS = {word for word in (HOST, *all_words_of(MARKED), *all_words_of(SAMPLE)) if len(word) >= SHORTEST}


@pytest.fixture
def place(places: Path) -> Path:
    """Two sessions of which every word can be found, then a passphrase."""
    path = paths.library()
    with closing(open_library(path)) as library:
        for start in (SAMPLE, MARKED):
            stored(library, start)
        private_settings.save(library, Settings(host_name=HOST))
        assert {word for told in found_in(places, WORDS).values() for word in told} == WORDS
        passphrase.set_passphrase(library, PASSPHRASE)
    assert found_in(places, WORDS) == {}
    return path


def unlocked(path: Path, words: str = PASSPHRASE) -> Library:
    return passphrase.unlocked(path, words)


def back_up(library: Library, _places: Path) -> None:
    backups.before(library, backups.Why.BY_HAND)


def back_up_to_a_stick(library: Library, places: Path) -> None:
    assert library.path is not None
    (places / "stick").mkdir()
    backups.choose_second(places / "stick")
    backups.finished(backups.copied(library, backups.Why.BY_HAND), library.path, str(places / "stick"))
    assert list((places / "stick").rglob("*.hostdesk"))


def export(library: Library, places: Path) -> None:
    wish = Wish(passphrase=OTHER, documents=("summary",))
    exporting.write([gathering(library, "evening")], wish, places / "evening.hostdesk.zip.age")


def bring_in(library: Library, places: Path) -> None:
    export(library, places)
    write(library, sessions.delete(gathering(library, "evening")))
    found = exchange.read_whole(places / "evening.hostdesk.zip.age", OTHER)
    take_in.take_in_backed_up(library, take_in.planned(library, found.gatherings, found.histories))


def print_it(library: Library, _places: Path) -> None:
    for document in (Document.HANDOUT, Document.RECORD):
        assert hand_out.pdf(gathering(library, SAMPLE.session.id), Order(document))


def erase_somebody(library: Library, _places: Path) -> None:
    ada = next(guest for guest in gathering(library, "evening").guests if not guest.is_host)
    erasing.erase(library, erasing.of_person(library, "evening", ada.id, everywhere=True))


def copy_elsewhere(library: Library, places: Path) -> None:
    rescue.copy_to(library, places / "copy.hostdesk")


def check(library: Library, _places: Path) -> None:
    look_after.check(library)


DOINGS: tuple[Callable[[Library, Path], None], ...] = (
    back_up, back_up_to_a_stick, export, bring_in, print_it, erase_somebody, copy_elsewhere, check,
)  # fmt: skip


@pytest.mark.parametrize("do", DOINGS, ids=lambda do: do.__name__)
def test_nothing_can_be_read_after(do: Callable[[Library, Path], None], place: Path, places: Path) -> None:
    with closing(unlocked(place)) as library:
        do(library, places)
        assert found_in(places, WORDS) == {}  # open, with its journal
    assert found_in(places, WORDS) == {}


HOSTING = """
import sys
from decimal import Decimal
from pathlib import Path
from hostdesk.storage.library import gathering, write
from hostdesk.workflows import backups, capture, passphrase
from hostdesk.domain.mark import Moment
from tests.builders import EVENING
library = passphrase.unlocked(Path(sys.argv[1]), sys.argv[2])
start = gathering(library, "evening")
asking = capture.Asking(start.scales[0], Moment.CLOSING)
for number in range(10_000):
    guest = start.guests[number % 3]
    change = capture.answer(start, asking, guest.id, EVENING, correcting=True,
                            value=Decimal(number % 10), already_there="zqmarkalreadytherelockedupqz")
    write(library, change)
    start = start.after(change)
    if number == 20:
        backups.copied(library, backups.Why.WORKING)
    print(number, flush=True)
"""


def test_nothing_can_be_read_after_a_kill_in_the_middle_of_hosting(place: Path, places: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOSTING, str(place), PASSPHRASE], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as hosting:
        assert hosting.stdout is not None
        for line in hosting.stdout:
            if int(line) >= 40:
                break
        hosting.kill()
    assert [left for left in (place.parent / "backups").iterdir() if left.name.startswith(".")]

    assert found_in(places, WORDS) == {}
    with closing(unlocked(place)) as library:
        assert len(gathering(library, "evening").marks) >= len(MARKED.marks)


def test_nothing_can_be_read_after_restoring_and_after_damage_and_repair(place: Path, places: Path) -> None:
    with closing(unlocked(place)) as library:
        made = backups.before(library, backups.Why.BY_HAND)
        assert made is not None
    with keyed(place) as key:
        restoring.restore(place, made.path, key)
        assert found_in(places, WORDS) == {}
        whole = bytearray(place.read_bytes())
        whole[len(whole) // 2] ^= 1
        place.write_bytes(whole)
        told = repairing.repair(place, "", None, key)

    assert told.kept is not None
    assert found_in(places, WORDS) == {}


@contextmanager
def keyed(path: Path) -> Iterator[keys.Key]:
    """The key, forgotten afterwards."""
    key = keys.key_of(path, PASSPHRASE)
    yield key
    key.forget()


def of_ours(places: Path) -> Iterator[Path]:
    yield from (path for path in places.rglob("*") if path.is_file() and keys.is_locked(path))


def test_of_an_old_passphrase_nothing_is_left(place: Path, places: Path) -> None:
    with closing(unlocked(place)) as library:
        backups.before(library, backups.Why.BY_HAND)
        old = {keys.head_of(path) for path in of_ours(places)}
        passphrase.set_passphrase(library, OTHER)

    assert len(old) == 1
    assert not old & {keys.head_of(path) for path in of_ours(places)}
    assert len(list(of_ours(places))) >= 3  # the library, its backup, what the host is called
    for path in of_ours(places):
        with pytest.raises(passphrase.WrongPassphraseError):
            keys.key_of(path, PASSPHRASE)
    assert found_in(places, WORDS | {PASSPHRASE, OTHER}) == {}


def test_once_it_is_removed_nothing_is_locked_any_more(place: Path, places: Path) -> None:
    with closing(unlocked(place)) as library:
        backups.before(library, backups.Why.BY_HAND)
        passphrase.remove_passphrase(library)

    assert list(of_ours(places)) == []
    assert found_in(places, [PASSPHRASE]) == {}
    (only,) = backups.backups_of(place)
    assert backups.opens(only.path, None)
