"""The papers of a gathering: what each is called, whom it is for, and when it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hostdesk.domain.label_sheets import BADGE_SHEETS, CARD_SHEETS, LabelSheet
from hostdesk.words import _

USUAL_PAPERS = ("A4", "Letter", "A5")  # A5 is printed two on a sheet of A4
WALL_PAPERS = ("A4", "A3", "Letter")


class When(StrEnum):
    BEFORE = "before"
    IN_THE_ROOM = "in the room"
    AFTER = "after"

    @property
    def label(self) -> str:
        return {
            When.BEFORE: _("Before"),
            When.IN_THE_ROOM: _("In the room"),
            When.AFTER: _("Afterwards"),
        }[self]


class ForWhom(StrEnum):
    HOST = "host"
    GUESTS = "guests"  # one each
    EVERYBODY = "everybody"  # the same for all
    DOOR = "door"
    WALL = "wall"


class LooksBack(StrEnum):
    """Which other gatherings a paper tells of."""

    NOWHERE = ""
    SERIES = "series"
    PERSON = "person"  # every gathering that has the person on its list


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a document where it is chosen, and what its files are called."""

    label: str
    what_for: str
    when: When
    for_whom: ForWhom
    for_one: str = ""  # what a file is called that is for {name} alone; "": no guest has one of their own
    for_all: str = ""  # that of everybody's
    papers: tuple[str, ...] = USUAL_PAPERS
    looks_back: LooksBack = LooksBack.NOWHERE
    sheets: tuple[LabelSheet, ...] = ()


class Document(StrEnum):
    """In the order of when they are wanted."""

    INVITATION = "invitation"
    READINESS = "readiness"
    WHATS_BETTER = "what's better"
    HANDOUT = "handout"
    SCALE_SHEET = "scale sheet"
    RUN_SHEET = "run sheet"
    SIGN_IN = "sign-in list"
    BADGES = "badges"
    TABLE_CARDS = "table cards"
    WALL_SHEETS = "wall sheets"
    SUMMARY = "summary"
    PERSONAL_PAGE = "personal page"
    RECORD = "record"
    HELD = "held about you"

    @property
    def about(self) -> About:
        return _abouts()[self]

    @property
    def label(self) -> str:
        return self.about.label

    @property
    def per_guest(self) -> bool:
        """A sheet or a badge for each guest, not one paper for all."""
        return bool(self.about.for_one)

    @property
    def sheets(self) -> tuple[LabelSheet, ...]:
        """On what it can be printed, if that is labels, or cards to cut out."""
        return self.about.sheets

    @property
    def for_host(self) -> bool:
        """For nobody's eyes but the host's."""
        return self.about.for_whom is ForWhom.HOST

    @property
    def leaves_the_room(self) -> bool:
        """Guests take it with them: it may be dressed as the host's own."""
        return self.about.for_whom in (ForWhom.GUESTS, ForWhom.EVERYBODY) and not self.sheets

    @property
    def goes_with_others(self) -> bool:
        """On the same paper as most: labels and the wall have paper of their own."""
        return not self.sheets and self.about.papers == USUAL_PAPERS

    @property
    def goes_by(self) -> str:
        """As it is typed: "whats-better"."""
        return self.value.replace("'", "").replace(" ", "-")


def document_called(typed: str) -> Document | None:
    """The document that is meant, however its words are joined."""
    plain = "-".join(typed.casefold().replace("'", "").replace("’", "").replace("-", " ").split())
    return next((document for document in Document if document.goes_by == plain), None)


def _abouts() -> dict[Document, About]:
    return {**_before(), **_in_the_room(), **_after()}


def _before() -> dict[Document, About]:
    return {
        Document.INVITATION: About(
            _("Invitation"),
            _("For each guest: why them, what for, when and where, and a line to reply."),
            When.BEFORE,
            ForWhom.GUESTS,
            _("invitation for {name}"),
            _("invitations"),
        ),
        Document.READINESS: About(
            _("Still worth asking"),
            _("For you, on the train: questions, room to answer."),
            When.BEFORE,
            ForWhom.HOST,
        ),
        Document.WHATS_BETTER: About(
            _("What’s better?"),
            _("For each guest, next time: their last mark and step, and room for what is better."),
            When.BEFORE,
            ForWhom.GUESTS,
            _("what is better for {name}"),
            _("what is better"),
            looks_back=LooksBack.SERIES,
        ),
    }


def _in_the_room() -> dict[Document, About]:
    room = When.IN_THE_ROOM
    return {
        Document.HANDOUT: About(
            _("Handout"),
            _("For each guest: why we meet, what to expect, the scales."),
            room,
            ForWhom.GUESTS,
            _("handout for {name}"),
            _("handouts"),
        ),
        Document.SCALE_SHEET: About(
            _("Scale sheet"),
            _("For each guest: the scales alone, to hand back."),
            room,
            ForWhom.GUESTS,
            _("scale sheet for {name}"),
            _("scale sheets"),
        ),
        Document.RUN_SHEET: About(
            _("Run sheet"), _("For you: times, roles, people and materials at a glance."), room, ForWhom.HOST
        ),
        Document.SIGN_IN: About(
            _("Sign-in list"), _("For the door: who is here, and what each agrees to."), room, ForWhom.DOOR
        ),
        Document.BADGES: About(
            _("Name badges"),
            _("For each guest: on labels, or to cut out."),
            room,
            ForWhom.GUESTS,
            _("badge for {name}"),
            _("name badges"),
            sheets=BADGE_SHEETS,
        ),
        Document.TABLE_CARDS: About(
            _("Table cards"),
            _("For each guest: their name on both sides, to fold."),
            room,
            ForWhom.GUESTS,
            _("table card for {name}"),
            _("table cards"),
            sheets=CARD_SHEETS,
        ),
        Document.WALL_SHEETS: About(
            _("Wall sheets"),
            _("For the wall: the numbers of each scale, one to a page, to walk along."),
            room,
            ForWhom.WALL,
            papers=WALL_PAPERS,
        ),
    }


def _after() -> dict[Document, About]:
    return {
        Document.SUMMARY: About(
            _("Summary"),
            _("For everyone who was there: the marks, the words, the steps."),
            When.AFTER,
            ForWhom.EVERYBODY,
            looks_back=LooksBack.SERIES,
        ),
        Document.PERSONAL_PAGE: About(
            _("Personal page"),
            _("For each guest: their own marks over time, words and steps, nobody else’s."),
            When.AFTER,
            ForWhom.GUESTS,
            _("personal page for {name}"),
            _("personal pages"),
            looks_back=LooksBack.SERIES,
        ),
        Document.RECORD: About(
            _("Record"),
            _("For you and the file: how it went, and all that it brought."),
            When.AFTER,
            ForWhom.HOST,
            looks_back=LooksBack.SERIES,
        ),
        Document.HELD: About(
            _("What is held about you"),
            _("For one guest who asks: everything that lies here about them, from every session."),
            When.AFTER,
            ForWhom.GUESTS,
            _("what is held about {name}"),
            _("what is held about each guest"),
            looks_back=LooksBack.PERSON,
        ),
    }
