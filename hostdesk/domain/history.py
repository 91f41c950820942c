"""Who edited what of a session, on which laptop: what merging two versions of it needs to know.

Nothing of it is shown in order of time, and unnamed answers have none: nobody can tell who was first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from hostdesk.domain.mark import Mark, Round
from hostdesk.domain.picture import Picture
from hostdesk.domain.scale import Scale

Key = tuple[type, str]  # which entity: its class and its id
Dot = tuple[int, int]  # a device by its place in a list, and its n
Cells = dict[str, Dot]
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PICTURES = "pictures"
REST = ""  # the cell that stands for all that have no stamp of their own
# fields that make sense together only, and are edited, merged and kept as one
_TOGETHER: dict[type, dict[str, tuple[str, ...]]] = {
    Mark: {"value": ("value", "skipped", "came", "spoken_by")},
    Round: {"counts": ("way", "counts")},
    Scale: {"range": ("lowest", "highest", "halves")},
}
_CELL_OF = {
    kind: {name: cell for cell, names in cells.items() for name in names} for kind, cells in _TOGETHER.items()
}


def cell_of(kind: type, name: str) -> str:
    """The cell that a field belongs to; most fields are a cell of their own."""
    return _CELL_OF.get(kind, {}).get(name, name)


def fields_of(kind: type, cell: str) -> tuple[str, ...]:
    """The fields of a cell."""
    return _TOGETHER.get(kind, {}).get(cell, (cell,))


class Stamp(NamedTuple):
    """An edit: the laptop's `n`-th moment. `n` never goes back there, whatever its clock says."""

    device: str
    n: int  # milliseconds since 1970 where the clock is right


Stamps = Mapping[str, Stamp]  # cell -> its last edit; REST for all others; empty: nobody knows


@dataclass(frozen=True, slots=True)
class Conflict:
    """What else a cell was made to be on another laptop, until the host has chosen."""

    kind: type
    id: str
    cell: str
    stamp: Stamp
    values: Mapping[str, Any]  # field -> value, for each field of the cell

    @property
    def key(self) -> Key:
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class History:
    """The edits of one session that are known here."""

    seen: Mapping[str, int] = field(default_factory=dict)  # device -> the last n of it that is known here
    stamps: Mapping[Key, Stamps] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    gone: frozenset[str] = frozenset()  # unnamed answers that were taken back
    erased: frozenset[str] = frozenset()  # guests of whom nothing may come back

    def has_seen(self, stamp: Stamp) -> bool:
        return stamp.n <= self.seen.get(stamp.device, -1)

    def without_pictures(self) -> History:
        """For a version that leaves them out: nobody takes them for deleted there."""
        ending = apart_ending(PICTURES)
        return replace(
            self,
            seen={device: n for device, n in self.seen.items() if not device.endswith(ending)},
            stamps={key: cells for key, cells in self.stamps.items() if key[0] is not Picture},
            conflicts=tuple(conflict for conflict in self.conflicts if conflict.kind is not Picture),
        )


def apart_ending(what: str) -> str:
    """What the ids of devices end with where they edit what not every version of a session has with it."""
    return "." + sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_of(cells: Mapping[str, Dot]) -> str:
    """As it stands beside what was edited: `1.mib3k9x2q` is device 1 at that moment, in base 36.

    Cells that were edited after the rest follow by name: `1.mib3k9x2q diet=2.mib3kaa10`. Empty: nobody knows.
    """
    return joined({cell: dot_text(dot) for cell, dot in cells.items()})


def cells_of(text: str) -> Cells:
    """What `text_of` wrote; ValueError for anything else."""
    return {cell: dot_of(dot) for cell, dot in parted(text).items()}


def parted(text: str) -> dict[str, str]:
    """Each cell with its dot as it is written: an edit goes on with those of all other cells."""
    return {cell: dot for cell, _is, dot in (token.rpartition("=") for token in text.split())}


def joined(dots: Mapping[str, str]) -> str:
    """The text again; the rest, which has no name, comes first."""
    return " ".join(f"{cell}={dot}" if cell else dot for cell, dot in sorted(dots.items()))


def dot_of(text: str) -> Dot:
    """What `dot_text` wrote; ValueError for anything else."""
    device, n = text.split(".")
    return int(device, 36), int(n, 36)


@lru_cache(maxsize=16)  # what is brought in together has one dot
def dot_text(dot: Dot) -> str:
    """As it stands in `text_of`; of one device, all begin alike."""
    return f"{_base_36(dot[0])}.{_base_36(dot[1])}"


def _base_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
