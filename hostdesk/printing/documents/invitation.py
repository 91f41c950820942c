"""The invitation: why you, what for, when and where; it invites and does not insist."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from reportlab.platypus import Flowable, KeepTogether

from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.each import OwnSheet, own_sheets, print_each
from hostdesk.printing.documents.handout import ExpectedDay
from hostdesk.printing.documents.shared import Occasion, closing, purpose, top
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import USUAL, Look, plainly
from hostdesk.printing.page import Paper
from hostdesk.printing.writing_room import Ruled
from hostdesk.words import _


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
        *top(replace(content.occasion, when_and_where="")),
        _greeting(guest),
        *purpose(content.purpose),
        *_why_you(guest),
        *_when_and_where(content, paper),
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
    return [
        flow.heading(_("Why you")),
        flow.body(
            plainly(
                _("We thought of you because of what you would bring into the room:"),
                _("We would like you to come. This is what you would bring:"),
            )
        ),
        *flow.passage(guest.brings, flow.point),
    ]


def _when_and_where(content: Invitation, paper: Paper) -> list[Flowable]:
    rows = [(_("When"), content.when), (_("Where"), content.where)]
    known = [row for row in rows if row[1]]
    if not known:
        return []
    return [flow.heading(_("When and where")), tables.times(known, paper.text_width)]


def _what_to_expect(content: Invitation, paper: Paper) -> list[Flowable]:
    if not content.days:
        return []
    parts: list[Flowable] = [flow.heading(_("What to expect"))]
    for day in content.days:
        parts += [flow.question(day.heading)] if day.heading else []
        lines = [tables.cell(f"{when}  {what}" if when else what) for when, what in day.blocks]
        parts.append(tables.side_by_side(lines, paper.text_width))
    return parts


def _easier(content: Invitation) -> list[Flowable]:
    words = plainly(
        _(
            "If something would make it easier to come (a ride, a seat near the door, large print, another "
            "language, something to eat or not to eat, somebody to come with), please tell us."
        ),
        _("What would help you to come? Perhaps a ride. Perhaps somebody to come with. Please tell us."),
    )
    said = [line for what, text in content.practical for line in _practical(what, text)]
    return [flow.heading(_("To make it easy to come")), *said, flow.body(words)]


def _practical(what: str, text: str) -> list[Flowable]:
    return [line for words in text.splitlines() for line in [flow.point(f"{what}: {words}")] if words.strip()]


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
        *([flow.aside(_("To {hosts}").format(hosts="; ".join(reached)))] if reached else []),
    ]
