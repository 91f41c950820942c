"""Prepare a session: describe, invite, add, better, move and take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import time
from typing import Any

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.change import Change, Part
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering, part_name
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.identity import new_id
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.names import names_in
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block, last_day
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.step import Step
from hostdesk.domain.text import line, passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted

_ONE_LINE = {
    *("title", "name", "about", "venue", "who", "spoken_by", "leads", "answered_by"),
    *("could_ask", "circle", "greeter", "seat", "language", "contact", "flow"),
}


def describe(gathering: Gathering, /, **fields: Any) -> Change:
    """Sets fields of the session itself: title, purpose, time, space."""
    if "title" in fields and not line(fields["title"]):
        raise HostDeskError(_("A session needs a title."))
    session = gathering.session
    return Change(_("Describe the session"), session.id, (session,), (_with(session, fields),))


def better(gathering: Gathering, /, part: Part, **fields: Any) -> Change:
    """Sets fields of one part of the session."""
    changed = _with(part, fields)
    if isinstance(part, Scale) and isinstance(changed, Scale):
        _check_scale(gathering, part, changed)
    others = _greeted_by(gathering, part, changed)
    after = (changed, *(replace(guest, greeter=changed.name) for guest in others))
    return Change(_edit_label(part), gathering.session.id, (part, *others), after)


def invite(gathering: Gathering, name: str) -> Change:
    """Adds one guest at the end of the list."""
    guest = Guest(new_id(), gathering.session.id, _next_place(gathering.guests), line(name))
    return Change(_("Invite {name}").format(name=guest.name), gathering.session.id, (), (guest,))


def invite_all(gathering: Gathering, text: str) -> Change:
    """Adds every name in a pasted text, in one change; who is on the list already is not added again."""
    known = {guest.name.casefold() for guest in gathering.guests}
    names = [name for name in names_in(text) if name.casefold() not in known]
    first = _next_place(gathering.guests)
    guests = tuple(
        Guest(new_id(), gathering.session.id, first + number, name) for number, name in enumerate(names)
    )
    label = counted("Invite {n} guest", "Invite {n} guests", len(guests))
    return Change(label, gathering.session.id, (), guests)


def open_seat(gathering: Gathering, voice: str) -> Change:
    """Keeps a seat for a voice that is missing."""
    name = line(voice) or _("A missing voice")
    place = _next_place(gathering.guests)
    seat = Guest(new_id(), gathering.session.id, place, name, invitation=Invitation.OPEN_SEAT)
    return Change(_("Keep an open seat"), gathering.session.id, (), (seat,))


def hold_boundary(gathering: Gathering, words: str, kind: BoundaryKind = BoundaryKind.INSIDE) -> Change:
    place = _next_place(gathering.boundaries)
    boundary = Boundary(new_id(), gathering.session.id, place, kind, _something(words))
    return Change(_("Add boundary"), gathering.session.id, (), (boundary,))


def share_goal(gathering: Gathering, words: str) -> Change:
    goal = Goal(new_id(), gathering.session.id, _next_place(gathering.goals), _something(words))
    return Change(_("Add goal"), gathering.session.id, (), (goal,))


def add_decision(gathering: Gathering, what: str, not_here: bool = False) -> Change:
    place = _next_place(gathering.decisions)
    decision = Decision(new_id(), gathering.session.id, place, _something(what), not_here=not_here)
    return Change(_("Add decision"), gathering.session.id, (), (decision,))


def add_errand(gathering: Gathering, what: str) -> Change:
    errand = Errand(new_id(), gathering.session.id, _next_place(gathering.errands), _something(what))
    return Change(_("Add errand"), gathering.session.id, (), (errand,))


def add_block(gathering: Gathering, title: str, minutes: int = 15, pinned: time | None = None) -> Change:
    """Adds a block at the end of the last day."""
    place, day = _next_place(gathering.blocks), last_day(gathering.blocks)
    words = _something(line(title))
    block = Block(new_id(), gathering.session.id, place, words, minutes, day=day, pinned=pinned)
    return Change(_("Add block"), gathering.session.id, (), (block,))


def add_scale(gathering: Gathering, question: str) -> Change:
    scale = Scale(new_id(), gathering.session.id, _next_place(gathering.scales), _something(question))
    return Change(_("Add scale"), gathering.session.id, (), (scale,))


def take_away(gathering: Gathering, parts: Sequence[Part]) -> Change:
    """Parts go, and with them what hangs on them: a guest's marks, a scale's rounds."""
    going = dict.fromkeys(parts)
    for part in parts:
        going |= dict.fromkeys(_hanging_on(gathering, part))
    ids = {part.id for part in going}
    staying: tuple[Part, ...] = (*gathering.blocks, *gathering.rounds, *gathering.notes, *gathering.pictures)
    loosened = [(part, _without(part, ids)) for part in staying if part not in going]
    touched = [(old, new) for old, new in loosened if old is not new]
    before = (*going, *(old for old, _new in touched))
    return Change(
        _removal_label(parts), gathering.session.id, before, tuple(new for _old, new in touched)
    )


def _without(part: Any, gone: set[str]) -> Any:
    """The part without what it refers to where that goes; itself where nothing of it goes."""
    loose: dict[str, Any] = {
        field.name: None
        for field in fields(part)
        if field.name.endswith("_id") and getattr(part, field.name) in gone
    }
    if isinstance(part, Round) and gone.intersection(part.asked_of):
        loose["asked_of"] = tuple(who for who in part.asked_of if who not in gone)
    return replace(part, **loose) if loose else part


def move(
    gathering: Gathering,
    part: Guest | Goal | Boundary | Decision | Errand | Block | Scale | Step | Note | Picture,
    by: int,
) -> Change:
    """Moves a part up (negative) or down the list it stands in."""
    row = list(getattr(gathering, part_name(type(part))))
    at = row.index(part)
    to = max(0, min(len(row) - 1, at + by))
    row.insert(to, row.pop(at))
    moved = [(old, replace(old, place=place)) for place, old in enumerate(row) if old.place != place]
    return Change(
        _("Move"), gathering.session.id, tuple(old for old, _new in moved), tuple(new for _old, new in moved)
    )


def _with(entity: Any, typed: dict[str, Any]) -> Any:
    """The entity with these fields; what was typed is made fit to store."""
    clean = {
        name: (line if name in _ONE_LINE else passage)(value) if type(value) is str else value
        for name, value in typed.items()
    }
    return replace(entity, **clean)


def _greeted_by(gathering: Gathering, before: Part, after: Any) -> tuple[Guest, ...]:
    """The guests whose greeter has another name now."""
    if not isinstance(before, Guest) or before.name == after.name:
        return ()
    others = (guest for guest in gathering.guests if guest.id != before.id)
    return tuple(guest for guest in others if guest.greeter == before.name)


def _something(words: str) -> str:
    kept = passage(words)
    if not kept:
        raise HostDeskError(_("Please type a few words first."))
    return kept


def _next_place(parts: Sequence[Any]) -> int:
    return max((part.place for part in parts), default=-1) + 1


def _check_scale(gathering: Gathering, before: Scale, after: Scale) -> None:
    """Marks keep the meaning they were given: no other range, no other naming under them."""
    rounds = [r for r in gathering.rounds if r.scale_id == before.id]
    marked = [r for r in rounds if r.counts or gathering.marks_in(r.id)]
    if not marked:
        return
    if Naming.UNNAMED in (before.naming, after.naming) and before.naming is not after.naming:
        raise HostDeskError(_("People have answered this scale, so its naming stays; duplicate it instead."))
    same_range = (before.lowest, before.highest) == (after.lowest, after.highest)
    if not same_range or (before.halves and not after.halves):
        raise HostDeskError(_("People have answered this scale, so its range stays; add another scale."))


def _hanging_on(gathering: Gathering, part: Part) -> tuple[Part, ...]:
    if isinstance(part, Scale):
        rounds = tuple(r for r in gathering.rounds if r.scale_id == part.id)
        return (*rounds, *(hanging for r in rounds for hanging in _hanging_on(gathering, r)))
    if isinstance(part, Round):
        return _with_history(gathering, gathering.marks_in(part.id))
    if isinstance(part, Guest):
        return _with_history(gathering, [mark for mark in gathering.marks if mark.guest_id == part.id])
    if isinstance(part, Mark):
        return gathering.earlier(part.id)
    return ()


def _with_history(gathering: Gathering, marks: Sequence[Mark]) -> tuple[Part, ...]:
    return (*marks, *(earlier for mark in marks for earlier in gathering.earlier(mark.id)))


def _edit_label(part: Part) -> str:
    return {
        Guest: _("Edit guest"),
        Goal: _("Edit goal"),
        Boundary: _("Edit boundary"),
        Decision: _("Edit decision"),
        Errand: _("Edit errand"),
        Block: _("Edit block"),
        Scale: _("Edit scale"),
        Round: _("Edit round"),
        Mark: _("Edit answer"),
        EarlierMark: _("Edit answer"),
        Step: _("Edit step"),
        Note: _("Edit note"),
        Picture: _("Edit picture"),
    }[type(part)]


def _removal_label(parts: Sequence[Part]) -> str:
    labels: dict[type, str] = {
        Guest: counted("Remove {n} guest", "Remove {n} guests", len(parts)),
        Goal: _("Remove goal"),
        Boundary: _("Remove boundary"),
        Decision: _("Remove decision"),
        Errand: _("Remove errand"),
        Block: _("Remove block"),
        Scale: _("Remove scale"),
        Step: _("Remove step"),
        Note: _("Remove note"),
        Picture: _("Remove picture"),
        Mark: _("Clear answer"),
    }
    return labels.get(type(parts[0]), _("Remove")) if parts else _("Remove")
