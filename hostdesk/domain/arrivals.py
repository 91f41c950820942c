"""At the door: whom a few letters mean, who goes, how many are here, who has not been asked yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from hostdesk.domain.guest import Consent, Guest, Invitation
from hostdesk.domain.text import folded

_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ"))  # gone: nobody types them at the door
_BETWEEN_NAMES = str.maketrans(dict.fromkeys("-‐.,'’ʼ", " "))
_GOES = re.compile(r"[-‐−–—]\s*(?P<letters>.*?)(?:\s+(?P<hour>\d{1,2})[:.](?P<minute>\d\d))?\s*", re.DOTALL)
_WHOLE, _BEGINS, _A_WORD_BEGINS, _WITHIN = range(4)  # how well letters fit a name, the best first


class Tally(NamedTuple):
    """How many are here, are still expected, said no, and have left before the end."""

    here: int
    awaited: int
    declined: int
    left: int


def at_the_door(guests: Sequence[Guest]) -> tuple[Guest, ...]:
    """Who can come in: everybody with a name."""
    return tuple(guest for guest in guests if guest.invitation is not Invitation.OPEN_SEAT)


def open_seats(guests: Sequence[Guest]) -> tuple[Guest, ...]:
    return tuple(guest for guest in guests if guest.invitation is Invitation.OPEN_SEAT)


def meant(guests: Sequence[Guest], letters: str) -> tuple[Guest, ...]:
    """Whom the letters fit, best first: a whole name; then those who are still awaited; then the others."""
    sought = _words(letters)
    if not sought:
        return ()
    fits = [(fit, guest) for guest in guests if (fit := _fit(guest.name, sought)) is not None]
    return tuple(guest for _fit, guest in sorted(fits, key=_best_first))


def tally(guests: Sequence[Guest]) -> Tally:
    away = [guest for guest in at_the_door(guests) if not guest.arrived]
    declined = sum(guest.invitation is Invitation.DECLINED for guest in away)
    came = [guest for guest in at_the_door(guests) if guest.arrived]
    here = sum(guest.is_here for guest in came)
    return Tally(here, len(away) - declined, declined, len(came) - here)


def not_asked(guests: Sequence[Guest]) -> tuple[Guest, ...]:
    """Who is here and has not been asked yet about keeping their words; the host asks and need not be."""
    here = (guest for guest in at_the_door(guests) if guest.is_here and not guest.is_host)
    return tuple(guest for guest in here if guest.may_keep is Consent.NOT_ASKED)


class Going(NamedTuple):
    """Who is meant to leave, and when if it was not just now."""

    letters: str
    at: time | None = None


def going(text: str) -> Going | None:
    """ "-ada" leaves now, "-ada 15:20" left then; None for what does not begin like that."""
    found = _GOES.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        return Going(text.strip()[1:].strip())
    return Going(found["letters"], time(hour, minute) if found["hour"] else None)


def _words(text: str) -> list[str]:
    return folded(text).translate(_APOSTROPHES).translate(_BETWEEN_NAMES).split()


def _fit(name: str, sought: list[str]) -> int | None:
    """How well; "ann" does not fit Joanna, who is somebody else, but 小明 fits 王小明."""
    words = _words(name)
    whole, letters = " ".join(words), " ".join(sought)
    if whole == letters:
        return _WHOLE
    if whole.startswith(letters):
        return _BEGINS
    begins = (*words, *folded(name).translate(_BETWEEN_NAMES).split())  # D’Angelo by either letter
    if all(any(word.startswith(part) for word in begins) for part in sought):
        return _A_WORD_BEGINS
    has_no_case = letters.upper() == letters.lower()
    return _WITHIN if has_no_case and letters in whole else None


def _best_first(found: tuple[int, Guest]) -> tuple[bool, bool, bool, int, int]:
    fit, guest = found
    return fit != _WHOLE, guest.arrived, not guest.expected, fit, guest.place
