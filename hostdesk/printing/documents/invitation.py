"""The invitation: why you, what for, when and where; it invites and does not insist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.each import OwnSheet, own_sheets, print_each
from hostdesk.printing.documents.handout import ExpectedDay
from hostdesk.printing.documents.shared import Occasion, closing, masthead, purpose
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import USUAL, Look, plainly
from hostdesk.printing.page import Paper
from hostdesk.printing.writing_room import Ruled
from hostdesk.words import _

_FEW = 3  # blocks, below each other


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom it is for, and what they bring: the reason why it is them."""

    name: str = ""
    brings: str = ""
    look: Look = USUAL


@dataclass(frozen=True, slots=True)
class Invitation:
    occasion: Occasion
    purpose: str = ""
    when: str = ""
    where: str = ""
    days: tuple[ExpectedDay, ...] = ()
    practical: tuple[tuple[str, str], ...] = ()  # what it is about, and the words: access, food
    hosts: tuple[tuple[str, str], ...] = ()  # a name, and how to reach them
    guests: tuple[Invited, ...] = (Invited(),)
    others: tuple[tuple[str, Invitation], ...] = ()  # the same in other languages, BCP 47


def story(content: Invitation, paper: Paper, guest: Invited) -> list[Flowable]:
    return [
        *masthead(content.occasion.letterhead),
        *([flow.kicker(content.occasion.title), flow.space(6)] if content.occasion.title else []),
        _greeting(guest),
        *purpose(content.purpose),
        *_why_you(guest),
        *_when_and_where(content),
        *_what_to_expect(content, paper),
        *_easier(content),
        *closing(content.occasion),
        KeepTogether(_reply(content)),
    ]


def printed(content: Invitation, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    def sheet(said: Invitation, place: int) -> OwnSheet:
        one = said.guests[place]
        foot = plainly(_("A yes is a gift, and a no is welcome too"), _("You can say yes or no"))
        return OwnSheet(_greeting(one), foot, partial(story, said, paper, one))

    sheets = own_sheets(content, [one.look for one in content.guests], sheet)
    return print_each(_("Invitations"), content.occasion, sheets, paper, progress, edition)


def _greeting(guest: Invited) -> flow.Headline:
    if guest.name:
        return flow.Headline(_("Dear {name}, will you be our guest?").format(name=guest.name))
    return flow.Headline(_("Will you be our guest?"))


def _why_you(guest: Invited) -> list[Flowable]:
    if not guest.brings:
        return []
    head = flow.heading(_("Why you"))
    why = plainly(
        _("We thought of you because of what you would bring into the room:"),
        _("We would like you to come. This is what you would bring:"),
    )
    if len(guest.brings.splitlines()) == 1:
        return [head, flow.body(f"{why} {guest.brings.strip()}")]
    return [head, flow.body(why), *flow.passage(guest.brings, flow.point)]


def _when_and_where(content: Invitation) -> list[Flowable]:
    lines = [flow.lead(content.when)] if content.when else []
    lines += [flow.body(content.where)] if content.where else []
    return [flow.heading(_("When and where")), *lines] if lines else []


def _what_to_expect(content: Invitation, paper: Paper) -> list[Flowable]:
    if not content.days:
        return []
    parts: list[Flowable] = [flow.heading(_("What to expect"))]
    for day in content.days:
        parts += [flow.question(day.heading)] if day.heading else []
        lines = [tables.line_cell(f"{when}\xa0 {what}" if when else what) for when, what in day.blocks]
        parts += tables.in_columns(lines, paper.text_width, 2 if len(lines) > _FEW else 1)
    return parts


def _easier(content: Invitation) -> list[Flowable]:
    words = plainly(
        _("Would a ride, large print, another language or company make it easier? Please tell us."),
        _("What would help you to come? Perhaps a ride. Perhaps somebody to come with. Please tell us."),
    )
    said = [_practical(what, text) for what, text in content.practical if text.strip()]
    return [flow.heading(_("To make it easy to come")), *said, flow.body(words)]


def _practical(what: str, text: str) -> Flowable:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = [line if line[-1] in ".!?…:;," else f"{line}." for line in lines]
    return flow.point(f"{what}: {' '.join(told)}")


def _reply(content: Invitation) -> list[Flowable]:
    reached = [f"{name}, {contact}" if contact else name for name, contact in content.hosts]
    return [
        flow.heading(_("Your reply")),
        flow.to_tick(_("Yes, I would like to come.")),
        flow.to_tick(plainly(_("I cannot or do not want to come; that is quite all right."), _("No."))),
        flow.to_tick(plainly(_("I cannot, and would ask this person instead:"), _("Ask this person:"))),
        Ruled(1),
        flow.prompt(
            plainly(_("What would make it worth coming for you?"), _("What would be good about it for you?"))
        ),
        Ruled(1),
        *([flow.aside(_to_whom(reached))] if reached else []),
    ]


def _to_whom(hosts: Sequence[str]) -> str:
    return _("Please bring or send this to {hosts}; a word will do as well.").format(hosts="; ".join(hosts))
