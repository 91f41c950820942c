"""Questions about the scales: both ends, in the host’s words, and one for the close."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Role
from hostdesk.domain.questions.question import Ask, Place, Question
from hostdesk.domain.scale import When
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
            lambda g: any(not s.high_means for s in g.scales),
            Question(
                Place.SCALES,
                Role.CONNECTOR,
                _("What would people notice when ten is happening?"),
                _("Then they mark how near it is, and not how content they are with themselves."),
                "scale_high_means",
            ),
        ),
        Ask(
            lambda g: any(s.high_means and not s.low_means for s in g.scales),
            Question(
                Place.SCALES,
                Role.CONNECTOR,
                _("Where does the low end begin, in your own words?"),
                _("“When we first thought of it” is a good low end; a failure is not."),
                "scale_low_means",
            ),
        ),
        Ask(
            _nothing_at_the_close,
            Question(
                Place.SCALES,
                Role.CONNECTOR,
                _("What would you like to ask before they go home?"),
                _("How useful it was, or how willing they are: it is also how you learn as a host."),
                "new_scale",
            ),
        ),
    )


def _nothing_at_the_close(gathering: Gathering) -> bool:
    scales = gathering.scales
    return bool(scales) and all(scale.asked_when is When.OPENING for scale in scales)
