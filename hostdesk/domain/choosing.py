"""What waits for the host to choose: a value that two laptops changed without knowing of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hostdesk.domain.edits import is_answered, words_before_none
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import REST, Conflict, History, Key, Stamp, fields_of
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.session import Session

Values = Mapping[str, Any]  # field -> value, for each field of a cell
# order, moments that the desk notes by itself, and what is no value of the host's: nobody is asked about it
_QUIET_EVERYWHERE = {"place", "day", "pinned", "standing"}
_QUIET: dict[type, frozenset[str]] = {
    Session: frozenset({"stage", "flow"}),
    Guest: frozenset({"person"}),
    Round: frozenset({"opened", "closed", "silent", "revealed"}),
    Note: frozenset({"taken"}),
    Picture: frozenset({"taken"}),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One cell: what it is now, and what else it was made to be."""

    part: Any
    cell: str
    shown: Values
    others: tuple[Values, ...]  # in the order of their clocks, the latest first

    @property
    def key(self) -> Key:
        return type(self.part), self.part.id


def choices(gathering: Gathering, history: History) -> tuple[Choice, ...]:
    """Everything that waits, in the order of the session's parts."""
    waiting: dict[Key, dict[str, list[Conflict]]] = {}
    for conflict in history.conflicts:
        if not is_quiet(conflict.kind, conflict.cell) and not is_answered(conflict.stamp):
            waiting.setdefault(conflict.key, {}).setdefault(conflict.cell, []).append(conflict)
    return tuple(
        choice
        for part in gathering.parts
        for cell, found in sorted(waiting.get((type(part), part.id), {}).items())
        for choice in _choice(part, cell, found, history)
    )


def is_quiet(kind: type, cell: str) -> bool:
    """True where the later value simply holds."""
    return kind is EarlierMark or cell in _QUIET_EVERYWHERE or cell in _QUIET.get(kind, ())


def _choice(part: Any, cell: str, found: list[Conflict], history: History) -> Iterator[Choice]:
    shown = {name: getattr(part, name) for name in fields_of(type(part), cell)}
    stamps = history.stamps.get((type(part), part.id), {})
    own = stamps.get(cell, stamps.get(REST))
    others: list[Values] = []
    for conflict in sorted(found, key=_latest_first):
        differs = conflict.values != shown and conflict.values not in others
        if conflict.stamp != own and differs and not _says_less(part, cell, conflict.values):
            others.append(conflict.values)
    if others:
        yield Choice(part, cell, shown, tuple(others))


def _latest_first(conflict: Conflict) -> tuple[int, str]:
    stamp: Stamp = conflict.stamp
    return -stamp.n, stamp.device


def _says_less(part: Any, cell: str, values: Values) -> bool:
    """Nothing, beside something: the other laptop only opened the same answer."""
    return isinstance(part, Mark) and words_before_none(Mark, cell) and not any(values.values())
