"""Gatherings to print: a street's kitchen table with everything on it, one with nothing, one for a crowd."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.mark import Mark, Moment, Round
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Naming, Scale, ScaleKind
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step

LONG_NAME = "Maria-Magdalena Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"

NAMES = (
    "Marta Kowalska",
    "Đặng Thị Hồng Nhung",
    "عائشة الحسن",
    "王小明",
    LONG_NAME,
    "Joe",
    "Ana-Sofía Núñez",
    "Олена Шевченко",
    "דוד כהן",
    "प्रिया शर्मा",
    "Siobhán O'Neill",
    "김민준",
    "Ἑλένη Παπαδοπούλου",
    "Tom Ashworth",
)

SESSION = Session(
    id="s",
    title="Neighbourhood kitchen table",
    starts=datetime(2026, 11, 26, 18, 30),
    calling="People on this street want to eat together more often.",
    preferred_future="Suppose that in a year nobody here eats alone unless they choose to: "
    "what would you notice first?",
    best_hopes="That we leave with two suppers in the calendar, and somebody who cooks.",
    venue="St Anne's hall",
    arrival="The smell of soup, and somebody who knows their name.",
    layout="One long table, not rows. Coats by the door.",
    access="Level entrance from Mill Lane; hearing loop at the window end.",
    food="Soup: one vegan, one with barley.\nBread from the corner.",
    materials="Forty bowls\nPens that work\nThe long extension lead",
)

BLOCKS = (
    (
        "Soup and arrivals",
        20,
        Role.INVITER,
        Position.GUESTS,
        "Greet at the door. Pair newcomers.",
        "Name labels",
    ),
    ("Best hopes, in pairs", 15, Role.INITIATOR, Position.SPOTLIGHT, "One question, two minutes each.", ""),
    (
        "Where are we now?",
        25,
        Role.CONNECTOR,
        Position.SPOTLIGHT,
        "Mark first, then talk. Highest first.",
        "Handouts",
    ),
    ("Kitchen", 10, None, Position.KITCHEN, "Breathe. What is needed next?", ""),
    (
        "Small steps",
        30,
        Role.CO_PARTICIPATOR,
        Position.GUESTS,
        "Everybody writes one.",
        "Cards\nPens that work",
    ),
    ("Closing round", 10, Role.CONNECTOR, Position.SPOTLIGHT, "", "Scale sheets"),
    ("Thanks and close", 10, Role.GATEKEEPER, Position.SPOTLIGHT, "End on time.", ""),
)

BOUNDARIES = (
    (BoundaryKind.INSIDE, "How the hall's kitchen is used on weekday evenings.", "", True),
    (
        BoundaryKind.DECIDED,
        "The shop lease is not for us to decide; how the space is used is.",
        "Say it early.",
        True,
    ),
    (BoundaryKind.CONFIDENTIALITY, "What is said here stays here; what we decide, we tell.", "", True),
    (BoundaryKind.TIME, "We end at half past eight.", "Stand up at 20:25.", True),
    (BoundaryKind.CONDUCT, "One who shouts gets a walk with me.", "Ask Tom to step in.", False),
)

SCALES = (
    Scale(
        "near",
        "s",
        0,
        "How near are we to a street where nobody eats alone?",
        low_means="when we first talked about it",
        high_means="anyone can knock at supper time",
    ),
    Scale(
        "willing",
        "s",
        1,
        "How willing are you to cook once this winter?",
        kind=ScaleKind.WILLINGNESS,
        lowest=1,
        highest=10,
        naming=Naming.SHOWN_UNNAMED,
        high_means="I would do anything for it",
        halves=True,
    ),
    Scale(
        "safe",
        "s",
        2,
        "How safe is it to say what you think here?",
        lowest=1,
        highest=7,
        naming=Naming.UNNAMED,
    ),
)

OPENING = (3, 4, 2, 5, 4, 4, 3, 6, 7, 5, None, 4, 5)
CLOSING = (5, 5, 4, 7, 4, 6, 4, 6, 6, 7, 5, None, 5)


def kitchen_table() -> Gathering:
    """Fourteen guests, seven blocks, five boundaries, three scales, two rounds, words and steps."""
    return Gathering(
        session=SESSION,
        guests=_guests(),
        blocks=tuple(Block(f"b{n}", "s", n, *block) for n, block in enumerate(BLOCKS)),
        boundaries=tuple(Boundary(f"e{n}", "s", n, *edge) for n, edge in enumerate(BOUNDARIES)),
        scales=SCALES,
        rounds=(
            Round("r1", "s", "near", Moment.OPENING, datetime(2026, 11, 26, 19, 5)),
            Round("r2", "s", "near", Moment.CLOSING, datetime(2026, 11, 26, 20, 10)),
            Round("r3", "s", "willing", Moment.OPENING, datetime(2026, 11, 26, 19, 20)),
            Round("r4", "s", "safe", Moment.OPENING, datetime(2026, 11, 26, 19, 25)),
            Round("r5", "s", "safe", Moment.CLOSING, datetime(2026, 11, 26, 20, 15)),
        ),
        marks=(*_named("r1", OPENING), *_named("r2", CLOSING), *_willing(), *_unnamed()),
        steps=(
            Step(
                "p0", "s", 0, "Ask the hall for Wednesdays", "Marta", date(2026, 12, 2), "A key on the hook"
            ),
            Step(
                "p1",
                "s",
                1,
                "One pot too many, every Sunday",
                "王小明 and Joe",
                None,
                "Somebody knocks",
                done=True,
            ),
        ),
    )


def _guests() -> tuple[Guest, ...]:
    replies = (Invitation.ACCEPTED, Invitation.ACCEPTED, Invitation.INVITED, Invitation.TO_ASK)
    guests = [
        Guest(
            id=f"g{n}",
            session_id="s",
            place=n,
            name=name,
            about="Number 14, new since spring" if n % 3 == 0 else "",
            brings="Knows everybody's birthday and forgets none" if n % 2 else "A big pot",
            invitation=Invitation.ACCEPTED if n == 13 else replies[n % 4],
            is_host=n == 13,
            arrived=n < 13,
        )
        for n, name in enumerate(NAMES)
    ]
    away = Guest("g14", "s", 14, "Nobody's Uncle", invitation=Invitation.DECLINED)
    seat = Guest("g15", "s", 15, "Somebody from the flats", invitation=Invitation.OPEN_SEAT)
    return (*guests, away, seat)


def _named(round_id: str, values: tuple[int | None, ...]) -> tuple[Mark, ...]:
    words = {
        3: ("We have keys to the hall.", "A second cook."),
        5: ("The soup on Fridays\nalready feeds nine.", ""),
        8: ("Somebody always knocks.", "My neighbour comes without being fetched."),
        7: ("", "Two chairs more at the table."),
    }
    return tuple(
        Mark(
            f"{round_id}m{n}",
            "s",
            round_id,
            f"g{n}",
            None if value is None else Decimal(value),
            skipped=value is None,
            already_there=words.get(n, ("", ""))[0],
            one_step_up=words.get(n, ("", ""))[1],
        )
        for n, value in enumerate(values)
    )


def _willing() -> tuple[Mark, ...]:
    values = ("8", "8", "8.5", "9.5", "5", "10", "8", "3.5", "8", "8", "1", "8", "8")
    return tuple(Mark(f"w{n}", "s", "r3", f"g{n}", Decimal(value)) for n, value in enumerate(values))


def _unnamed() -> tuple[Mark, ...]:
    first = [Mark(f"u{n}", "s", "r4", None, Decimal(value)) for n, value in enumerate((3, 4, 4, 5, 6, 2, 4))]
    second = [Mark(f"v{n}", "s", "r5", None, Decimal(value)) for n, value in enumerate((5, 4, 6, 5, 6, 4))]
    return (*first, *second)


def nothing_yet() -> Gathering:
    return Gathering(Session("e", ""))


def crowd(people: int = 200) -> Gathering:
    """Many guests, most of whom agree."""
    guests = tuple(Guest(f"g{n}", "s", n, f"Guest Number {n}") for n in range(people))
    marks = tuple(
        Mark(f"m{n}", "s", "r1", f"g{n}", Decimal(7 if n % 20 else n // 20 % 11)) for n in range(people)
    )
    closing = tuple(Mark(f"c{n}", "s", "r2", f"g{n}", Decimal(n % 11)) for n in range(people))
    rounds = (
        Round("r1", "s", "near", Moment.OPENING, datetime(2026, 11, 26, 19, 5)),
        Round("r2", "s", "near", Moment.CLOSING, datetime(2026, 11, 26, 20, 10)),
    )
    whole = kitchen_table()
    return Gathering(
        SESSION,
        guests=guests,
        blocks=whole.blocks,
        boundaries=whole.boundaries,
        scales=SCALES,
        rounds=rounds,
        marks=(*marks, *closing),
    )
