"""Names and words of guests print right in any script, or are said to be missing."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata

import pytest
from reportlab.pdfgen.canvas import Canvas

from hostdesk.printing import faces
from hostdesk.printing.type import (
    GREEN,
    PLAIN,
    Paragraph,
    draw,
    markup,
    missing_characters,
    paragraph_style,
    width,
)
from tests.printing.reading import pdf_of, shown_in, words_in

NAMES = {
    "western": "Zoë Ångström-Łukasz Dvořák Þórður",
    "turkish": "Şükran Işık Ğ İpek",
    "romanian": "Gheorghiță Ștefan",
    "vietnamese": "Nguyễn Thị Ánh Tuyết",
    "yoruba": "Ọláolúwa Ẹ̀bùn",
    "greek": "Ελένη Παπαδοπούλου",
    "cyrillic": "Наталья Їжак Ђорђе",
    "arabic": "فاطمة الزهراء صلاح",
    "persian": "علی‌رضا کریمی",
    "urdu": "ٹھیک نواز",
    "hebrew": "שרה בן־גוריון",
    "devanagari": "श्रीकृष्ण क्षत्रिय हिन्दी",
    "bengali": "কৃষ্ণা চট্টোপাধ্যায়",
    "gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "gujarati": "ક્ષમા પટેલ",
    "oriya": "କୃଷ୍ଣା",
    "tamil": "தமிழ்ச்செல்வி",
    "telugu": "కృష్ణ",
    "kannada": "ಕೃಷ್ಣ",
    "malayalam": "കൃഷ്ണൻ",
    "sinhala": "ශ්‍රී",
    "thai": "สมชาย น้ำใจ",
    "lao": "ສົມສັກ",
    "myanmar": "အောင်ဆန်း",
    "khmer": "សុភាព ព្រះ",
    "georgian": "ნინო ბერიძე",
    "armenian": "Անահիտ",
    "ethiopic": "ሰላማዊት",
    "chinese": "王小明 陳大文",
    "japanese": "山田 太郎 𠮷野 髙橋 さくら",
    "korean": "김민준 이서연",
    "symbols": "✓ → ★ ☐ ① ≥ ½ €",
    "emoji": "Ada 🎈 😀 🦟",
    "emoji of several characters": "👍🏽 👩‍👩‍👧‍👦 🇩🇪 👩🏾‍🌾",
    "all in one line": "Zoë Ελένη Їжак हिन्दी தமிழ் น้ำ ნინო ሰላም 王 さくら 김 🎈",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.usefixtures("qapp")
def test_a_name_is_drawn_without_boxes_and_reads_back_as_it_was_typed(name: str) -> None:
    missing: set[str] = set()
    pdf = pdf_of([Paragraph(markup(name, missing), paragraph_style("body", 1.5))])

    assert not missing
    assert words_in(pdf) == name
    assert b"\0" not in b"".join(shown_in(pdf))


@pytest.mark.usefixtures("qapp")
def test_every_name_can_be_drawn_on_a_canvas_bold_too() -> None:
    target = io.BytesIO()
    canvas = Canvas(target)
    for place, name in enumerate(NAMES.values()):
        draw(canvas, 40, 800 - 20 * place, name, 12, bold=True)
    canvas.save()

    assert words_in(target.getvalue()).splitlines() == list(NAMES.values())
    assert b"\0" not in b"".join(shown_in(target.getvalue()))


@pytest.mark.usefixtures("qapp")
def test_what_no_font_has_is_a_question_mark_and_is_named() -> None:
    missing: set[str] = set()
    made = markup("Anna 𒀀 ᏣᎳ\ue000", missing)

    assert made == "Anna ? ???"
    assert missing == {"𒀀", "Ꮳ", "Ꮃ", "\ue000"}
    assert missing_characters(["Anna 𒀀", "Zoë 王"]) == {"Anna 𒀀": {"𒀀"}}


def test_markup_in_a_name_is_words() -> None:
    assert markup("<b>R&D</b>") == "&lt;b&gt;R&amp;D&lt;/b&gt;"
    assert markup("Anna", bold=True) == "<b>Anna</b>"


def test_lines_are_kept_and_what_does_not_show_is_dropped() -> None:
    assert markup("one\r\ntwo\x0bthree\u2028four") == "one<br/>two<br/>three<br/>four"
    assert markup("\ufeffA\x00n\u202en\ud800a\ufe0f\t!") == "Anna !"
    assert markup("Zoe\u0308") == "Zoë"
    assert markup("𒀀\u200d𒀁") == "??"


def test_every_space_is_a_space() -> None:
    assert markup("a\u2009b\u3000c\u202fd") == "a b c d"


def test_styles_grow_for_large_print() -> None:
    usual, large = paragraph_style("quote"), paragraph_style("quote", 2)

    assert (large.fontSize, large.leading, large.leftIndent) == (
        2 * usual.fontSize,
        2 * usual.leading,
        2 * usual.leftIndent,
    )
    assert paragraph_style("heading").textColor == GREEN


def test_width_grows_with_size_and_knows_kerning() -> None:
    assert width("Anna", 20) == pytest.approx(2 * width("Anna", 10))
    assert width("AVAVA", 20) < 3 * width("A", 20) + 2 * width("V", 20)
    assert width("", 20) == 0


@pytest.mark.parametrize(("anchor", "start"), [("start", 300.0), ("middle", 0.5), ("end", 1.0)])
def test_a_drawn_text_begins_where_its_anchor_says(anchor: str, start: float) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=0)
    draw(canvas, 300, 500, "Anna", 12, anchor=anchor)  # type: ignore[arg-type]  # one of the three
    canvas.save()

    begins = start if anchor == "start" else 300 - start * width("Anna", 12)
    assert f"1 0 0 1 {begins:.3f}".rstrip("0").rstrip(".").encode() in target.getvalue()


def test_a_style_and_english_words_load_no_font_but_the_house_face() -> None:
    tried = """
from reportlab.pdfbase.pdfmetrics import _fonts
from hostdesk.printing.type import Paragraph, markup, paragraph_style, width
Paragraph(markup("Zoë, you are invited – “warmly”."), paragraph_style("body")).wrap(300, 300)
width("Anna 7½", 30)
print(*sorted(name for name in _fonts if "Noto" in name or "Atkinson" in name))
"""
    printed = subprocess.run([sys.executable, "-c", tried], check=True, capture_output=True, text=True)

    assert printed.stdout.split() == [
        "AtkinsonHyperlegibleNext-Bold",
        "AtkinsonHyperlegibleNext-Italic",
        "AtkinsonHyperlegibleNext-Regular",
    ]


def test_plain_letters_are_all_in_the_house_face_and_composed() -> None:
    letters = [chr(code) for code in range(0x10FFFF) if PLAIN.fullmatch(chr(code))]

    assert {"A", "é", "·", "’", "…"} < set(letters)
    for cut in (faces.REGULAR, faces.ITALIC, faces.BOLD):
        assert [letter for letter in letters if not faces.font(cut).has(letter)] == []
    assert [letter for letter in letters if unicodedata.normalize("NFC", letter) != letter] == []
