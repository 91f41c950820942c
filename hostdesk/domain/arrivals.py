"""At the door: whom a few letters mean, how many are here, who has not been asked yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hostdesk.domain.guest import Consent, Guest, Invitation
from hostdesk.domain.text import folded

_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ"))  # gone: nobody types them at the door
_BETWEEN_NAMES = str.maketrans(dict.fromkeys("-‐.,'’ʼ", " "))
_WHOLE, _BEGINS, _A_WORD_BEGINS, _WITHIN = range(4)  # how well letters fit a name, the best first


class Tally(NamedTuple):
    """How many are here, are still expected, and said no."""

    here: int
    awaited: int
    declined: int


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
    here = sum(guest.arrived for guest in at_the_door(guests))
    return Tally(here, len(away) - declined, declined)


def not_asked(guests: Sequence[Guest]) -> tuple[Guest, ...]:
    """Who is here and has not been asked yet about keeping their words; the host asks and need not be."""
    here = (guest for guest in at_the_door(guests) if guest.arrived and not guest.is_host)
    return tuple(guest for guest in here if guest.may_keep is Consent.NOT_ASKED)


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
