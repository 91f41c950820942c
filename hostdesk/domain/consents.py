"""What guests said about their words, and what follows from it.

Not asked is not a yes. Before the session is over, and among those who were there, words may be told
unless somebody said no; to go further than the room they need a yes. What guests need and eat, and what is
known of their health, goes no further at all: nothing that is shared with others carries it.
"""

from __future__ import annotations

from hostdesk.domain.guest import Consent, Guest


def words_are_kept(guest: Guest | None) -> bool:
    """False where they said no to their words being kept after the session; unnamed words are nobody's."""
    return guest is None or guest.may_keep is not Consent.REFUSED


def words_may_be_told(guest: Guest | None) -> bool:
    """To those who were there, without a name: unless they said no."""
    return guest is None or Consent.REFUSED not in (guest.may_keep, guest.may_quote)


def words_may_leave(guest: Guest) -> bool:
    """To others than those who were there, without a name: they said yes to it, or to more."""
    return words_may_be_told(guest) and Consent.GIVEN in (guest.may_keep, guest.may_quote)


def wait_for_a_yes(guest: Guest) -> bool:
    """Nobody asked them yet whether their words may leave."""
    return words_may_be_told(guest) and not words_may_leave(guest)


def numbers_may_leave(guest: Guest) -> bool:
    """Where they stand on a scale, without a name; who wants nothing kept is left out with the number too."""
    return guest.may_keep is not Consent.REFUSED
