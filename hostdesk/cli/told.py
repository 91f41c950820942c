"""How the command line tells things: aligned columns, a session as text, anything as JSON."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from hostdesk.cli.which import SHORT_ID
from hostdesk.domain.decision import Decision
from hostdesk.domain.dots import described
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.preparation import open_questions
from hostdesk.domain.running_order import Block, TimedBlock
from hostdesk.domain.said import said_by_kind
from hostdesk.domain.session import Stage
from hostdesk.domain.summary import ScaleSummary, summary
from hostdesk.words import _, counted
from hostdesk.workflows.calendar_words import clock, from_to, short_day
from hostdesk.workflows.look_after import Health
from hostdesk.workflows.sessions import ListedSession


def as_json(value: Any) -> str:
    """JSON that this terminal can show."""
    any_script = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return json.dumps(value, indent=2, ensure_ascii=not any_script, default=_plain)


def whole(gathering: Gathering) -> dict[str, Any]:
    """Everything in a session as the domain names it, with what is still worth asking."""
    questions = [question.words for question in open_questions(gathering)]
    return asdict(gathering) | {"open_questions": questions}


def session_rows(found: Sequence[ListedSession]) -> Iterator[str]:
    """One line a session, under headings."""
    head = (_("When"), _("Stage"), _("Guests"), _("Id"), _("Title"))
    rows = [
        (
            row.starts.replace("T", " ") or _("no date"),
            Stage(row.stage).label,
            str(row.guests),
            row.id[:SHORT_ID],
            row.title,
        )
        for row in found
    ]
    return aligned([head, *rows])


def aligned(rows: Sequence[Sequence[str]], indent: str = "") -> Iterator[str]:
    """Columns as wide as their widest cell, two spaces apart."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield (indent + "  ".join(cells)).rstrip()


def health(path: Path, found: Health) -> Iterator[str]:
    yield from aligned([(_("Library"), str(path)), (_("Format"), str(found.schema))])
    yield from aligned([(name.replace("_", " "), str(number)) for name, number in found.counts.items()], "  ")


def session(gathering: Gathering) -> Iterator[str]:
    """One session as text to read."""
    yield from _head(gathering)
    for title, rows in (
        (_("Purpose"), _purpose(gathering)),
        (_("Goals"), [(goal.words, goal.held_by) for goal in gathering.goals]),
        (_("Guests"), _guests(gathering)),
        (_("Boundaries"), [(b.kind.label, b.words) for b in gathering.boundaries]),
        (_("Decisions"), [_decision(decision) for decision in gathering.decisions]),
        (_("Space"), _space(gathering)),
        (_("Running order"), _blocks(gathering)),
    ):
        if rows:
            yield from ("", title, *aligned([[_one_line(cell) for cell in row] for row in rows], "  "))
    yield from _scales(gathering)
    yield from _harvest(gathering)


def _head(gathering: Gathering) -> Iterator[str]:
    held, timed = gathering.session, gathering.timed_blocks()
    when = from_to(held.starts, timed[-1].ends if timed else None) if held.starts else _("No date yet")
    yield held.title
    yield " · ".join(part for part in (when, held.venue) if part)
    series = _("Series: {title}").format(title=gathering.series.title) if gathering.series else ""
    yield " · ".join(part for part in (held.stage.label, series, held.id) if part)


def _purpose(gathering: Gathering) -> list[tuple[str, str]]:
    held = gathering.session
    return _filled(
        (_("What calls for it"), held.calling),
        (_("Preferred future"), held.preferred_future),
        (_("Best hopes"), held.best_hopes),
        (_("What already works"), held.already_works),
        (_("Who would notice"), held.who_would_notice),
    )


def _space(gathering: Gathering) -> list[tuple[str, str]]:
    held = gathering.session
    return _filled(
        (_("Arrival"), held.arrival),
        (_("Layout"), held.layout),
        (_("Access"), held.access),
        (_("Food"), held.food),
        (_("Materials"), held.materials),
    )


def _decision(decision: Decision) -> tuple[str, str, str]:
    """What, who holds it, and what came of it."""
    if decision.not_here:
        return decision.what, decision.held_by, _("not up for decision here")
    outcome = _("decided: {outcome}").format(outcome=_one_line(decision.outcome)) if decision.outcome else ""
    return decision.what, decision.held_by, outcome


