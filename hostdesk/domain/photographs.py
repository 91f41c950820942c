"""Who said what about being photographed: a reminder for the host, never a lock."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.words import _, counted

_MOST_NAMED = 3


def reminder(gathering: Gathering) -> str:
    """ "Ada would rather not be photographed. 2 people have not been asked yet." "" where all agree."""
    here = [guest for guest in gathering.guests if guest.arrived and not guest.is_host]
    refused = [guest for guest in here if guest.may_photograph is Consent.REFUSED]
    unasked = sum(guest.may_photograph is Consent.NOT_ASKED for guest in here)
    said = [_refused(refused)] if refused else []
    if unasked:
        said.append(
            counted(
                "{n} person here has not been asked about photographs yet.",
                "{n} people here have not been asked about photographs yet.",
                unasked,
            )
        )
    return " ".join(said)


def _refused(guests: list[Guest]) -> str:
    names = [guest.name for guest in guests]
    if len(names) > _MOST_NAMED:
        more = counted("{n} other", "{n} others", len(names) - _MOST_NAMED + 1)
        names = [*names[: _MOST_NAMED - 1], more]
    if len(names) == 1:
        return _("{name} would rather not be photographed.").format(name=names[0])
    both = _("{names} and {last} would rather not be photographed.")
    return both.format(names=", ".join(names[:-1]), last=names[-1])
