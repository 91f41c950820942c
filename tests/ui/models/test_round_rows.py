"""The rows of a silent round tell nothing but that there is an answer, whatever was answered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from hostdesk.domain.asking import USUAL
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark, Moment
from hostdesk.domain.scale import Naming
from hostdesk.ui.models.round_rows import RoundRow, Typing, named_rows, unnamed_rows
from tests.builders import a_gathering, a_mark, a_scale, with_round

WORDS = ("already_there", "one_step_up")
NAMES = ("Ada", "Ben", "Chidi", "Dora")

answers = some.lists(
    some.tuples(some.integers(0, 10) | some.none(), some.text("xyz", max_size=4)), min_size=4, max_size=4
)


def silent(naming: Naming, answered: list[tuple[int | None, str]]) -> Gathering:
    start = with_round(a_gathering(*NAMES, scales=[a_scale(naming=naming)]), {})
    asked = replace(start.rounds[0], silent=True)
    given_by = zip(start.guests[1:], answered, strict=True)
    marks = (a_mark(asked, guest, value, already_there=words) for guest, (value, words) in given_by)
    if naming is Naming.UNNAMED:
        marks = (replace(mark, guest_id=None) for mark in marks)
    return replace(start, rounds=(asked,), marks=tuple(marks)).in_order()


def told(row: RoundRow) -> tuple[str, ...]:
    return row.now, row.before, row.second, *(getattr(row, field) for field in WORDS)


@given(answers)
def test_named_rows_tell_only_that_there_is_an_answer(answered: list[tuple[int | None, str]]) -> None:
    gathering = silent(Naming.BY_NAME, answered)
    rows = named_rows(gathering, gathering.rounds[0], USUAL, highest_first=True)

    assert [row.name for row in rows] == [*NAMES, "Host"]
    assert {told(row) for row in rows[:4]} == {("✓ answered", "", "", "", "")}


@given(answers)
def test_unnamed_rows_stand_in_the_order_of_their_random_ids(answered: list[tuple[int | None, str]]) -> None:
    gathering = silent(Naming.UNNAMED, answered)
    rows = unnamed_rows(gathering, gathering.rounds[0], "", highest_first=True)

    assert [row.id for row in rows[:4]] == sorted(mark.id for mark in gathering.marks)
    assert {told(row) for row in rows[:4]} == {("✓ answered", "", "", "", "")}


@given(answers)
def test_revealed_the_highest_come_first_and_who_has_no_number_last(
    answered: list[tuple[int | None, str]],
) -> None:
    gathering = silent(Naming.BY_NAME, answered)
    asked = replace(gathering.rounds[0], revealed=True)
    gathering = replace(gathering, rounds=(asked,))
    values = [_value(row.mark) for row in named_rows(gathering, asked, USUAL, highest_first=True)]

    assert values == sorted(values, reverse=True)
    assert [row.name for row in named_rows(gathering, asked, USUAL)] == [*NAMES, "Host"]


def _value(mark: Mark | None) -> Decimal:
    return Decimal(-1) if mark is None or mark.value is None else mark.value


def test_only_the_cell_that_is_typed_into_shows_what_is_typed() -> None:
    gathering = silent(Naming.BY_NAME, [(4, "")] * 4)
    typing = Typing(gathering.guests[1].id, "already_there", "before", "now")
    ada, ben = named_rows(gathering, gathering.rounds[0], USUAL, typing)[:2]

    assert (ada.already_there, ada.one_step_up, ben.already_there) == ("now", "", "")
    assert typing.whole == "before\nnow"
    assert gathering.round_of(gathering.scales[0].id, Moment.OPENING) is gathering.rounds[0]
