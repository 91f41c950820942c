"""Dates for a calendar: each day of a gathering, what is to be done if wanted, and nobody's name unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import icalendar
import pytest
from hypothesis import given

from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block
from hostdesk.domain.step import Step
from hostdesk.errors import HostDeskError
from hostdesk.workflows import calendar_file
from hostdesk.workflows.calendar_file import Dates
from tests.archive.strategies import gatherings
from tests.builders import a_full_gathering, a_gathering

TWO_EAST = timezone(timedelta(hours=2))
START = datetime(2026, 5, 12, 18, 30)
EVERYTHING = Dates(to_do=True, names=True, remind=True)


def events(*found: Gathering, wanted: Dates | None = None) -> list[icalendar.Event]:
    data = calendar_file.calendar_bytes(found, wanted, TWO_EAST)
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def with_blocks(*blocks: tuple[int, int]) -> Gathering:
    """(day, minutes) of each block."""
    start = a_gathering(starts=START)
    made = tuple(
        Block(f"b{place}", start.session.id, place, "Talk", minutes, day=day)
        for place, (day, minutes) in enumerate(blocks)
    )
    return replace(start, blocks=made)


def test_a_gathering_lasts_until_its_last_block_ends() -> None:
    (event,) = events(with_blocks((1, 60), (1, 30)))

    assert event["DTSTART"].dt == datetime(2026, 5, 12, 16, 30, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 5, 12, 18, 0, tzinfo=UTC)


def test_every_day_is_an_event_of_its_own() -> None:
    found = events(with_blocks((1, 60), (3, 90)))

    assert [event["DTSTART"].dt.day for event in found] == [12, 14]
    assert [str(event["SUMMARY"]) for event in found] == [
        "The corner garden, day 1",
        "The corner garden, day 3",
    ]
    assert len({event["UID"] for event in found}) == 2


def test_without_blocks_it_lasts_until_it_has_to_end() -> None:
    start = a_gathering(starts=START)
    night = replace(start, session=replace(start.session, until=time(1, 0)))

    assert "DTEND" not in events(start)[0]
    assert events(night)[0]["DTEND"].dt == datetime(2026, 5, 12, 23, 0, tzinfo=UTC)


def test_a_gathering_that_moves_is_moved_and_not_added_again() -> None:
    start = a_gathering(starts=START)
    later = replace(start, session=replace(start.session, starts=START + timedelta(days=7), title="Soup"))

    assert events(start)[0]["UID"] == events(later)[0]["UID"]
    assert events(start)[0]["DTSTART"].dt != events(later)[0]["DTSTART"].dt


def with_things_to_do() -> Gathering:
    start = a_gathering("Ada", starts=START)
    sid = start.session.id
    steps = (
        Step("s1", sid, 0, "Ask the baker", "Ada", date(2026, 5, 31)),
        Step("s2", sid, 1, "Rest", by_when=date(2026, 5, 30), done=True),
        Step("s3", sid, 2, "One day"),
    )
    decisions = (Decision("d1", sid, 0, "The key", held_by="Council", by_when=date(2026, 6, 2)),)
    return replace(start, steps=steps, decisions=decisions)


def test_what_is_open_and_has_a_day_comes_only_where_wanted() -> None:
    start = with_things_to_do()

    assert len(events(start)) == 1
    assert [
        (str(event["SUMMARY"]), event["DTSTART"].dt) for event in events(start, wanted=Dates(to_do=True))
    ] == [
        ("The corner garden", datetime(2026, 5, 12, 16, 30, tzinfo=UTC)),
        ("Ask the baker", date(2026, 5, 31)),
        ("The key", date(2026, 6, 2)),
    ]


def test_no_name_is_in_it_unless_it_is_wanted() -> None:
    start = with_things_to_do()
    bare = calendar_file.calendar_bytes([start], Dates(to_do=True, remind=True), TWO_EAST)
    told = calendar_file.calendar_bytes([start], EVERYTHING, TWO_EAST)

    assert b"Ada" not in bare
    assert b"Council" not in bare
    assert b"Ada: Ask the baker" in told
    assert b"Guests: " in told


@given(gatherings())
def test_any_gathering_gives_a_calendar_that_others_read(gathering: Gathering) -> None:
    if not calendar_file.has_dates(gathering, EVERYTHING):
        with pytest.raises(HostDeskError):
            calendar_file.calendar_bytes([gathering], EVERYTHING, TWO_EAST)
        return
    data = calendar_file.calendar_bytes([gathering], EVERYTHING, TWO_EAST)

    found = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    assert found
    assert not any(event.errors for event in found)
    assert data == calendar_file.calendar_bytes([gathering], EVERYTHING, TWO_EAST)


def test_without_any_date_it_is_refused_with_a_sentence() -> None:
    with pytest.raises(HostDeskError, match="no date"):
        calendar_file.calendar_bytes([a_gathering(starts=None)])


def test_the_file_is_written_in_the_wall_clock_of_this_laptop(tmp_path: Path) -> None:
    target = tmp_path / calendar_file.file_name([a_full_gathering()])
    calendar_file.write([a_full_gathering()], target)

    event, _next_day = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    there = a_full_gathering().session.starts
    assert there is not None
    assert event["DTSTART"].dt == there.astimezone()


def test_several_are_called_after_their_series() -> None:
    found = [a_full_gathering("first"), a_full_gathering("second")]

    assert calendar_file.file_name(found) == "The corner evenings.ics"
    assert calendar_file.file_name([a_gathering(), a_gathering(session_id="b")]) == "Gatherings.ics"
