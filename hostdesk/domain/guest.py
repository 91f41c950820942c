"""A guest: somebody who belongs at the table, and what they bring."""

from __future__ import annotations

from dataclasses import dataclass
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

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise HostDeskError(_("A guest needs a name."))

    @property
    def expected(self) -> bool:
        """Counts as somebody at the table."""
        return self.invitation not in (Invitation.DECLINED, Invitation.OPEN_SEAT)
