"""How the window speaks of what is said: what a kind asks for, what there is to choose, who may be quoted."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.note import NoteKind
from hostdesk.domain.said import OF_SOMEBODY
from hostdesk.words import _

Choices = list[tuple[str | None, str]]


def asks(kind: NoteKind) -> str:
    """What stands in the empty line."""
    return {
        NoteKind.NOTE: _("A note for yourself"),
        NoteKind.QUOTE: _("What did they say? Their own words"),
        NoteKind.AFFIRMATION: _("What do you see in them that helps?"),
        NoteKind.OFFER: _("What is on offer?"),
        NoteKind.NEED: _("What is needed?"),
        NoteKind.PARKED: _("What waits for another time?"),
        NoteKind.DECIDED: _("What was decided, in the words that were agreed?"),
        NoteKind.KEPT: _("How was it kept? A word is enough"),
        NoteKind.CROSSED: _("How was it handled? A word is enough"),
    }[kind]


def choices(kind: NoteKind, gathering: Gathering) -> Choices:
    """What the words may belong to, and before it that nothing is chosen; empty where there is nothing."""
    if kind.is_of_a_boundary and gathering.boundaries:
        boundaries = ((each.id, _line(each.words)) for each in gathering.boundaries)
        return [(None, _("Which boundary?")), *boundaries]
    decisions = [each for each in gathering.decisions if not each.not_here]
    if kind is NoteKind.DECIDED and decisions:
        open_first = sorted(decisions, key=lambda each: not each.is_open)
        planned = ((each.id, _line(each.what)) for each in open_first)
        return [(None, _("A decision that was not planned")), *planned]
    return []


def hint(kind: NoteKind, speaker: Guest | None) -> str:
    """The keys of the line; of whoever is quoted, what they said to it."""
    keys = _("Enter keeps it, Ctrl+Enter keeps and goes on, Esc leaves it for later.")
    if kind is NoteKind.QUOTE and speaker is not None:
        return f"{in_general(speaker)} {keys}"
    if kind in OF_SOMEBODY and speaker is None:
        return _("A few letters of a name and a colon say whose.") + " " + keys
    return keys


def in_general(guest: Guest) -> str:
    """What a guest said about being quoted, whatever the words."""
    if guest.may_keep is Consent.REFUSED:
        return _("{name} would rather not have words kept.").format(name=guest.name)
    return {
        Consent.GIVEN: _("{name} said yes to being quoted."),
        Consent.REFUSED: _("{name} would rather not be quoted by name."),
        Consent.NOT_ASKED: _("{name} has not been asked about being quoted."),
    }[guest.may_quote].format(name=guest.name)


def plurals() -> dict[NoteKind, str]:
    """The kinds in the order of their keys, as heads of what there is of them."""
    return {
        NoteKind.QUOTE: _("In their words"),
        NoteKind.AFFIRMATION: _("Affirmations"),
        NoteKind.OFFER: _("Offers"),
        NoteKind.NEED: _("Needs"),
        NoteKind.PARKED: _("Parked for later"),
        NoteKind.DECIDED: _("Decided"),
        NoteKind.KEPT: _("Boundaries kept"),
        NoteKind.CROSSED: _("Boundaries crossed"),
        NoteKind.NOTE: _("Notes for yourself"),
    }


def _line(words: str) -> str:
    return " ".join(words.split())
