"""What goes into the host's record: all but what is hidden still; no name where a scale has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from hostdesk.domain.asking import asked_in
from hostdesk.domain.consents import words_are_kept
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import Came, EarlierMark, Mark, Round
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.picture import Picture
from hostdesk.domain.purpose_paragraph import purpose_paragraph
from hostdesk.domain.running_order import Block, TimedBlock, days_of, lasting, timed
from hostdesk.domain.said import whose
from hostdesk.domain.scale import Naming, Scale, number_text
from hostdesk.domain.summary import RoundSummary, summary
from hostdesk.printing.documents.record import (
    Answer,
    HeldBlock,
    HeldDay,
    HeldRound,
    HeldScale,
    LivedBoundary,
    MadeDecision,
    Record,
    Said,
)
from hostdesk.printing.documents.shared import content_at
from hostdesk.printing.documents.summary import NextStep
from hostdesk.printing.photograph import Photograph
from hostdesk.words import _, counted
from hostdesk.workflows.calendar_words import clock, short_day
from hostdesk.workflows.paper_contents import day_heading, occasion, over_time


def record(gathering: Gathering, before: Sequence[Gathering] = ()) -> Record:
    return Record(
        occasion=occasion(gathering),
        held=_held(gathering.blocks),
        purpose=purpose_paragraph(gathering.session),
        days=tuple(_days(gathering)),
        present=tuple((guest.name, _how_there(guest)) for guest in gathering.guests if guest.arrived),
        boundaries=tuple(
            LivedBoundary(
                boundary.kind.label,
                boundary.words,
                tuple(
                    (note.kind.label, _said(gathering, note))
                    for note in gathering.notes
                    if note.kind.is_of_a_boundary and note.boundary_id == boundary.id
                ),
            )
            for boundary in gathering.boundaries
        ),
        scales=tuple(_scales(gathering, before)),
        notes=tuple(_notes(gathering)),
        decisions=tuple(_decision(gathering, one) for one in gathering.decisions if not one.not_here),
        not_here=tuple(one.what for one in gathering.decisions if one.not_here),
        steps=tuple(
            NextStep(s.what, s.who, short_day(s.by_when) if s.by_when else "", s.first_sign, s.done)
            for s in gathering.steps
        ),
        photographs=tuple(_photograph(gathering, picture) for picture in gathering.pictures),
    )


def _held(blocks: Sequence[Block]) -> str:
    began = [block.began for block in blocks if block.began]
    ended = [block.ended for block in blocks if block.ended]
    if not began:
        return ""
    if not ended or any(block.is_on for block in blocks):
        return _("It began at {start}.").format(start=clock(min(began)))
    first, last = min(began), max(ended)
    return _("It began at {start} and ended at {end}.").format(start=clock(first), end=clock(last))


def _days(gathering: Gathering) -> Iterator[HeldDay]:
    """As it was planned, whatever the day made of it; what came out of the pocket too."""
    planned = [replace(block, minutes=block.planned_minutes) for block in gathering.blocks]
    placed = timed(planned, gathering.session.starts)
    from_the_pocket = tuple(TimedBlock(b, None, None) for b in planned if b.parked and (b.began or b.ended))
    days = days_of(placed)
    for number, blocks in enumerate(days):
        several = len(days) > 1 or blocks[0].block.day > 1
        heading = day_heading(blocks[0]) if several else ""
        last = number == len(days) - 1
        held = tuple(_block(one) for one in (*blocks, *(from_the_pocket if last else ())))
        yield HeldDay(heading, held)
    if not days and from_the_pocket:
        yield HeldDay("", tuple(_block(one) for one in from_the_pocket))


def _block(one: TimedBlock) -> HeldBlock:
    block = one.block
    planned = (clock(one.starts) if one.starts else "", lasting(block.minutes))
    leads = _("{name} led").format(name=block.leads) if block.leads else ""
    return HeldBlock(
        planned=_("In your pocket") if block.parked else ", ".join(part for part in planned if part),
        title=block.title,
        held=_as_it_was(block),
        told=_joined(_("A break") if block.is_break else "", leads),
    )


def _as_it_was(block: Block) -> str:
    if block.left_out:
        return _("Left out")
    if block.began and block.ended:
        return _("{start} to {end}").format(start=clock(block.began), end=clock(block.ended))
    return _("From {start}").format(start=clock(block.began)) if block.began else ""


def _how_there(guest: Guest) -> str:
    left = _("left at {time}").format(time=clock(guest.left_at)) if guest.left_at else ""
    return _joined(_("the host") if guest.is_host else "", _("walked in") if guest.walk_in else "", left)


# scales


def _scales(gathering: Gathering, before: Sequence[Gathering]) -> Iterator[HeldScale]:
    """Those that were asked; a hidden round is named, and nothing of it told."""
    found = {told.scale.id: told for told in summary(gathering, words_are_kept).scales}
    for scale in gathering.scales:
        rounds = [asked for asked in gathering.rounds if asked.scale_id == scale.id]
        waiting = tuple(asked.moment.label for asked in rounds if asked.is_hidden)
        told = found.get(scale.id)
        seen = tuple(_round(gathering, scale, one) for one in told.rounds) if told else ()
        if seen or waiting:
            moved = told.movement.said if told and told.movement else ""
            yield HeldScale(scale, seen, waiting, moved, over_time(gathering, before, scale))


def _round(gathering: Gathering, scale: Scale, told: RoundSummary) -> HeldRound:
    asked = gathering.round_of(scale.id, told.moment)
    assert asked is not None  # it has a summary
    by_name = scale.naming is Naming.BY_NAME
    marks = counted("{n} mark", "{n} marks", len(told.values))
    skipped = counted("{n} skipped", "{n} skipped", told.skipped) if told.skipped else ""
    return HeldRound(
        label=_joined(told.moment.label, marks, skipped),
        values=told.values,
        how=_how_held(asked),
        answers=tuple(_answers(gathering, asked)) if by_name else (),
        already_there=() if by_name else told.already_there,
        one_step_up=() if by_name else told.one_step_up,
        good_enough=told.good_enough,
    )


def _how_held(asked: Round) -> str:
    way = asked.way.label if asked.way.is_counted else ""
    return _joined(way, _("In silence, and revealed to all at once") if asked.silent else "")


def _answers(gathering: Gathering, asked: Round) -> Iterator[Answer]:
    """In the order of the guests, and of nothing else."""
    marks = {mark.guest_id: mark for mark in gathering.marks_in(asked.id)}
    for guest in asked_in(gathering, asked):
        mark = marks.get(guest.id)
        if mark is not None and not mark.is_empty:
            yield _answer(guest, *_kept(guest, mark, gathering.earlier(mark.id)))


def _kept(
    guest: Guest, mark: Mark, earlier: Sequence[EarlierMark]
) -> tuple[Mark, Sequence[EarlierMark]]:
    """Without their words, where they want none to be kept."""
    if words_are_kept(guest):
        return mark, earlier
    kept = replace(mark, already_there=_not_kept() if mark.has_words else "", one_step_up="")
    return kept, [replace(one, already_there="", one_step_up="") for one in earlier]


def _answer(guest: Guest, mark: Mark, earlier: Sequence[EarlierMark]) -> Answer:
    before = (_before(old, mark) for old in earlier)
    return Answer(
        name=guest.name,
        number=_number(mark),
        already_there=mark.already_there,
        one_step_up=mark.one_step_up,
        before="\n".join(words for words in before if words),
        came=_came(mark),
        content=content_at(mark.good_enough) if mark.good_enough is not None else "",
    )


def _number(mark: Mark | EarlierMark) -> str:
    if mark.value is not None:
        return number_text(mark.value)
    return _("skipped") if mark.skipped else "–"


def _before(old: EarlierMark, now: Mark) -> str:
    """ "before: 4", and the words of then where they are others."""
    words = [
        f"“{then}”"
        for then, today in ((old.already_there, now.already_there), (old.one_step_up, now.one_step_up))
        if then and then != today
    ]
    return _("before: {what}").format(what=" ".join([_number(old), *(" ".join(w.split()) for w in words)]))


def _came(mark: Mark) -> str:
    if mark.came is Came.TOLD_HOST:
        return ""
    return f"{mark.came.label}: {mark.spoken_by}" if mark.spoken_by else mark.came.label


# notes, decisions, pictures


def _notes(gathering: Gathering) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """By kind; what belongs to a boundary or a decision that is printed stands there."""
    boundaries = {boundary.id for boundary in gathering.boundaries}
    decisions = {decision.id for decision in gathering.decisions if not decision.not_here}
    for kind in _ORDER:
        of_kind = [note for note in gathering.notes if note.kind is kind]
        alone = [
            note
            for note in of_kind
            if not (kind.is_of_a_boundary and note.boundary_id in boundaries)
            and not (kind is NoteKind.DECIDED and note.decision_id in decisions)
        ]
        if alone:
            yield kind.label, tuple(_said(gathering, note) for note in alone)


_ORDER = (
    *(NoteKind.QUOTE, NoteKind.AFFIRMATION, NoteKind.OFFER, NoteKind.NEED, NoteKind.DECIDED),
    *(NoteKind.KEPT, NoteKind.CROSSED, NoteKind.PARKED, NoteKind.NOTE),
)


def _not_kept() -> str:
    return _("Not kept, as they asked.")


def _said(gathering: Gathering, note: Note) -> Said:
    guest = whose(gathering, note)
    who = guest.name if guest else ""
    during = next((block.title for block in gathering.blocks if block.id == note.block_id), "")
    done = _("taken up") if note.kind is NoteKind.PARKED else _("brought together")
    kinds = (NoteKind.PARKED, NoteKind.OFFER, NoteKind.NEED)
    settled = done if note.done and note.kind in kinds else ""
    words = note.words if words_are_kept(guest) else _not_kept()
    return Said(words, _joined(who, during, _minute(note.taken), settled))


def _decision(gathering: Gathering, decision: Decision) -> MadeDecision:
    """What was written down when it was said is the outcome too: it is told once, with who said it."""
    noted = [
        note
        for note in gathering.notes
        if note.kind is NoteKind.DECIDED and note.decision_id == decision.id
    ]
    told = {line.strip() for note in noted for line in note.words.splitlines()}
    outcome = "\n".join(line for line in decision.outcome.splitlines() if line.strip() not in told)
    said = tuple(_said(gathering, note) for note in noted)
    return MadeDecision(decision.what, decision.nearest, outcome, said)


def _photograph(gathering: Gathering, picture: Picture) -> Photograph:
    block = next((block.title for block in gathering.blocks if block.id == picture.block_id), "")
    scale = next((s.question or s.kind.label for s in gathering.scales if s.id == picture.scale_id), "")
    about = _joined(scale or block, _minute(picture.taken))
    return Photograph(picture.data, picture.width, picture.height, picture.caption, about)


def _minute(moment: datetime | None) -> str:
    return clock(moment) if moment else ""


def _joined(*parts: str) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part)
