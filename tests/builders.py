"""Gatherings for tests, in one readable line each; ids say what they stand for."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.change import Change
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.mark import Came, Count, EarlierMark, Mark, Moment, Round, Way
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import FollowUp, Naming, Scale, ScaleKind, When
from hostdesk.domain.series import Series
from hostdesk.domain.session import Afterwards, Layout, Rung, Session, Stage
from hostdesk.domain.step import Step
from hostdesk.storage.library import Library, gathering, write

EVENING = datetime(2026, 5, 12, 18, 30)
SUMMER = timezone(timedelta(hours=2))
A_JPEG = b64decode(  # grey, 2 x 1
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWG"
    "kJ6jq62rZ4C8ybqmx5moq6T/wAALCAABAAIBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgED"
    "AwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RF"
    "RkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJ"
    "ytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ANWv/9k="
)


def a_session(session_id: str = "garden", **fields: Any) -> Session:
    return Session(session_id, **{"title": "The corner garden", **fields})


def a_guest(name: str = "Ada", place: int = 1, session_id: str = "garden", **fields: Any) -> Guest:
    return Guest(f"{session_id}/guest {name}", session_id, place, name, **fields)


def a_scale(
    question: str = "How close are we?", place: int = 0, session_id: str = "garden", **fields: Any
) -> Scale:
    return Scale(f"{session_id}/scale {place}", session_id, place, question, **fields)


def a_gathering(
    *names: str, session_id: str = "garden", scales: Sequence[Scale] | None = None, **fields: Any
) -> Gathering:
    """A session with its host, these guests and (unless told otherwise) one scale from 0 to 10."""
    host = a_guest("Host", 0, session_id, is_host=True, invitation=Invitation.ACCEPTED)
    guests = (host, *(a_guest(name, place, session_id) for place, name in enumerate(names, 1)))
    asked = (a_scale(session_id=session_id),) if scales is None else tuple(scales)
    return Gathering(a_session(session_id, **fields), guests=guests, scales=asked)


def with_round(
    start: Gathering,
    marks: Mapping[str, float | None] | Sequence[float],
    moment: Moment = Moment.OPENING,
    scale: Scale | None = None,
    opened: datetime = EVENING,
) -> Gathering:
    """The gathering with one more round: numbers by guest's name (None: skipped), or unnamed numbers."""
    asked_of = scale or start.scales[0]
    asked = Round(f"{asked_of.id}/{moment}", start.session.id, asked_of.id, moment, opened)
    if isinstance(marks, Mapping):
        named = {guest.name: guest for guest in start.guests}
        new = tuple(a_mark(asked, named[name], value) for name, value in marks.items())
    else:
        new = tuple(_unnamed(asked, number, value) for number, value in enumerate(marks))
    return replace(start, rounds=(*start.rounds, asked), marks=(*start.marks, *new)).in_order()


def a_mark(asked: Round, guest: Guest, value: float | None, **fields: Any) -> Mark:
    number = None if value is None else Decimal(str(value))
    mark = Mark(f"{asked.id}/{guest.name}", asked.session_id, asked.id, guest.id, number, value is None)
    return replace(mark, **fields)


def _unnamed(asked: Round, number: int, value: float) -> Mark:
    return Mark(f"{asked.id}/{number}", asked.session_id, asked.id, None, Decimal(str(value)))


