"""The roles a host steps into and the positions a host takes [McKergow and Bailey, Host, 2014]."""

from __future__ import annotations

from enum import StrEnum

from hostdesk.words import _


class Role(StrEnum):
    """What is asked of the host for a while; stepped into and out of."""

    INITIATOR = "initiator"
    INVITER = "inviter"
    SPACE_CREATOR = "space creator"
    GATEKEEPER = "gatekeeper"
    CONNECTOR = "connector"
    CO_PARTICIPATOR = "co-participator"

    @property
    def label(self) -> str:
        return {
            Role.INITIATOR: _("Initiator"),
            Role.INVITER: _("Inviter"),
            Role.SPACE_CREATOR: _("Space creator"),
            Role.GATEKEEPER: _("Gatekeeper"),
            Role.CONNECTOR: _("Connector"),
            Role.CO_PARTICIPATOR: _("Co-participator"),
        }[self]

    @property
    def you_are(self) -> str:
        """The coach's heading."""
        return {
            Role.INITIATOR: _("You are the initiator"),
            Role.INVITER: _("You are the inviter"),
            Role.SPACE_CREATOR: _("You are the space creator"),
            Role.GATEKEEPER: _("You are the gatekeeper"),
            Role.CONNECTOR: _("You are the connector"),
            Role.CO_PARTICIPATOR: _("You are a guest as well"),
        }[self]

    @property
    def does(self) -> str:
        """What this role is, in a line."""
        return {
            Role.INITIATOR: _("Hears what is calling, and makes the first move."),
            Role.INVITER: _("Reaches out, one by one. A yes is a gift, a no is information."),
            Role.SPACE_CREATOR: _("Chooses and looks after the space: chairs and light, and how it feels."),
            Role.GATEKEEPER: _("Decides what comes in and what stays outside, and holds to it."),
            Role.CONNECTOR: _("Brings people and ideas together, and then makes room for them."),
            Role.CO_PARTICIPATOR: _("Does what everyone does, as one of them."),
        }[self]


class Position(StrEnum):
    """Where the host stands while something happens."""

    SPOTLIGHT = "in the spotlight"
    GUESTS = "with the guests"
    GALLERY = "in the gallery"
    KITCHEN = "in the kitchen"

    @property
    def label(self) -> str:
        return {
            Position.SPOTLIGHT: _("In the spotlight"),
            Position.GUESTS: _("With the guests"),
            Position.GALLERY: _("In the gallery"),
            Position.KITCHEN: _("In the kitchen"),
        }[self]
