"""Each repair to ReportLab is still needed, and still works. When one of these fails, a repair may go."""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Callable, Iterator

import pypdf
import pytest
from reportlab import platypus
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from hostdesk import paths
from hostdesk.printing import faces
from hostdesk.printing.repairs import STREAM_AS_REPORTLAB_WRITES_IT, readable
from hostdesk.printing.type import draw
from tests.printing.reading import pdf_of, shown_in


@pytest.fixture
def plain() -> Iterator[Callable[[str], str]]:
    """Gives ReportLab's own class of font a name. Registering it would take the face away from ours."""
    names: list[str] = []

    def named(file: str) -> str:
        names.append(f"plain {file}")
        path = paths.resources() / "fonts" / f"{file}.ttf"
        pdfmetrics._fonts[names[-1]] = ttfonts.TTFont(names[-1], str(path))
        return names[-1]

    yield named
    for name in names:
        del pdfmetrics._fonts[name]


@pytest.fixture
def plain_font(plain: Callable[[str], str]) -> str:
    return plain("NotoSansArabic-Regular")


def to_unicode(pdf: bytes) -> str:
    fonts = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    maps = [fonts[name].get_object().get("/ToUnicode") for name in fonts]
    return "\n".join(found.get_object().get_data().decode() for found in maps if found is not None)


def drawn(text: str) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    draw(canvas, 50, 500, text, 20)
    canvas.save()
    return target.getvalue()


def test_reportlab_writes_padding_and_rare_characters_as_broken_unicode() -> None:
    written = ttfonts.makeToUnicodeCMap("F", [0, 0x20BB7])

    assert "<0000>" in written
    assert "<20BB7>" in written


def test_ours_are_whole() -> None:
    written = to_unicode(drawn("𠮷 فاطمة"))

    assert "<D842DFB7>" in written
    assert not re.search(r"> <0000>", written)
    assert all(
        len(code) % 4 == 0 for code in re.findall(r"^<..> <(.*)>$", written, re.MULTILINE) if code != "FF"
    )


def test_reportlab_reads_joined_letters_as_private_characters(plain: Callable[[str], str]) -> None:
    shaped = ttfonts.shapeStr("क्षि", plain("NotoSansDevanagari-Regular"), 20)

    assert any("\ue000" <= character <= "\uf800" for character in shaped)


def test_ours_read_as_the_letters() -> None:
    read = to_unicode(drawn("क्षि"))

    assert "क्षि".encode("utf-16-be").hex().upper() in read
    assert not re.search(r"<E0..>$", read, re.MULTILINE)


def test_reportlab_takes_a_moved_advance_for_a_width(plain_font: str) -> None:
    """A kerned or attached glyph's advance is not what the font says of its width (PDF/UA-1, 7.21.5)."""
    ttfonts.shapeStr("رو", plain_font, 20)
    source = inspect.getsource(ttfonts.TTFont._TTFont__addPrivate)

    assert "face.charWidths[uchar] = advance" in source


def test_ours_have_the_width_that_the_font_says() -> None:
    font = faces.font("NotoSansArabic-Regular")
    drawn("رو فاطمة مُحَمَّد")
    own = {code: font.shaper.get_glyph_h_advance(font.face.charToGlyph[code]) for code in font._sources}

    assert own == {code: font.face.charWidths[code] for code in own}


def test_reportlab_scales_the_advance_that_the_last_glyphs_share(plain: Callable[[str], str]) -> None:
    face = pdfmetrics.getFont(plain("NotoEmoji-Regular")).face

    assert face.hmetrics[-1][0] == face.hmetrics[562][0] * 1000 / face.unitsPerEm


def test_ours_keep_it_as_the_font_has_it() -> None:
    face = faces.font("NotoEmoji-Regular").face

    assert face.hmetrics[-1][0] == face.hmetrics[562][0]


def test_reportlab_switches_discretionary_ligatures_on() -> None:
    assert inspect.signature(ttfonts.shapeFragWord).parameters["features"].default["dlig"] is True


def test_reportlab_shapes_a_word_in_two_fonts_with_the_first_alone(plain_font: str) -> None:
    faces.register_house_face()
    frags = [ParagraphStyle("a", fontName=name, fontSize=10) for name in (faces.REGULAR, plain_font)]
    shaped = ttfonts.shapeFragWord([0, (frags[0], "Zoë"), (frags[1], "فاطمة")])

    assert "ف" not in "".join(text for _, text in shaped[1:])
    glyphs = {faces.font(faces.REGULAR).face.charToGlyph.get(ord(c)) for _, text in shaped[2:] for c in text}
    assert glyphs <= {0, None}


def test_reportlab_glues_the_words_at_line_ends() -> None:
    style = ParagraphStyle("plain", fontName="Helvetica", fontSize=10)
    first, *_ = shown_in(pdf_of([platypus.Paragraph("evening " * 30, style)]))

    assert not first.endswith(b" ")


def test_reportlab_ends_a_stream_in_the_middle_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfdoc.PDFStream, "format", STREAM_AS_REPORTLAB_WRITES_IT)

    assert b"abcendstream" in a_stream()


def test_ours_end_with_a_line() -> None:
    assert b"\nabc\r\nendstream\n" in a_stream()


def a_stream() -> bytes:
    return bytes(pdfdoc.PDFStream(content=b"abc", filters=[]).format(pdfdoc.PDFDocument()))


def test_reportlab_writes_no_keys_that_digital_copies_need() -> None:
    assert not {"OutputIntents", "AF"} & set(pdfdoc.PDFCatalog.__NoDefault__)
    assert not {"StructParents", "Tabs"} & set(pdfdoc.PDFPage.__NoDefault__)


def test_reportlab_escapes_the_escape_in_a_name() -> None:
    assert "#2F" not in str(pdfdoc.PDFName("application#2Fjson"))


def test_reportlab_cannot_begin_with_a_raised_letter() -> None:
    written = Canvas(io.BytesIO()).beginText(0, 0)
    written._code.clear()

    with pytest.raises(IndexError):
        written.setRise(2)

    readable(written).setRise(2)
    assert written._code[-1] == "2 Ts"


def test_reportlab_turns_a_paragraph_from_the_right_round_each_time_it_is_drawn() -> None:
    assert "line.words = line.words[::-1]" in inspect.getsource(platypus.Paragraph.drawPara)


def test_clusters_of_several_glyphs_say_what_they_stand_for() -> None:
    contents = pypdf.PdfReader(io.BytesIO(drawn("क्षि"))).pages[0].get_contents()

    assert contents is not None
    said = "क्षि".encode("utf-16-be").hex().upper().encode()
    assert b"/ActualText" in contents.get_data()
    assert said in contents.get_data()


def test_further_glyphs_of_what_runs_right_to_left_say_nothing() -> None:
    contents = pypdf.PdfReader(io.BytesIO(drawn("שָׁלוֹם"))).pages[0].get_contents()

    assert contents is not None
    assert b"/ActualText <FEFF>" in contents.get_data()
    assert b"<05E9" not in contents.get_data()


def test_every_glyph_stands_for_something() -> None:
    assert "> <>" not in to_unicode(drawn("क्षि שָׁלוֹם"))
