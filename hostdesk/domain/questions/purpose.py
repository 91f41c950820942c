"""Questions about the purpose: what calls, and for what future."""

from __future__ import annotations

from hostdesk.domain.affirmative import affirmative_titles
from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: bool(affirmative_titles(g.session.title)),
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("Could the title say what you want instead?"),
                _("It stands at the head of every paper, and people walk towards what they can picture."),
                "title",
            ),
        ),
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
        *_deeper(),
    )


def _deeper() -> tuple[Ask, ...]:
    """Asked once the future is there: before, they would only be a longer list."""
    return (
        Ask(
            lambda g: bool(g.session.preferred_future) and not g.session.already_works,
            Question(
                Place.PURPOSE,
                Role.INITIATOR,
                _("Where does a little of that future happen already?"),
                _("What works somewhere can be done again, by people who know how."),
                "already_works",
            ),
        ),
        Ask(
            lambda g: bool(g.session.preferred_future) and not g.session.who_would_notice,
            Question(
                Place.PURPOSE,
                Role.CONNECTOR,
                _("Who outside the room would notice first?"),
                _("Whoever would see a difference is often somebody to invite."),
                "who_would_notice",
            ),
        ),
        Ask(
            lambda g: bool(g.session.preferred_future and g.session.best_hopes) and not g.goals,
            Question(
                Place.PURPOSE,
                Role.CONNECTOR,
                _("Who are your partners in this, and which goal do you share?"),
                _("Partners pull well together towards a goal that each of them would sign."),
                "new_goal",
            ),
        ),
        Ask(
            lambda g: bool(g.session.preferred_future and g.session.best_hopes) and g.session.rung is None,
            Question(
                Place.PURPOSE,
                Role.GATEKEEPER,
                _("How much of it is truly in your guests’ hands?"),
                _("A low rung that is named is forgiven; a high one that was only promised is not."),
                "rung_none",
            ),
        ),
    )
