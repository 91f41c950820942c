"""A change: a labelled, reversible set of "this was, this is"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step

Prepared = Guest | Goal | Boundary | Decision | Errand | Block | Scale
Part = Prepared | Round | Mark | EarlierMark | Step | Note | Picture
Entity = Series | Session | Part


@dataclass(frozen=True, slots=True)
class Change:
    """What one action did: entities only in `before` went, only in `after` came, in both were edited."""

    label: str  # the name of the action, as undo shows it
    session_id: str
    before: tuple[Entity, ...] = ()
    after: tuple[Entity, ...] = ()

    @property
    def reversed(self) -> Change:
        return Change(self.label, self.session_id, self.after, self.before)

    @property
    def gone(self) -> tuple[Entity, ...]:
        """What this change takes away."""
        kept = {(type(entity), entity.id) for entity in self.after}
        return tuple(entity for entity in self.before if (type(entity), entity.id) not in kept)

    @classmethod
    def between(cls, label: str, session_id: str, old: Iterable[Entity], new: Iterable[Entity]) -> Change:
        """What makes `new` of `old`; what is the same in both is left out."""
        were = {(type(entity), entity.id): entity for entity in old}
        are = {(type(entity), entity.id): entity for entity in new}
        before = tuple(entity for key, entity in were.items() if are.get(key) != entity)
        after = tuple(entity for key, entity in are.items() if were.get(key) != entity)
        return cls(label, session_id, before, after)

    @property
    def is_nothing(self) -> bool:
        return self.before == self.after
