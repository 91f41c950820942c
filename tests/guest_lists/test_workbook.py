"""Workbooks: values of the first or the chosen sheet, and nothing a hostile one would like."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from hostdesk.errors import HostDeskError
from hostdesk.guest_lists import recognised

ROWS = [["Name", "Role", "Since"], ["Ada Byron", "Pupil", 1833.0], ["زهرة", None, date(2026, 5, 1)]]


def saved(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_sheet(xml: str) -> bytes:
    """A workbook whose first sheet is this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(("A", [["x"]])))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            own = entry.filename == "xl/worksheets/sheet1.xml"
            new.writestr(entry.filename, xml if own else old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def test_values_become_words() -> None:
    found = recognised(saved(("People", ROWS)), "people.xlsx")

    assert found.rows == (("Ada Byron", "Pupil", "1833"), ("زهرة", "", "2026-05-01"))
    assert found.fields == ("name", "about", "")
    assert (found.sheets, found.sheet, found.encoding) == (("People",), "People", "")


def test_another_sheet_can_be_chosen() -> None:
    book = saved(("One", ROWS), ("Two", [["Ben Okri", "Poet"], ["Zoe Li", "Cook"]]))

    assert recognised(book).sheets == ("One", "Two")
    assert recognised(book, sheet="Two").rows == (("Ben Okri", "Poet"), ("Zoe Li", "Cook"))
    assert recognised(book, sheet="Gone").sheet == "One"


def test_times_are_said_and_formulas_never_run() -> None:
    rows = [["Name", "Notes"], ["Ada", datetime(2026, 5, 1, 18, 30)], ["Ben", "=1+1"]]

    assert recognised(saved(("A", rows))).rows == (("Ada", "2026-05-01 18:30"), ("Ben", ""))


def test_cells_at_the_ends_of_the_sheet_cost_nothing() -> None:
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    first = f'<row r="1">{cell.format("A1", "Ada")}{cell.format("XFD1", "far")}</row>'
    last = f'<row r="1048576">{cell.format("XFD1048576", "further")}</row>'

    assert recognised(with_sheet(SHEET.format(first + last))).rows == (("Ada",),)


def test_entities_are_neither_fetched_nor_multiplied() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 30}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
    for head, words in ((bomb, "&l11;"), ('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;")):
        with pytest.raises(HostDeskError):
            recognised(with_sheet(head + SHEET.format(cell.format(words))))


def test_a_workbook_that_unpacks_to_very_much_is_refused_before_it_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/a.xml", "w") as entry:
        for _block in range(70):
            entry.write(bytes(1_000_000))

    with pytest.raises(HostDeskError, match="unpacks to more"):
        recognised(out.getvalue(), "bomb.xlsx")


def test_what_lies_about_its_size_is_not_believed() -> None:
    data = bytearray(saved(("A", ROWS)))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46 + 24
    struct.pack_into("<I", data, at, 10)

    with pytest.raises(HostDeskError, match="cannot be read"):
        recognised(bytes(data), "liar.xlsx")


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04" + bytes(99)])
def test_what_is_no_workbook_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(HostDeskError, match="please save it as XLSX or CSV"):
        recognised(data, "old.xls")


BOOK = saved(("A", ROWS))  # once: it holds the time at which it is saved


@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data: st.DataObject) -> None:
    book = bytearray(BOOK)
    for _damage in range(data.draw(st.integers(1, 6))):
        book[data.draw(st.integers(4, len(book) - 1))] = data.draw(st.integers(0, 255))
    with suppress(HostDeskError):
        assert recognised(bytes(book), "damaged.xlsx").rows


@given(st.text(st.sampled_from('<>/="c rvtisABC109&;'), max_size=60))
def test_any_sheet_is_read_or_refused(inner: str) -> None:
    with suppress(HostDeskError):
        assert recognised(with_sheet(SHEET.format(inner)), "odd.xlsx").rows


def changed(book: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    return out.getvalue()


def test_the_strict_kind_is_read_with_its_days() -> None:
    """Excel saves it as “Strict Open XML Spreadsheet”."""
    transitional, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    kinds = (b"spreadsheetml/2006/main", b"officeDocument/2006/relationships")

    def stricter(_name: str, content: bytes) -> bytes:
        for kind in kinds:
            content = content.replace(transitional + kind, strict + kind.replace(b"/2006", b""))
        return content

    assert recognised(changed(saved(("People", ROWS)), stricter)).rows == recognised(saved(("A", ROWS))).rows


@pytest.mark.parametrize(
    ("part", "was", "now"),
    [
        ("xl/styles.xml", b"<fill>", b"<fill></fill><fill>"),  # of web programs
        ("xl/styles.xml", b'name="Normal"', b""),  # of old ones
        ("xl/styles.xml", b"<xf ", b"<xf nonsense='1' "),
        ("docProps/core.xml", b"</dcterms:created>", b" or so</dcterms:created>"),
    ],
)
def test_looks_and_properties_that_nobody_understands_do_not_matter(
    part: str, was: bytes, now: bytes
) -> None:
    odd = changed(saved(("A", ROWS)), lambda name, found: found.replace(was, now) if name == part else found)

    assert odd != changed(saved(("A", ROWS)), lambda _name, found: found)
    assert recognised(odd).rows == recognised(saved(("A", ROWS))).rows


def test_people_are_looked_for_behind_empty_and_hidden_sheets() -> None:
    book = Workbook()
    hidden = book.active
    hidden.append(["vegan"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")
    people = book.create_sheet("People")
    for row in ROWS:
        people.append(row)
    out = io.BytesIO()
    book.active = 2
    book.save(out)
    found = recognised(out.getvalue())

    assert found.sheet == "People"
    assert found.sheets == ("Sheet", "Empty", "People")
    assert found.rows[0][0] == "Ada Byron"
    assert recognised(out.getvalue(), sheet="Sheet").rows == (("vegan",),)
