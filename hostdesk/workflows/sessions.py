"""Begin, copy, put away and find sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.identity import new_id
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.session import Session, Stage
from hostdesk.domain.text import LINE_LIMIT, line
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, open_library
from hostdesk.storage.library import write as keep
from hostdesk.storage.library import write_all as keep_all
from hostdesk.storage.listing import (
    ListedSession,
    all_session_ids,
    count_sessions,
    list_sessions,
    next_session,
    sessions_named,
)
from hostdesk.words import _

__all__ = [
    "Library",
    "ListedSession",
    "all_session_ids",
    "begin",
    "begun",
    "count_sessions",
    "delete",
    "duplicate",
    "find_session",
    "gathering",
    "keep",
    "keep_all",
    "keep_on_top",
    "list_sessions",
    "next_session",
    "open_library",
]

_AFRESH: dict[str, Any] = {
    "starts": None,
    "stage": Stage.PREPARE,
    "packed": "",
    "pinned": False,
    "standing": None,
    "keep_until": None,  # was said to other people, on another day
}
_NOT_HELD_YET: dict[str, Any] = {"began": None, "ended": None, "left_out": False, "planned": None}


def begin(title: str, host_name: str = "") -> Change:
    """A new session with the host as its first guest."""
    title = line(title)
    if not title:
        raise HostDeskError(_("A session needs a title."))
    session = Session(new_id(), title)
    host = Guest(
        new_id(),
        session.id,
        0,
        line(host_name) or _("Host"),
        invitation=Invitation.ACCEPTED,
        is_host=True,
    )
    return Change(_("New session"), session.id, (), (session, host))


def begun(change: Change) -> Gathering:
    """The gathering that `begin` began, which the library may still have to take."""
    session = next(entity for entity in change.after if isinstance(entity, Session))
    return Gathering(session).after(change)


def duplicate(original: Gathering) -> Change:
    """The same preparation once more: nobody asked yet, no date, no answers."""
    title = _("{title} (copy)").format(title=original.session.title)[:LINE_LIMIT]
    session = replace(original.session, id=new_id(), title=title, **_AFRESH)
    guests = [_afresh(guest) for guest in original.guests if not guest.walk_in]
    decisions = [replace(decision, outcome="") for decision in original.decisions]
    errands = [replace(errand, done=False) for errand in original.errands]
    parts = [*guests, *original.goals, *original.boundaries, *decisions, *errands]
    copies = (*copied(parts, session.id), *copied_order(original.scales, original.blocks, session.id))
    return Change(_("Duplicate session"), session.id, (), (session, *copies))


def copied(parts: Iterable[Any], session_id: str) -> tuple[Any, ...]:
    """The same parts once more, in another session."""
    return tuple(replace(part, id=new_id(), session_id=session_id) for part in parts)


def copied_order(
    scales: Sequence[Scale], blocks: Sequence[Block], session_id: str
) -> tuple[Scale | Block, ...]:
    """Scales and blocks once more; each block asks the new one of the scale that it asked."""
    blocks = [replace(block, minutes=block.planned_minutes) for block in blocks]
    own = {scale.id: replace(scale, id=new_id(), session_id=session_id) for scale in scales}
    asking = (own[block.scale_id].id if block.scale_id in own else None for block in blocks)
    again = [
        replace(block, id=new_id(), session_id=session_id, scale_id=scale_id, **_NOT_HELD_YET)
        for block, scale_id in zip(blocks, asking, strict=True)
    ]
    return (*own.values(), *again)


def delete(unwanted: Gathering) -> Change:
    """Everything of the session goes; undo brings it back."""
    parts = tuple(part for part in unwanted.parts if part is not unwanted.series)
    return Change(_("Delete session"), unwanted.session.id, parts, ())


def keep_on_top(gathering: Gathering) -> Change:
    """Stays on top of the list from now on; or no longer, if it did."""
    session = gathering.session
    label = _("No longer on top") if session.pinned else _("Keep on top")
    return Change(label, session.id, (session,), (replace(session, pinned=not session.pinned),))


def find_session(library: Library, text: str) -> ListedSession:
    """The session with this id or this one title."""
    found = sessions_named(library, text)
    if not found:
        raise HostDeskError(_("There is no session with this id or title."))
    if len(found) > 1:
        ids = ", ".join(f"{session.id[:8]} ({session.starts[:10] or _('no date')})" for session in found)
        raise HostDeskError(_("Several sessions have this title; please say which: {ids}").format(ids=ids))
    return found[0]


def _afresh(guest: Guest) -> Guest:
    asked = guest.is_host or guest.invitation is Invitation.OPEN_SEAT
    return replace(
        guest,
        arrived=False,
        left_at=None,
        invitation=guest.invitation if asked else Invitation.TO_ASK,
        invited_on=None,
        replied_on=None,
        reply="",
    )
