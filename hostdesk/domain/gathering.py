"""A gathering: a session together with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.change import Change, Entity
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Moment, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block, TimedBlock, timed
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step
from hostdesk.errors import HostDeskError
from hostdesk.words import _


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Found = TypeVar("_Found", bound=_HasId)

_PARTS: dict[type, tuple[str, Any]] = {
    Guest: ("guests", attrgetter("place", "id")),
    Goal: ("goals", attrgetter("place", "id")),
    Boundary: ("boundaries", attrgetter("place", "id")),
    Decision: ("decisions", attrgetter("place", "id")),
    Errand: ("errands", attrgetter("place", "id")),
    Scale: ("scales", attrgetter("place", "id")),
    Block: ("blocks", attrgetter("day", "place", "id")),
    Round: ("rounds", attrgetter("opened", "id")),
    Mark: ("marks", attrgetter("id")),  # ids are random or hashes: their order tells nothing
    EarlierMark: ("earlier_marks", attrgetter("mark_id", "order", "id")),
    Step: ("steps", attrgetter("place", "id")),
    Note: ("notes", attrgetter("place", "id")),
    Picture: ("pictures", attrgetter("place", "id")),
}


@dataclass(frozen=True)
class Gathering:
    """One session whole; each tuple in its own order."""

    session: Session
    series: Series | None = None
    guests: tuple[Guest, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    blocks: tuple[Block, ...] = ()
    scales: tuple[Scale, ...] = ()
    goals: tuple[Goal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    errands: tuple[Errand, ...] = ()
    rounds: tuple[Round, ...] = ()
    marks: tuple[Mark, ...] = ()
    earlier_marks: tuple[EarlierMark, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def parts(self) -> tuple[Entity, ...]:
        """Everything in it, referred-to things first."""
        head: tuple[Entity, ...] = (self.series,) if self.series else ()
        parts = tuple(part for name, _key in _PARTS.values() for part in getattr(self, name))
        return (*head, self.session, *parts)

    def after(self, change: Change) -> Gathering:
        """This gathering once `change` is done; what belongs to other sessions leaves it as it is."""
        news: dict[str, Any] = {}
        before = [part for part in change.before if self._holds(part)]
        after = [part for part in change.after if self._holds(part)]
        for kind in {type(part) for part in (*before, *after)} & _PARTS.keys():
            name, key = _PARTS[kind]
            new = [part for part in after if type(part) is kind]
            replaced = {part.id for part in (*before, *new) if type(part) is kind}
            kept = [part for part in getattr(self, name) if part.id not in replaced]
            news[name] = tuple(sorted([*kept, *new], key=key))
        session = next((part for part in after if isinstance(part, Session)), self.session)
        if session is not self.session:
            news["session"] = session
        series = self._series_after(session, change)
        if series is not self.series:
            news["series"] = series
        return replace(self, **news) if news else self

    def _holds(self, part: Entity) -> bool:
        if isinstance(part, Session):
            return part.id == self.session.id
        return not isinstance(part, Series) and part.session_id == self.session.id

    def _series_after(self, session: Session, change: Change) -> Series | None:
        if session.series_id is None:
            return None
        known = [part for part in (*change.before, *change.after) if isinstance(part, Series)]
        return next((part for part in reversed(known) if part.id == session.series_id), self.series)

    def in_order(self) -> Gathering:
        """The same with every tuple in its own order."""
        ordered: dict[str, Any] = {
            name: tuple(sorted(getattr(self, name), key=key)) for name, key in _PARTS.values()
        }
        return replace(self, **ordered)

    def timed_blocks(self) -> tuple[TimedBlock, ...]:
        """The blocks that are placed, with their times."""
        return timed(self.blocks, self.session.starts)

    def parked_blocks(self) -> tuple[Block, ...]:
        """The blocks that are parked: planned, and not placed."""
        return tuple(block for block in self.blocks if block.parked)

    def guest(self, guest_id: str) -> Guest:
        return _found(self.guests, guest_id)

    def scale(self, scale_id: str) -> Scale:
        return _found(self.scales, scale_id)

    def round(self, round_id: str) -> Round:
        return _found(self.rounds, round_id)

    def round_of(self, scale_id: str, moment: Moment) -> Round | None:
        """The round of this scale at this moment, if it was opened."""
        return next((r for r in self.rounds if r.scale_id == scale_id and r.moment is moment), None)

    def marks_in(self, round_id: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.round_id == round_id)

    def values_in(self, round_id: str) -> tuple[Decimal, ...]:
        """The numbers of a round, ascending: one a person, whether written down or counted."""
        marked = (mark.value for mark in self.marks_in(round_id) if mark.value is not None)
        return tuple(sorted((*marked, *self.round(round_id).counted_values)))

    def good_enough_in(self, round_id: str) -> tuple[Decimal, ...]:
        """The numbers at which people would be content, ascending: one a person who said so."""
        said = (mark.good_enough for mark in self.marks_in(round_id))
        return tuple(sorted(value for value in said if value is not None))

    def mark_of(self, round_id: str, guest_id: str) -> Mark | None:
        return next((m for m in self.marks if m.round_id == round_id and m.guest_id == guest_id), None)

    def earlier(self, mark_id: str) -> tuple[EarlierMark, ...]:
        """What stood in a mark before, oldest first."""
        return tuple(earlier for earlier in self.earlier_marks if earlier.mark_id == mark_id)


def part_name(kind: type) -> str:
    """The field of `Gathering` that holds this kind of part."""
    return _PARTS[kind][0]


def _found(parts: Iterable[_Found], wanted: str) -> _Found:
    for part in parts:
        if part.id == wanted:
            return part
    raise HostDeskError(_("This is no longer part of the session."))
