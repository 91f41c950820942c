"""The rows of the running order: headings, what is said under a title, where something is let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.running_order import Block
from hostdesk.ui.models.block_rows import BlockRow, BlockRows, Heading, Spot, rows_of, spot_at
from hostdesk.ui.models.rows import Column
from tests.builders import a_scale, a_session

START = datetime(2026, 5, 12, 18, 30)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
COLUMNS = (
    Column("begins", "Begins"),
    Column("title", "Block", strong=True, second=lambda row: row.about),
    Column("minutes", "Min."),
)


def block(title: str, day: int = 1, **fields: Any) -> Block:
    return Block(title, "garden", 0, title, day=day, **fields)


def order(*blocks: Block, **fields: Any) -> Gathering:
    placed = tuple(replace(one, place=place) for place, one in enumerate(blocks))
    return Gathering(a_session(**{"starts": START, **fields}), blocks=placed).in_order()


WEEKEND = order(block("a"), block("b"), block("c", 2), block("s", parked=True))


@pytest.fixture
def rows(qapp: object) -> BlockRows:
    model = BlockRows(COLUMNS, "Blocks")
    QAbstractItemModelTester(model, FATAL, model)
    return model


def words(row: Any) -> str:
    return row.words if isinstance(row, Heading) else row.title


def test_days_and_the_parked_have_headings() -> None:
    assert [words(row) for row in rows_of(WEEKEND)] == [
        "Day 1 · Tuesday 12 May",
        "a",
        "b",
        "Day 2 · Wednesday 13 May",
        "c",
        "Parked: at hand, and not placed",
        "s",
    ]


def test_one_day_needs_no_heading_and_no_date_is_no_trouble() -> None:
    assert [words(row) for row in rows_of(order(block("a")))] == ["a"]
    assert words(rows_of(order(block("a"), block("b", 2), starts=None))[0]) == "Day 1"


def test_a_row_says_what_is_asked_of_the_host_and_what_does_not_fit() -> None:
    told = block(
        "b",
        role=Role.CONNECTOR,
        position=Position.GUESTS,
        leads="Ada",
        scale_id="garden/scale 0",
        optional=True,
        is_break=True,
        pinned=time(19, 0),
    )
    evening = replace(order(block("a"), told), scales=(a_scale("How near are we?"),))
    row = rows_of(evening)[1]

    assert isinstance(row, BlockRow)
    assert (row.begins, row.pinned) == ("19:00", "pinned")
    assert row.about.splitlines() == [
        "‣ 15 minutes of air before it",
        "Break · With the guests · Connector · Ada leads · asks “How near are we?” · can be left out",
    ]


@pytest.mark.parametrize(
    ("number", "spot"),
    [
        (0, Spot(1, "a")),  # over the heading of the first day
        (1, Spot(1, "a")),
        (2, Spot(1, "b")),
        (3, Spot(1)),
        (4, Spot(2, "c")),
        (5, Spot(2)),
        (6, Spot(1, "s", True)),
        (7, Spot(1, "", True)),
    ],
)
def test_where_a_block_is_let_go_is_a_day_and_a_place(number: int, spot: Spot) -> None:
    assert spot_at(rows_of(WEEKEND), number) == spot


def test_without_headings_a_block_is_let_go_before_another(qapp: object) -> None:
    rows = rows_of(order(block("a"), block("b")))

    assert [spot_at(rows, number) for number in range(3)] == [Spot(1, "a"), Spot(1, "b"), Spot(1)]


def test_rows_come_go_and_move(rows: BlockRows) -> None:
    a, b, c = (block(title) for title in "abc")
    for shown in ((a,), (a, b, c), (c, a, b), (c, b), (), (a, b)):
        rows.show_rows(rows_of(order(*shown)))
        assert [rows.row(n).title for n in range(rows.rowCount())] == [one.title for one in shown]


def test_a_row_that_moves_stays_the_row_one_is_in(rows: BlockRows) -> None:
    a, b, c = (block(title) for title in "abc")
    rows.show_rows(rows_of(order(a, b, c)))
    held = QPersistentModelIndex(rows.index(0, 1))
    rows.show_rows(rows_of(order(b, c, a)))

    assert held.row() == 2


def test_where_only_the_clock_moves_on_only_the_clock_is_told(rows: BlockRows) -> None:
    first, second = block("a", minutes=15), block("b")
    rows.show_rows(rows_of(order(first, second)))
    told: list[tuple[int, int]] = []
    rows.dataChanged.connect(lambda top, bottom, _roles: told.append((top.row(), bottom.column())))
    rows.show_rows(rows_of(order(replace(first, minutes=20), second)))

    assert told == [(0, 2), (1, 0)]


def test_a_heading_is_read_and_never_typed_into(rows: BlockRows) -> None:
    rows.show_rows(rows_of(WEEKEND))
    heading = rows.index(0, 0)

    assert rows.flags(heading) == Qt.ItemFlag.NoItemFlags
    assert heading.data(Qt.ItemDataRole.AccessibleTextRole) == "Day 1 · Tuesday 12 May"
    assert rows.flags(rows.index(1, 1)) & Qt.ItemFlag.ItemIsEditable


def test_what_stands_under_a_title_is_heard_too(rows: BlockRows) -> None:
    rows.show_rows(rows_of(order(block("Soup"), block("Song", minutes=0, leads="Ada"))))
    heard = rows.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard == "Song no minutes yet. Ada leads"
