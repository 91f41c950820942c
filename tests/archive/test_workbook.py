"""The workbook for people: opened by others, every text a text, dates dates, equal bytes for equal rows."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk import archive
from hostdesk.archive import workbook
from hostdesk.archive.csv_views import Cell, Column, Table
from hostdesk.domain.gathering import Gathering
from tests.archive.kinds import KINDS, unnamed, worldly
from tests.archive.strategies import gatherings
from tests.builders import a_full_gathering, a_gathering

RUNS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example","here")', "  =1", "＝1+1", "\u200b=1")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def written(*rows: tuple[Cell, ...], types: tuple[str, ...] = ("string",)) -> bytes:
    columns = tuple(Column(f"column_{number}", kind) for number, kind in enumerate(types))
    made = workbook.Workbook()
    made.add([Table("a_table", "", columns, rows)])
    return made.finish()


def of(*found: Gathering) -> bytes:
    sheet = archive.Spreadsheet()
    sheet.add(found)
    return sheet.finish()


def read(data: bytes) -> dict[str, list[list[Any]]]:
    """Each sheet as openpyxl reads it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [list(row) for row in sheet.iter_rows()] for sheet in book}


def values(data: bytes) -> list[Any]:
    """The first column of the first sheet, below its head."""
    return [row[0].value for row in next(iter(read(data).values()))[1:]]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_sheet_a_table_with_its_rows(kind: tuple[Gathering, ...]) -> None:
    sheets = read(of(*kind))

    assert list(sheets)[:3] == ["Sessions", "Guests", "Goals"]
    assert len(sheets) == 14
    assert len(sheets["Guests"]) - 1 == sum(len(one.guests) for one in kind)
    assert len(sheets["Sessions"]) - 1 == len(kind)


@pytest.mark.parametrize("words", RUNS)
def test_words_that_a_spreadsheet_would_run_are_text_also_when_they_are_edited(words: str) -> None:
    (cell,) = read(written((words,)))["A table"][1]

    assert (cell.data_type, cell.value, cell.number_format) == ("s", words, "@")
    assert cell.quotePrefix


def test_other_words_show_no_apostrophe() -> None:
    (cell,) = read(written(("Soup",)))["A table"][1]

    assert not cell.quotePrefix


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5))
def test_any_words_come_back_as_they_were(words: list[str]) -> None:
    plain = [each.replace("\ufffe", "").replace("\uffff", "") or "x" for each in words]

    assert [value.replace("_x005F_", "_") for value in values(written(*((each,) for each in plain)))] == plain


def test_words_that_look_like_an_escape_are_escaped() -> None:
    data = written(("_x0041_ and x_x_",))

    assert values(data) == ["_x005F_x0041_ and x_x_"]  # as Excel writes them itself; it shows _x0041_


def test_what_no_xml_may_hold_is_replaced() -> None:
    assert values(written(("a\x00b\ud800c\ufffed",))) == ["a\ufffdb\ufffdc\ufffdd"]


def test_very_long_words_end_with_dots_where_a_cell_ends() -> None:
    (value,) = values(written(("x" * 50_000,)))

    assert (len(value), value[-2:]) == (workbook.LONGEST_CELL, "x…")


def test_dates_are_dates_and_numbers_numbers() -> None:
    kinds = ("datetime", "date", "number", "integer", "boolean", "string")
    row = read(written(("2026-05-12 18:30", "2026-05-12", 7.5, 12, True, "12"), types=kinds))["A table"][1]

    assert [cell.value for cell in row] == [
        datetime(2026, 5, 12, 18, 30),
        datetime(2026, 5, 12),
        7.5,
        12,
        True,
        "12",
    ]
    assert [cell.data_type for cell in row] == ["d", "d", "n", "n", "b", "s"]


@given(st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)))
def test_every_minute_comes_back(moment: datetime) -> None:
    minute = moment.replace(second=0, microsecond=0)

    (value,) = values(written((f"{minute:%Y-%m-%d %H:%M}",), types=("datetime",)))
    assert value == minute


def test_a_day_that_spreadsheets_disagree_about_stays_text() -> None:
    assert values(written(("1900-02-28",), types=("date",))) == ["1900-02-28"]


def test_the_head_stays_in_sight_and_columns_are_as_wide_as_their_words() -> None:
    data = written(("A few words of thirty letters..", "x" * 500), types=("string", "string"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet.column_dimensions["A"].width == 33
    assert sheet.column_dimensions["B"].width == 60


def test_a_row_is_as_high_as_its_longest_text() -> None:
    data = written(("short",), ("x" * 200,), ("one\ntwo",), ("汉" * 100,), ("x\n" * 500,))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active

    assert [sheet.row_dimensions[row].height for row in range(2, 7)] == [None, 60, 30, 60, 405]


def test_answers_without_names_stand_without_guests_by_number() -> None:
    sheets = read(of(unnamed()))
    heads, *rows = [[cell.value for cell in row] for row in sheets["Unnamed answers"]]

    assert not {"id", "guest", "name"} & set(heads)
    assert [row[heads.index("number")] for row in rows] == [0, 3, 7.5, 7.5, 9, 9]
    assert len(sheets["Answers"]) == 1


@given(gatherings())
def test_equal_gatherings_give_equal_bytes_in_one_helping_or_two(gathering: Gathering) -> None:
    other = a_full_gathering("another")
    first, *_rest = sorted([gathering, other], key=lambda one: one is other)
    two = archive.Spreadsheet()
    two.add([first])
    two.add([other])
    again = archive.Spreadsheet()
    again.add([first])
    again.add([other])

    assert two.finish() == again.finish()


def test_more_rows_than_a_sheet_holds_go_on_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    sheets = read(written(*((f"row {number}",) for number in range(7))))

    assert [len(rows) - 1 for rows in sheets.values()] == [3, 3, 1]
    assert list(sheets) == ["A table", "A table 2", "A table 3"]


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_libreoffice_shows_what_was_written_and_runs_nothing(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(written(*((words,) for words in RUNS)))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [
            str(OFFICE),
            profile,
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            str(book),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    with (tmp_path / "book.csv").open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in list(csv.reader(file))[1:]] == list(RUNS)


def test_names_of_the_world_arrive_whole() -> None:
    heads, *rows = [[cell.value for cell in row] for row in read(of(worldly()))["Guests"]]

    assert {"ليلى حدّاد", "王小明", "=cmd|' /C calc'!A0"} <= {row[heads.index("name")] for row in rows}


def test_two_hundred_guests_stay_small() -> None:
    assert len(of(a_gathering(*(f"Guest {number}" for number in range(200))))) < 60_000
