"""A real archive of every released version opens for ever."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from hostdesk import archive
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Format
from hostdesk.domain.mark import Moment, Way
from hostdesk.domain.scale import Naming

SAVED = Path(__file__).parent / "saved"


@pytest.fixture
def first() -> Gathering:
    """The one session of the saved archive of version 1.0."""
    with (SAVED / "v1.0.hostdesk.zip").open("rb") as file:
        return archive.unpack(file).gatherings[0]


@pytest.mark.parametrize("major", archive.VERSIONS)
def test_every_version_has_a_saved_archive(major: int) -> None:
    assert list(SAVED.glob(f"v{major}.*.hostdesk.zip"))


def test_the_first_version_keeps_the_session(first: Gathering) -> None:
    session = first.session

    assert (session.title, session.starts) == ("Ένα βράδυ · 一个晚上", datetime(2026, 5, 12, 18, 30))
    assert (session.preferred_future, session.materials) == ("Everyone knows\neveryone", "Pens\nPaper")
    assert first.series
    assert first.series.title == "The corner evenings"


def test_the_first_version_keeps_every_part(first: Gathering) -> None:
    assert [guest.name for guest in first.guests] == ["Host", "Ada", "Ben", "Chidi", "A young voice", "זהבה"]
    assert len(first.boundaries) == 9
    assert [block.minutes for block in first.blocks] == [15, 45]
    assert [scale.naming for scale in first.scales] == [Naming.BY_NAME, Naming.SHOWN_UNNAMED, Naming.UNNAMED]
    assert [step.what for step in first.steps] == ["Ask the baker", "Rest"]
    assert [note.words for note in first.notes] == ["Rain,\nand laughter"]


def test_the_first_version_keeps_every_answer(first: Gathering) -> None:
    asked = first.round_of(first.scales[0].id, Moment.OPENING)
    assert asked is not None
    ada, ben = (first.mark_of(asked.id, guest.id) for guest in first.guests[1:3])
    assert ada is not None
    assert ben is not None

    assert (ada.value, ben.value, ben.skipped) == (Decimal("3.5"), None, True)
    assert sorted(mark.value or 0 for mark in first.marks if mark.guest_id is None) == [2, 8, 8]
    assert [earlier.one_step_up for earlier in first.earlier_marks] == ["Later"]


def test_the_version_that_is_written_now_gives_the_saved_bytes() -> None:
    now = SAVED / "v1.3.hostdesk.zip"
    with now.open("rb") as file:
        unpacked = archive.unpack(file)

    assert unpacked.version == "1.3"
    assert archive.pack(unpacked.gatherings, {}, unpacked.histories) == now.read_bytes()


def test_version_1_1_keeps_what_was_thought_about_before() -> None:
    with (SAVED / "v1.1.hostdesk.zip").open("rb") as file:
        evening = archive.unpack(file).gatherings[0]
    came = next(guest for guest in evening.guests if guest.walk_in)

    assert [goal.holders for goal in evening.goals] == [("Council", "Ada"), ()]
    assert [decision.is_open for decision in evening.decisions] == [False, False]
    assert [errand.done for errand in evening.errands] == [True, False]
    assert (came.greeter, came.diet, came.paper) == ("Ada", "No nuts", Format.LARGE_PRINT)
    assert [(block.day, block.parked) for block in evening.blocks] == [
        (1, False),
        (1, False),
        (1, True),
        (2, False),
    ]


def test_version_1_2_keeps_what_happened_in_the_room() -> None:
    with (SAVED / "v1.2.hostdesk.zip").open("rb") as file:
        evening = archive.unpack(file).gatherings[0]
    walked = next(asked for asked in evening.rounds if asked.way is Way.FLOOR)
    quote = evening.notes[1]

    assert [block.planned_minutes for block in evening.blocks[:2]] == [15, 45]
    assert evening.blocks[0].began == datetime(2026, 5, 12, 18, 31, 5, tzinfo=timezone(timedelta(hours=2)))
    assert walked.counted_values == (Decimal(3), Decimal(3), Decimal(7))
    assert (walked.is_hidden, len(walked.asked_of)) == (True, 2)
    assert (quote.kind, quote.consent, quote.guest_id) == ("quote", "given", "evening/guest Ada")
    assert [picture.data[:2] for picture in evening.pictures] == [b"\xff\xd8"] * 2


def test_version_1_3_keeps_who_edited_what_and_until_when_it_is_kept() -> None:
    with (SAVED / "v1.3.hostdesk.zip").open("rb") as file:
        unpacked = archive.unpack(file)
    evening, history = unpacked.gatherings[0], unpacked.histories["evening"]
    (waiting,) = history.conflicts

    assert (evening.session.keep_until, evening.session.afterwards) == (date(2027, 5, 12), "nameless")
    assert [mark.good_enough for mark in evening.marks if mark.good_enough] == [Decimal(7)]
    assert (waiting.stamp.device, waiting.values) == ("this laptop", {"brings": "A cake"})
    assert history.seen == {"other laptop": 1779000000123, "this laptop": 1779000000500}
    assert (history.gone, history.erased) == ({"taken back"}, {"evening/guest Erased"})
