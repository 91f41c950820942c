"""Days and times as people type them, in the language of the system."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale

from hostdesk.errors import HostDeskError
from hostdesk.words import _

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?\.?", re.IGNORECASE)
_DAYS = ("d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d M yyyy")
_DAYS_OF_THIS_YEAR = ("d MMM", "d MMMM", "d.M.", "d.M", "d/M")


def clock_of(text: str) -> time | None:
    """ "19:30", "7.30 pm", "1930" -> 19:30; None where nothing is typed; HostDeskError for no time."""
    typed = text.strip()
    if not typed:
        return None
    found = _CLOCK.fullmatch(typed)
    hours, minutes = (int(found[1]), int(found[2] or found[3] or 0)) if found else (99, 0)
    if found and found[4]:
        hours = hours % 12 + (12 if found[4].lower().startswith("p") else 0) if 1 <= hours <= 12 else 99
    if hours > 23 or minutes > 59:
        raise HostDeskError(_("That is not a time of the day; please type it like 19:30."))
    return time(hours, minutes)


def day_of(text: str, today: date) -> date | None:
    """ "12 May 2026", "2026-05-12", "12.5." -> the day; without a year the next one from `today` on."""
    typed = " ".join(text.split())
    if not typed:
        return None
    for language in (QLocale(), QLocale.c()):
        for form in _DAYS:
            if (found := language.toDate(typed, form)).isValid() and found.year() >= 1900:
                return date(found.year(), found.month(), found.day())
        for form in _DAYS_OF_THIS_YEAR:
            if (found := _in_year(language, typed, form, today.year)).isValid():
                day = date(found.year(), found.month(), found.day())
                return day if day >= today else day.replace(year=today.year + 1)
    example = QLocale().toString(QDate(today.year, today.month, today.day), "d MMM yyyy")
    raise HostDeskError(_("That is not a day; please type it like {example}.").format(example=example))


def _in_year(language: QLocale, typed: str, form: str, year: int) -> QDate:
    return language.toDate(f"{typed} {year}", f"{form} yyyy")
