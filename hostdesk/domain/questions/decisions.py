"""Questions about decisions: who is nearest, what hands them back, what is not up for decision."""

from __future__ import annotations

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not g.decisions,
            Question(
                Place.DECISIONS,
                Role.GATEKEEPER,
                _("What is to be decided, and what is not up for decision here?"),
                _("People speak freely when they know what their word can move."),
                "new_decision",
            ),
        ),
        Ask(
            lambda g: any(not decision.nearest for decision in _open(g)),
            Question(
                Place.DECISIONS,
                Role.CONNECTOR,
                _("Who is nearest to each decision?"),
                _("Whoever lives with it knows most about it, and has often been asked least."),
                "decision_nearest",
            ),
        ),
        Ask(
            lambda g: any(is_held_elsewhere(d) and not d.handed_back for d in _open(g)),
            Question(
                Place.DECISIONS,
                Role.GATEKEEPER,
                _("What would hand it back to those who are nearest?"),
                _("Power seldom moves by itself; a date and a small condition help it home."),
                "decision_handed_back",
            ),
        ),
        Ask(
            lambda g: any(_is_held_by_a_stranger(decision, g) for decision in _open(g)),
            Question(
                Place.DECISIONS,
                Role.INVITER,
                _("Somebody holds a decision and is not on your list. Would they come, or send a word?"),
                _("A yes from whoever holds it is worth more in the room than by letter."),
                "decision_held_by",
            ),
        ),
        Ask(
            lambda g: bool(g.decisions) and not _says_what_is_closed(g),
            Question(
                Place.DECISIONS,
                Role.GATEKEEPER,
                _("What is not up for decision here?"),
                _("A closed door that is marked as one saves an evening of knocking."),
                "new_not_here",
            ),
        ),
    )


def is_held_elsewhere(decision: Decision) -> bool:
    """True when one lives with it and another decides it."""
    nearest, held = decision.nearest.casefold(), decision.held_by.casefold()
    return bool(nearest and held) and nearest != held


def _open(gathering: Gathering) -> list[Decision]:
    return [decision for decision in gathering.decisions if decision.is_open]


def _is_held_by_a_stranger(decision: Decision, gathering: Gathering) -> bool:
    """Nobody on the list is or belongs to whoever holds it, and nothing is agreed about it yet."""
    if not is_held_elsewhere(decision) or decision.handed_back:
        return False
    held = decision.held_by.casefold()
    return not any(_may_be(guest, held) for guest in gathering.guests)


def _may_be(guest: Guest, held_by: str) -> bool:
    name, about, circle = (text.casefold() for text in (guest.name, guest.about, guest.circle))
    return bool(name and name in held_by) or held_by in about or bool(circle and circle in held_by)


def _says_what_is_closed(gathering: Gathering) -> bool:
    closed = any(decision.not_here for decision in gathering.decisions)
    return closed or any(edge.kind is BoundaryKind.DECIDED for edge in gathering.boundaries)
