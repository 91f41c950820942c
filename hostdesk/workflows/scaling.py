"""Scales: a copy of one, free to be different."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.identity import new_id
from hostdesk.domain.scale import Scale
from hostdesk.words import _


def duplicate(gathering: Gathering, scale: Scale) -> Change:
    """The same scale once more, right after the first, without its answers."""
    copy = replace(scale, id=new_id(), place=scale.place + 1)
    later = tuple(other for other in gathering.scales if other.place > scale.place)
    moved = tuple(replace(other, place=other.place + 1) for other in later)
    return Change(_("Duplicate scale"), gathering.session.id, later, (copy, *moved))
