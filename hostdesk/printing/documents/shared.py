"""What several papers share: whose gathering it is, and the questions of a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.domain.letterhead import PLAIN, Letterhead
from hostdesk.domain.scale import FollowUp, Scale, number_text
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.looks import plainly
from hostdesk.printing.masthead import Logo
from hostdesk.printing.scale_line import CirclesToMark, OverTime
from hostdesk.printing.writing_room import Ruled
from hostdesk.words import _, figures

_LINES = 8  # of a series, the last ones
LARGE_LETTERS = 320  # characters; as much of the purpose as has room in the letters of a lead


@dataclass(frozen=True, slots=True)
class Occasion:
    """What stands at the top of every paper."""

    title: str
    when_and_where: str = ""
    letterhead: Letterhead = PLAIN


class InLanguages(Protocol):
    """What a paper says, and the same in other languages: (BCP 47, content)."""

    @property
    def others(self) -> tuple[tuple[str, Any], ...]: ...


Content = TypeVar("Content", bound=InLanguages)


def said_in(content: Content, language: str) -> Content:
    """The same in this language, where it is there."""
    return next((other for code, other in content.others if code == language), content)


def file_title(occasion: Occasion, document: str) -> str:
    """The title of the PDF: whose gathering, which paper."""
    return f"{occasion.title}: {document}" if occasion.title else document


def top(occasion: Occasion) -> list[Flowable]:
    lines = [(flow.kicker, occasion.title), (flow.aside, occasion.when_and_where)]
    return [
        *masthead(occasion.letterhead),
        *(make(words) for make, words in lines if words),
        flow.space(14),
    ]


def masthead(letterhead: Letterhead) -> list[Flowable]:
    """The host's own logo, where there is one."""
    return [Logo(letterhead)] if letterhead.logo else []


def closing(occasion: Occasion) -> list[Flowable]:
    """The host's own last words, kept together."""
    words = flow.passage(occasion.letterhead.closing, flow.body)
    return [KeepTogether([flow.space(12), *words])] if words else []


def purpose(paragraph: str) -> list[Flowable]:
    """What brings us together; a long paragraph in smaller letters."""
    return flow.passage(paragraph, flow.lead if len(paragraph) <= LARGE_LETTERS else flow.body)


def not_up_for_decision(closed: Sequence[str]) -> list[Flowable]:
    """What is said plainly not to be open."""
    if not closed:
        return []
    lines = [line for words in closed for line in flow.passage(words, flow.point)]
    return [KeepTogether([flow.heading(_("Not up for decision here")), *lines])]


def ends(scale: Scale, begins: float = 0) -> list[Flowable]:
    """The words for both ends of a scale, where the host gave some; `begins`: where its line does."""
    if not (scale.low_means or scale.high_means):
        return []
    low = f"{figures(scale.lowest)}: {scale.low_means}" if scale.low_means else ""
    high = f"{figures(scale.highest)}: {scale.high_means}" if scale.high_means else ""
    return [tables.both_ends(low, high, begins)]


def content_at(value: Decimal) -> str:
    """ "✓ Good enough at 7": ten is not the aim."""
    return _("✓ Good enough at {number}").format(number=figures(number_text(value)))


def ticks_told(good_enough: Sequence[Decimal]) -> list[Flowable]:
    """What the ticks below a line say, where there are some."""
    words = _("✓ below a number: good enough for somebody. Ten is not the aim.")
    return [flow.aside(words)] if good_enough else []


OverSeries = tuple[tuple[str, tuple[Decimal, ...]], ...]  # when, and the numbers of everybody then


def over_series(scale: Scale, lines: OverSeries) -> list[Flowable]:
    """The same question from one gathering to the next, each on a line of its own; the last is this one."""
    if not lines:
        return []
    drawn = OverTime(scale, lines[-_LINES:], "", own=False)
    return [KeepTogether([flow.small_heading(_("From one gathering to the next")), drawn])]


def to_mark(scale: Scale) -> list[Flowable]:
    """One scale to mark by pen, and what is asked then, with room; to be kept together on one page."""
    return [
        flow.question(scale.question or scale.kind.label),
        *([flow.aside(" · ".join(scale.said_before))] if scale.said_before else []),
        flow.space(5),
        CirclesToMark(scale),
        flow.space(3),
        *ends(scale),
        *(part for follow_up in scale.follow_ups for part in _asked_then(scale, follow_up)),
    ]


def _asked_then(scale: Scale, follow_up: FollowUp) -> list[Flowable]:
    """Lines to write on, or a small line of numbers where the answer is one."""
    if follow_up.lines:
        return [flow.prompt(follow_up.asked), Ruled(follow_up.lines)]
    small = CirclesToMark(scale.small_line(follow_up), small=True)
    return [flow.prompt(follow_up.asked), flow.space(4), small, flow.space(2)]


def unnamed_story(occasion: Occasion, scales: Sequence[Scale]) -> list[Flowable]:
    """A sheet that says nothing of whose it is: no name, no number, and the same for everybody."""
    return [
        *top(occasion),
        flow.title(_("A sheet without a name")),
        flow.lead(
            plainly(
                _(
                    "Please leave your name off. These sheets are all alike and go back in one pile, "
                    "in any order."
                ),
                _("Do not write your name here. All sheets look the same. They go back in one pile."),
            )
        ),
        flow.space(8),
        *(KeepTogether(to_mark(scale)) for scale in scales),
    ]
