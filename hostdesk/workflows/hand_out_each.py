"""Hand out a file each: a digital copy for every guest, to be sent to nobody else; all of them or none.

PDF or HTML, as the guest's own look has it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.hand_out import Order, Progress, file_name, guests_of, html, nobody_waits, pdf
from hostdesk.workflows.new_file import put

__all__ = ["write_each", "write_each_of", "write_one_of_each"]


def write_each(
    gathering: Gathering,
    order: Order,
    folder: Path,
    progress: Progress = nobody_waits,
    ending: str = "pdf",
) -> tuple[Path, ...]:
    """One file for each guest of the order; what `progress` raises ends the work, and then there is none."""
    return write_each_of(gathering, (order,), folder, progress, ending)


def write_each_of(
    gathering: Gathering,
    orders: Sequence[Order],
    folder: Path,
    progress: Progress = nobody_waits,
    ending: str = "pdf",
) -> tuple[Path, ...]:
    """The same of several papers."""
    if not all(order.document.per_guest for order in orders):
        raise HostDeskError(_("This paper is the same for everybody: one file is enough."))
    wanted = [each for order in orders for each in _orders(gathering, order)]
    progress(0, len(wanted))
    made = []
    for done, each in enumerate(wanted, 1):
        made.append((file_name(gathering, each, ending), _made(gathering, each, ending)))
        progress(done, len(wanted))
    return _put_all(folder, made)


def write_one_of_each(
    gathering: Gathering,
    orders: Sequence[Order],
    folder: Path,
    progress: Progress = nobody_waits,
    ending: str = "pdf",
) -> tuple[Path, ...]:
    """One file of each document, for all its guests."""
    made = []
    for done, order in enumerate(orders):
        progress(done, len(orders))
        each = replace(order, digital=True)
        made.append((file_name(gathering, each, ending), _made(gathering, each, ending)))
    progress(len(orders), len(orders))
    return _put_all(folder, made)


def _made(gathering: Gathering, order: Order, ending: str) -> bytes:
    return html(gathering, order).encode() if ending == "html" else pdf(gathering, order)


def _orders(gathering: Gathering, order: Order) -> list[Order]:
    chosen = guests_of(gathering, order)
    if not chosen:
        raise HostDeskError(_("There is nobody yet for whom a file could be made."))
    return [replace(order, guest_ids=(guest_id,), digital=True) for guest_id in chosen]


def _put_all(folder: Path, made: Sequence[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Where one cannot be written, those that were not there before go away again."""
    new: list[Path] = []
    targets = tuple(folder / name for name in _told_apart([name for name, _pdf in made]))
    try:
        for target, (_name, content) in zip(targets, made, strict=True):
            was_there = target.exists()
            put(content, target)
            new += [] if was_there else [target]
    except HostDeskError:
        for target in new:
            with suppress(OSError):
                target.unlink()
        raise
    return targets


def _told_apart(names: Sequence[str]) -> Iterator[str]:
    """Two guests of one name get two files, also where large and small letters count as the same."""
    taken: set[str] = set()
    for name in names:
        number, found = 1, name
        while _as_systems_see_it(found) in taken:
            number += 1
            stem, _dot, ending = name.rpartition(".")
            found = f"{stem} {number}.{ending}"
        taken.add(_as_systems_see_it(found))
        yield found


def _as_systems_see_it(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
