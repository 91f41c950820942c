"""What is still worth asking, on paper: for the host alone, to think about on the train."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from hostdesk.printing import flowables as flow
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.once import print_once
from hostdesk.printing.documents.shared import Occasion, top
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper
from hostdesk.printing.writing_room import Ruled, room_left_to_write, room_to_write, spread
from hostdesk.words import _

_LINES = 2  # to write an answer on


@dataclass(frozen=True, slots=True)
class WorthAsking:
    words: str
    why: str
    place: str  # the step of the rail where the answer goes


@dataclass(frozen=True, slots=True)
class RoleAsks:
    role: str
    does: str
    questions: tuple[WorthAsking, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    occasion: Occasion
    purpose: str = ""
    roles: tuple[RoleAsks, ...] = ()


def story(content: Readiness, _paper: Paper) -> list[Flowable]:
    return [
        *top(content.occasion),
        flow.title(_("Still worth asking")),
        *flow.passage(content.purpose, flow.lead),
        *(_asked(content.roles) if content.roles else _all_asked()),
    ]


def printed(content: Readiness, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    told = story(content, paper)
    foot = _("For the host")
    return print_once(_("Still worth asking"), content.occasion, told, foot, paper, progress, edition)


def _asked(roles: Sequence[RoleAsks]) -> list[Flowable]:
    return [
        flow.body(_("Nothing here has to be answered. Write where something comes to you.")),
        *spread([block for role in roles for block in _role(role)]),
        room_left_to_write(_("What else comes to mind?")),
    ]


def _all_asked() -> list[Flowable]:
    words = _("There is nothing left to ask. Look out of the window for a while, and enjoy the day.")
    return [flow.body(words), *room_to_write(_("What else comes to mind?"))]


def _role(asks: RoleAsks) -> list[list[Flowable]]:
    """The heading stays with its first question."""
    first, *others = asks.questions
    head = [flow.heading(asks.role), flow.aside(asks.does)]
    return [[*head, *_question(first)], *map(_question, others)]


def _question(asked: WorthAsking) -> list[Flowable]:
    where = _("{why} Its place: {step}.").format(why=asked.why, step=asked.place)
    return [flow.question(asked.words), flow.aside(where), Ruled(_LINES)]
