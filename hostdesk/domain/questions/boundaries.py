"""Questions about boundaries: what the host holds."""

from __future__ import annotations

from collections.abc import Callable

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    def has(*kinds: BoundaryKind) -> Callable[[Gathering], bool]:
        return lambda g: not any(boundary.kind in kinds for boundary in g.boundaries)

    return (
        Ask(
            has(BoundaryKind.INSIDE, BoundaryKind.OUTSIDE),
            Question(
                Place.BOUNDARIES,
                Role.GATEKEEPER,
                _("What is in, and what stays outside this time?"),
                _("A clear edge lets people be free inside it."),
                "new_boundary",
            ),
        ),
        Ask(
            has(BoundaryKind.DECIDED),
            Question(
                Place.BOUNDARIES,
                Role.GATEKEEPER,
                _("What is already decided, or not up for decision here?"),
                _("People forgive a closed question; they do not forgive one that only looked open."),
                "new_boundary",
            ),
        ),
        Ask(
            has(BoundaryKind.CONFIDENTIALITY, BoundaryKind.WHAT_LEAVES),
            Question(
                Place.BOUNDARIES,
                Role.GATEKEEPER,
                _("What may leave the room, and what stays?"),
                _("People speak when they know where their words go."),
                "new_boundary",
            ),
        ),
    )
