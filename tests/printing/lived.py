"""The kitchen table as it was lived: times, words, decisions, rounds of every kind, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Came, Count, EarlierMark, Moment, Round, Way
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from tests.printing.gatherings import kitchen_table

WINTER = timezone(timedelta(0))
STARTS = datetime(2026, 11, 26, 18, 33, tzinfo=WINTER)
SIZES = ((160, 120), (120, 160), (200, 80))
CAPTIONS = (
    "The flip chart: keys, soup, a big pot",
    "",
    "لوحة الأفكار",
    "How people stood on the floor. " * 14,
)


def lived(pictures: int = 7) -> Gathering:
    """Began late, one block left out, two rounds hidden or counted, somebody left early."""
    start = kitchen_table()
    guests = tuple(
        replace(guest, walk_in=number == 4, left_at=datetime(2026, 11, 26, 20, 0) if number == 5 else None)
        for number, guest in enumerate(start.guests)
    )
    rounds = (
        *start.rounds,
        Round(
            "r6",
            "s",
            "willing",
            Moment.CLOSING,
            datetime(2026, 11, 26, 20, 12),
            way=Way.FLOOR,
            counts=(Count(Decimal("3.5"), 4), Count(Decimal(9), 6)),
        ),
    )
    return replace(
        start,
        guests=guests,
        blocks=_held(start.blocks),
        rounds=rounds,
        marks=tuple(replace(mark, came=Came.PAPER) if mark.id == "r2m1" else mark for mark in start.marks),
        earlier_marks=(EarlierMark("x", "s", "r1m3", 0, Decimal(4), False, "Less.", "", Came.TOLD_HOST, ""),),
        notes=_notes(),
        decisions=_decisions(),
        pictures=a_wall(pictures),
    ).in_order()


def hidden(start: Gathering, round_id: str) -> Gathering:
    """The same with a silent round that nobody has revealed."""
    rounds = (replace(one, silent=True) if one.id == round_id else one for one in start.rounds)
    return replace(start, rounds=tuple(rounds))


def a_wall(pictures: int, captions: Sequence[str] = CAPTIONS) -> tuple[Picture, ...]:
    made = []
    for number in range(pictures):
        width, height = SIZES[number % 3]
        caption, block = captions[number % len(captions)], f"b{number % 3}" if number % 4 else None
        taken, scale = datetime(2026, 11, 26, 19, number % 60), "near" if number % 5 == 4 else None
        data = a_chart(number, width, height)
        place = number
        made.append(
            Picture(f"pic{number}", "s", place, data, width, height, caption.strip(), taken, block, scale)
        )
    return tuple(made)


def a_chart(number: int, width: int, height: int) -> bytes:
    image = Image.new("RGB", (width, height), (250, 246, 236))
    pen = ImageDraw.Draw(image)
    pen.rectangle((4, 4, width - 5, height - 5), outline=(20, 90, 80), width=3)
    pen.text((12, 12), f"chart {number}", fill=(160, 30, 30))
    target = BytesIO()
    image.save(target, "JPEG")
    return target.getvalue()


def _held(blocks: Sequence[Block]) -> tuple[Block, ...]:
    clock, held = STARTS, []
    for number, block in enumerate(blocks):
        ends = clock + timedelta(minutes=block.minutes + 2)
        if number == 3:
            held.append(replace(block, left_out=True))
        else:
            held.append(replace(block, began=clock, ended=ends, planned=block.minutes + number))
            clock = ends
    return tuple(held)


def _notes() -> tuple[Note, ...]:
    taken = datetime(2026, 11, 26, 19, 10)
    told = (
        (NoteKind.QUOTE, "We are the street.", {"guest_id": "g0", "block_id": "b2"}),
        (NoteKind.AFFIRMATION, "You came although it snowed.", {"guest_id": "g1"}),
        (NoteKind.OFFER, "A pot that feeds thirty", {"guest_id": "g2", "done": True}),
        (NoteKind.NEED, "Somebody to fetch the bread", {}),
        (NoteKind.PARKED, "The lease", {"done": True}),
        (NoteKind.DECIDED, "Wednesdays it is.", {"decision_id": "d0"}),
        (NoteKind.KEPT, "Nobody named names.", {"boundary_id": "e2", "guest_id": "g3"}),
        (NoteKind.CROSSED, "We went on until nine,\nand said so.", {"boundary_id": "e3"}),
        (NoteKind.NOTE, "Rain, and laughter", {}),
    )
    return tuple(
        Note(f"n{number}", "s", number, words, taken, kind, **more)  # type: ignore[arg-type]
        for number, (kind, words, more) in enumerate(told)
    )


def _decisions() -> tuple[Decision, ...]:
    which = Decision("d0", "s", 0, "Which evening we eat together", "Those who cook", outcome="Wednesdays")
    return which, Decision("d1", "s", 1, "Who keeps the key"), Decision("d2", "s", 2, "Rent", not_here=True)
