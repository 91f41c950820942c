"""Arbitrary gatherings that fit together, for property tests."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.domain.history import REST, Conflict, History, Stamp, cell_of
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.mark import Came, Count, EarlierMark, Mark, Moment, Round, Way
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import RANGES, FollowUp, Naming, Scale, ScaleKind, When
from hostdesk.domain.series import Series
from hostdesk.domain.session import Afterwards, Layout, Rung, Session, Stage
from hostdesk.domain.step import Step
from hostdesk.domain.text import line, passage
from tests.builders import A_JPEG

_typed = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "",
            "=1+1",
            "- so be it",
            "\uff0b1",
            "a \"word\", and 'more'",
            "two\nlines",
            "محمد",
            "王小明",
            "D’Arcy 🎈",
        ]
    ),
)
words = _typed.map(passage)
names = _typed.map(line).map(lambda text: text or "Ada")
minutes = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)

_zones = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
_instants = st.none() | st.datetimes(datetime(1901, 1, 1), datetime(2198, 12, 31), timezones=_zones).map(
    lambda moment: moment.replace(microsecond=0)
)
_days = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
_clocks = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def gatherings(draw: st.DrawFn, session_id: str = "", least: int = 0) -> Gathering:
    """A gathering with at least `least` guests and scales."""
    ids = iter(f"{number:032x}" for number in range(draw(st.integers(0, 2**100)), 2**128))
    sid = session_id or next(ids)
    series = draw(st.none() | st.builds(Series, st.just(next(ids)), words, words))
    session = _session(draw, sid, series)

    def parts(of: type, /, most: int = 3, lowest: int = 0, **fields: Any) -> tuple[Any, ...]:
        count = draw(st.integers(lowest, most))
        return tuple(
            draw(
                st.builds(of, id=st.just(next(ids)), session_id=st.just(sid), place=st.just(place), **fields)
            )
            for place in range(count)
        )

    guests = parts(
        Guest,
        most=max(4, least),
        lowest=least,
        name=names,
        about=words,
        brings=words,
        worth_coming=words,
        invitation=st.sampled_from(Invitation),
        is_host=st.booleans(),
        arrived=st.booleans(),
        walk_in=st.booleans(),
        person=st.sampled_from(["", "one", "another"]),
        nearest=st.booleans(),
        could_ask=words,
        invited_on=_days,
        replied_on=_days,
        reply=words,
        circle=words,
        stranger=st.booleans(),
        greeter=words,
        seat=words,
        access=words,
        diet=words,
        language=words,
        paper=st.sampled_from(Format),
        may_keep=st.sampled_from(Consent),
        may_quote=st.sampled_from(Consent),
        may_photograph=st.sampled_from(Consent),
        may_keep_health=st.sampled_from(Consent),
        contact=words,
        private_note=words,
        left_at=st.none() | minutes,
    )
    scales = tuple(_scale(draw, sid, next(ids), place) for place in range(draw(st.integers(least, 3))))
    rounds = tuple(
        _round(draw, next(ids), scale, moment, guests)
        for scale in scales
        for moment in Moment
        if draw(st.booleans())
    )
    by_id = {scale.id: scale for scale in scales}
    marks = [mark for asked in rounds for mark in _marks(draw, ids, asked, by_id[asked.scale_id], guests)]
    earlier = tuple(
        _earlier(draw, next(ids), mark, by_id[asked.scale_id])
        for mark in marks
        for asked in rounds
        if asked.id == mark.round_id and mark.guest_id and draw(st.booleans())
    )
    boundaries = parts(
        Boundary,
        kind=st.sampled_from(BoundaryKind),
        words=words,
        how_held=words,
        on_paper=st.booleans(),
        why=words,
    )
    decisions = parts(
        Decision,
        what=words,
        nearest=words,
        held_by=words,
        handed_back=words,
        by_when=_days,
        not_here=st.booleans(),
        outcome=words,
    )
    blocks = parts(
        Block,
        title=words,
        minutes=st.integers(0, 1440),
        role=st.none() | st.sampled_from(Role),
        position=st.none() | st.sampled_from(Position),
        what_happens=words,
        materials=words,
        day=st.integers(1, 31),
        pinned=_clocks,
        parked=st.booleans(),
        optional=st.booleans(),
        is_break=st.booleans(),
        leads=words,
        scale_id=_one_of(scales),
        began=_instants,
        ended=_instants,
        left_out=st.booleans(),
        planned=st.none() | st.integers(0, 1440),
    )
    return Gathering(
        session=session,
        series=series,
        guests=guests,
        boundaries=boundaries,
        goals=parts(Goal, words=words, held_by=words, pulls_apart=words),
        decisions=decisions,
        errands=parts(Errand, what=words, who=words, done=st.booleans()),
        blocks=blocks,
        scales=scales,
        rounds=rounds,
        marks=tuple(marks),
        earlier_marks=earlier,
        steps=parts(
            Step,
            what=words,
            who=words,
            by_when=_days,
            first_sign=words,
            done=st.booleans(),
        ),
        notes=parts(
            Note,
            words=words,
            taken=st.none() | minutes,
            kind=st.sampled_from(NoteKind),
            guest_id=_one_of(guests),
            block_id=_one_of(blocks),
            scale_id=_one_of(scales),
            boundary_id=_one_of(boundaries),
            decision_id=_one_of(decisions),
            consent=st.sampled_from(Consent),
            done=st.booleans(),
        ),
        pictures=parts(
            Picture,
            data=st.just(A_JPEG),
            width=st.just(2),
            height=st.just(1),
            caption=words,
            taken=st.none() | minutes,
            block_id=_one_of(blocks),
            scale_id=_one_of(scales),
        ),
    ).in_order()


def _session(draw: st.DrawFn, session_id: str, series: Series | None) -> Session:
    texts = (
        "title calling preferred_future best_hopes already_works who_would_notice "
        "venue arrival layout access food materials paragraph light sound signs packed flow"
    )
    return Session(
        id=session_id,
        series_id=series.id if series else None,
        starts=draw(st.none() | minutes),
        stage=draw(st.sampled_from(Stage)),
        rung=draw(st.none() | st.sampled_from(Rung)),
        room=draw(st.none() | st.sampled_from(Layout)),
        until=draw(_clocks),
        standing=draw(st.none() | st.sampled_from(Position)),
        keep_until=draw(_days),
        afterwards=draw(st.sampled_from(Afterwards)),
        **{name: draw(words) for name in texts.split()},
    )


def _one_of(parts: tuple[Any, ...]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *(part.id for part in parts)])


def _round(
    draw: st.DrawFn, round_id: str, scale: Scale, moment: Moment, guests: tuple[Guest, ...]
) -> Round:
    way = draw(st.sampled_from(Way))
    numbers = st.sampled_from([Decimal(number) for number in scale.numbers])
    counts = st.builds(Count, numbers, st.integers(1, 300))
    counted = draw(st.lists(counts, max_size=3, unique_by=lambda one: one.value)) if way.is_counted else ()
    asked_of = draw(st.sets(st.sampled_from([guest.id for guest in guests]))) if guests else set()
    return Round(
        id=round_id,
        session_id=scale.session_id,
        scale_id=scale.id,
        moment=moment,
        opened=draw(minutes),
        closed=draw(st.booleans()),
        way=way,
        silent=draw(st.booleans()),
        revealed=draw(st.booleans()),
        asked_of=tuple(sorted(asked_of)),
        counts=tuple(counted),
    )


def _scale(draw: st.DrawFn, session_id: str, scale_id: str, place: int) -> Scale:
    lowest, highest = draw(st.sampled_from(RANGES))
    return Scale(
        id=scale_id,
        session_id=session_id,
        place=place,
        question=draw(words),
        kind=draw(st.sampled_from(ScaleKind)),
        low_means=draw(words),
        high_means=draw(words),
        lowest=lowest,
        highest=highest,
        halves=draw(st.booleans()),
        naming=draw(st.sampled_from(Naming)),
        asked_when=draw(st.sampled_from(When)),
        answered_by=draw(words),
        follow_ups=tuple(draw(st.sets(st.sampled_from(FollowUp)))),
    )


def _answer(draw: st.DrawFn, scale: Scale) -> dict[str, Any]:
    steps = 2 if scale.halves else 1
    halves = st.integers(scale.lowest * steps, scale.highest * steps)
    numbers = st.none() | halves.map(lambda number: Decimal(number) / steps)
    value = draw(numbers)
    return {
        "value": value,
        "skipped": value is None and draw(st.booleans()),
        "already_there": draw(words),
        "one_step_up": draw(words),
        "good_enough": draw(numbers),
    }


def _marks(draw: st.DrawFn, ids: Any, asked: Round, scale: Scale, guests: tuple[Guest, ...]) -> list[Mark]:
    answering = [guest for guest in guests if draw(st.booleans())]
    if scale.naming is Naming.UNNAMED:
        return [
            Mark(next(ids), asked.session_id, asked.id, None, **_answer(draw, scale)) for _guest in answering
        ]
    return [
        Mark(
            next(ids),
            asked.session_id,
            asked.id,
            guest.id,
            came=draw(st.sampled_from(Came)),
            spoken_by=draw(words),
            **_answer(draw, scale),
        )
        for guest in answering
    ]


def _earlier(draw: st.DrawFn, earlier_id: str, mark: Mark, scale: Scale) -> EarlierMark:
    return EarlierMark(
        id=earlier_id,
        session_id=mark.session_id,
        mark_id=mark.id,
        place=0,
        came=draw(st.sampled_from(Came)),
        spoken_by=draw(words),
        **_answer(draw, scale),
    )


_moments = st.integers(0, 2**41)
_devices = st.sampled_from(["laptop", "other", "third"])
_stamps = st.builds(Stamp, _devices, _moments)


@st.composite
def histories(draw: st.DrawFn, gathering: Gathering) -> History:
    """What may have been edited of this gathering, on up to three laptops."""
    stamps = {}
    for part in gathering.parts:
        if isinstance(part, Mark) and part.guest_id is None:
            continue
        edited = [field.name for field in fields(part) if field.name not in ("id", "session_id")]
        cells = st.sampled_from([REST, *(cell_of(type(part), name) for name in edited)])
        if found := draw(st.dictionaries(cells, _stamps, max_size=2)):
            stamps[type(part), part.id] = found
    conflicts = tuple(
        Conflict(Guest, guest.id, "name", draw(_stamps), {"name": draw(names)})
        for guest in gathering.guests
        if draw(st.booleans())
    )
    beside = [stamp for cells in stamps.values() for stamp in cells.values()]
    seen = draw(st.dictionaries(_devices, _moments))
    for device, n in (*beside, *(conflict.stamp for conflict in conflicts)):
        seen[device] = max(n, seen.get(device, 0))
    gone = draw(st.frozensets(st.sampled_from(["one", "two"])))
    return History(seen, stamps, conflicts, gone, draw(st.frozensets(st.sampled_from(["ada", "ben"]))))
