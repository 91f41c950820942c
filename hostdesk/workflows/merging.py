"""What an import does where the archive says who edited what: both versions become one.

What is defended against an archive that lies about edits: what is edited here later is never taken for
seen (the library goes on as another device), no session is left that does not fit together, and the host
sees before it is written what would change or go. What an archive says of other laptops is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hostdesk.domain.change import Change, Entity
from hostdesk.domain.choosing import choices
from hostdesk.domain.erasing import without
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import History, Key, Stamps, apart_ending
from hostdesk.domain.merging import State, is_same, merged
from hostdesk.domain.one_thing import as_one
from hostdesk.domain.picture import MOST
from hostdesk.domain.same_person import alike
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.import_plan import ImportPlan, counts_of
from hostdesk.workflows.importing import as_here, check_result, plan_import

_Keyed = dict[Key, Entity]


@dataclass(slots=True)
class Here:
    """What the library has of what an archive holds."""

    gatherings: dict[str, State] = field(default_factory=dict)  # by session
    series: dict[str, tuple[Series, History]] = field(default_factory=dict)
    erased: Mapping[str, frozenset[str]] = field(default_factory=dict)  # session -> guests


def plan_all(
    archived: Sequence[Gathering], histories: Mapping[str, History], here: Here
) -> tuple[ImportPlan, ...]:
    """A plan for each session of an archive, in order; to be written together or not at all."""
    return tuple(_plan(gathering, histories.get(gathering.session.id), here) for gathering in archived)


def _plan(archived: Gathering, edits: History | None, here: Here) -> ImportPlan:
    present = here.gatherings.get(archived.session.id)
    series = here.series.get(archived.series.id) if archived.series else None
    erased = here.erased.get(archived.session.id, frozenset())
    if edits is not None:
        return _merge_plan((archived, edits), present, here)
    archived = without(archived, erased) if erased else archived
    plan = plan_import(archived, present[0] if present else None, series[0] if series else None)
    if archived.series and series is None:
        here.series[archived.series.id] = archived.series, History()
    if present is None and series is None:  # nobody's edits: on two laptops that take it in, it is the same
        return replace(plan, edits=History(erased=erased))
    return plan


def _merge_plan(theirs: State, present: State | None, here: Here) -> ImportPlan:
    archived, edits = theirs
    ours = _with_series(present, here) if present else _empty(archived, here)
    archived = replace(archived, session=replace(archived.session, pinned=ours[0].session.pinned))
    carried = as_here(ours[0])
    one, other = as_one((carried, ours[1])), as_one((archived, edits))
    if present is None and ours == _nothing_of(archived):
        one, other = ours, (archived, edits)  # as it is, under whatever ids
        result, known = other
    else:
        result, known = one if one == other else merged(one, other)
    if len(result.pictures) > MOST:
        raise HostDeskError(
            _("Together that would be more than {n} pictures; please take some out of one.").format(n=MOST)
        )
    check_result(result)
    if result.series is not None:
        here.series[result.series.id] = result.series, known
    told = _told(one, other, (result, known), is_new=present is None)
    present_parts = [part for part in ours[0].parts if present or not isinstance(part, Session)]
    kept = _as_kept(ours[0], carried, result)
    return replace(told, change=Change.between(told.change.label, result.session.id, present_parts, kept))


def _nothing_of(archived: Gathering) -> State:
    return Gathering(replace(archived.session, series_id=None)), History()


def _with_series(present: State, here: Here) -> State:
    """The session as it is once the sessions before it in the archive are taken in."""
    gathering, edits = present
    if gathering.series is None or gathering.series.id not in here.series:
        return present
    series, known = here.series[gathering.series.id]
    key = Series, series.id
    stamps = {**edits.stamps, key: known.stamps.get(key, {})}
    waiting = tuple(c for c in edits.conflicts if c.key != key)
    waiting += tuple(c for c in known.conflicts if c.key == key)
    return replace(gathering, series=series), replace(edits, stamps=stamps, conflicts=waiting)


def _empty(archived: Gathering, here: Here) -> State:
    """The library before it has the session; it may have its series, and have erased people."""
    erased = here.erased.get(archived.session.id, frozenset())
    found = here.series.get(archived.series.id) if archived.series else None
    if found is None:
        bare, _no_edits = _nothing_of(archived)
        return bare, History(erased=erased)
    key: Key = (Series, found[0].id)
    waiting = tuple(conflict for conflict in found[1].conflicts if conflict.key == key)
    stamps: dict[Key, Stamps] = {key: found[1].stamps[key]} if key in found[1].stamps else {}
    # edits of the series alone: what was seen of its sessions elsewhere, is not gone from this one
    ending = apart_ending(found[0].id)
    seen = {device: n for device, n in found[1].seen.items() if device.endswith(ending)}
    edits = History(seen, stamps, waiting, erased=erased)
    return Gathering(archived.session, found[0]), edits


def _told(ours: State, theirs: State, result: State, *, is_new: bool) -> ImportPlan:
    """What came of it, in words; the change is still to be worked out."""
    one, other, both = (_by_key(state[0]) for state in (ours, theirs, result))
    session = result[0].session
    if is_new:
        del one[Session, session.id]
    stays = [key for key in one if both.get(key) == one[key]]
    to_choose = counts_of(_to_choose(ours, result))
    is_changed = len(stays) < len(one) or both.keys() != one.keys() or bool(to_choose)
    return ImportPlan(
        title=session.title,
        is_new=is_new,
        added=counts_of(both.keys() - one.keys()),
        replaced=(),
        unchanged=counts_of(key for key in stays if other.get(key) == one[key]),
        only_here=counts_of(key for key in stays if key not in other),
        change=Change(_("Import {title}").format(title=session.title), session.id),
        edits=result[1],
        is_known=not is_changed and is_same(ours, result),
        changed_there=counts_of(key for key in one if key in both and both[key] != one[key]),
        changed_here=counts_of(key for key in stays if key in other and other[key] != one[key]),
        gone_there=counts_of(one.keys() - both.keys()),
        gone_here=counts_of(other.keys() - both.keys() - one.keys()),
        to_choose=to_choose,
        newly_alike=tuple(_newly_alike(one, other, both)),
    )


def _by_key(gathering: Gathering) -> _Keyed:
    return {(type(part), part.id): part for part in gathering.parts}


def _as_kept(present: Gathering, carried: Gathering, result: Gathering) -> Iterator[Entity]:
    """What an archive does not carry of a part stays, where the part does."""
    raw, told = _by_key(present), _by_key(carried)
    for key, part in _by_key(result).items():
        yield raw[key] if told.get(key) == part else part


def _to_choose(ours: State, result: State) -> Iterable[Key]:
    before = [(choice.key, choice.cell, choice.others) for choice in choices(*ours)]
    after = choices(*result)
    return dict.fromkeys(c.key for c in after if (c.key, c.cell, c.others) not in before)


def _newly_alike(one: _Keyed, other: _Keyed, both: _Keyed) -> Iterator[tuple[Guest, Guest]]:
    """Who came and who is only here, by the same name or nearly so."""
    came: list[Any] = [part for key, part in both.items() if key[0] is Guest and key not in one]
    alone: list[Any] = [part for key, part in both.items() if key[0] is Guest and key not in other]
    for new in came:
        for old in alone:
            if alike(new.name, old.name):
                yield new, old
