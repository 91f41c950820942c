"""A paragraph breaks, splits and turns as its script asks."""

from __future__ import annotations

import pytest
from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Spacer, Table

from hostdesk.printing.type import Paragraph, markup, paragraph_style
from tests.printing.reading import pdf_of, shown_in, words_in

ENGLISH = "What we hold to: the evening ends at nine and nobody is asked why. "
LONG = {
    "running": ENGLISH,
    "mixed": ENGLISH + "Ask فاطمة الزهراء or Ελένη. ",
    "from the right": "مرحبا بكم في قاعة A-12 مع Anna. ",
    "chinese": "我们希望每一个人都能够来参加这次聚会，一起谈谈。",
}


def lines_of(text: str, available: float = 200) -> list[str]:
    paragraph = Paragraph(markup(text), paragraph_style("body"))
    paragraph.wrap(available, 2000)
    lines = paragraph.blPara.lines
    if paragraph.blPara.kind == 0:
        return [" ".join(words) for _, words in lines]
    return ["".join(frag.text for frag in line.words) for line in lines]


@pytest.mark.parametrize("text", [ENGLISH * 2, ENGLISH + "שרה"])
def test_a_line_that_ends_between_words_ends_with_a_space(text: str) -> None:
    *lines, last = lines_of(text)

    assert lines
    assert all(line.endswith(" ") for line in lines)
    assert not last.endswith(" ")


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    lines = lines_of(LONG["chinese"] * 3, 145)

    assert len(lines) > 3
    assert not any(line.startswith(("，", "。")) for line in lines)
    assert not any(line.endswith(" ") for line in lines)


def test_a_long_thai_sentence_breaks_between_syllables_and_a_name_does_not() -> None:
    assert len(lines_of("เราหวังว่าทุกคนจะสามารถมาร่วมงานและพูดคุยกัน", 100)) > 1
    assert len(lines_of("คุณ สมชาย", 40)) == 2


def test_a_word_without_end_is_broken_rather_than_lost() -> None:
    assert "".join(lines_of("x" * 300)) == "x" * 300


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
@pytest.mark.usefixtures("qapp")
def test_nothing_is_lost_where_a_page_ends(text: str) -> None:
    whole = Paragraph(markup(text * 30), paragraph_style("body"))
    pdf = pdf_of([Spacer(1, 560), whole])

    assert sorted("".join(words_in(pdf).split())) == sorted("".join((text * 30).split()))
    assert b"\0" not in b"".join(shown_in(pdf))


def test_a_text_from_the_right_is_set_from_the_right_and_so_is_its_indent() -> None:
    hebrew = Paragraph(markup("שרה Anna"), paragraph_style("quote"))

    assert hebrew.style.alignment == TA_RIGHT
    assert hebrew.style.rightIndent == paragraph_style("quote").leftIndent
    assert Paragraph(markup("Anna שרה"), paragraph_style("quote")).style is paragraph_style("quote")


@pytest.mark.usefixtures("qapp")
def test_the_same_paragraph_can_be_printed_twice() -> None:
    paragraph = Paragraph(markup("مرحبا Anna بكم"), paragraph_style("body"))

    assert words_in(pdf_of([paragraph])) == words_in(pdf_of([paragraph]))


@pytest.mark.usefixtures("qapp")
def test_a_bold_beginning_and_a_foreign_name_share_a_line() -> None:
    words = markup("Good enough: ", bold=True) + markup("for 王小明 at 7")

    assert words_in(pdf_of([Paragraph(words, paragraph_style("body"))])) == "Good enough: for 王小明 at 7"


@pytest.mark.usefixtures("qapp")
def test_cells_of_a_table_find_their_own_width() -> None:
    row = [Paragraph(markup(name), paragraph_style("cell")) for name in ("Anna", "王小明", "فاطمة")]

    assert set(words_in(pdf_of([Table([row])])).split()) == {"Anna", "王小明", "فاطمة"}


def test_scripts_share_one_baseline() -> None:
    paragraphs = [Paragraph(markup(name), paragraph_style("cell")) for name in ("Anna", "王小明", "فاطمة")]
    for paragraph in paragraphs:
        paragraph.wrap(200, 200)

    def ascent(paragraph: Paragraph) -> float:
        lines = paragraph.blPara
        return float(lines.ascent if lines.kind == 0 else lines.lines[0].ascent)

    assert len({ascent(paragraph) for paragraph in paragraphs}) == 1


def test_an_empty_text_takes_no_room_and_no_offence() -> None:
    for text in ("", " ", "\n"):
        Paragraph(markup(text), paragraph_style("body")).wrap(200, 200)


@pytest.mark.parametrize("size", [10, 24])
def test_a_double_name_too_long_for_its_line_is_broken_after_its_hyphens(size: int) -> None:
    name = "Wolfeschlegelstein-Featherstonehaugh"
    looks_so = paragraph_style("body").clone("small", fontSize=size, leading=1.3 * size)
    made = Paragraph(markup(name), looks_so)
    made.wrap(size * 12, 400)

    first, _second = made.blPara.lines
    told = first[1] if isinstance(first, tuple) else [part.text for part in first.words]
    assert "".join(told).strip() == "Wolfeschlegelstein-"
