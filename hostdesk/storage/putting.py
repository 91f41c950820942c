"""Put one library file in the place of another: at every moment a whole one is there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.storage.files import flush, free_name, put_in_place, put_through
from hostdesk.storage.refusals import is_full
from hostdesk.words import _


@contextmanager
def files_translated() -> Iterator[None]:
    """Turns what the disk does to us into sentences."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            sentence = _("The disk is full. Nothing was changed; free some space and try again.")
            raise HostDeskError(sentence) from error
        sentence = _("The library cannot be replaced in this folder; it stays as it was.")
        raise HostDeskError(sentence) from error


def put_aside(library: Path, word: str) -> Path:
    """A second name for the library as it lies there, with its journal; it stays in its place meanwhile."""
    kept = free_name(library, word)
    with files_translated():
        for ending in ("-wal", ""):
            if Path(f"{library}{ending}").exists():
                _linked(Path(f"{library}{ending}"), Path(f"{kept}{ending}"))
        flush(library.parent)
    return kept


def put_in_the_place_of(library: Path, other: Path) -> None:
    """A copy of `other` becomes the library; what was there has been kept already."""
    with copied_beside(library, other) as made, files_translated():
        take_the_place_of(library, made)


@contextmanager
def copied_beside(library: Path, other: Path) -> Iterator[Path]:
    """A copy of `other` that can take the place of the library; gone afterwards if it did not."""
    making = library.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with files_translated():
            library.parent.mkdir(parents=True, exist_ok=True)
            put_through(other, making)
        yield making
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)


def take_the_place_of(library: Path, made: Path) -> None:
    """`made` itself becomes the library. A journal that lay there would be played into it, and goes first."""
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{library}{ending}").unlink(missing_ok=True)
    put_in_place(made, library)


def _linked(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            raise
        put_through(old, new)  # a disk without second names, such as a stick
