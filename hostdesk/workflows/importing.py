"""What an import would add, change and leave as it is, in words and as changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, TypeVar

from hostdesk.archive import as_archived, meaning
from hostdesk.domain.boundary import Boundary
from hostdesk.domain.change import Change, Entity
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
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
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted

Key = tuple[type, str]
_Part = TypeVar("_Part", Round, Mark, EarlierMark)
_ORDER = (
    *(Series, Session, Guest, Goal, Boundary, Decision, Errand, Block, Scale),
    *(Round, Mark, EarlierMark, Step, Note, Picture),
)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """One session of an archive against the library: counts by kind in words, and what to write."""

    title: str
    is_new: bool  # the session is not in the library yet
    added: tuple[str, ...]  # "3 guests", "1 scale"
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    only_here: tuple[str, ...]  # in the library alone: stays
    change: Change

    @property
    def is_nothing(self) -> bool:
        return self.change.is_nothing

    @property
    def words(self) -> tuple[str, ...]:
        """The preview: one sentence for each thing that the host should know before agreeing."""
        if self.is_nothing:
            return (_("Everything in this archive is in your library already; nothing changes."),)
        sentences = (
            (self.added, _("New in your library: {what}.")),
            (self.replaced, _("Replaced by what the archive has (undo brings yours back): {what}.")),
            (self.unchanged, _("The same in both: {what}.")),
            (self.only_here, _("Only in your library, and kept: {what}.")),
        )
        return tuple(sentence.format(what=", ".join(what)) for what, sentence in sentences if what)


def plan_imports(
    archived: Sequence[Gathering],
    present: Mapping[str, Gathering],
    series_here: Mapping[str, Series] | None = None,
) -> tuple[ImportPlan, ...]:
    """A plan for each session of an archive, in order; to be written together or not at all.

    `present` and `series_here` are what the library has under the ids of the archived sessions and series.
    """
    known = dict(series_here or {})
    plans = []
    for gathering in archived:
        series = known.get(gathering.series.id) if gathering.series else None
        plans.append(plan_import(gathering, present.get(gathering.session.id), series))
        if gathering.series:
            known[gathering.series.id] = gathering.series
    return tuple(plans)


def plan_import(
    archived: Gathering, present: Gathering | None, series_here: Series | None = None
) -> ImportPlan:
    """What importing `archived` does to the library, where the same session is `present` or not yet.

    Where both have something and it differs, the archive's version replaces the library's; what only the
    library has stays. Undoing the change brings the library's version back. A second import of the same
    archive plans nothing. Two laptops may have opened the same round, or taken down the same guest's
    answer, under different ids: it is one thing all the same, and keeps the library's id.

    `series_here` is the series of that id in the library, where it is there without this session.
    """
    here: dict[Key, Entity] = {_key(series_here): series_here} if series_here else {}
    theirs, seen = archived, dict(here)
    if present is not None:
        here |= _by_key(present)
        theirs = _with_ids_of(present, archived)
        theirs = replace(theirs, session=replace(theirs.session, pinned=present.session.pinned))
        seen |= _by_key(_as_archived(present))
    there = _by_key(theirs)
    new = [key for key in there if key not in here]
    differing = [key for key in there if key in here and seen[key] != there[key]]
    touched = {*new, *differing}
    change = Change(
        _("Import {title}").format(title=archived.session.title),
        archived.session.id,
        before=tuple(here[key] for key in differing),
        after=tuple(part for key, part in there.items() if key in touched),
    )
    if present is not None:
        _check_result(replace(present.after(change), series=archived.series))
    return ImportPlan(
        title=archived.session.title,
        is_new=present is None,
        added=_counts(new),
        replaced=_counts(differing),
        unchanged=_counts(there.keys() - touched),
        only_here=_counts(here.keys() - there.keys()),
        change=change,
    )


def _as_archived(present: Gathering) -> Gathering:
    """What is here as an archive would give it back; what stays on top of this list, it does not say."""
    archived = as_archived(present)
    return replace(archived, session=replace(archived.session, pinned=present.session.pinned))


def _key(part: Entity) -> Key:
    return type(part), part.id


def _by_key(gathering: Gathering) -> dict[Key, Entity]:
    return {_key(part): part for part in gathering.parts}


def _with_ids_of(present: Gathering, archived: Gathering) -> Gathering:
    """The archived gathering, under the library's ids where only the ids of one thing differ."""
    rounds = _same_things(present.rounds, archived.rounds, attrgetter("scale_id", "moment"))
    found = replace(
        archived,
        rounds=_renamed(archived.rounds, rounds, "id"),
        marks=_renamed(archived.marks, rounds, "round_id"),
    )
    named = [mark for mark in found.marks if mark.guest_id]
    marks = _same_things(present.marks, named, attrgetter("round_id", "guest_id"))
    earlier_marks = _renamed(found.earlier_marks, marks, "mark_id")
    places = _same_things(present.earlier_marks, earlier_marks, attrgetter("mark_id", "place"))
    return replace(
        found,
        marks=_renamed(found.marks, marks, "id"),
        earlier_marks=_renamed(earlier_marks, places, "id"),
    )


def _same_things(
    here: Iterable[_Part], there: Iterable[_Part], what: Callable[[_Part], Any]
) -> dict[str, str]:
    """The id there to the id here, for parts that are the same thing under different ids."""
    ours = {what(part): part.id for part in here}
    theirs = list(there)
    taken = {part.id for part in theirs}
    same = {part.id: ours[what(part)] for part in theirs if what(part) in ours}
    return {old: new for old, new in same.items() if new not in taken}


def _renamed(parts: tuple[_Part, ...], ids: Mapping[str, str], field: str) -> tuple[_Part, ...]:
    def renamed(part: _Part) -> _Part:
        field_now: dict[str, Any] = {field: ids.get(getattr(part, field), getattr(part, field))}
        return replace(part, **field_now)

    return tuple(renamed(part) for part in parts) if ids else parts


def _check_result(result: Gathering) -> None:
    try:
        meaning.check([result])
    except HostDeskError as error:
        raise HostDeskError(
            _("This archive and the session in your library do not fit together, so nothing was changed.")
        ) from error


def _counts(keys: Iterable[Key]) -> tuple[str, ...]:
    """How many of each kind, in words, in the order of preparing, hosting and harvesting."""
    numbers = Counter(kind for kind, _id in keys)
    return tuple(count_said(kind, numbers[kind]) for kind in _ORDER if numbers[kind])


def count_said(kind: type, n: int) -> str:
    """Like: 3 guests."""
    return {
        Series: counted("{n} series", "{n} series", n),
        Session: counted("{n} session", "{n} sessions", n),
        Guest: counted("{n} guest", "{n} guests", n),
        Goal: counted("{n} goal", "{n} goals", n),
        Boundary: counted("{n} boundary", "{n} boundaries", n),
        Decision: counted("{n} decision", "{n} decisions", n),
        Errand: counted("{n} errand", "{n} errands", n),
        Block: counted("{n} block of the running order", "{n} blocks of the running order", n),
        Scale: counted("{n} scale", "{n} scales", n),
        Round: counted("{n} round", "{n} rounds", n),
        Mark: counted("{n} answer", "{n} answers", n),
        EarlierMark: counted("{n} earlier answer", "{n} earlier answers", n),
        Step: counted("{n} small step", "{n} small steps", n),
        Note: counted("{n} note", "{n} notes", n),
        Picture: counted("{n} picture", "{n} pictures", n),
    }[kind]
