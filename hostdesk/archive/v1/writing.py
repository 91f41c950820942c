"""Gatherings as the records of an archive of version 1, in an order that content alone decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256

from hostdesk.archive.v1.records import (
    BlockRecord,
    BoundaryRecord,
    CountRecord,
    DecisionRecord,
    EarlierMarkRecord,
    ErrandRecord,
    GoalRecord,
    GuestRecord,
    MarkRecord,
    NoteRecord,
    PictureRecord,
    RoundRecord,
    ScaleRecord,
    SeriesRecord,
    SessionRecord,
    StepRecord,
    UnnamedMarkRecord,
)
from hostdesk.domain.boundary import Boundary
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.step import Step


def in_order(gatherings: Sequence[Gathering]) -> list[Gathering]:
    """By time and title, as content alone decides."""
    return sorted(gatherings, key=_by_time)


def session_of(gathering: Gathering) -> SessionRecord:
    session, series = gathering.session, gathering.series
    marks = [mark for mark in gathering.marks if mark.guest_id is not None]
    unnamed = [mark for mark in gathering.marks if mark.guest_id is None]
    return SessionRecord(
        id=session.id,
        title=session.title,
        series=series_of(series) if series else None,
        starts=_minute(session.starts),
        stage=session.stage.value,
        calling=session.calling,
        preferred_future=session.preferred_future,
        best_hopes=session.best_hopes,
        already_works=session.already_works,
        who_would_notice=session.who_would_notice,
        venue=session.venue,
        arrival=session.arrival,
        layout=session.layout,
        access=session.access,
        food=session.food,
        materials=session.materials,
        guests=tuple(guest_of(guest) for guest in sorted(gathering.guests, key=_by_place)),
        boundaries=tuple(boundary_of(boundary) for boundary in sorted(gathering.boundaries, key=_by_place)),
        blocks=tuple(block_of(block) for block in sorted(gathering.blocks, key=_by_place)),
        scales=tuple(scale_of(scale) for scale in sorted(gathering.scales, key=_by_place)),
        rounds=tuple(round_of(asked) for asked in sorted(gathering.rounds, key=_by_opening)),
        marks=tuple(mark_of(mark) for mark in sorted(marks, key=_by_guest)),
        unnamed_marks=tuple(_unnamed(mark) for mark in sorted(unnamed, key=_by_value_and_words)),
        earlier_marks=tuple(earlier_of(mark) for mark in sorted(gathering.earlier_marks, key=_by_mark)),
        steps=tuple(step_of(step) for step in sorted(gathering.steps, key=_by_place)),
        notes=tuple(note_of(note) for note in sorted(gathering.notes, key=_by_place)),
        rung=session.rung.value if session.rung else None,
        paragraph=session.paragraph,
        room=session.room.value if session.room else None,
        light=session.light,
        sound=session.sound,
        signs=session.signs,
        packed=session.packed,
        until=_clock(session.until),
        flow=session.flow,
        goals=tuple(goal_of(goal) for goal in sorted(gathering.goals, key=_by_place)),
        decisions=tuple(decision_of(decision) for decision in sorted(gathering.decisions, key=_by_place)),
        errands=tuple(errand_of(errand) for errand in sorted(gathering.errands, key=_by_place)),
        standing=session.standing.value if session.standing else None,
        pictures=tuple(picture_of(picture) for picture in sorted(gathering.pictures, key=_by_place)),
        keep_until=_day(session.keep_until),
        afterwards=session.afterwards.value,
    )


def _by_time(gathering: Gathering) -> tuple[bool, datetime, str, str]:
    session = gathering.session
    return session.starts is None, session.starts or datetime.min, session.title, session.id


def _by_place(
    part: Guest | Goal | Boundary | Decision | Errand | Block | Scale | Step | Note | Picture,
) -> tuple[int, str]:
    return part.place, part.id


def _by_opening(asked: Round) -> tuple[datetime, str]:
    return asked.opened, asked.id


def _by_guest(mark: Mark) -> tuple[str, str, str]:
    return mark.round_id, mark.guest_id or "", mark.id


def _by_value_and_words(mark: Mark) -> tuple[str, Decimal, str, str, str]:
    value = Decimal(-1) if mark.value is None else mark.value
    return mark.round_id, value, mark.already_there, mark.one_step_up, mark.id


def _by_mark(earlier: EarlierMark) -> tuple[str, int, str]:
    return earlier.mark_id, earlier.place, earlier.id


def _minute(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _clock(moment: time | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> float | None:
    """Whole numbers stay whole: 4, not 4.0."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def series_of(series: Series) -> SeriesRecord:
    return SeriesRecord(id=series.id, title=series.title, purpose=series.purpose)


def guest_of(guest: Guest) -> GuestRecord:
    return GuestRecord(
        id=guest.id,
        place=guest.place,
        name=guest.name,
        about=guest.about,
        brings=guest.brings,
        worth_coming=guest.worth_coming,
        invitation=guest.invitation.value,
        is_host=guest.is_host,
        arrived=guest.arrived,
        walk_in=guest.walk_in,
        person=guest.person,
        nearest=guest.nearest,
        could_ask=guest.could_ask,
        invited_on=_day(guest.invited_on),
        replied_on=_day(guest.replied_on),
        reply=guest.reply,
        circle=guest.circle,
        stranger=guest.stranger,
        greeter=guest.greeter,
        seat=guest.seat,
        access=guest.access,
        diet=guest.diet,
        language=guest.language,
        paper=guest.paper.value,
        may_keep=guest.may_keep.value,
        may_quote=guest.may_quote.value,
        may_photograph=guest.may_photograph.value,
        may_keep_health=guest.may_keep_health.value,
        contact=guest.contact,
        private_note=guest.private_note,
        left_at=_minute(guest.left_at),
    )


