"""What an import would add, change and leave as it is, in words and as changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar

from hostdesk.archive import as_archived, meaning
from hostdesk.domain.change import Change, Entity
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import Key
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.import_plan import ImportPlan, counts_of

__all__ = ["ImportPlan", "as_here", "check_result", "plan_import", "plan_imports"]

_Part = TypeVar("_Part", Round, Mark, EarlierMark)


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
        seen |= _by_key(as_here(present))
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
        check_result(replace(present.after(change), series=archived.series))
    return ImportPlan(
        title=archived.session.title,
        is_new=present is None,
        added=counts_of(new),
        replaced=counts_of(differing),
        unchanged=counts_of(there.keys() - touched),
        only_here=counts_of(here.keys() - there.keys()),
        change=change,
    )


def as_here(present: Gathering) -> Gathering:
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


def check_result(result: Gathering) -> None:
    try:
        meaning.check([result])
    except HostDeskError as error:
        raise HostDeskError(
            _("This archive and the session in your library do not fit together, so nothing was changed.")
        ) from error
