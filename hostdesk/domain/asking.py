"""Of whom a round is asked, and in which order."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Round


def asked_in(gathering: Gathering, asked: Round | None) -> tuple[Guest, ...]:
    """Everybody at the table, or those it is asked of, and whoever answered; the host comes last.

    Who comes late joins a round that is asked of everybody.
    """
    marked = {mark.guest_id for mark in gathering.marks_in(asked.id)} if asked else set()
    chosen = set(asked.asked_of) if asked else set()
    guests = (
        guest
        for guest in gathering.guests
        if guest.id in marked or (guest.id in chosen if chosen else guest.expected)
    )
    return tuple(sorted(guests, key=lambda guest: guest.is_host))
