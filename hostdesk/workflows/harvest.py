"""Harvest: small steps, and what the gathering brought."""

from __future__ import annotations

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.identity import new_id
from hostdesk.domain.step import Step
from hostdesk.domain.summary import Summary, summary
from hostdesk.domain.text import line, passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _

__all__ = ["Summary", "summary", "take_step"]


def take_step(gathering: Gathering, what: str, who: str = "") -> Change:
    """A small step that somebody takes for themselves."""
    kept = passage(what)
    if not kept:
        raise HostDeskError(_("Please type a few words first."))
    place = max((step.place for step in gathering.steps), default=-1) + 1
    step = Step(new_id(), gathering.session.id, place, kept, line(who))
    return Change(_("Add step"), gathering.session.id, (), (step,))
