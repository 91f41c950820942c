"""Say: words, offers, decisions and boundaries of the moment, kept while people talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.identity import new_id
from hostdesk.domain.live_order import block_on
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.said import whose
from hostdesk.domain.scale import Naming
from hostdesk.domain.text import passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import harvest, prepare


def say(
    gathering: Gathering,
    kind: NoteKind,
    words: str,
    now: datetime,
    guest_id: str | None = None,
    boundary_id: str | None = None,
    decision_id: str | None = None,
    scale_id: str | None = None,
    consent: Consent = Consent.NOT_ASKED,
) -> Change:
    """Keeps what was said, with the block that is on; what was decided is the decision's outcome too."""
    kept = passage(words)
    if not kept:
        raise HostDeskError(_("Please type a few words first."))
    if kind.is_of_a_boundary and boundary_id is None and gathering.boundaries:
        raise HostDeskError(_("Please choose which boundary it was."))
    block = block_on(gathering.blocks, now)
    note = Note(
        new_id(),
        gathering.session.id,
        max((note.place for note in gathering.notes), default=-1) + 1,
        kept,
        now.replace(second=0, microsecond=0, tzinfo=None),
        kind,
        guest_id,
        block.id if block else None,
        _scale_of(gathering, scale_id, guest_id),
        boundary_id,
        decision_id,
        consent,
    )
    before, after = _with_outcome(gathering, note, kept)
    return Change(_label(kind), gathering.session.id, before, (*after, note))


def better(gathering: Gathering, /, note: Note, **fields: Any) -> Change:
    """Sets fields of what was said; an outcome that is in its very words goes with them."""
    change = prepare.better(gathering, part=note, **fields)
    changed = next(part for part in change.after if isinstance(part, Note))
    if _scale_of(gathering, changed.scale_id, changed.guest_id) != changed.scale_id:
        raise HostDeskError(_("People answer this scale without names; words beside it have none either."))
    decision = _decision_of(gathering, changed)
    if decision is None or decision.outcome not in ("", note.words) or decision.outcome == changed.words:
        return change
    decided = replace(decision, outcome=changed.words)
    return replace(change, before=(*change.before, decision), after=(*change.after, decided))


def make_step(gathering: Gathering, note: Note) -> Change:
    """Somebody takes it on: a step in the same words; what was parked is taken up with it."""
    guest = whose(gathering, note)
    taken = harvest.take_step(gathering, note.words, guest.name if guest else "")
    if note.kind is not NoteKind.PARKED or note.done:
        return replace(taken, label=_("Make it a step"))
    after = (*taken.after, replace(note, done=True))
    return Change(_("Make it a step"), gathering.session.id, (*taken.before, note), after)


def _scale_of(gathering: Gathering, scale_id: str | None, guest_id: str | None) -> str | None:
    """The scale the words belong to; an unnamed one stands beside nobody's name."""
    if scale_id is None or guest_id is None:
        return scale_id
    return None if gathering.scale(scale_id).naming is Naming.UNNAMED else scale_id


def _with_outcome(
    gathering: Gathering, note: Note, words: str
) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """(before, after) of the decision that was made; what was decided of it earlier stays."""
    decision = _decision_of(gathering, note)
    if decision is None:
        return (), ()
    outcome = "\n".join(part for part in (decision.outcome, words) if part)
    return (decision,), (replace(decision, outcome=passage(outcome)),)


def _decision_of(gathering: Gathering, note: Note) -> Decision | None:
    if note.kind is not NoteKind.DECIDED:
        return None
    return next((found for found in gathering.decisions if found.id == note.decision_id), None)


def _label(kind: NoteKind) -> str:
    """Without the words: they are nobody's business in the list of what can be undone."""
    return {
        NoteKind.NOTE: _("Take a note"),
        NoteKind.QUOTE: _("Keep somebody’s words"),
        NoteKind.AFFIRMATION: _("Keep an affirmation"),
        NoteKind.OFFER: _("Keep an offer"),
        NoteKind.NEED: _("Keep a need"),
        NoteKind.PARKED: _("Park it for later"),
        NoteKind.DECIDED: _("Keep a decision"),
        NoteKind.KEPT: _("Note a boundary kept"),
        NoteKind.CROSSED: _("Note a boundary crossed"),
    }[kind]
