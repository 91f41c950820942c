"""Days and times as people say them, in the language of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime, time


def day_said(starts: str) -> str:
    """ "2026-11-26T18:30" -> "Thu 26 Nov 2026, 18:30"; "" without a date."""
    if not starts:
        return ""
    day, _separator, clock = starts.partition("T")
    return f"{QLocale().toString(QDate.fromString(day, 'yyyy-MM-dd'), 'ddd d MMM yyyy')}, {clock[:5]}"


def date_said(day: date | None) -> str:
    """26 Nov 2026"""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else ""


def clock_said(moment: datetime | time | None) -> str:
    """18:30"""
    return QLocale().toString(QTime(moment.hour, moment.minute), "HH:mm") if moment else ""
