"""Give dates to a calendar: each day of a gathering and, where wanted, by when things are to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path

from hostdesk.archive.icalendar import Event, calendar
from hostdesk.archive.names import readable
from hostdesk.domain.available import latest
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import days_of
from hostdesk.domain.text import line
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.calendar_wishes import Dates
from hostdesk.workflows.new_file import put

__all__ = ["Dates", "calendar_bytes", "file_name", "has_dates", "write"]

ENDING = ".ics"
_DAY_BEFORE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Day:
    starts: datetime  # on the wall clock of the place
    ends: datetime | None
    number: int = 1


def calendar_bytes(
    gatherings: Sequence[Gathering], wanted: Dates | None = None, zone: tzinfo | None = None
) -> bytes:
    """An iCalendar file; equal dates give equal bytes.

    Gatherings keep the wall clock of their place: it is taken for that of `zone`, or of this laptop.
    """
    chosen = wanted or Dates()
    events = [event for one in gatherings for event in _events(one, chosen, zone)]
    if not events:
        raise HostDeskError(_("There is no date to put into a calendar yet."))
    return calendar(sorted(events, key=_by_time))


def write(gatherings: Sequence[Gathering], target: Path, wanted: Dates | None = None) -> None:
    """The file, complete or not there at all."""
    put(calendar_bytes(gatherings, wanted), target)


def has_dates(gathering: Gathering, wanted: Dates | None = None) -> bool:
    chosen = wanted or Dates()
    return gathering.session.starts is not None or (chosen.to_do and any(_to_do(gathering, chosen)))


def file_name(gatherings: Sequence[Gathering]) -> str:
    """Of one gathering its title, of several that of their series."""
    first = gatherings[0]
    title = first.session.title
    if len(gatherings) > 1:
        title = first.series.title if first.series else _("Gatherings")
    return readable(title, _("Session")) + ENDING


def _events(gathering: Gathering, wanted: Dates, zone: tzinfo | None) -> Iterator[Event]:
    days = _days(gathering)
    for day in days:
        yield Event(
            uid=f"{gathering.session.id}-{day.number}@hostdesk",
            title=_day_title(gathering, day, len(days)),
            starts=_in(zone, day.starts),
            ends=_in(zone, day.ends) if day.ends else None,
            place=line(gathering.session.venue),
            words=_who_comes(gathering) if wanted.names else "",
            reminds=_DAY_BEFORE if wanted.remind else None,
        )
    if wanted.to_do:
        yield from _to_do(gathering, wanted)


def _days(gathering: Gathering) -> list[_Day]:
    """From the beginning of each day to the end of its last block, or until when it has to end."""
    session = gathering.session
    if session.starts is None:
        return []
    found = [
        _Day(day[0].starts, latest(day), day[0].block.day)
        for day in days_of(gathering.timed_blocks())
        if day[0].starts is not None
    ]
    if not found or found[0].number != 1:
        found.insert(0, _Day(session.starts, _until(session.starts, session.until)))
    first = found[0]
    return [_Day(min(session.starts, first.starts), first.ends), *found[1:]]


def _until(starts: datetime, until: time | None) -> datetime | None:
    if until is None:
        return None
    by = datetime.combine(starts.date(), until)
    return by + timedelta(days=by <= starts)


def _day_title(gathering: Gathering, day: _Day, of: int) -> str:
    title = line(gathering.session.title) or _("Session")
    return title if of == 1 else _("{title}, day {n}").format(title=title, n=day.number)


def _who_comes(gathering: Gathering) -> str:
    names = ", ".join(guest.name for guest in gathering.guests if guest.expected)
    return _("Guests: {names}").format(names=names) if names else ""


def _to_do(gathering: Gathering, wanted: Dates) -> Iterator[Event]:
    """What is still open and has a day; who does it only where names are wanted."""
    title = line(gathering.session.title)
    steps = ((step.id, step.what, step.who, step.by_when) for step in gathering.steps if not step.done)
    decisions = ((d.id, d.what, d.held_by, d.by_when) for d in gathering.decisions if d.is_open)
    for part_id, what, who, by_when in (*steps, *decisions):
        if by_when is not None:
            words = f"{line(who)}: {line(what)}" if wanted.names and who else line(what)
            yield Event(f"{part_id}@hostdesk", words, by_when, words=title)


def _in(zone: tzinfo | None, moment: datetime) -> datetime:
    return moment.replace(tzinfo=zone) if zone else moment.astimezone()


def _by_time(event: Event) -> tuple[str, str]:
    """Whole days before what begins on them."""
    return event.starts.isoformat(), event.uid
