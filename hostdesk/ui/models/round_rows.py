"""The rows of a round's grid: one a guest, or one an unnamed answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hostdesk.domain.asking import asked_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.scale import number_text
from hostdesk.words import _

NEXT_ANSWER = "next answer"  # the id of the row that takes the next unnamed answer


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One line of the grid."""

    id: str  # of the guest; in an unnamed round of the mark, or NEXT_ANSWER
    name: str
    second: str  # under the name: the host, on behalf of whom
    mark: Mark | None
    before: str  # what stood there before, in words
    already_there: str
    one_step_up: str

    @property
    def now(self) -> str:
        """The number as it is said, or that it was skipped."""
        if self.mark is None:
            return ""
        if self.mark.skipped:
            return _("skipped")
        return "" if self.mark.value is None else number_text(self.mark.value)

    @property
    def answered(self) -> bool:
        return self.mark is not None and not self.mark.is_empty


def named_rows(gathering: Gathering, asked: Round | None) -> list[RoundRow]:
    """Everybody at the table, in the order of the list; the host comes last."""
    marks = {mark.guest_id: mark for mark in gathering.marks_in(asked.id)} if asked else {}
    earlier: dict[str, list[EarlierMark]] = {}
    for kept in gathering.earlier_marks:
        earlier.setdefault(kept.mark_id, []).append(kept)
    return [_named_row(guest, marks.get(guest.id), earlier) for guest in asked_in(gathering, asked)]


def unnamed_rows(gathering: Gathering, asked: Round | None, current: str) -> list[RoundRow]:
    """The answers by their numbers, which tells nothing of their order; last the row for the next one.

    `current` is the id of the answer that is being typed: it stays in the last row until Enter.
    """
    marks = gathering.marks_in(asked.id) if asked else ()
    finished = sorted((m for m in marks if m.id != current), key=_by_number)
    typing = next((mark for mark in marks if mark.id == current), None)
    rows = [_unnamed_row(mark, _("An answer")) for mark in finished]
    return [*rows, replace(_unnamed_row(typing, _("The next answer")), id=NEXT_ANSWER)]


def values_of(marks: Sequence[Mark]) -> tuple[Decimal, ...]:
    """The numbers of a round, ascending."""
    return tuple(sorted(mark.value for mark in marks if mark.value is not None))


def _by_number(mark: Mark) -> tuple[bool, Decimal, str]:
    return mark.value is None, mark.value or Decimal(0), mark.id


def _named_row(guest: Guest, mark: Mark | None, earlier: dict[str, list[EarlierMark]]) -> RoundRow:
    second = _("Host and guest") if guest.is_host else ""
    if mark is not None and mark.spoken_by:
        second = _("answered by {name}").format(name=mark.spoken_by)
    before = ", ".join(_earlier_said(kept) for kept in earlier.get(mark.id, [])) if mark else ""
    return RoundRow(
        guest.id,
        guest.name,
        second,
        mark,
        _("before: {answers}").format(answers=before) if before else "",
        mark.already_there if mark else "",
        mark.one_step_up if mark else "",
    )


def _earlier_said(kept: EarlierMark) -> str:
    number = _("skipped") if kept.skipped else number_text(kept.value) if kept.value is not None else "–"
    return _("{number} by {name}").format(number=number, name=kept.spoken_by) if kept.spoken_by else number


def _unnamed_row(mark: Mark | None, name: str) -> RoundRow:
    return RoundRow(
        mark.id if mark else "",
        name,
        "",
        mark,
        "",
        mark.already_there if mark else "",
        mark.one_step_up if mark else "",
    )
