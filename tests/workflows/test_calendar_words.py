"""Days and times as they are said."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hostdesk.workflows.calendar_words import day, from_to, short_day

START = datetime(2026, 11, 26, 18, 30)


def test_days() -> None:
    assert day(START) == "Thursday 26 November 2026"
    assert short_day(date(2026, 12, 2)) == "2 December"
    assert day(date(2026, 3, 1)) == "Sunday 1 March 2026"


def test_from_when_to_when() -> None:
    assert from_to(START, START + timedelta(hours=2)) == "Thursday 26 November 2026, 18:30 to 20:30"
    assert from_to(START, START + timedelta(hours=7)) == "Thursday 26 November 2026, 18:30 to 01:30"
    assert from_to(START, START + timedelta(hours=15, minutes=30)) == (
        "Thursday 26 November 2026, 18:30 to Friday 27 November 2026, 10:00"
    )
    assert from_to(START, None) == from_to(START, START) == "Thursday 26 November 2026, 18:30"
    assert (
        from_to(START, START + timedelta(hours=46))
        == "Thursday 26 November 2026, 18:30 to Saturday 28 November 2026, 16:30"
    )
