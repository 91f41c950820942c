"""Questions about the purpose: what calls, and for what future."""

from __future__ import annotations

from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not g.session.calling,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("What is calling you to bring people together?"),
                _("A call that you can say in a sentence is one that others can answer."),
                "calling",
            ),
        ),
        Ask(
            lambda g: not g.session.preferred_future,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("Suppose it goes well: what will people see instead?"),
                _("People come for a future they can picture, not for a problem."),
                "preferred_future",
            ),
        ),
        Ask(
            lambda g: not g.session.best_hopes,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("What are the best hopes for these hours?"),
                _("It tells you when to stop: when the hopes are met."),
                "best_hopes",
            ),
        ),
        Ask(
            lambda g: g.session.starts is None,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("When do you meet?"),
                _("The running order and every handout take their times from it."),
                "starts",
            ),
        ),
    )