def goal_of(goal: Goal) -> GoalRecord:
    return GoalRecord(
        id=goal.id, place=goal.place, words=goal.words, held_by=goal.held_by, pulls_apart=goal.pulls_apart
    )


def decision_of(decision: Decision) -> DecisionRecord:
    return DecisionRecord(
        id=decision.id,
        place=decision.place,
        what=decision.what,
        nearest=decision.nearest,
        held_by=decision.held_by,
        handed_back=decision.handed_back,
        by_when=_day(decision.by_when),
        not_here=decision.not_here,
        outcome=decision.outcome,
    )


def errand_of(errand: Errand) -> ErrandRecord:
    return ErrandRecord(id=errand.id, place=errand.place, what=errand.what, who=errand.who, done=errand.done)


def boundary_of(boundary: Boundary) -> BoundaryRecord:
    return BoundaryRecord(
        id=boundary.id,
        place=boundary.place,
        kind=boundary.kind.value,
        words=boundary.words,
        how_held=boundary.how_held,
        on_paper=boundary.on_paper,
        why=boundary.why,
    )


def block_of(block: Block) -> BlockRecord:
    return BlockRecord(
        id=block.id,
        place=block.place,
        title=block.title,
        minutes=block.minutes,
        role=block.role.value if block.role else None,
        position=block.position.value if block.position else None,
        what_happens=block.what_happens,
        materials=block.materials,
        day=block.day,
        pinned=_clock(block.pinned),
        parked=block.parked,
        optional=block.optional,
        is_break=block.is_break,
        leads=block.leads,
        scale=block.scale_id,
        began=_instant(block.began),
        ended=_instant(block.ended),
        left_out=block.left_out,
        planned=block.planned,
    )


def scale_of(scale: Scale) -> ScaleRecord:
    return ScaleRecord(
        id=scale.id,
        place=scale.place,
        question=scale.question,
        kind=scale.kind.value,
        low_means=scale.low_means,
        high_means=scale.high_means,
        lowest=scale.lowest,
        highest=scale.highest,
        halves=scale.halves,
        naming=scale.naming.value,
        asked_when=scale.asked_when.value,
        answered_by=scale.answered_by,
        follow_ups=tuple(follow_up.value for follow_up in scale.follow_ups),
    )


def round_of(asked: Round) -> RoundRecord:
    return RoundRecord(
        id=asked.id,
        scale=asked.scale_id,
        moment=asked.moment.value,
        opened=asked.opened.isoformat(timespec="minutes"),
        closed=asked.closed,
        way=asked.way.value,
        silent=asked.silent,
        revealed=asked.revealed,
        asked_of=asked.asked_of,
        counts=tuple(
            CountRecord(value=_number(count.value) or 0, people=count.people) for count in asked.counts
        ),
    )


def mark_of(mark: Mark) -> MarkRecord:
    return MarkRecord(
        id=mark.id,
        round=mark.round_id,
        guest=mark.guest_id or "",
        value=_number(mark.value),
        skipped=mark.skipped,
        already_there=mark.already_there,
        one_step_up=mark.one_step_up,
        came=mark.came.value,
        spoken_by=mark.spoken_by,
        good_enough=_number(mark.good_enough),
    )


def _unnamed(mark: Mark) -> UnnamedMarkRecord:
    return UnnamedMarkRecord(
        id=mark.id,
        round=mark.round_id,
        value=_number(mark.value),
        skipped=mark.skipped,
        already_there=mark.already_there,
        one_step_up=mark.one_step_up,
        good_enough=_number(mark.good_enough),
    )


def earlier_of(earlier: EarlierMark) -> EarlierMarkRecord:
    return EarlierMarkRecord(
        id=earlier.id,
        mark=earlier.mark_id,
        place=earlier.place,
        value=_number(earlier.value),
        skipped=earlier.skipped,
        already_there=earlier.already_there,
        one_step_up=earlier.one_step_up,
        came=earlier.came.value,
        spoken_by=earlier.spoken_by,
        good_enough=_number(earlier.good_enough),
    )


def step_of(step: Step) -> StepRecord:
    return StepRecord(
        id=step.id,
        place=step.place,
        what=step.what,
        who=step.who,
        by_when=_day(step.by_when),
        first_sign=step.first_sign,
        done=step.done,
    )


def note_of(note: Note) -> NoteRecord:
    return NoteRecord(
        id=note.id,
        place=note.place,
        words=note.words,
        taken=_minute(note.taken),
        kind=note.kind.value,
        guest=note.guest_id,
        block=note.block_id,
        scale=note.scale_id,
        boundary=note.boundary_id,
        decision=note.decision_id,
        consent=note.consent.value,
        done=note.done,
    )


def file_of(picture: Picture) -> str:
    """Where the archive keeps it; equal pictures share a file."""
    return f"pictures/{sha256(picture.data).hexdigest()}.jpg"


def picture_of(picture: Picture) -> PictureRecord:
    return PictureRecord(
        id=picture.id,
        place=picture.place,
        file=file_of(picture),
        width=picture.width,
        height=picture.height,
        caption=picture.caption,
        taken=_minute(picture.taken),
        block=picture.block_id,
        scale=picture.scale_id,
    )
