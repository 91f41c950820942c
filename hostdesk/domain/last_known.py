"""The last that is known of what was taken away, for an edit elsewhere that brings it back.

It stays in the library, never goes into an archive, and is not kept where somebody was erased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hostdesk.domain.edits import Edits, Standing, cells_in, faded, is_stamped
from hostdesk.domain.history import REST, Conflict, Key, Stamp, fields_of


def written_down(key: Key, found: Standing) -> Iterator[Conflict]:
    """What nobody is asked about: for each edit one, with all that it made of the part."""
    kind, id_ = key
    by_stamp: dict[Stamp, dict[str, object]] = {}
    for cell, edits in found.opened().cells.items():
        for stamp, values in edits.items():
            if stamp is not None and is_stamped(stamp):
                named = zip(fields_of(kind, cell), values, strict=True)
                by_stamp.setdefault(faded(stamp), {}).update(named)
    for stamp, values_then in by_stamp.items():
        yield Conflict(kind, id_, REST, stamp, values_then)


def read_back(kind: type, told: Iterable[Conflict]) -> Standing:
    """The same, without the part."""
    cells: dict[str, Edits] = {}
    for cell in cells_in(kind):
        names = fields_of(kind, cell)
        for conflict in told:
            if all(name in conflict.values for name in names):
                cells[cell] = {conflict.stamp: tuple(conflict.values[name] for name in names)}
    return Standing(None, cells)
