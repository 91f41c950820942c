"""Badges read back: each guest once, inside their label; table cards twice, one side turned round."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from hostdesk.domain.label_sheets import BADGE_SHEETS, CARD_SHEETS, LabelSheet, Spot
from hostdesk.printing.documents.badges import Badge, Badges, printed
from hostdesk.printing.looks import Format, Look
from tests.printing.gatherings import NAMES
from tests.printing.measured import sizes_on
from tests.printing.stories import fonts, page_count, pages

MM = 72 / 25.4
SHEETS = st.sampled_from(BADGE_SHEETS)
LATIN = [name for name in NAMES if name.isascii()]


def made(content: Badges) -> bytes:
    return printed(content, lambda _done, _total: None)


def some(count: int) -> tuple[Badge, ...]:
    return tuple(Badge(f"Guest{n}", f"Guest{n} Number{n}", f"Brings{n}") for n in range(count))


def words_at(pdf: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """What is drawn, and where on the sheet it begins, in millimetres from the left and the bottom."""
    found: list[tuple[str, float, float]] = []

    def visit(text: str, moved: list[float], placed: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x = placed[4] * moved[0] + placed[5] * moved[2] + moved[4]
            y = placed[4] * moved[1] + placed[5] * moved[3] + moved[5]
            found.append((text.strip(), x / MM, y / MM))

    PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


def holding(sheet: LabelSheet, x: float, y: float) -> Iterator[int]:
    """The numbers of the labels that have this point."""
    for number, spot in enumerate(sheet.spots(), 1):
        if _has(spot, x, sheet.size[1] - y):
            yield number


def _has(spot: Spot, x: float, down: float) -> bool:
    return spot.left <= x <= spot.left + spot.width and spot.top <= down <= spot.top + spot.height


@given(SHEETS, st.integers(1, 25), st.integers(1, 12))
@settings(deadline=None, max_examples=40)
def test_every_badge_is_on_the_next_free_label_and_whole_inside_it(
    sheet: LabelSheet, count: int, begin_at: int
) -> None:
    begins = (begin_at - 1) % sheet.count + 1
    pdf = made(Badges("", sheet, some(count), begin_at))

    assert page_count(pdf) == -(-(begins - 1 + count) // sheet.count)
    for page in range(page_count(pdf)):
        for words, x, y in words_at(pdf, page):
            (label,) = holding(sheet, x, y)
            number = page * sheet.count + label - begins
            assert words in (f"Guest{number}", f"Guest{number} Number{number}", f"Brings{number}")


@pytest.mark.parametrize("sheet", BADGE_SHEETS, ids=lambda sheet: sheet.id)
def test_each_whole_name_is_there_once(sheet: LabelSheet) -> None:
    badges = tuple(Badge(name.split()[0], name, "Soup") for name in LATIN)
    said = " ".join(pages(made(Badges("", sheet, badges))))

    assert [said.count(name) for name in LATIN if "-" not in name] == [1] * (len(LATIN) - 1)
    assert said.count("Soup") == len(LATIN)


@pytest.mark.parametrize("sheet", BADGE_SHEETS, ids=lambda sheet: sheet.id)
@pytest.mark.parametrize("name", ["W" * 60, "Wilhelmina " * 5, "م" * 60, "明" * 60, *NAMES])
def test_a_name_of_any_length_and_script_brings_its_fonts_and_stays_on_one_label(
    sheet: LabelSheet, name: str
) -> None:
    pdf = made(Badges("", sheet, (Badge(name.strip(), name.strip() + " too", "word " * 60),), 2))

    assert page_count(pdf) == 1
    assert all(fonts(pdf).values())
    labels = {number for _words, x, y in words_at(pdf) for number in holding(sheet, x, y)}
    assert labels == {2}
    assert all(list(holding(sheet, x, y)) for _words, x, y in words_at(pdf))


@pytest.mark.parametrize("sheet", [BADGE_SHEETS[0], CARD_SHEETS[0]], ids=lambda sheet: sheet.id)
def test_small_letters_are_as_large_as_whoever_wears_them_reads(sheet: LabelSheet) -> None:
    def smallest(letters: Format) -> float:
        one = Badge("Ada", "Ada Lovelace", "Soup", Look(letters))
        return min(min(sizes_on(made(Badges("", sheet, (one,))))))

    assert smallest(Format.USUAL) < smallest(Format.EASY_READ) < smallest(Format.LARGE_PRINT)
    assert smallest(Format.LARGE_PRINT) >= 18


def test_two_hundred_badges_take_as_many_sheets_as_they_need() -> None:
    done: list[tuple[int, int]] = []
    pdf = printed(Badges("", BADGE_SHEETS[0], some(200)), lambda *now: done.append(now))

    assert page_count(pdf) == 20
    assert done[0] == (0, 200)
    assert done[-1] == (200, 200)


@pytest.mark.parametrize("sheet", CARD_SHEETS, ids=lambda sheet: sheet.id)
def test_a_table_card_is_read_from_both_sides(sheet: LabelSheet) -> None:
    pdf = made(Badges("", sheet, (Badge("Ada", "Ada Lovelace"),)))
    (spot, *_others) = sheet.spots()
    fold = sheet.size[1] - spot.top - spot.height / 2
    places = [(x, y) for words, x, y in words_at(pdf) if words == "Ada Lovelace"]

    assert len(places) == 2
    (x_one, y_one), (x_other, y_other) = places
    assert y_one + y_other == pytest.approx(2 * fold, abs=0.1)
    assert x_one + x_other == pytest.approx(spot.width, abs=0.1)  # turned round
    assert y_one < fold < y_other


@pytest.mark.parametrize("sheet", [*BADGE_SHEETS, *CARD_SHEETS], ids=lambda sheet: sheet.label)
def test_the_page_is_as_large_as_the_sheet(sheet: LabelSheet) -> None:
    box = PdfReader(BytesIO(made(Badges("", sheet, some(1))))).pages[0].mediabox

    assert (float(box.width) / MM, float(box.height) / MM) == pytest.approx(sheet.size, abs=0.01)


def test_without_anybody_there_is_a_sheet_to_write_on() -> None:
    assert page_count(made(Badges("Name badges", BADGE_SHEETS[0]))) == 1


