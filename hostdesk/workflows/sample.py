"""The sample session: a gathering that never was, lived through with the same workflows as a real one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hostdesk import paths
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.identity import new_id
from hostdesk.domain.mark import Came, Moment
from hostdesk.domain.note import NoteKind
from hostdesk.domain.scale import Naming
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.workflows import capture, harvest, host, living_order, prepare, saying
from hostdesk.workflows.templates import Plan, from_template
from hostdesk.workflows.written_by_hand import read

DAYS_AGO = 3  # long enough to be harvested, short enough to be remembered


@dataclass(frozen=True, slots=True)
class _Answer:
    guest: str = ""  # "" where the scale is unnamed
    value: Decimal | None = None
    skipped: bool = False
    already_there: str = ""
    one_step_up: str = ""
    came: Came = Came.TOLD_HOST
    spoken_by: str = ""
    earlier: tuple[_Answer, ...] = ()

    @property
    def told(self) -> dict[str, Any]:
        """What `capture.answer` is told."""
        if self.skipped:
            return {"skipped": True}
        words = {"value": self.value, "already_there": self.already_there, "one_step_up": self.one_step_up}
        if self.came is Came.ON_BEHALF or self.earlier:
            return words | {"spoken_by": self.spoken_by}
        return words | {"came": self.came}


@dataclass(frozen=True, slots=True)
class _Round:
    scale: int  # the first is 1
    moment: Moment
    opened: time
    marks: tuple[_Answer, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    what: str
    who: str
    days: int  # after the gathering
    first_sign: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class _Note:
    at: time
    words: str
    kind: NoteKind = NoteKind.NOTE
    guest: str = ""
    boundary: int = 0  # the first is 1
    decision: int = 0
    consent: Consent = Consent.NOT_ASKED
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived(Plan):
    """A plan, and what happened when it was lived."""

    series: str
    begins: time
    begun: tuple[time, ...]  # when each block began
    over: time
    guests: tuple[Guest, ...]
    rounds: tuple[_Round, ...]
    steps: tuple[_Step, ...]
    notes: tuple[_Note, ...]


class _Evening:
    """The gathering as it goes on, and every change that made it so."""

    def __init__(self, sample: Lived, day: date) -> None:
        self.sample = sample
        self.day = day
        prepared = _prepared(sample, self.at(sample.begins))
        self.changes = [prepared]
        self.gathering = _begun(prepared)

    def at(self, clock: time) -> datetime:
        return datetime.combine(self.day, clock)

    def guest(self, name: str) -> Guest:
        return next(guest for guest in self.gathering.guests if guest.name == name)

    def do(self, change: Change) -> None:
        self.changes.append(change)
        self.gathering = self.gathering.after(change)


def sample_gathering(today: date) -> Gathering:
    """The sample session, lived three days before `today`; its ids are new each time."""
    return _lived(today).gathering


def as_it_happened(today: date) -> list[Change]:
    """The same, change after change, as the host made them: prepared, hosted, captured, harvested."""
    return _lived(today).changes


def _lived(today: date) -> _Evening:
    sample = read(Lived, paths.resources() / "sample" / "kitchen_table.toml")
    evening = _Evening(sample, today - timedelta(days=DAYS_AGO))
    for guest in sample.guests:
        _arrive(evening, guest)
    for asked in sample.rounds:
        _ask(evening, asked)
    for clock, note in _as_time_goes(sample):
        if note is None:
            evening.do(living_order.begin_next(evening.gathering, evening.at(clock).astimezone()))
        else:
            _say(evening, note)
    for step in sample.steps:
        _take(evening, step)
    evening.do(host.end(evening.gathering, evening.at(sample.over).astimezone()))
    return evening


def _as_time_goes(sample: Lived) -> list[tuple[time, _Note | None]]:
    """What was noted between the blocks, and None where the next block begins."""
    said: list[tuple[time, _Note | None]] = [(note.at, note) for note in sample.notes]
    begun: list[tuple[time, _Note | None]] = [(clock, None) for clock in sample.begun]
    return sorted([*said, *begun], key=lambda moment: (moment[0], moment[1] is not None))


def _prepared(sample: Lived, starts: datetime) -> Change:
    """The session with its series and those who were expected."""
    planned = from_template(sample, starts=starts)
    series = Series(new_id(), sample.series)
    plan = [
        replace(entity, series_id=series.id) if isinstance(entity, Session) else entity
        for entity in planned.after
        if not isinstance(entity, Guest)
    ]
    expected = [
        replace(guest, id=new_id(), session_id=planned.session_id, arrived=False)
        for guest in sample.guests
        if not guest.walk_in
    ]
    return replace(planned, after=(series, *plan, *expected))


def _begun(prepared: Change) -> Gathering:
    session = next(entity for entity in prepared.after if isinstance(entity, Session))
    series = next(entity for entity in prepared.after if isinstance(entity, Series))
    return Gathering(session, series).after(prepared)


def _arrive(evening: _Evening, guest: Guest) -> None:
    if guest.walk_in:
        evening.do(host.welcome_walk_in(evening.gathering, guest.name))
        told = {"about": guest.about, "brings": guest.brings, "worth_coming": guest.worth_coming}
        evening.do(prepare.better(evening.gathering, evening.guest(guest.name), **told))
    elif guest.arrived:
        evening.do(host.arrive(evening.gathering, evening.guest(guest.name)))


def _ask(evening: _Evening, asked: _Round) -> None:
    asking = capture.Asking(evening.gathering.scales[asked.scale - 1], asked.moment)
    now = evening.at(asked.opened)
    for mark in asked.marks:
        if asking.scale.naming is Naming.UNNAMED:
            evening.do(capture.answer_unnamed(evening.gathering, asking, now, **mark.told))
            continue
        guest = evening.guest(mark.guest)
        for number, answer in enumerate((*mark.earlier, mark)):
            change = capture.answer(
                evening.gathering, asking, guest.id, now, correcting=number > 0, **answer.told
            )
            evening.do(change)
    opened = evening.gathering.round_of(asking.scale.id, asking.moment)
    if opened is not None:
        evening.do(capture.close_round(evening.gathering, opened))


def _say(evening: _Evening, note: _Note) -> None:
    boundaries, decisions = evening.gathering.boundaries, evening.gathering.decisions
    said = saying.say(
        evening.gathering,
        note.kind,
        note.words,
        evening.at(note.at),
        guest_id=evening.guest(note.guest).id if note.guest else None,
        boundary_id=boundaries[note.boundary - 1].id if note.boundary else None,
        decision_id=decisions[note.decision - 1].id if note.decision else None,
        consent=note.consent,
    )
    evening.do(said)
    if note.done:
        evening.do(prepare.better(evening.gathering, evening.gathering.notes[-1], done=True))


def _take(evening: _Evening, step: _Step) -> None:
    evening.do(harvest.take_step(evening.gathering, step.what, step.who))
    taken = evening.gathering.steps[-1]
    by_when = evening.day + timedelta(days=step.days)
    change = prepare.better(
        evening.gathering, taken, by_when=by_when, first_sign=step.first_sign, done=step.done
    )
    evening.do(change)
