"""The rows of a round's grid: one a guest, or one an unnamed answer; of a silent one only that it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from hostdesk.domain.asking import How, asked_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.scale import Naming, number_text
from hostdesk.ui.models.rows import LARGE, Column, RowsModel
from hostdesk.words import _

NEXT_ANSWER = "next answer"  # the id of the row that takes the next unnamed answer


class Typing(NamedTuple):
    """What is typed at this moment into a silent answer: seen by whoever types, until the cell is left."""

    row_id: str
    field: str
    before: str  # what was written down there at earlier visits
    typed: str = ""

    @property
    def whole(self) -> str:
        return f"{self.before}\n{self.typed}" if self.before and self.typed else self.before or self.typed


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One line of the grid."""

    id: str  # of the guest; in an unnamed round of the mark, or NEXT_ANSWER
    name: str
    second: str  # under the name: the host, on behalf of whom, has left
    mark: Mark | None
    before: str  # what stood there before, in words
    already_there: str
    one_step_up: str
    good_enough: str = ""  # the number at which they would be content
    is_hidden: bool = False
    is_gone: bool = False  # has left the gathering

    @property
    def now(self) -> str:
        """The number as it is said, or that it was skipped."""
        if self.mark is None:
            return ""
        if self.is_hidden:
            return _("✓ answered") if self.answered else ""
        if self.mark.skipped:
            return _("skipped")
        return "" if self.mark.value is None else number_text(self.mark.value)

    @property
    def shows_number(self) -> bool:
        return not self.is_hidden and self.mark is not None and self.mark.value is not None

    @property
    def answered(self) -> bool:
        return self.mark is not None and not self.mark.is_empty

    def words(self, field: str) -> str:
        """The words of a field as they are shown."""
        if not self.is_hidden:
            return str(getattr(self, field))
        return _("✓ written down") if getattr(self.mark, field, None) not in (None, "") else ""


class RoundRows(RowsModel):
    """Numbers stand out; that somebody skipped or has answered does not."""

    def _data(self, row: Any, column: Column, role: Any) -> Any:
        if role == LARGE and column.large:
            return row.shows_number
        return super()._data(row, column, role)


def named_rows(
    gathering: Gathering,
    asked: Round | None,
    how: How,
    typing: Typing | None = None,
    highest_first: bool = False,
) -> list[RoundRow]:
    """Everybody it is asked of, in the order of the list; the host comes last."""
    marks = {mark.guest_id: mark for mark in gathering.marks_in(asked.id)} if asked else {}
    earlier: dict[str, list[EarlierMark]] = {}
    for kept in gathering.earlier_marks:
        earlier.setdefault(kept.mark_id, []).append(kept)
    guests = asked_in(gathering, asked, how.asked_of)
    rows = [_named_row(guest, marks.get(guest.id), earlier) for guest in guests]
    if asked is not None and asked.is_hidden:
        return [_hidden(row, typing) for row in rows]
    if asked is None or not highest_first:
        return rows
    if gathering.scale(asked.scale_id).naming is Naming.SHOWN_UNNAMED:
        rows = [_nameless(row) for row in rows]
    return sorted(rows, key=_highest_first)


def unnamed_rows(
    gathering: Gathering,
    asked: Round | None,
    current: str,
    typing: Typing | None = None,
    highest_first: bool = False,
) -> list[RoundRow]:
    """The answers by their numbers, which tells nothing of their order; last the row for the next one.

    `current` is the id of the answer that is being typed: it stays in the last row until Enter. While the
    numbers are hidden the order would tell of them: then it is that of the ids, which are random.
    """
    marks = gathering.marks_in(asked.id) if asked else ()
    is_hidden = asked is not None and asked.is_hidden
    finished = [_unnamed_row(mark, _("An answer")) for mark in marks if mark.id != current]
    key = _by_id if is_hidden else _highest_first if highest_first else _by_number
    last = next((mark for mark in marks if mark.id == current), None)
    following = replace(_unnamed_row(last, _("The next answer")), id=NEXT_ANSWER)
    rows = [*sorted(finished, key=key), following]
    return [_hidden(row, typing) for row in rows] if is_hidden else rows


def _value(row: RoundRow) -> Decimal | None:
    return row.mark.value if row.mark else None


def _by_number(row: RoundRow) -> tuple[bool, Decimal, str]:
    value = _value(row)
    return value is None, value or Decimal(0), row.id


def _by_id(row: RoundRow) -> tuple[bool, Decimal, str]:
    return True, Decimal(0), row.id


def _highest_first(row: RoundRow) -> tuple[bool, Decimal, str]:
    """Equal ones stay as they are in the list, of unnamed ones in the order of their ids."""
    value = _value(row)
    return value is None, -(value or Decimal(0)), "" if row.mark is None or row.mark.guest_id else row.id


def _named_row(guest: Guest, mark: Mark | None, earlier: Mapping[str, Sequence[EarlierMark]]) -> RoundRow:
    before = ", ".join(_earlier_said(kept) for kept in earlier.get(mark.id, ())) if mark else ""
    return RoundRow(
        guest.id,
        guest.name,
        _second(guest, mark),
        mark,
        _("before: {answers}").format(answers=before) if before else "",
        mark.already_there if mark else "",
        mark.one_step_up if mark else "",
        _content(mark),
        is_gone=guest.left_at is not None,
    )


def _second(guest: Guest, mark: Mark | None) -> str:
    """ "answered by Dora · has left"."""
    spoken_by = mark.spoken_by if mark else ""
    who = _("Host and guest") if guest.is_host else ""
    who = _("answered by {name}").format(name=spoken_by) if spoken_by else who
    left = _("has left") if guest.left_at is not None else ""
    return " · ".join(part for part in (who, left) if part)


def _hidden(row: RoundRow, typing: Typing | None) -> RoundRow:
    """That there is an answer, and what is being typed at this moment: nothing else of it."""
    typed = {typing.field: typing.typed} if typing is not None and typing.row_id == row.id else {}
    already_there, one_step_up = typed.get("already_there", ""), typed.get("one_step_up", "")
    return replace(
        row, before="", is_hidden=True, already_there=already_there, one_step_up=one_step_up, good_enough=""
    )


def _nameless(row: RoundRow) -> RoundRow:
    return replace(row, name=_("An answer"), second="", before="") if row.answered else row


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
        _content(mark),
    )


def _content(mark: Mark | None) -> str:
    enough = mark.good_enough if mark else None
    return number_text(enough) if enough is not None else ""
