"""A guest: somebody who belongs at the table, and what they bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hostdesk.errors import HostDeskError
from hostdesk.words import _


class Invitation(StrEnum):
    """A yes is a gift, a no is information."""

    TO_ASK = "to ask"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    OPEN_SEAT = "open seat"  # a voice that is missing and not yet named

    @property
    def label(self) -> str:
        return {
            Invitation.TO_ASK: _("To ask"),
            Invitation.INVITED: _("Invited"),
            Invitation.ACCEPTED: _("Accepted"),
            Invitation.DECLINED: _("Declined"),
            Invitation.OPEN_SEAT: _("Open seat"),
        }[self]


class Format(StrEnum):
    """How a guest reads best; recorded once, and every paper for this guest follows it."""

    USUAL = "usual"
    LARGE_PRINT = "large print"
    EASY_READ = "easy read"
    SCREEN_READER = "screen reader"

    @property
    def label(self) -> str:
        return {
            Format.USUAL: _("As usual"),
            Format.LARGE_PRINT: _("Large print"),
            Format.EASY_READ: _("Easy read"),
            Format.SCREEN_READER: _("A file for a screen reader"),
        }[self]


class Consent(StrEnum):
    """What a guest said when asked; not asked is not a yes."""

    NOT_ASKED = "not asked"
    GIVEN = "given"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {
            Consent.NOT_ASKED: _("Not asked yet"),
            Consent.GIVEN: _("Yes"),
            Consent.REFUSED: _("No"),
        }[self]


@dataclass(frozen=True, slots=True)
class Guest:
    """One person (or an open seat) at one session. The host is a guest too."""

    id: str
    session_id: str
    place: int  # in the list, from 0
    name: str
    about: str = ""  # who they are here: "Runs the corner café"
    brings: str = ""
    worth_coming: str = ""
    invitation: Invitation = Invitation.TO_ASK
    is_host: bool = False
    arrived: bool = False
    walk_in: bool = False
    person: str = ""  # the same in every session where it is the same person; never joined by name alone
    nearest: bool = False  # nearest to the matter: lives with what comes of it
    could_ask: str = ""  # who could ask them (for an open seat: who could find somebody)
    invited_on: date | None = None
    replied_on: date | None = None
    reply: str = ""  # in their words
    circle: str = ""  # with whom they belong: family, street, team; they know each other
    stranger: bool = False  # knows nobody or hardly anybody
    greeter: str = ""  # the name of the guest who welcomes this one
    seat: str = ""  # the table or pair they sit at: "Table 2"
    access: str = ""
    diet: str = ""
    language: str = ""  # the one they read and speak best, as they call it
    paper: Format = Format.USUAL
    may_keep: Consent = Consent.NOT_ASKED  # their words, after the session
    may_quote: Consent = Consent.NOT_ASKED  # their words, with their name
    may_photograph: Consent = Consent.NOT_ASKED
    may_keep_health: Consent = Consent.NOT_ASKED  # answers that tell of their health
    contact: str = ""
    private_note: str = ""  # the host's own; never on a paper
    left_at: datetime | None = None  # went before the end; local wall clock, to the minute

    @property
    def is_here(self) -> bool:
        """In the room now."""
        return self.arrived and self.left_at is None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise HostDeskError(_("A guest needs a name."))
        if not self.person:
            object.__setattr__(self, "person", self.id)

    @property
    def expected(self) -> bool:
        """Counts as somebody at the table."""
        return self.invitation not in (Invitation.DECLINED, Invitation.OPEN_SEAT)
