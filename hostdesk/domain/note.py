"""What was said, or noted by the host, while hosting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hostdesk.domain.guest import Consent
from hostdesk.words import _


class NoteKind(StrEnum):
    """What a note holds, and so where Harvest finds it."""

    NOTE = "note"  # the host's own
    QUOTE = "quote"
    AFFIRMATION = "affirmation"
    OFFER = "offer"
    NEED = "need"
    PARKED = "parked"
    DECIDED = "decided"
    KEPT = "boundary kept"
    CROSSED = "boundary crossed"

    @property
    def label(self) -> str:
        return {
            NoteKind.NOTE: _("Note for yourself"),
            NoteKind.QUOTE: _("In their words"),
            NoteKind.AFFIRMATION: _("Affirmation"),
            NoteKind.OFFER: _("Offer"),
            NoteKind.NEED: _("Need"),
            NoteKind.PARKED: _("Parked for later"),
            NoteKind.DECIDED: _("Decided"),
            NoteKind.KEPT: _("Boundary kept"),
            NoteKind.CROSSED: _("Boundary crossed"),
        }[self]

    @property
    def is_of_a_boundary(self) -> bool:
        return self in (NoteKind.KEPT, NoteKind.CROSSED)


@dataclass(frozen=True, slots=True)
class Note:
    """`words` of one kind; whose, during which block, on which scale, boundary or decision, where known."""

    id: str
    session_id: str
    place: int
    words: str
    taken: datetime | None = None  # local wall clock, to the minute
    kind: NoteKind = NoteKind.NOTE
    guest_id: str | None = None  # whose words, offer or need; who is affirmed
    block_id: str | None = None  # during which block
    scale_id: str | None = None
    boundary_id: str | None = None  # which was kept or crossed
    decision_id: str | None = None  # which was decided
    consent: Consent = Consent.NOT_ASKED  # to quote just this; not asked: the guest's `may_quote` counts
    done: bool = False  # parked: taken up; offer, need: brought together
