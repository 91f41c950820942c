"""Questions about the running order: beginning and end, kitchen and guests."""

from __future__ import annotations

from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not g.blocks,
            Question(
                Place.RUNNING_ORDER,
                Role.SPACE_CREATOR,
                _("What happens first, and how do you end?"),
                _("A beginning and an end are enough to start from."),
                "new_block",
            ),
        ),
        Ask(
            lambda g: bool(g.blocks) and not any(b.position is Position.KITCHEN for b in g.blocks),
            Question(
                Place.RUNNING_ORDER,
                Role.CO_PARTICIPATOR,
                _("When are you in the kitchen, to breathe and take stock?"),
                _("Hosts say that it is squeezed out unless it is in the running order."),
                "block_list",
            ),
        ),
        Ask(
            lambda g: bool(g.blocks) and not any(b.position is Position.GUESTS for b in g.blocks),
            Question(
                Place.RUNNING_ORDER,
                Role.CO_PARTICIPATOR,
                _("When do you sit with the guests, as one of them?"),
                _("A host who takes part makes it easier for all the others."),
                "block_list",
            ),
        ),
    )
