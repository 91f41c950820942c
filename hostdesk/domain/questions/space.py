"""Questions about the space: place, arrival, what to bring."""

from __future__ import annotations

from hostdesk.domain.hosting import Role
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
            lambda g: not g.session.materials,
            Question(
                Place.SPACE,
                Role.SPACE_CREATOR,
                _("What do you have to bring?"),
                _("It is printed on your run sheet, so that nothing stays at home."),
                "materials",
            ),
        ),
    )