def a_full_gathering(session_id: str = "evening") -> Gathering:
    """Something of every kind, and every field in use."""
    by_name = a_scale("How ready are we?", 0, session_id, halves=True, low_means="none", high_means="all")
    shown = a_scale("How sure?", 1, session_id, lowest=1, highest=7, naming=Naming.SHOWN_UNNAMED)
    unnamed = replace(
        a_scale("Was it of use?", 2, session_id, kind=ScaleKind.USEFULNESS, naming=Naming.UNNAMED),
        asked_when=When.CLOSING,
        answered_by="Those who stayed",
        follow_ups=(FollowUp.OTHERS_VIEW, FollowUp.GOOD_ENOUGH),
    )
    start = replace(
        a_gathering("Ada", "Ben", "Chidi", session_id=session_id, scales=[by_name, shown, unnamed]),
        session=_full_session(session_id),
        series=Series(f"{session_id}/series", "The corner evenings", "A street that eats together"),
        boundaries=_boundaries(session_id),
        blocks=_blocks(session_id, by_name),
        goals=_goals(session_id),
        decisions=_decisions(session_id),
        errands=_errands(session_id),
        steps=_steps(session_id),
        notes=_notes(session_id),
        pictures=_pictures(session_id),
    )
    start = replace(start, guests=(*start.guests, *_more_guests(session_id)))
    start = with_round(start, {"Ada": 3.5, "Ben": None, "Chidi": 0}, Moment.OPENING, by_name)
    start = with_round(start, {"Ada": 5, "Chidi": 0}, Moment.CLOSING, by_name)
    start = with_round(start, {"Ada": 1, "Ben": 7}, Moment.OPENING, shown)
    start = with_round(start, [8, 8, 2], Moment.CLOSING, unnamed)
    return _with_a_walk(_with_a_correction(start)).in_order()


def _full_session(session_id: str) -> Session:
    return Session(
        session_id,
        "Ένα βράδυ · 一个晚上",
        f"{session_id}/series",
        EVENING,
        Stage.HARVEST,
        calling="A bell",
        preferred_future="Everyone knows\neveryone",
        best_hopes="A start",
        already_works="The café",
        who_would_notice="The postman",
        venue="Old library",
        arrival="Warm soup",
        layout="A ring",
        access="A ramp",
        food="Bread",
        materials="Pens\nPaper",
        rung=Rung.SHARING,
        paragraph="We come together because a bell rang.",
        room=Layout.CIRCLE,
        light="Lamps, no strip light",
        sound="Carpets",
        signs="A lantern at the gate",
        packed="Pens",
        until=time(21, 0),
        flow="common_project",
        standing=Position.GALLERY,
        keep_until=date(2027, 5, 12),
        afterwards=Afterwards.NAMELESS,
    )


def _boundaries(session_id: str) -> tuple[Boundary, ...]:
    return tuple(
        Boundary(
            f"{session_id}/boundary {kind}", session_id, place, kind, f"About {kind}", "gently", place > 1
        )
        for place, kind in enumerate(BoundaryKind)
    )


def _goals(session_id: str) -> tuple[Goal, ...]:
    shared = Goal(f"{session_id}/goal 0", session_id, 0, "Warm homes", "Council, Ada", "Who pays")
    return shared, Goal(f"{session_id}/goal 1", session_id, 1, "A garden")


def _decisions(session_id: str) -> tuple[Decision, ...]:
    which = f"{session_id}/decision"
    day = date(2026, 6, 2)
    hours = Decision(
        f"{which} 0", session_id, 0, "Opening hours", "Users", "Board", "A vote", day, False, "8"
    )
    return hours, Decision(f"{which} 1", session_id, 1, "The lease", not_here=True)


def _errands(session_id: str) -> tuple[Errand, ...]:
    key = Errand(f"{session_id}/errand 0", session_id, 0, "Fetch the key", "Ben", True)
    return key, Errand(f"{session_id}/errand 1", session_id, 1, "Buy bread")


def _blocks(session_id: str, asked: Scale) -> tuple[Block, ...]:
    welcome = Block(
        f"{session_id}/block 0",
        session_id,
        0,
        "Welcome",
        20,
        began=datetime(2026, 5, 12, 18, 31, 5, tzinfo=SUMMER),
        ended=datetime(2026, 5, 12, 18, 52, tzinfo=SUMMER),
        planned=15,
    )
    spare = Block(
        f"{session_id}/block 2", session_id, 2, "A song", 5, parked=True, optional=True, left_out=True
    )
    second = Block(
        f"{session_id}/block 3",
        session_id,
        3,
        "Breakfast",
        30,
        day=2,
        pinned=time(9, 30),
        is_break=True,
        leads="Ada",
        scale_id=asked.id,
    )
    round_table = Block(
        f"{session_id}/block 1", session_id, 1, "Round", 45, Role.CONNECTOR, Position.GUESTS, "Talk", "Cards"
    )
    return welcome, round_table, spare, second


