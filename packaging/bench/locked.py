"""What a passphrase costs: opening, a mark until it is durable, the first window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import scrypt
from pathlib import Path

import keeping
from library import session_id
from measuring import Figure, figure, milliseconds, side_by_side
from starting import first_window
from workshop import Workshop

from hostdesk.domain.gathering import Gathering
from hostdesk.storage.keys import key_of, new_key
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.locking import set_key
from hostdesk.workflows.keeper import Keeper

PASSPHRASE = "unfold tulip barge sandy lemon"
SESSIONS = 100


def opening(workshop: Workshop) -> Iterator[Figure]:
    """With the passphrase, against the making of the key alone; with the key, against a plain library."""
    plain, locked = _pair(workshop)
    key = key_of(locked, PASSPHRASE)
    ours, floor = side_by_side(milliseconds(lambda: _unlocked(locked).close()), milliseconds(_bare_key))
    yield figure("open-locked", ours, "ms", floor, "floor: scrypt alone, 128 MB")
    ours, floor = side_by_side(
        milliseconds(lambda: open_library(locked, key.copy()).close()),
        milliseconds(lambda: open_library(plain).close()),
    )
    yield figure("open-locked-file", ours, "ms", floor, "the key made already; floor: a plain library")


def marks(workshop: Workshop) -> Iterator[Figure]:
    """A mark in a locked library, against the same mark in a plain one beside it."""
    plain, locked = _pair(workshop)
    with closing(open_library(plain)) as one, closing(_unlocked(locked)) as other:
        ours, floor = side_by_side(_written(other), _written(one))
        yield figure("mark-written-locked", ours, "ms", floor, "floor: the same in a plain library")
    first, second = Keeper(open_library(plain), _at_once), Keeper(_unlocked(locked), _at_once)
    with closing(open_library(workshop.library_of(SESSIONS))) as library:
        start = gathering(library, session_id(50))
    ours, floor = side_by_side(_durable(second, start), _durable(first, start))
    yield figure("mark-durable-locked", ours, "ms", floor, "through the keeper; floor: in a plain library")
    first.close()
    second.close()


def window(workshop: Workshop) -> Iterator[Figure]:
    yield first_window(workshop, "first-window-locked", locked_library(workshop))


def locked_library(workshop: Workshop) -> Path:
    _plain, locked = _pair(workshop)
    return locked


def _pair(workshop: Workshop) -> tuple[Path, Path]:
    """Two libraries of equal content, one of them locked."""
    place = workshop.new_place("locked")
    plain, locked = place / "plain.hostdesk", place / "locked.hostdesk"
    if not locked.exists():
        for path in (plain, locked):
            shutil.copy(workshop.library_of(SESSIONS), path)
        with closing(open_library(locked)) as library:
            set_key(library, new_key(PASSPHRASE))
    return plain, locked


def _unlocked(path: Path) -> Library:
    return open_library(path, key_of(path, PASSPHRASE))


def _bare_key() -> None:
    scrypt(PASSPHRASE.encode(), salt=bytes(12), n=2**17, r=8, p=1, maxmem=2**28, dklen=64)


def _written(library: Library) -> Callable[[], float]:
    changes = keeping.changes_of(gathering(library, session_id(50)))
    return keeping.each(lambda: write(library, next(changes)))


def _durable(keeper: Keeper, start: Gathering) -> Callable[[], float]:
    changes, keep = keeping.changes_of(start), keeping.kept(keeper)
    return keeping.each(lambda: keep(next(changes)))


def _at_once(call: Callable[[], None]) -> None:
    call()
