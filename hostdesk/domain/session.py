"""A session: its title, time, purpose and space."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from hostdesk.domain.hosting import Position
from hostdesk.words import _


class Stage(StrEnum):
    """How far a session has come; guidance, never a lock."""

    PREPARE = "prepare"
    HOST = "host"
    HARVEST = "harvest"

    @property
    def label(self) -> str:
        return {Stage.PREPARE: _("Preparing"), Stage.HOST: _("Hosting"), Stage.HARVEST: _("Harvesting")}[self]


class Rung(StrEnum):
    """Where co-production honestly stands: a ladder to be truthful about, not one to climb."""

    TOLD = "told"
    ASKED = "asked"
    HEARD = "heard"
    CHOOSING = "choosing"
    SHARING = "sharing"
    LEADING = "leading"

    @property
    def label(self) -> str:
        return {
            Rung.TOLD: _("They are told"),
            Rung.ASKED: _("They are asked"),
            Rung.HEARD: _("They are heard, and answered"),
            Rung.CHOOSING: _("They choose with us"),
            Rung.SHARING: _("We design and do it together"),
            Rung.LEADING: _("They lead, we lend a hand"),
        }[self]

    @property
    def meaning(self) -> str:
        return {
            Rung.TOLD: _("It is decided. You explain it well, and answer every question."),
            Rung.ASKED: _("You want to know what they think; what comes of it is decided elsewhere."),
            Rung.HEARD: _("What they say can change it, and you come back to tell them what it changed."),
            Rung.CHOOSING: _("There are real options, and the choice is made together in the room."),
            Rung.SHARING: _("Power, work and credit are shared from the first idea to the last step."),
            Rung.LEADING: _("It is theirs. You bring tables, keys and contacts, and stay out of the way."),
        }[self]


class Afterwards(StrEnum):
    """What is offered when the day has come until which a session is kept; the host always decides."""

    ASK = "ask"
    NAMELESS = "nameless"
    ERASE = "erase"

    @property
    def label(self) -> str:
        return {
            Afterwards.ASK: _("Ask me then"),
            Afterwards.NAMELESS: _("Keep it without names"),
            Afterwards.ERASE: _("Erase it"),
        }[self]


class Layout(StrEnum):
    """How chairs and tables stand; one's own words say the rest."""

    CIRCLE = "circle"
    LONG_TABLE = "long table"
    TABLES = "tables"
    HORSESHOE = "horseshoe"
    ROWS = "rows"
    PAIRS = "pairs"
    STANDING = "standing"

    @property
    def label(self) -> str:
        return {
            Layout.CIRCLE: _("A circle of chairs"),
            Layout.LONG_TABLE: _("One long table"),
            Layout.TABLES: _("Small tables"),
            Layout.HORSESHOE: _("A horseshoe"),
            Layout.ROWS: _("Rows"),
            Layout.PAIRS: _("Chairs in pairs"),
            Layout.STANDING: _("Open floor, walls to walk along"),
        }[self]


@dataclass(frozen=True, slots=True)
class Session:
    """One gathering as the host plans it; what belongs to it is held by `Gathering`."""

    id: str
    title: str
    series_id: str | None = None
    starts: datetime | None = None  # local wall clock, to the minute; None: no date yet
    stage: Stage = Stage.PREPARE
    # purpose
    calling: str = ""  # what calls for it
    preferred_future: str = ""
    best_hopes: str = ""
    already_works: str = ""
    who_would_notice: str = ""
    rung: Rung | None = None  # of the co-production ladder, honestly
    paragraph: str = ""  # the purpose in one paragraph, as papers carry it; "": made of the answers above
    # space
    venue: str = ""
    arrival: str = ""  # what a newcomer should feel on arrival
    layout: str = ""
    access: str = ""
    food: str = ""
    materials: str = ""  # one thing a line
    room: Layout | None = None  # `layout` says it in words
    light: str = ""
    sound: str = ""
    signs: str = ""  # how a stranger finds the door, the coats, the toilets
    packed: str = ""  # what is in the bag already, one thing a line
    # running order
    until: time | None = None  # by when each day has to end
    # hosting
    standing: Position | None = None  # where the host stands now, if not where the block says
    # how it is kept
    flow: str = ""  # the name of the template it was begun from, whose prompts the purpose asks
    pinned: bool = False  # stays on top of the list
    keep_until: date | None = None  # as it was told to the guests; None: not said
    afterwards: Afterwards = Afterwards.ASK
