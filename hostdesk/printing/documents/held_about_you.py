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
from hostdesk.printing.documents.each import OwnSheet, own_sheets, print_each
from hostdesk.printing.documents.shared import Occasion, masthead
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import USUAL, Look, plainly
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
    look: Look = USUAL


@dataclass(frozen=True, slots=True)
class HeldAboutYou:
    occasion: Occasion
    people: tuple[HeldAbout, ...] = (HeldAbout(),)
    hosts: tuple[str, ...] = ()
    others: tuple[tuple[str, HeldAboutYou], ...] = ()  # the same in other languages, BCP 47


def story(content: HeldAboutYou, paper: Paper, person: HeldAbout) -> list[Flowable]:
    hosted = _("Hosted by {names}").format(names=", ".join(content.hosts)) if content.hosts else ""
    held = [part for here in person.gatherings for part in _here(here, paper.text_width)]
    return [
        *masthead(content.occasion.letterhead),
        _headline(person),
        flow.body(_where_it_lies()),
        flow.body(
            plainly(
                _("Answers that you gave without a name cannot be listed: nothing says that they are yours."),
                _("Some answers had no name on them. They are not in this list."),
            )
        ),
        *([flow.aside(hosted)] if hosted else []),
        *(held or [flow.body(_("Nothing is held."))]),
    ]


def printed(content: HeldAboutYou, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    def sheet(said: HeldAboutYou, place: int) -> OwnSheet:
        one = said.people[place]
        return OwnSheet(_headline(one), _("For this person alone"), partial(story, said, paper, one))

    sheets = own_sheets(content, [one.look for one in content.people], sheet)
    return print_each(_("What is held about you"), content.occasion, sheets, paper, progress, edition)


def _headline(person: HeldAbout) -> flow.Headline:
    title = _("What is held about {name}").format(name=person.name) if person.name else ""
    return flow.Headline(title or _("What is held about you"))


def _where_it_lies() -> str:
    return plainly(
        _(
            "All of this lies on the host’s own computer and nowhere else that HostDesk knows of. "
            "You may have anything in it corrected, or have it erased; please ask."
        ),
        _(
            "The host keeps this on their own computer. You can ask the host to change it. "
            "You can ask the host to delete it."
        ),
    )


def _here(here: HeldHere, width: float) -> list[Flowable]:
    head: list[Flowable] = [flow.heading(here.title)]
    head += [flow.aside_that_stays(here.when)] if here.when else []
    return [*head, *(part for kind, facts in here.kinds for part in _kind(kind, facts, width))]


def _kind(kind: str, facts: Sequence[HeldFact], width: float) -> list[Flowable]:
    if not facts:
        return []
    rows = [(fact.label, fact.words) for fact in facts]
    return [flow.question(kind), tables.facts(rows, width)]
