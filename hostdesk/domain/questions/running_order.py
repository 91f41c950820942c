"""Questions about the running order: beginning and end, kitchen and guests, breath, who leads, scales."""

from __future__ import annotations

from hostdesk.domain.balance import minutes_in
from hostdesk.domain.conflicts import sits_long, unasked
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.domain.running_order import Block
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not _placed(g),
            Question(
                Place.RUNNING_ORDER,
                Role.SPACE_CREATOR,
                _("What happens first, and how do you end?"),
                _("A beginning and an end are enough to start from."),
                "new_block",
            ),
        ),
        Ask(
            lambda g: bool(_placed(g)) and not _stands(g, Position.KITCHEN),
            Question(
                Place.RUNNING_ORDER,
                Role.CO_PARTICIPATOR,
                _("When are you in the kitchen, to breathe and take stock?"),
                _("Hosts say that it is squeezed out unless it is in the running order."),
                "add_kitchen",
            ),
        ),
        Ask(
            lambda g: bool(_placed(g)) and not _stands(g, Position.GUESTS),
            Question(
                Place.RUNNING_ORDER,
                Role.CO_PARTICIPATOR,
                _("When do you sit with the guests, as one of them?"),
                _("A host who takes part makes it easier for all the others."),
                "block_position",
            ),
        ),
        *_more_asks(),
    )


def _more_asks() -> tuple[Ask, ...]:
    return (
        Ask(
            sits_long,
            Question(
                Place.RUNNING_ORDER,
                Role.SPACE_CREATOR,
                _("Where can people stretch, drink something and talk of other things?"),
                _("After two hours without a break nobody is at their best, you least of all."),
                "new_block",
            ),
        ),
        Ask(
            lambda g: len(_placed(g)) > 1 and not _placed(g)[-1].what_happens,
            Question(
                Place.RUNNING_ORDER,
                Role.GATEKEEPER,
                _("What are the last words, and who says them?"),
                _("People remember how it ended. A close that is planned is not squeezed out."),
                "block_what_happens",
            ),
        ),
        Ask(
            _one_in_the_spotlight,
            Question(
                Place.RUNNING_ORDER,
                Role.INVITER,
                _("Who else could lead a part of it?"),
                _("You are in the spotlight for more than half of the time, and nobody else is yet."),
                "block_leads",
            ),
        ),
        Ask(
            lambda g: bool(_placed(g)) and bool(unasked(g)),
            Question(
                Place.RUNNING_ORDER,
                Role.CONNECTOR,
                _("In which block do you ask each of your scales?"),
                _("A scale that has its place is asked calmly, with time to talk about it."),
                "block_scale_id",
            ),
        ),
    )


def _placed(gathering: Gathering) -> list[Block]:
    return [block for block in gathering.blocks if not block.parked]


def _stands(gathering: Gathering, position: Position) -> bool:
    return any(block.position is position for block in _placed(gathering))


def _one_in_the_spotlight(gathering: Gathering) -> bool:
    """True where the host speaks for more than half of the time, and nobody else leads anything."""
    placed = gathering.timed_blocks()
    whole = sum(timed.block.minutes for timed in placed if not timed.block.is_break)
    led = any(timed.block.leads for timed in placed)
    return not led and 2 * minutes_in(placed).get(Position.SPOTLIGHT, 0) > whole > 0