def _filled(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    return [(name, words) for name, words in rows if words]


def _guests(gathering: Gathering) -> list[tuple[str, str, str]]:
    return [(guest.name, ", ".join(_came(guest)), guest.about) for guest in gathering.guests]


def _came(guest: Guest) -> Iterator[str]:
    """ "Accepted", "was there", "left 15:20"."""
    yield _("The host") if guest.is_host else guest.invitation.label
    if guest.arrived:
        yield _("was there")
    if guest.left_at:
        yield _("left {time}").format(time=clock(guest.left_at))


def _blocks(gathering: Gathering) -> list[tuple[str, ...]]:
    several = any(timed.block.day > 1 for timed in gathering.timed_blocks())
    placed = [(_begins(timed, several), timed.block) for timed in gathering.timed_blocks()]
    parked = [(_("Parked"), block) for block in gathering.parked_blocks()]
    return [
        (
            when,
            counted("{n} minute", "{n} minutes", block.minutes),
            block.title,
            block.position.label if block.position else "",
            ", ".join(_about_block(block)),
        )
        for when, block in (*placed, *parked)
    ]


def _begins(timed: TimedBlock, several: bool) -> str:
    """The clock and, where there are several days, the day."""
    named = short_day(timed.starts) if timed.starts else _("Day {n}").format(n=timed.block.day)
    begins = clock(timed.starts) if timed.starts else ""
    return ", ".join(part for part in (named if several else "", begins) if part)


def _about_block(block: Block) -> list[str]:
    told = (
        _("pinned") if block.pinned else "",
        _("a break") if block.is_break else "",
        _("can be left out") if block.optional else "",
        _("{name} leads").format(name=block.leads) if block.leads else "",
    )
    return [words for words in told if words]


def _scales(gathering: Gathering) -> Iterator[str]:
    brought = summary(gathering)
    asked = {found.scale.id: found for found in brought.scales}
    for scale in gathering.scales:
        ends = f"{scale.lowest}: {scale.low_means} · {scale.highest}: {scale.high_means}"
        yield from ("", scale.question, f"  {ends} · {scale.naming.label}")
        if scale.id in asked:
            yield from _rounds(asked[scale.id])
    if brought.hidden:
        wait = counted("{n} round waits to be revealed.", "{n} rounds wait to be revealed.", brought.hidden)
        yield from ("", wait)


def _rounds(found: ScaleSummary) -> Iterator[str]:
    for asked in found.rounds:
        skipped = " " + counted("{n} skipped.", "{n} skipped.", asked.skipped) if asked.skipped else ""
        yield f"  {asked.moment.label}: {described(found.scale, asked.values, asked.good_enough)}{skipped}"
        yield from (f"    “{_one_line(words)}”" for words in asked.already_there)
        yield from (
            _("    One step up: “{words}”").format(words=_one_line(words)) for words in asked.one_step_up
        )
    if found.movement:
        yield "  " + found.movement.said


def _harvest(gathering: Gathering) -> Iterator[str]:
    steps = [
        (step.what, step.who, short_day(step.by_when) if step.by_when else "", step.first_sign)
        for step in gathering.steps
    ]
    if steps:
        yield from (
            "",
            _("Small steps"),
            *aligned([[_one_line(cell) for cell in row] for row in steps], "  "),
        )
    yield from _said(gathering)
    questions = open_questions(gathering)
    if questions:
        yield from ("", _("Still worth asking"), *(f"  {question.words}" for question in questions))


def _said(gathering: Gathering) -> Iterator[str]:
    """What was said, kind by kind, with whose it is."""
    names = {guest.id: guest.name for guest in gathering.guests}
    for kind, notes in said_by_kind(gathering).items():
        rows = [(_one_line(note.words), names.get(note.guest_id or "", ""), _done(note)) for note in notes]
        yield from ("", kind.label, *aligned(rows, "  "))


def _done(note: Note) -> str:
    if not note.done:
        return ""
    return _("taken up") if note.kind is NoteKind.PARKED else _("brought together")


def _one_line(words: str) -> str:
    return " / ".join(part for part in words.splitlines() if part)


def _width(text: str) -> int:
    """Columns of a terminal: wide for East Asian characters, none for marks that combine."""
    return sum(_columns(mark) for mark in text)


def _columns(mark: str) -> int:
    if unicodedata.combining(mark) or unicodedata.category(mark) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in ("W", "F") else 1


def _plain(value: object) -> object:
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="seconds" if value.tzinfo else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, bytes):  # a picture: the archive has it
        return counted("{n} byte", "{n} bytes", len(value))
    raise TypeError(type(value).__name__)
