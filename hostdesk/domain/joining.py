"""What two versions of one part make together; why order, grouping and repetition make no difference.

Of each edit of a cell a version knows one of three things, and learns in one direction only: it has not
*heard* of it, the value *stands* there, or it was *answered* (it was seen, and does not stand any more).
Both together know the further of the two: of three things in a row the furthest is the same whichever is
asked first, in whatever groups, however often. The *last* edit that is known of a cell is a maximum, and
`seen`, `gone`, `erased` and what nobody stamped are unions: the same holds for each of them, and so for all.

Nothing else is joined. What is shown, which parts live, and what it takes to fit together is worked out
of that afterwards and kept beside it, never instead of it. The last edit is kept where none stands: then a
deletion has answered all of them, and it is what comes back with an edit which that had not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hostdesk.domain.edits import (
    Edits,
    Standing,
    Values,
    cells_in,
    faded,
    fixed_in,
    fullness,
    is_live,
    is_stamped,
    made,
    moment,
    unfaded,
    unstamped,
)
from hostdesk.domain.history import History, Key
from hostdesk.domain.mark import Mark

_Known = tuple[Edits, History]  # of one cell; with what its version has seen


def together(
    key: Key, ours: Standing | None, theirs: Standing | None, our_edits: History, their_edits: History
) -> Standing:
    """What stands of both, and the last that is known; `part` is None where neither has it."""
    if same := _settled(ours, theirs, our_edits, their_edits):
        return same
    ours, theirs = (side and side.opened() for side in (ours, theirs))
    here, there = (side.cells if side else {} for side in (ours, theirs))
    cells = {
        cell: edits
        for cell in cells_in(key[0])
        if (edits := _joined((here.get(cell, {}), our_edits), (there.get(cell, {}), their_edits)))
    }
    base = _base([side.part for side in (ours, theirs) if side and side.part is not None])
    if isinstance(base, Mark) and base.guest_id is None:
        cells = {cell: {None: max(edits.values(), key=fullness)} for cell, edits in cells.items()}
    return Standing(base and made(base, cells), cells)


def _settled(
    ours: Standing | None, theirs: Standing | None, our_edits: History, their_edits: History
) -> Standing | None:
    """Either side, where nothing has to be compared; most of two versions is so."""
    if ours is None or theirs is None:
        one, other = (ours, their_edits) if ours else (theirs, our_edits)
        assert one is not None
        new = one.settled and all(is_live(s) and not other.has_seen(s) for s in one.settled.values())
        return one if new else None
    if ours.settled is None or ours.settled != theirs.settled or ours.part != theirs.part:
        return None
    return ours


def _base(parts: list[Any]) -> Any:
    """A part with the fields that never change."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return max(parts, key=lambda part: [repr(getattr(part, name)) for name in fixed_in(type(part))])


def _joined(ours: _Known, theirs: _Known) -> Edits:
    if len(ours[0]) == 1 and ours[0] == theirs[0]:  # most cells, and nothing to work out
        return ours[0]
    live = dict(_standing_still(ours, theirs))
    for stamp, values in _standing_still(theirs, ours):
        live[stamp] = max(live.get(stamp, values), values, key=repr)
    both = [*ours[0].items(), *theirs[0].items()]
    known = [(unfaded(stamp), values) for stamp, values in both if stamp and is_stamped(stamp)]
    if not known:
        return _of_nobody({repr(values): values for _stamp, values in both})
    last, values = max(known, key=lambda edit: (moment(edit[0]), repr(edit[1])))
    return live if last in live else {**live, faded(last): values}


def _standing_still(mine: _Known, other: _Known) -> Iterator[tuple[Any, Values]]:
    for stamp, values in mine[0].items():
        if stamp and is_live(stamp) and (stamp in other[0] or not other[1].has_seen(stamp)):
            yield stamp, values


def _of_nobody(values: dict[str, Values]) -> Edits:
    """What nobody stamped: nothing tells which is later, and the one that says most is shown."""
    if not values:
        return {}
    first, *others = sorted(values.values(), key=fullness)[::-1]
    return {None: first} | {unstamped(number): found for number, found in enumerate(others)}
