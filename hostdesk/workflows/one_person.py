"""Two guests of a session who are one person become one: said by the host, never found out by a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.domain.identity import derived_id
from hostdesk.domain.mark import EarlierMark, Mark, id_of_mark, next_place
from hostdesk.words import _

_NOBODY = Guest("nobody", "", 0, "nobody")
_NOT_JOINED = {"id", "session_id", "place", "name", "person"}
_CAREFUL = (Consent.REFUSED, Consent.GIVEN, Consent.NOT_ASKED)  # a no of either holds


def join(gathering: Gathering, kept: Guest, other: Guest) -> Change:
    """Everything of the other goes to the one who is kept; where both answered, the kept one's answer stands.

    What the other answered there is kept as what stood there before.
    """
    marks, earlier = _answers(gathering, kept, other)
    after = replace(
        gathering,
        guests=tuple(_both(kept, other) if one == kept else one for one in gathering.guests if one != other),
        marks=marks,
        earlier_marks=earlier,
        notes=tuple(
            replace(note, guest_id=kept.id) if note.guest_id == other.id else note for note in gathering.notes
        ),
        rounds=tuple(
            replace(asked, asked_of=tuple(dict.fromkeys(_renamed(asked.asked_of, kept, other))))
            for asked in gathering.rounds
        ),
    )
    label = _("{name} is one person").format(name=kept.name)
    return Change.between(label, gathering.session.id, gathering.parts, after.parts)


def _renamed(ids: tuple[str, ...], kept: Guest, other: Guest) -> Iterator[str]:
    return (kept.id if who == other.id else who for who in ids)


def _both(kept: Guest, other: Guest) -> Guest:
    """The kept one, with what only the other's line says; where both say something, with both."""
    found: dict[str, Any] = {
        one.name: _joined(getattr(kept, one.name), getattr(other, one.name), getattr(_NOBODY, one.name))
        for one in fields(Guest)
        if one.name not in _NOT_JOINED
    }
    return replace(kept, **found)


def _joined(mine: Any, theirs: Any, none: Any) -> Any:
    if isinstance(mine, Consent):
        return min(mine, theirs, key=_CAREFUL.index)
    if mine == none:
        return theirs
    if isinstance(mine, Format | Invitation) or not isinstance(mine, str) or theirs in ("", mine):
        return mine
    return f"{mine}; {theirs}"


def _answers(
    gathering: Gathering, kept: Guest, other: Guest
) -> tuple[tuple[Mark, ...], tuple[EarlierMark, ...]]:
    marks = {mark.id: mark for mark in gathering.marks}
    earlier = {one.id: one for one in gathering.earlier_marks}
    for mark in [mark for mark in gathering.marks if mark.guest_id == other.id]:
        del marks[mark.id]
        mine = gathering.mark_of(mark.round_id, kept.id)
        moved = replace(mark, id=id_of_mark(mark.round_id, kept.id), guest_id=kept.id)
        if mine is None:
            marks[moved.id] = moved
        before = list(gathering.earlier(mark.id)) + ([] if mine is None else [_as_earlier(mark)])
        to = moved if mine is None else mine
        first = next_place(gathering.earlier(to.id))
        for place, one in enumerate(before, first):
            earlier[one.id] = replace(one, mark_id=to.id, place=place)
    return tuple(marks.values()), tuple(earlier.values())


def _as_earlier(mark: Mark) -> EarlierMark:
    said = (mark.value, mark.skipped, mark.already_there, mark.one_step_up, mark.came, mark.spoken_by)
    return EarlierMark(derived_id("joined", mark.id), mark.session_id, mark.id, 0, *said, mark.good_enough)
