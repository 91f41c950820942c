"""Questions about the scales: both ends, in the host’s words."""

from __future__ import annotations

from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.words import _


def asks() -> tuple[Ask, ...]:
    return (
        Ask(
            lambda g: not g.scales,
            Question(
                Place.SCALES,
                Role.CONNECTOR,
                _("Which scale would open the conversation?"),
                _("A number is where a good talk begins; it is never the result."),
                "new_scale",
            ),
        ),
        Ask(
            lambda g: any(not s.high_means or not s.low_means for s in g.scales),
            Question(
                Place.SCALES,
                Role.CONNECTOR,
                _("What do both ends of each scale mean, in your own words?"),
                _("Ten is the preferred future happening; the low end is where it all began."),
                "high_means",
            ),
        ),
    )
