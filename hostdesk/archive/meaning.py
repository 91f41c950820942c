"""Whether what an archive says fits together: references, ranges, dates. Checked before writing too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.change import Entity
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering, part_name
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Naming, Scale
from hostdesk.errors import HostDeskError
from hostdesk.words import _

EARLIEST, LATEST = 1900, 2199  # years that a gathering can be in

_Key = TypeVar("_Key")
# by what notes and pictures refer to it
_OWNERS = {
    Guest: "guest_id",
    Block: "block_id",
    Scale: "scale_id",
    Boundary: "boundary_id",
    Decision: "decision_id",
}


def check(gatherings: Sequence[Gathering]) -> None:
    """Raises HostDeskError with the first thing that cannot be."""
    every = [(type(part), part.id) for gathering in gatherings for part in _own_parts(gathering)]
    _refuse_if(_repeats(every), _("two things in it have the same identity"))
    titles = {(g.series.id, g.series.title) for g in gatherings if g.series}
    _refuse_if(_repeats(id_ for id_, _title in titles), _("one series has two titles"))
    for gathering in gatherings:
        _check_one(gathering)


def _refuse_if(wrong: bool, cause: str) -> None:
    if wrong:
        raise HostDeskError(_("This session does not fit together: {cause}.").format(cause=cause))


def _repeats(keys: Iterable[_Key]) -> bool:
    found = list(keys)
    return len(set(found)) != len(found)


def _own_parts(gathering: Gathering) -> Iterator[Entity]:
    return (part for part in gathering.parts if part is not gathering.series)


def _check_one(gathering: Gathering) -> None:
    session, series = gathering.session, gathering.series
    _refuse_if(session.series_id != (series.id if series else None), _("its series is not in it"))
    foreign = any(getattr(part, "session_id", session.id) != session.id for part in gathering.parts)
    _refuse_if(foreign, _("a part of it belongs to another session"))
    _refuse_if(not all(_is_near(day) for day in _days(gathering)), _("a date in it is centuries away"))
    _check_rounds(gathering)
    _check_marks(gathering)
    _check_said(gathering)


def _days(gathering: Gathering) -> Iterator[date | None]:
    yield gathering.session.starts
    yield gathering.session.keep_until
    yield from (asked.opened for asked in gathering.rounds)
    yield from (step.by_when for step in gathering.steps)
    yield from (decision.by_when for decision in gathering.decisions)
    yield from (day for guest in gathering.guests for day in (guest.invited_on, guest.replied_on))
    yield from (note.taken for note in gathering.notes)
    yield from (picture.taken for picture in gathering.pictures)
    yield from (guest.left_at for guest in gathering.guests)
    yield from (moment for block in gathering.blocks for moment in (block.began, block.ended))


def _is_near(day: date | None) -> bool:
    return day is None or EARLIEST <= day.year <= LATEST


def _check_rounds(gathering: Gathering) -> None:
    scales = {scale.id for scale in gathering.scales}
    unasked = any(block.scale_id and block.scale_id not in scales for block in gathering.blocks)
    _refuse_if(unasked, _("a block asks a scale that is not in it"))
    unknown = any(asked.scale_id not in scales for asked in gathering.rounds)
    _refuse_if(unknown, _("a round belongs to no scale"))
    twice = _repeats((asked.scale_id, asked.moment) for asked in gathering.rounds)
    _refuse_if(twice, _("one round of a scale is there twice"))
    guests = {guest.id for guest in gathering.guests}
    strangers = any(who not in guests for asked in gathering.rounds for who in asked.asked_of)
    _refuse_if(strangers, _("a round is asked of somebody who is not in it"))
    fit = all(_counts_fit(gathering, asked) for asked in gathering.rounds)
    _refuse_if(not fit, _("a count lies outside its scale"))


def _counts_fit(gathering: Gathering, asked: Round) -> bool:
    """Each number once, on the scale, and only where heads are counted."""
    values = [count.value for count in asked.counts]
    if not values:
        return True
    scale = gathering.scale(asked.scale_id)
    fit = all(value.is_finite() and scale.accepts(value) for value in values)
    return fit and not _repeats(values) and asked.way.is_counted


def _check_said(gathering: Gathering) -> None:
    """What notes and pictures belong to is there."""
    for kind, reference in _OWNERS.items():
        known = {None, *(part.id for part in getattr(gathering, part_name(kind)))}
        lost = any(getattr(part, reference) not in known for part in _about(gathering, reference))
        _refuse_if(lost, _("something in it belongs to what is not there"))


def _about(gathering: Gathering, reference: str) -> Iterator[Note | Picture]:
    parts: tuple[Note | Picture, ...] = (*gathering.notes, *gathering.pictures)
    return (part for part in parts if hasattr(part, reference))


def _check_marks(gathering: Gathering) -> None:
    scales = {scale.id: scale for scale in gathering.scales}
    scale_of = {asked.id: scales[asked.scale_id] for asked in gathering.rounds}
    marks = gathering.marks
    _refuse_if(any(mark.round_id not in scale_of for mark in marks), _("an answer belongs to no round"))
    _refuse_if(not _naming_holds(marks, scale_of), _("a scale is answered both with and without names"))
    guests = {guest.id for guest in gathering.guests} | {None}
    _refuse_if(any(mark.guest_id not in guests for mark in marks), _("an answer belongs to no guest"))
    twice = _repeats((mark.round_id, mark.guest_id) for mark in marks if mark.guest_id)
    _refuse_if(twice, _("one guest answered twice in one round"))
    _check_values(marks, (scale_of[mark.round_id] for mark in marks))
    _check_earlier(gathering, {mark.id: scale_of[mark.round_id] for mark in marks if mark.guest_id})


def _check_earlier(gathering: Gathering, named: Mapping[str, Scale]) -> None:
    """`named`: the scale of each mark that has a guest."""
    earlier = gathering.earlier_marks
    alone = any(mark.mark_id not in named for mark in earlier)
    _refuse_if(alone, _("an earlier answer belongs to nobody's answer"))
    twice = _repeats((mark.mark_id, mark.place) for mark in earlier)
    _refuse_if(twice, _("two earlier answers stand in one place"))
    _check_values(earlier, (named[mark.mark_id] for mark in earlier))


def _naming_holds(marks: Iterable[Mark], scale_of: Mapping[str, Scale]) -> bool:
    unnamed = {asked for asked, scale in scale_of.items() if scale.naming is Naming.UNNAMED}
    return all((mark.guest_id is None) is (mark.round_id in unnamed) for mark in marks)


def _check_values(answers: Sequence[Mark | EarlierMark], scales: Iterable[Scale]) -> None:
    """Each number lies on its scale (each pair is looked at once only); a skipped answer has none."""
    both = any(mark.skipped and mark.value is not None for mark in answers)
    _refuse_if(both, _("a skipped answer has a number"))
    values: dict[Scale, set[Decimal]] = {}
    for mark, scale in zip(answers, scales, strict=True):
        for value in (mark.value, mark.good_enough):
            if value is not None:
                values.setdefault(scale, set()).add(value)
    fits = all(v.is_finite() and scale.accepts(v) for scale, found in values.items() for v in found)
    _refuse_if(not fits, _("an answer lies outside its scale"))
