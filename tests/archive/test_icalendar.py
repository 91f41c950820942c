"""The calendar file: read back by others as it was meant, folded between characters."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.archive.icalendar import LONGEST_LINE, Event, calendar, folded

EVENING = Event("one@hostdesk", "Soup", datetime(2026, 5, 12, 18, 30, tzinfo=timezone(timedelta(hours=2))))
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"))


def read(*events: Event) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(calendar(events)).walk("VEVENT"))


@given(words, words)
def test_any_words_come_back_as_they_were(title: str, place: str) -> None:
    (event,) = read(Event("one", f"a{title}\nb", EVENING.starts, place=f"{place}."))

    assert (event["SUMMARY"], event["LOCATION"]) == (f"a{title}\nb", f"{place}.")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_no_line_is_longer_than_a_calendar_takes_and_no_character_is_cut(text: str) -> None:
    data = folded(text)

    assert data.endswith(b"\r\n")
    assert all(len(line) <= LONGEST_LINE for line in data.split(b"\r\n"))
    assert data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode() == text
    assert [line.decode() for line in data.split(b"\r\n")]


def test_a_moment_stands_in_utc() -> None:
    (event,) = read(EVENING)

    assert event["DTSTART"].dt == datetime(2026, 5, 12, 16, 30, tzinfo=UTC)
    assert "DTEND" not in event


def test_a_day_is_a_whole_day_that_makes_nobody_busy() -> None:
    (event,) = read(Event("step@hostdesk", "Ask the baker", date(2026, 5, 31)))

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 5, 31), date(2026, 6, 1))
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_reminder_comes_before_it_begins() -> None:
    (event,) = read(Event("one", "Soup", EVENING.starts, reminds=timedelta(days=1)))

    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(days=1)
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Soup")


def test_what_an_event_says_cannot_begin_another_property() -> None:
    unkind = "Soup\r\nATTACH:http://x.example\r\nEND:VEVENT"
    (event,) = read(Event("one", unkind, EVENING.starts))

    assert "ATTACH" not in event
    assert event["SUMMARY"] == unkind.replace("\r\n", "\n")


def test_every_event_has_what_the_format_asks_for() -> None:
    data = calendar([EVENING])
    (event,) = read(EVENING)

    assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event.keys()
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert data.count(b"\n") == data.count(b"\r\n")