def _steps(session_id: str) -> tuple[Step, ...]:
    asked = Step(
        f"{session_id}/step 0", session_id, 0, "Ask the baker", "Ada", date(2026, 6, 1), "Bread", True
    )
    return asked, Step(f"{session_id}/step 1", session_id, 1, "Rest")


def _more_guests(session_id: str) -> tuple[Guest, ...]:
    seat = a_guest("A young voice", 4, session_id, invitation=Invitation.OPEN_SEAT)
    walked_in = a_guest(
        "זהבה",
        5,
        session_id,
        about="Next door",
        brings="Songs",
        worth_coming="Company",
        arrived=True,
        walk_in=True,
        person="somebody known",
        nearest=True,
        could_ask="Ben",
        invited_on=date(2026, 5, 1),
        replied_on=date(2026, 5, 3),
        reply="Gladly",
        circle="Next door",
        stranger=True,
        greeter="Ada",
        seat="Table 1",
        access="A chair with arms",
        diet="No nuts",
        language="Hebrew",
        paper=Format.LARGE_PRINT,
        may_keep=Consent.GIVEN,
        may_quote=Consent.REFUSED,
        may_photograph=Consent.GIVEN,
        may_keep_health=Consent.GIVEN,
        contact="z@example.org",
        private_note="Sings alto",
        left_at=EVENING.replace(hour=20),
    )
    return seat, walked_in


def _notes(session_id: str) -> tuple[Note, ...]:
    note = Note(f"{session_id}/note", session_id, 0, "Rain,\nand laughter", EVENING)
    quote = Note(
        f"{session_id}/quote",
        session_id,
        1,
        "We are the street",
        EVENING,
        NoteKind.QUOTE,
        f"{session_id}/guest Ada",
        f"{session_id}/block 1",
        f"{session_id}/scale 0",
        f"{session_id}/boundary in",
        f"{session_id}/decision 0",
        Consent.GIVEN,
        done=True,
    )
    return note, quote


def _pictures(session_id: str) -> tuple[Picture, ...]:
    chart = Picture(f"{session_id}/picture 0", session_id, 0, A_JPEG, 2, 1, "The flip chart", EVENING)
    floor = replace(chart, id=f"{session_id}/picture 1", place=1, block_id=f"{session_id}/block 1")
    return chart, replace(floor, scale_id=f"{session_id}/scale 1", caption="The floor", taken=None)


def _with_a_walk(start: Gathering) -> Gathering:
    """One more round, walked on the floor and not revealed yet."""
    counts = (Count(Decimal(3), 2), Count(Decimal(7), 1))
    asked = Round(
        f"{start.session.id}/scale 1/closing",
        start.session.id,
        f"{start.session.id}/scale 1",
        Moment.CLOSING,
        EVENING,
        True,
        Way.FLOOR,
        True,
        False,
        (f"{start.session.id}/guest Ada", f"{start.session.id}/guest Ben"),
        counts,
    )
    return replace(start, rounds=(*start.rounds, asked))


def _with_a_correction(start: Gathering) -> Gathering:
    old = next(mark for mark in start.marks if mark.guest_id and mark.guest_id.endswith("guest Chidi"))
    new = replace(old, already_there="We met", one_step_up="A key", came=Came.ON_BEHALF, spoken_by="Ada")
    new = replace(new, good_enough=Decimal(7))
    earlier = EarlierMark(
        f"{old.id}/earlier", old.session_id, old.id, 0, None, True, "", "Later", Came.PAPER, ""
    )
    earlier = replace(earlier, good_enough=Decimal("6.5"))
    marks = tuple(new if mark is old else mark for mark in start.marks)
    return replace(start, marks=marks, earlier_marks=(earlier,))


def stored(library: Library, start: Gathering) -> Gathering:
    """The gathering as the library gives it back after storing it."""
    write(library, Change("Store", start.session.id, (), start.parts))
    return gathering(library, start.session.id)
