"""The tables for people: read right by spreadsheets, run by none, and no name beside an unnamed mark."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk import archive
from hostdesk.archive.csv_views import Column, Table, csv_bytes
from hostdesk.domain.gathering import Gathering
from tests.archive.kinds import unnamed, worldly
from tests.archive.tampering import files_of, folder_of
from tests.builders import a_full_gathering


def cell(words: str) -> str:
    """How a spreadsheet sees a cell with these words."""
    table = Table("t", "", (Column("words", "string"), Column("more", "string")), [(words, "")])
    rows = csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline=""))
    return next(row for row in rows if row != ["words", "more"])[0]


def table(gathering: Gathering, name: str) -> list[dict[str, str]]:
    data = archive.pack([gathering], {})
    text = files_of(data)[f"{folder_of(data)}/data/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM",
        "\t1",
        "\r1",
        "  =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "=",
        "\u200b=1",
        "\ufeff @x",
        '=HYPERLINK("http://x.example","here")',
    ],
)
def test_words_that_a_spreadsheet_would_run_get_an_apostrophe(words: str) -> None:
    assert cell(words) == f"'{words}"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\n=1", "'\n'=1"),
        (" \t-", "' \t'-"),
        ("soup;=1+1", "soup;'=1+1"),
        ("soup\n=1+1", "soup\n'=1+1"),
        ("a; ＝1;@b", "a;' ＝1;'@b"),
    ],
)
def test_words_are_harmless_too_where_cells_are_parted_by_semicolons(words: str, shown: str) -> None:
    assert cell(words) == shown


@pytest.mark.parametrize("words", ["", "a=1", "3 - 4", "محمد", "“=1”", "two\nlines", "'=1", "(−1)"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert cell(words) == words


def test_a_table_begins_with_a_byte_order_mark_and_ends_its_lines_as_spreadsheets_do() -> None:
    data = csv_bytes(Table("t", "", (Column("a", "string"), Column("b", "integer")), [("é", 1), (None, 2)]))

    assert data == b"\xef\xbb\xbfa,b\r\n\xc3\xa9,1\r\n,2\r\n"


AWKWARD = st.text(st.sampled_from("ab1 =+@;,\"'\t\r\n\u200bé＝"), max_size=6)


@given(st.lists(st.tuples(AWKWARD, st.none() | st.booleans() | st.floats(0, 10), AWKWARD), max_size=5))
def test_whatever_stands_in_the_rows_is_written_as_cell_by_cell(rows: list[tuple[Any, ...]]) -> None:
    columns = (Column("a", "string"), Column("b", "number"), Column("c", "string"))
    data = csv_bytes(Table("t", "", columns, rows))
    alone = [[cell(a), "" if b is None else str(b), cell(c)] for a, b, c in rows]
    plain = io.StringIO(newline="")
    csv.writer(plain, lineterminator="\r\n").writerows([["a", "b", "c"], *alone])

    assert data.decode("utf-8-sig") == plain.getvalue()


def test_answers_by_name_stand_beside_the_guest() -> None:
    rows = table(a_full_gathering(), "answers")

    assert [(row["moment"], row["name"], row["number"], row["skipped"]) for row in rows] == [
        ("opening", "Ada", "3.5", "False"),
        ("opening", "Ben", "", "True"),
        ("opening", "Chidi", "0", "False"),
        ("closing", "Ada", "5", "False"),
        ("closing", "Chidi", "0", "False"),
    ]


def test_answers_that_are_unnamed_or_shown_so_stand_without_guests_by_number() -> None:
    rows = table(a_full_gathering(), "unnamed_answers")

    assert [(row["question"], row["number"]) for row in rows] == [
        ("How sure?", "1"),
        ("How sure?", "7"),
        ("Was it of use?", "2"),
        ("Was it of use?", "8"),
        ("Was it of use?", "8"),
    ]
    assert not {"id", "guest", "name", "came", "spoken_by"} & rows[0].keys()


def test_unnamed_answers_are_in_no_table_with_guests() -> None:
    assert table(unnamed(), "answers") == []


def test_names_of_the_world_arrive_whole() -> None:
    names = {row["name"] for row in table(worldly(), "guests")}

    assert {"ليلى حدّاد", "王小明", "'=cmd|' /C calc'!A0", 'O\'Neil, "Bob"'} <= names
