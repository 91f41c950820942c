"""The records of an archive of version 1 as gatherings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache

from hostdesk.archive.v1.records import (
    ArchiveRecord,
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
from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.mark import Came, Count, EarlierMark, Mark, Moment, Round, Way
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import FollowUp, Naming, Scale, ScaleKind, When
from hostdesk.domain.series import Series
from hostdesk.domain.session import Afterwards, Layout, Rung, Session, Stage
from hostdesk.domain.step import Step
from hostdesk.errors import HostDeskError
from hostdesk.words import _

# there are many parts, and asking the class each time is many times slower
_came, _consent, _invitation, _format = cache(Came), cache(Consent), cache(Invitation), cache(Format)


def gatherings_of(archive: ArchiveRecord, files: Mapping[str, bytes]) -> tuple[Gathering, ...]:
    """`files` are those beside session.json, by name.

    Raises ValueError for a day that no calendar has, HostDeskError for what the domain refuses.
    """
    return tuple(gathering_of(record, files) for record in archive.sessions)


def gathering_of(record: SessionRecord, files: Mapping[str, bytes]) -> Gathering:
    session = record.id
    named = [mark_of(session, mark) for mark in record.marks]
    unnamed = [_unnamed(session, mark) for mark in record.unnamed_marks]
    return Gathering(
        session=_session(record),
        series=series_of(record.series) if record.series else None,
        guests=tuple(guest_of(session, guest) for guest in record.guests),
        boundaries=tuple(boundary_of(session, boundary) for boundary in record.boundaries),
        blocks=tuple(block_of(session, block) for block in record.blocks),
        scales=tuple(scale_of(session, scale) for scale in record.scales),
        rounds=tuple(round_of(session, asked) for asked in record.rounds),
        marks=(*named, *unnamed),
        earlier_marks=tuple(earlier_of(session, earlier) for earlier in record.earlier_marks),
        steps=tuple(step_of(session, step) for step in record.steps),
        notes=tuple(note_of(session, note) for note in record.notes),
        goals=tuple(goal_of(session, goal) for goal in record.goals),
        decisions=tuple(decision_of(session, decision) for decision in record.decisions),
        errands=tuple(errand_of(session, errand) for errand in record.errands),
        pictures=tuple(picture_of(session, picture, files) for picture in record.pictures),
    ).in_order()


def _minute(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def series_of(record: SeriesRecord) -> Series:
    return Series(record.id, record.title, record.purpose)


@lru_cache(maxsize=64)
def _number(value: float | None) -> Decimal | None:
    if value is None:
        return None
    return Decimal(int(value)) if value == int(value) else Decimal(str(value))


def _session(record: SessionRecord) -> Session:
    return Session(
        id=record.id,
        title=record.title,
        series_id=record.series.id if record.series else None,
        starts=_minute(record.starts),
        stage=Stage(record.stage),
        calling=record.calling,
        preferred_future=record.preferred_future,
        best_hopes=record.best_hopes,
        already_works=record.already_works,
        who_would_notice=record.who_would_notice,
        venue=record.venue,
        arrival=record.arrival,
        layout=record.layout,
        access=record.access,
        food=record.food,
        materials=record.materials,
        rung=Rung(record.rung) if record.rung else None,
        paragraph=record.paragraph,
        room=Layout(record.room) if record.room else None,
        light=record.light,
        sound=record.sound,
        signs=record.signs,
        packed=record.packed,
        until=_clock(record.until),
        flow=record.flow,
        standing=Position(record.standing) if record.standing else None,
        keep_until=_day(record.keep_until),
        afterwards=Afterwards(record.afterwards),
    )


def guest_of(session_id: str, record: GuestRecord) -> Guest:
    return Guest(
        id=record.id,
        session_id=session_id,
        place=record.place,
        name=record.name,
        about=record.about,
        brings=record.brings,
        worth_coming=record.worth_coming,
        invitation=_invitation(record.invitation),
        is_host=record.is_host,
        arrived=record.arrived,
        walk_in=record.walk_in,
        person=record.person,
        nearest=record.nearest,
        could_ask=record.could_ask,
        invited_on=_day(record.invited_on),
        replied_on=_day(record.replied_on),
        reply=record.reply,
        circle=record.circle,
        stranger=record.stranger,
        greeter=record.greeter,
        seat=record.seat,
        access=record.access,
        diet=record.diet,
        language=record.language,
        paper=_format(record.paper),
        may_keep=_consent(record.may_keep),
        may_quote=_consent(record.may_quote),
        may_photograph=_consent(record.may_photograph),
        may_keep_health=_consent(record.may_keep_health),
        contact=record.contact,
        private_note=record.private_note,
        left_at=_minute(record.left_at),
    )


def goal_of(session_id: str, record: GoalRecord) -> Goal:
    return Goal(record.id, session_id, record.place, record.words, record.held_by, record.pulls_apart)


def decision_of(session_id: str, record: DecisionRecord) -> Decision:
    return Decision(
        id=record.id,
        session_id=session_id,
        place=record.place,
        what=record.what,
        nearest=record.nearest,
        held_by=record.held_by,
        handed_back=record.handed_back,
        by_when=_day(record.by_when),
        not_here=record.not_here,
        outcome=record.outcome,
    )


def errand_of(session_id: str, record: ErrandRecord) -> Errand:
    return Errand(record.id, session_id, record.place, record.what, record.who, record.done)


def boundary_of(session_id: str, record: BoundaryRecord) -> Boundary:
    return Boundary(
        id=record.id,
        session_id=session_id,
        place=record.place,
        kind=BoundaryKind(record.kind),
        words=record.words,
        how_held=record.how_held,
        on_paper=record.on_paper,
        why=record.why,
    )


def block_of(session_id: str, record: BlockRecord) -> Block:
    return Block(
        id=record.id,
        session_id=session_id,
        place=record.place,
        title=record.title,
        minutes=record.minutes,
        role=Role(record.role) if record.role else None,
        position=Position(record.position) if record.position else None,
        what_happens=record.what_happens,
        materials=record.materials,
        day=record.day,
        pinned=_clock(record.pinned),
        parked=record.parked,
        optional=record.optional,
        is_break=record.is_break,
        leads=record.leads,
        scale_id=record.scale,
        began=_minute(record.began),
        ended=_minute(record.ended),
        left_out=record.left_out,
        planned=record.planned,
    )


def scale_of(session_id: str, record: ScaleRecord) -> Scale:
    return Scale(
        id=record.id,
        session_id=session_id,
        place=record.place,
        question=record.question,
        kind=ScaleKind(record.kind),
        low_means=record.low_means,
        high_means=record.high_means,
        lowest=record.lowest,
        highest=record.highest,
        halves=record.halves,
        naming=Naming(record.naming),
        asked_when=When(record.asked_when),
        answered_by=record.answered_by,
        follow_ups=tuple(FollowUp(follow_up) for follow_up in record.follow_ups),
    )


def round_of(session_id: str, record: RoundRecord) -> Round:
    return Round(
        id=record.id,
        session_id=session_id,
        scale_id=record.scale,
        moment=Moment(record.moment),
        opened=datetime.fromisoformat(record.opened),
        closed=record.closed,
        way=Way(record.way),
        silent=record.silent,
        revealed=record.revealed,
        asked_of=record.asked_of,
        counts=tuple(_count(count) for count in record.counts),
    )


def _count(record: CountRecord) -> Count:
    return Count(_number(record.value) or Decimal(0), record.people)


def mark_of(session_id: str, record: MarkRecord) -> Mark:
    return Mark(
        id=record.id,
        session_id=session_id,
        round_id=record.round,
        guest_id=record.guest,
        value=_number(record.value),
        skipped=record.skipped,
        already_there=record.already_there,
        one_step_up=record.one_step_up,
        came=_came(record.came),
        spoken_by=record.spoken_by,
        good_enough=_number(record.good_enough),
    )


def _unnamed(session_id: str, record: UnnamedMarkRecord) -> Mark:
    return Mark(
        id=record.id,
        session_id=session_id,
        round_id=record.round,
        guest_id=None,
        value=_number(record.value),
        skipped=record.skipped,
        already_there=record.already_there,
        one_step_up=record.one_step_up,
        good_enough=_number(record.good_enough),
    )


def earlier_of(session_id: str, record: EarlierMarkRecord) -> EarlierMark:
    return EarlierMark(
        id=record.id,
        session_id=session_id,
        mark_id=record.mark,
        place=record.place,
        value=_number(record.value),
        skipped=record.skipped,
        already_there=record.already_there,
        one_step_up=record.one_step_up,
        came=_came(record.came),
        spoken_by=record.spoken_by,
        good_enough=_number(record.good_enough),
    )


def step_of(session_id: str, record: StepRecord) -> Step:
    return Step(
        id=record.id,
        session_id=session_id,
        place=record.place,
        what=record.what,
        who=record.who,
        by_when=_day(record.by_when),
        first_sign=record.first_sign,
        done=record.done,
    )


def note_of(session_id: str, record: NoteRecord) -> Note:
    return Note(
        id=record.id,
        session_id=session_id,
        place=record.place,
        words=record.words,
        taken=_minute(record.taken),
        kind=NoteKind(record.kind),
        guest_id=record.guest,
        block_id=record.block,
        scale_id=record.scale,
        boundary_id=record.boundary,
        decision_id=record.decision,
        consent=_consent(record.consent),
        done=record.done,
    )


def picture_of(session_id: str, record: PictureRecord, files: Mapping[str, bytes]) -> Picture:
    if record.file not in files:
        raise HostDeskError(_("a picture in it is missing."))
    return Picture(
        id=record.id,
        session_id=session_id,
        place=record.place,
        data=files[record.file],
        width=record.width,
        height=record.height,
        caption=record.caption,
        taken=_minute(record.taken),
        block_id=record.block,
        scale_id=record.scale,
    )
