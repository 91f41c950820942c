"""What is held about you: an account for one guest, on request, of all that stands in the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.platypus import Flowable

from hostdesk.domain.held_about import HeldFact
from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.each import OwnSheet, print_each
from hostdesk.printing.documents.shared import Occasion
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class HeldHere:
    """One gathering: its title and day, and what it holds by kind."""

    title: str
    when: str
    kinds: tuple[tuple[str, tuple[HeldFact, ...]], ...]


@dataclass(frozen=True, slots=True)
class HeldAbout:
    name: str = ""
    gatherings: tuple[HeldHere, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldAboutYou:
    occasion: Occasion
    people: tuple[HeldAbout, ...] = (HeldAbout(),)
    hosts: tuple[str, ...] = ()


def story(content: HeldAboutYou, paper: Paper, person: HeldAbout) -> list[Flowable]:
    hosted = _("Hosted by {names}").format(names=", ".join(content.hosts)) if content.hosts else ""
    held = [part for here in person.gatherings for part in _here(here, paper.text_width)]
    return [
        _headline(person),
        flow.body(
            _(
                "All of this lies on the host’s own computer and nowhere else that HostDesk knows of. "
                "You may have anything in it corrected, or have it erased; please ask."
            )
        ),
        flow.body(
            _("Answers that you gave without a name cannot be listed: nothing says that they are yours.")
        ),
        *([flow.aside(hosted)] if hosted else []),
        *(held or [flow.body(_("Nothing is held."))]),
    ]


def printed(content: HeldAboutYou, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    sheets = [
        OwnSheet(_headline(one), _("For this person alone"), partial(story, content, paper, one))
        for one in content.people
    ]
    return print_each(_("What is held about you"), content.occasion, sheets, paper, progress, edition)


def _headline(person: HeldAbout) -> flow.Headline:
    title = _("What is held about {name}").format(name=person.name) if person.name else ""
    return flow.Headline(title or _("What is held about you"))


def _here(here: HeldHere, width: float) -> list[Flowable]:
    head: list[Flowable] = [flow.heading(here.title)]
    head += [flow.aside(here.when)] if here.when else []
    return [*head, *(part for kind, facts in here.kinds for part in _kind(kind, facts, width))]


def _kind(kind: str, facts: Sequence[HeldFact], width: float) -> list[Flowable]:
    if not facts:
        return []
    rows = [(fact.label, fact.words) for fact in facts]
    return [flow.new_page_unless(70), flow.question(kind), tables.facts(rows, width)]
