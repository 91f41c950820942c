"""Questions about the space: place, arrival, what to bring."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Role
from hostdesk.domain.needs import access_needs, diets
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not g.session.venue,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("Where do you meet?"),
                _("It stands on every handout."),
                "venue",
            ),
        ),
        Ask(
            lambda g: not g.session.arrival,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("What should a newcomer feel in the first minute?"),
                _("The welcome at the door is half of the evening."),
                "arrival",
            ),
        ),
        Ask(
            _nothing_to_bring,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("What do you have to bring?"),
                _("It is printed on your run sheet, so that nothing stays at home."),
                "materials",
            ),
        ),
        Ask(
            lambda g: g.session.room is None and not g.session.layout,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("How do the chairs stand when the first guest comes in?"),
                _("They tell everybody how you mean to talk, before you have said a word."),
                "layout",
            ),
        ),
        Ask(
            lambda g: bool(access_needs(g)) and not g.session.access,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("How does the room suit those who told you what they need?"),
                _("Nobody should have to ask again at the door."),
                "access",
            ),
        ),
        Ask(
            lambda g: bool(diets(g)) and not g.session.food,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("What is on the table for those who do not eat everything?"),
                _("To be thought of is half of the meal."),
                "food",
            ),
        ),
    )


def _nothing_to_bring(gathering: Gathering) -> bool:
    placed = (block for block in gathering.blocks if not block.parked)
    return not gathering.session.materials and not any(block.materials for block in placed)
