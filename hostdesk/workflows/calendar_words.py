"""Days and times as they are said, the same on every system."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hostdesk.words import _, figures

_NIGHT = timedelta(hours=24)
_MORNING = 6  # o'clock: what ends before belongs to the evening before


def day(when: date) -> str:
    """Like: Thursday 26 November 2026; in the order in which the language says it."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=_weekdays()[when.weekday()],
        day=figures(when.day),
        month=_months()[when.month - 1],
        year=figures(when.year),
    )


def short_day(when: date) -> str:
    """Like: 26 November."""
    return _("{day} {month}").format(day=figures(when.day), month=_months()[when.month - 1])


def clock(when: datetime | time) -> str:
    """Like: 18:30."""
    return _("{hour}:{minute}").format(hour=figures(f"{when:%H}"), minute=figures(f"{when:%M}"))


def from_to(starts: datetime, ends: datetime | None) -> str:
    """Like: Thursday 26 November 2026, 18:30 to 20:30."""
    begins = f"{day(starts)}, {clock(starts)}"
    if ends is None or ends == starts:
        return begins
    same_night = ends.date() == starts.date() or (ends <= starts + _NIGHT and ends.hour < _MORNING)
    return _("{start} to {end}").format(
        start=begins, end=clock(ends) if same_night else f"{day(ends)}, {clock(ends)}"
    )


def _weekdays() -> tuple[str, ...]:
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
