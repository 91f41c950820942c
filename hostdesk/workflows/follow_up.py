"""The session after: the same people, goals and questions, and first of all what is better since then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.identity import new_id
from hostdesk.domain.running_order import Block
from hostdesk.domain.session import Session, Stage
from hostdesk.domain.step import Step
from hostdesk.words import _
from hostdesk.workflows import sessions
from hostdesk.workflows.series import next_title, series_for


def follow_up(original: Gathering, number: int = 2) -> Change:
    """A session to follow this one, in its series (begun in the same change if there was none).

    It takes over people (to be asked again), purpose, space, goals, boundaries, scales, the running order
    without its clock times, and what is still open: steps, decisions, errands. No date, no marks, no notes.
    """
    series, begun = series_for(original)
    session = replace(
        original.session,
        id=new_id(),
        title=next_title(series, original.session, number),
        series_id=series.id,
        starts=None,
        stage=Stage.PREPARE,
        packed="",
        standing=None,
        pinned=False,
        keep_until=None,
    )
    parts = (
        *_people(original),
        *original.goals,
        *original.boundaries,
        *(decision for decision in original.decisions if not decision.outcome),
        *(replace(errand, done=False) for errand in original.errands),
        *_open_steps(original),
    )
    copies = (
        *sessions.copied(parts, session.id),
        *sessions.copied_order(original.scales, _order(original), session.id),
    )
    return Change(_("Follow-up session"), session.id, begun.before, (*begun.after, session, *copies))


def begun(change: Change) -> Session:
    """The new session that a follow-up or another session of a series began."""
    return next(part for part in change.after if isinstance(part, Session) and part.id == change.session_id)


def _people(original: Gathering) -> list[Guest]:
    """Everybody who was on the list, walk-ins too; who has been here is no stranger any more."""
    return [replace(guest, place=place, **_anew(guest)) for place, guest in enumerate(original.guests)]


def _anew(guest: Guest) -> dict[str, Any]:
    stays = guest.is_host or guest.invitation is Invitation.OPEN_SEAT
    still_strange = guest.stranger and not guest.arrived
    return {
        "invitation": guest.invitation if stays else Invitation.TO_ASK,
        "arrived": False,
        "left_at": None,
        "walk_in": False,
        "invited_on": None,
        "replied_on": None,
        "reply": "",
        "seat": "",
        "stranger": still_strange,
        "greeter": guest.greeter if still_strange else "",
    }


def _open_steps(original: Gathering) -> list[Step]:
    return [replace(step, place=place) for place, step in enumerate(s for s in original.steps if not s.done)]


def _order(original: Gathering) -> tuple[Block, ...]:
    """What is better comes first, before any number; then as it was, without clock times."""
    later = [replace(block, pinned=None) for block in original.blocks]
    if any(_asks_what_is_better(block) for block in later if not block.parked):
        return tuple(later)
    moved = [replace(block, place=block.place + 1) if block.day == 1 else block for block in later]
    return (whats_better(original.session.id), *moved)


def _asks_what_is_better(block: Block) -> bool:
    return block.day == 1 and block.title.casefold() == whats_better("").title.casefold()


def whats_better(session_id: str) -> Block:
    """The block that opens a session that follows another."""
    return Block(
        id="",
        session_id=session_id,
        place=0,
        title=_("What’s better?"),
        minutes=15,
        role=Role.CONNECTOR,
        position=Position.GUESTS,
        what_happens=_(
            "In pairs, before any number: “What’s better since we last met, however small? What else? How "
            "did you do that? Who noticed?” Then each tells one thing of their partner’s. If something has "
            "become harder: “How did you cope?” Look at the steps from last time only after that."
        ),
    )
