"""The tables of an archive of version 1, as a person wants to read them in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from hostdesk.archive.csv_views import Column, Link, Row, Table
from hostdesk.archive.v1.records import (
    GuestRecord,
    MarkRecord,
    RoundRecord,
    ScaleRecord,
    SessionRecord,
    UnnamedMarkRecord,
)

_OPENING_FIRST = {"opening": 0, "closing": 1}
_OF_SESSION = Link("session", "sessions")
_answer = attrgetter("value", "skipped", "already_there", "one_step_up")
_PLACE = Column("place", "integer", "Its place in the list, from 0")
_ANSWER = (
    Column("number", "number", "Where on the scale; a way into a conversation, not a grade"),
    Column("skipped", "boolean", "Skipped on purpose, which is an answer too"),
    Column("already_there", "string", "What makes it that and not lower"),
    Column("one_step_up", "string", "How one more would be noticed"),
)


def tables_of(sessions: Sequence[SessionRecord]) -> tuple[Table, ...]:
    """Answers of scales that are unnamed or shown unnamed stand in a table of their own, without guests."""
    return (
        _sessions(sessions),
        _guests(sessions),
        _goals(sessions),
        _boundaries(sessions),
        _decisions(sessions),
        _errands(sessions),
        _running_order(sessions),
        _scales(sessions),
        _answers(sessions),
        _unnamed_answers(sessions),
        _steps(sessions),
        _notes(sessions),
        _counts(sessions),
        _pictures(sessions),
    )


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "string") for name in names)


def _part_columns(*columns: Column) -> tuple[Column, ...]:
    return (Column("id", "string"), Column("session", "string", "The id in sessions.csv"), *columns)


def _part_rows(
    sessions: Sequence[SessionRecord], parts: Callable[[SessionRecord], Any], columns: Sequence[Column]
) -> list[Row]:
    """A row for each part: its id, its session and its fields of the columns' names."""
    fields = attrgetter(*(column.name for column in columns))
    return [(part.id, session.id, *fields(part)) for session in sessions for part in parts(session)]


def _sessions(sessions: Sequence[SessionRecord]) -> Table:
    before = _texts("id", "title")
    between = (Column("series", "string"), Column("starts", "datetime", "On the wall clock of the place"))
    after = _texts("stage", "calling", "preferred_future", "best_hopes", "already_works", "who_would_notice")
    space = _texts(
        *("venue", "arrival", "layout", "access", "food", "materials"),
        *("rung", "paragraph", "room", "light", "sound", "signs", "packed", "until", "flow"),
    )
    fields = attrgetter(*(column.name for column in (*after, *space)))
    rows = [
        (
            session.id,
            session.title,
            session.series.title if session.series else "",
            _spaced(session.starts),
            *fields(session),
        )
        for session in sessions
    ]
    return Table("sessions", "One row a gathering", (*before, *between, *after, *space), rows, ("id",))


