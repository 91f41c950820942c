"""The records of an archive of version 1 as gatherings."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hostdesk.archive.v1.records import (
    ArchiveRecord,
    BlockRecord,
    BoundaryRecord,
    EarlierMarkRecord,
    GuestRecord,
    MarkRecord,
    NoteRecord,
    RoundRecord,
    ScaleRecord,
    SessionRecord,
    StepRecord,
    UnnamedMarkRecord,
)
from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.mark import Came, EarlierMark, Mark, Moment, Round
from hostdesk.domain.note import Note
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Naming, Scale, ScaleKind
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session, Stage
from hostdesk.domain.step import Step

_CAME = {came.value: came for came in Came}  # many times faster than asking the class


def gatherings_of(archive: ArchiveRecord) -> tuple[Gathering, ...]:
    """Raises ValueError for a day that no calendar has, HostDeskError for what the domain refuses."""
    return tuple(gathering_of(record) for record in archive.sessions)


def gathering_of(record: SessionRecord) -> Gathering:
    session = record.id
    named = [_mark(session, mark) for mark in record.marks]
    unnamed = [_unnamed(session, mark) for mark in record.unnamed_marks]
    return Gathering(
        session=_session(record),
        series=Series(record.series.id, record.series.title) if record.series else None,
        guests=tuple(_guest(session, guest) for guest in record.guests),
        boundaries=tuple(_boundary(session, boundary) for boundary in record.boundaries),
        blocks=tuple(_block(session, block) for block in record.blocks),
        scales=tuple(_scale(session, scale) for scale in record.scales),
        rounds=tuple(_round(session, asked) for asked in record.rounds),
        marks=(*named, *unnamed),
        earlier_marks=tuple(_earlier(session, earlier) for earlier in record.earlier_marks),
        steps=tuple(_step(session, step) for step in record.steps),
        notes=tuple(_note(session, note) for note in record.notes),
    ).in_order()


def _minute(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


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
    )


def _guest(session_id: str, record: GuestRecord) -> Guest:
    return Guest(
        id=record.id,
        session_id=session_id,
        place=record.place,
        name=record.name,
        about=record.about,
        brings=record.brings,
        worth_coming=record.worth_coming,
        invitation=Invitation(record.invitation),
        is_host=record.is_host,
        arrived=record.arrived,
        walk_in=record.walk_in,
    )


def _boundary(session_id: str, record: BoundaryRecord) -> Boundary:
    return Boundary(
        id=record.id,
        session_id=session_id,
        place=record.place,
        kind=BoundaryKind(record.kind),
        words=record.words,
        how_held=record.how_held,
        on_paper=record.on_paper,
    )


def _block(session_id: str, record: BlockRecord) -> Block:
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
    )


def _scale(session_id: str, record: ScaleRecord) -> Scale:
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
    )


def _round(session_id: str, record: RoundRecord) -> Round:
    return Round(
        id=record.id,
        session_id=session_id,
        scale_id=record.scale,
        moment=Moment(record.moment),
        opened=datetime.fromisoformat(record.opened),
        closed=record.closed,
    )


def _mark(session_id: str, record: MarkRecord) -> Mark:
    return Mark(
        id=record.id,
        session_id=session_id,
        round_id=record.round,
        guest_id=record.guest,
        value=_number(record.value),
        skipped=record.skipped,
        already_there=record.already_there,
        one_step_up=record.one_step_up,
        came=_CAME[record.came],
        spoken_by=record.spoken_by,
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
    )


def _earlier(session_id: str, record: EarlierMarkRecord) -> EarlierMark:
    return EarlierMark(
        id=record.id,
        session_id=session_id,
        mark_id=record.mark,
        place=record.place,
        value=_number(record.value),
        skipped=record.skipped,
        already_there=record.already_there,
        one_step_up=record.one_step_up,
        came=_CAME[record.came],
        spoken_by=record.spoken_by,
    )


def _step(session_id: str, record: StepRecord) -> Step:
    return Step(
        id=record.id,
        session_id=session_id,
        place=record.place,
        what=record.what,
        who=record.who,
        by_when=date.fromisoformat(record.by_when) if record.by_when else None,
        first_sign=record.first_sign,
        done=record.done,
    )


def _note(session_id: str, record: NoteRecord) -> Note:
    return Note(
        id=record.id,
        session_id=session_id,
        place=record.place,
        words=record.words,
        taken=_minute(record.taken),
    )
