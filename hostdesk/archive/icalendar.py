"""Dates for any calendar: an iCalendar file, written alike for equal dates. Source: RFC 5545."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # octets, without the line end

_NAME = "-//HostDesk//HostDesk 1//EN"
_WRITTEN = "19800101T000000Z"  # equal dates give equal bytes, so no clock is asked
_SPECIAL = re.compile(r"([\\;,])")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True)
class Event:
    """A stretch of time (moments with their zone), or a whole day.

    `uid` is the same as long as it is the same thing, so that a calendar moves it and does not add it again.
    """

    uid: str
    title: str
    starts: datetime | date
    ends: datetime | None = None
    place: str = ""
    words: str = ""
    reminds: timedelta | None = None  # so long before it begins


def calendar(events: Sequence[Event]) -> bytes:
    """The file: UTF-8, lines ended by CR LF and folded, moments in UTC."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_NAME}", "CALSCALE:GREGORIAN"),
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """One line of content as it is written: never a character cut in two."""
    written, room = [b""], LONGEST_LINE
    for character in line:
        octets = character.encode()
        if len(written[-1]) + len(octets) > room:
            written.append(b" ")
        written[-1] += octets
    return b"\r\n".join(written) + b"\r\n"


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_WRITTEN}"
    yield from _when(event)
    yield f"SUMMARY:{_text(event.title)}"
    for name, words in (("LOCATION", event.place), ("DESCRIPTION", event.words)):
        if words:
            yield f"{name}:{_text(words)}"
    if event.reminds is not None:
        yield from _alarm(event, event.reminds)
    yield "END:VEVENT"


def _when(event: Event) -> Iterable[str]:
    """A whole day does not make anybody busy."""
    if not isinstance(event.starts, datetime):
        day, next_day = event.starts, event.starts + timedelta(days=1)
        return f"DTSTART;VALUE=DATE:{_day(day)}", f"DTEND;VALUE=DATE:{_day(next_day)}", "TRANSP:TRANSPARENT"
    lines = [f"DTSTART:{_moment(event.starts)}"]
    if event.ends is not None and event.ends > event.starts:
        lines.append(f"DTEND:{_moment(event.ends)}")
    return lines


def _alarm(event: Event, before: timedelta) -> Iterable[str]:
    minutes = before // timedelta(minutes=1)
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(event.title)}",
        f"TRIGGER:-PT{minutes}M",
        "END:VALARM",
    )


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _moment(moment: datetime) -> str:
    there = moment.astimezone(UTC)
    return f"{_day(there)}T{there:%H%M%S}Z"


def _text(words: str) -> str:
    r"""As TEXT is escaped: \n for a line end, a backslash before what parts values."""
    plain = _HIDDEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPECIAL.sub(r"\\\1", plain).replace("\n", "\\n")