def _guests(sessions: Sequence[SessionRecord]) -> Table:
    columns = (
        _PLACE,
        *_texts("name", "about", "brings", "worth_coming", "invitation"),
        *(Column(name, "boolean") for name in ("is_host", "arrived", "walk_in", "nearest", "stranger")),
        *_texts("could_ask", "circle", "greeter", "seat"),
        *(Column(name, "date") for name in ("invited_on", "replied_on")),
        *_texts("reply", "access", "diet", "language", "paper"),
        *_texts("may_keep", "may_quote", "may_photograph", "may_keep_health", "contact", "private_note"),
        Column("person", "string", "Equal in every session where it is the same person"),
        Column("left_at", "datetime", "Went before the end"),
    )
    fields = attrgetter(*(column.name for column in columns[:-1]))
    rows = [
        (guest.id, session.id, *fields(guest), _spaced(guest.left_at))
        for session in sessions
        for guest in session.guests
    ]
    return Table("guests", "Who belongs at the table", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _goals(sessions: Sequence[SessionRecord]) -> Table:
    columns = (_PLACE, *_texts("words", "held_by", "pulls_apart"))
    rows = _part_rows(sessions, attrgetter("goals"), columns)
    return Table("goals", "What partners share", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _decisions(sessions: Sequence[SessionRecord]) -> Table:
    columns = (
        _PLACE,
        *_texts("what", "nearest", "held_by", "handed_back"),
        Column("by_when", "date"),
        Column("not_here", "boolean", "Said plainly not to be up for decision here"),
        Column("outcome", "string"),
    )
    rows = _part_rows(sessions, attrgetter("decisions"), columns)
    return Table("decisions", "What is to decide", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _errands(sessions: Sequence[SessionRecord]) -> Table:
    columns = (_PLACE, *_texts("what", "who"), Column("done", "boolean"))
    rows = _part_rows(sessions, attrgetter("errands"), columns)
    return Table("errands", "What to see to", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _boundaries(sessions: Sequence[SessionRecord]) -> Table:
    columns = (_PLACE, *_texts("kind", "words", "how_held"), Column("on_paper", "boolean"), *_texts("why"))
    rows = _part_rows(sessions, attrgetter("boundaries"), columns)
    return Table("boundaries", "What the host holds", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _running_order(sessions: Sequence[SessionRecord]) -> Table:
    columns = (
        _PLACE,
        Column("title", "string"),
        Column("minutes", "integer"),
        *_texts("role", "position", "what_happens", "materials"),
        Column("day", "integer", "Which day of the gathering, from 1"),
        Column("pinned", "string", "Begins at this clock time, whatever came before"),
        *(Column(name, "boolean") for name in ("parked", "optional", "is_break")),
        *_texts("leads", "scale"),
        *(Column(name, "string", "To the second, with the zone") for name in ("began", "ended")),
        Column("left_out", "boolean", "Not held after all"),
        Column("planned", "integer", "Minutes, before the day itself changed them"),
    )
    rows = _part_rows(sessions, attrgetter("blocks"), columns)
    return Table("running_order", "What happens when", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _scales(sessions: Sequence[SessionRecord]) -> Table:
    columns = (
        _PLACE,
        *_texts("question", "kind", "low_means", "high_means"),
        Column("lowest", "integer"),
        Column("highest", "integer"),
        Column("halves", "boolean"),
        *_texts("naming", "asked_when", "answered_by"),
    )
    rows = _part_rows(sessions, attrgetter("scales"), columns)
    return Table("scales", "What was asked", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _answers(sessions: Sequence[SessionRecord]) -> Table:
    columns = (
        *_texts("session", "scale", "question", "moment", "guest", "name"),
        *_ANSWER,
        *_texts("came", "spoken_by"),
    )
    rows = [row for session in sessions for row in _named_rows(session)]
    links = (_OF_SESSION, Link("scale", "scales"), Link("guest", "guests"))
    what = "Answers by name, as they stand at the end"
    return Table("answers", what, columns, rows, ("scale", "moment", "guest"), links)


def _unnamed_answers(sessions: Sequence[SessionRecord]) -> Table:
    columns = (*_texts("session", "scale", "question", "moment"), *_ANSWER)
    rows = [row for session in sessions for row in _unnamed_rows(session)]
    links = (_OF_SESSION, Link("scale", "scales"))
    return Table("unnamed_answers", "Answers that show no name, by number", columns, rows, (), links)


def _steps(sessions: Sequence[SessionRecord]) -> Table:
    columns = (
        _PLACE,
        *_texts("what", "who"),
        Column("by_when", "date"),
        Column("first_sign", "string"),
        Column("done", "boolean"),
    )
    rows = _part_rows(sessions, attrgetter("steps"), columns)
    return Table("steps", "Small steps", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _notes(sessions: Sequence[SessionRecord]) -> Table:
    texts = ("kind", "guest", "block", "scale", "boundary", "decision", "consent")
    columns = (
        _PLACE,
        Column("words", "string"),
        Column("taken", "datetime"),
        *_texts(*texts),
        Column("done", "boolean"),
    )
    rest = attrgetter(*texts, "done")
    rows = [
        (note.id, session.id, note.place, note.words, _spaced(note.taken), *rest(note))
        for session in sessions
        for note in session.notes
    ]
    return Table("notes", "What was said", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _counts(sessions: Sequence[SessionRecord]) -> Table:
    columns = (
        *_texts("session", "scale", "question", "moment", "way"),
        Column("number", "number", "Where on the scale"),
        Column("people", "integer", "How many stood there, or raised their hands"),
    )
    rows = [
        (session.id, scale.id, scale.question, asked.moment, asked.way, count.value, count.people)
        for session in sessions
        for scale, asked in _rounds(session)
        for count in asked.counts
    ]
    links = (_OF_SESSION, Link("scale", "scales"))
    return Table("counts", "Heads that were counted at numbers", columns, rows, (), links)


def _pictures(sessions: Sequence[SessionRecord]) -> Table:
    columns = (_PLACE, *_texts("caption", "file"), Column("taken", "datetime"), *_texts("block", "scale"))
    rows = [
        (p.id, session.id, p.place, p.caption, p.file, _spaced(p.taken), p.block, p.scale)
        for session in sessions
        for p in session.pictures
    ]
    return Table("pictures", "Pictures of the room", _part_columns(*columns), rows, ("id",), (_OF_SESSION,))


def _spaced(moment: str | None) -> str:
    """2026-03-14 18:00: as a spreadsheet reads it."""
    return (moment or "").replace("T", " ")


def _named_rows(session: SessionRecord) -> Iterator[Row]:
    guests = {guest.id: guest for guest in session.guests}
    marks: dict[str, list[MarkRecord]] = {}
    for mark in session.marks:
        marks.setdefault(mark.round, []).append(mark)
    for scale, asked in _rounds(session):
        if scale.naming != "by name":
            continue
        asking = (session.id, scale.id, scale.question, asked.moment)
        for mark in sorted(marks.get(asked.id, ()), key=lambda mark: _place(guests[mark.guest])):
            yield (*asking, mark.guest, guests[mark.guest].name, *_answer(mark), mark.came, mark.spoken_by)


def _unnamed_rows(session: SessionRecord) -> Iterator[Row]:
    """Sorted by number and words alone: the order of the rows gives nobody away."""
    marks: dict[str, list[MarkRecord | UnnamedMarkRecord]] = {}
    every: list[MarkRecord | UnnamedMarkRecord] = [*session.marks, *session.unnamed_marks]
    for mark in every:
        marks.setdefault(mark.round, []).append(mark)
    for scale, asked in _rounds(session):
        if scale.naming == "by name":
            continue
        asking = (session.id, scale.id, scale.question, asked.moment)
        for mark in sorted(marks.get(asked.id, ()), key=_by_value_and_words):
            yield (*asking, *_answer(mark))


def _rounds(session: SessionRecord) -> Iterator[tuple[ScaleRecord, RoundRecord]]:
    scales = {scale.id: scale for scale in session.scales}
    order = {scale.id: number for number, scale in enumerate(session.scales)}
    rounds = sorted(session.rounds, key=lambda asked: (order[asked.scale], _OPENING_FIRST[asked.moment]))
    return ((scales[asked.scale], asked) for asked in rounds)


def _place(guest: GuestRecord) -> tuple[int, str]:
    return guest.place, guest.id


def _by_value_and_words(mark: MarkRecord | UnnamedMarkRecord) -> tuple[float, bool, str, str]:
    value = -1 if mark.value is None else mark.value
    return value, mark.skipped, mark.already_there, mark.one_step_up
