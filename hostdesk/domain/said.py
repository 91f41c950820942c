"""What was said: who said it and when, and what of it everyone may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hostdesk.domain.arrivals import at_the_door, meant
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.text import folded

# kinds with somebody behind them, and kinds that can be ticked off
OF_SOMEBODY = (NoteKind.QUOTE, NoteKind.AFFIRMATION, NoteKind.OFFER, NoteKind.NEED)
TO_TICK = (NoteKind.PARKED, NoteKind.OFFER, NoteKind.NEED)


@dataclass(frozen=True, slots=True)
class Told:
    """Words as everyone may read them; `by` is "" where no name may stand beside them."""

    words: str
    by: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class ForEveryone:
    """What of all that was said goes on the summary; never a private note, never a crossed boundary."""

    quotes: tuple[Told, ...] = ()
    affirmations: tuple[Told, ...] = ()
    offers: tuple[Told, ...] = ()
    needs: tuple[Told, ...] = ()
    decided: tuple[tuple[str, str], ...] = ()  # what it was about, "" where that was not planned; the outcome
    parked: tuple[str, ...] = ()  # not taken up yet
    waiting: int = 0  # quotes that wait for a yes

    @property
    def is_nothing(self) -> bool:
        return not any(
            (self.quotes, self.affirmations, self.offers, self.needs, self.decided, self.parked, self.waiting)
        )


def said_by_kind(gathering: Gathering) -> dict[NoteKind, tuple[Note, ...]]:
    """All that was said, for the host alone: each kind that there is, in the order in which it was noted."""
    kinds = {kind: tuple(note for note in gathering.notes if note.kind is kind) for kind in NoteKind}
    return {kind: notes for kind, notes in kinds.items() if notes}


def speakers(guests: Sequence[Guest], letters: str) -> tuple[Guest, ...]:
    """Whom the letters mean while people are in the room: a whole name, then those who are here."""
    whole = " ".join(folded(letters).split())
    found = meant(at_the_door(guests), letters)
    return tuple(sorted(found, key=lambda guest: (folded(guest.name) != whole, not guest.is_here)))


def whose(gathering: Gathering, note: Note) -> Guest | None:
    """The guest it is about."""
    return next((guest for guest in gathering.guests if guest.id == note.guest_id), None)


def is_open_to_read(note: Note, guest: Guest | None) -> bool:
    """True when the words may be read by everyone, with a name or without.

    A quote needs a yes: to just this, or the guest's to all. Anything else needs that nobody said no.
    """
    if note.consent is not Consent.NOT_ASKED:
        return note.consent is Consent.GIVEN
    if note.kind is NoteKind.QUOTE:
        return _says_yes(guest)
    return guest is None or Consent.REFUSED not in (guest.may_keep, guest.may_quote)


def by_name(note: Note, guest: Guest | None) -> str:
    """The name that may stand beside the words; "" without a yes to it."""
    if guest is None or not is_open_to_read(note, guest):
        return ""
    yes_to_this = note.consent is Consent.GIVEN and guest.may_quote is not Consent.REFUSED
    return guest.name if yes_to_this or _says_yes(guest) else ""


def for_everyone(gathering: Gathering) -> ForEveryone:
    """What of it goes on the summary."""
    said = said_by_kind(gathering)
    guests = {guest.id: guest for guest in gathering.guests}
    told = {kind: _told(said.get(kind, ()), guests) for kind in OF_SOMEBODY}
    return ForEveryone(
        quotes=told[NoteKind.QUOTE],
        affirmations=told[NoteKind.AFFIRMATION],
        offers=told[NoteKind.OFFER],
        needs=told[NoteKind.NEED],
        decided=_decided(gathering.decisions, said.get(NoteKind.DECIDED, ())),
        parked=tuple(note.words for note in said.get(NoteKind.PARKED, ()) if not note.done),
        waiting=sum(waits_for_a_yes(note, guests) for note in said.get(NoteKind.QUOTE, ())),
    )


def waits_for_a_yes(note: Note, guests: dict[str, Guest]) -> bool:
    """A quote that nobody said yes or no to."""
    guest = guests.get(note.guest_id or "")
    if note.kind is not NoteKind.QUOTE or note.consent is not Consent.NOT_ASKED or _says_yes(guest):
        return False
    return guest is None or Consent.REFUSED not in (guest.may_keep, guest.may_quote)


def _says_yes(guest: Guest | None) -> bool:
    """Their words, with their name, and kept after the session."""
    return guest is not None and guest.may_quote is Consent.GIVEN and guest.may_keep is not Consent.REFUSED


def _told(notes: Sequence[Note], guests: dict[str, Guest]) -> tuple[Told, ...]:
    found = ((note, guests.get(note.guest_id or "")) for note in notes)
    return tuple(
        Told(note.words, by_name(note, guest), note.done)
        for note, guest in found
        if is_open_to_read(note, guest)
    )


def _decided(decisions: Sequence[Decision], notes: Sequence[Note]) -> tuple[tuple[str, str], ...]:
    """Decisions with what came of them, then what was decided without having been planned."""
    planned = [(found.what, found.outcome) for found in decisions if found.outcome and not found.not_here]
    ids = {decision.id for decision in decisions}
    return (*planned, *(("", note.words) for note in notes if note.decision_id not in ids))
