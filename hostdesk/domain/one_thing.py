"""What two laptops made independently and is one thing bears one id: a round, a guest's answer in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History, Key
from hostdesk.domain.mark import PLACES, EarlierMark, Mark, Round, id_of_mark, id_of_round

State = tuple[Gathering, History]
_Ids = Mapping[str, str]


def as_one(state: State) -> State:
    """The same state under the ids with which things are born today; older ones were random."""
    gathering, history = state
    rounds = {asked.id: id_of_round(asked.scale_id, asked.moment) for asked in gathering.rounds}
    marks = {
        mark.id: id_of_mark(rounds[mark.round_id], mark.guest_id)
        for mark in gathering.marks
        if mark.guest_id is not None
    }
    if all(old == new for ids in (rounds, marks) for old, new in ids.items()):
        return state
    return _renamed(gathering, rounds, marks), _renamed_history(history, {Round: rounds, Mark: marks})


def birthplace(earlier: EarlierMark) -> EarlierMark:
    """As it was kept, before it had to make room for what was kept on another laptop."""
    return earlier if earlier.place < PLACES else replace(earlier, place=earlier.place % PLACES)


def _renamed(gathering: Gathering, rounds: _Ids, marks: _Ids) -> Gathering:
    return replace(
        gathering,
        rounds=tuple(replace(asked, id=rounds[asked.id]) for asked in gathering.rounds),
        marks=tuple(
            replace(mark, id=marks.get(mark.id, mark.id), round_id=rounds[mark.round_id])
            for mark in gathering.marks
        ),
        earlier_marks=tuple(
            replace(earlier, mark_id=marks.get(earlier.mark_id, earlier.mark_id))
            for earlier in gathering.earlier_marks
        ),
    ).in_order()


def _renamed_history(history: History, ids: Mapping[type, _Ids]) -> History:
    def now(key: Key) -> Key:
        return key[0], ids.get(key[0], {}).get(key[1], key[1])

    def conflict(found: Any) -> Any:
        return replace(found, id=now(found.key)[1])

    return replace(
        history,
        stamps={now(key): cells for key, cells in history.stamps.items()},
        conflicts=tuple(conflict(found) for found in history.conflicts),
    )
