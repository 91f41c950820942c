"""What two laptops made independently and is one thing bears one id: a round, a guest's answer in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from hostdesk.domain.edits import cells_in, fullness, values_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History, Key
from hostdesk.domain.mark import PLACES, EarlierMark, Mark, Round, id_of_again, id_of_mark, id_of_round

State = tuple[Gathering, History]
_Ids = Mapping[str, str]


def as_one(state: State) -> State:
    """The same state under the ids with which things are born today; older ones were random."""
    gathering, history = as_given_again(state)
    rounds = {asked.id: id_of_round(asked.scale_id, asked.moment) for asked in gathering.rounds}
    marks = {
        mark.id: id_of_mark(rounds[mark.round_id], mark.guest_id)
        for mark in gathering.marks
        if mark.guest_id is not None
    }
    if all(old == new for ids in (rounds, marks) for old, new in ids.items()):
        return gathering, history
    return _renamed(gathering, rounds, marks), _renamed_history(history, {Round: rounds, Mark: marks})


def as_given_again(state: State) -> State:
    """Unnamed answers that came back, or say something else now, as others are told of them."""
    gathering, history = state
    again = [mark for mark in gathering.marks if mark.guest_id is None and mark.id in history.gone]
    if not again:
        return state
    ids = {mark.id: id_that_stands(mark.id, history.gone.__contains__) for mark in again}
    marks = tuple(replace(mark, id=ids.get(mark.id, mark.id)) for mark in gathering.marks)
    return replace(gathering, marks=marks).in_order(), history


def id_that_stands(id_: str, is_gone: Callable[[str], bool]) -> str:
    """Under which id an unnamed answer is given now: one that was taken back stays so everywhere."""
    while is_gone(id_):
        id_ = id_of_again(id_)
    return id_


def takes_back(old: Mark, new: Mark) -> bool:
    """True where an unnamed answer says less than before: of two that nobody stamped the fuller is shown."""
    cells = ((values_in(old, cell), values_in(new, cell)) for cell in cells_in(Mark))
    return any(fullness(then) > fullness(now) for then, now in cells)


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
