"""Pictures, workbooks, lists, settings and small files as somebody unkind leaves them: read or refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from hostdesk import settings
from hostdesk.guest_lists import recognised
from hostdesk.ui.recent import MOST, Recent
from hostdesk.workflows import guest_list, knock, letterheads
from hostdesk.workflows.shrinking import shrink
from tests.guest_lists.test_workbook import SHEET, with_sheet
from tests.hostile.bounds import bounded, one_sentence

ROOM = 700 << 20  # bytes


def a_png(*chunks: tuple[bytes, bytes]) -> bytes:
    made = [b"\x89PNG\r\n\x1a\n"]
    for kind, data in chunks:
        made.append(struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)))
    return b"".join(made)


def head(width: int, height: int, bits: int = 8, kind: int = 2) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">LLBBBBB", width, height, bits, kind, 0, 0, 0)


NOTHING = (b"IDAT", zlib.compress(bytes(10)))


def scans(number: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((900, 900), 50).convert("RGB").save(out, "JPEG", progressive=True)
    data = out.getvalue()
    scan = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + scan * number + data[-2:]


PICTURES: dict[str, Callable[[], bytes]] = {
    "a square of millions": lambda: a_png(head(60_000, 60_000), NOTHING),
    "a line of millions": lambda: a_png(head(2_000_000_000, 1), NOTHING),
    "no size": lambda: a_png(head(0, 0), NOTHING),
    "colours that unpack to very many": lambda: a_png(
        head(9, 9), (b"iCCP", b"x\0\0" + zlib.compress(bytes(200 << 20))), NOTHING
    ),
    "words that unpack to very many": lambda: a_png(
        head(9, 9), *[(b"zTXt", b"x\0\0" + zlib.compress(bytes(40 << 20)))] * 9, NOTHING
    ),
    "a way over it again and again": lambda: scans(3_000),
    "a vector picture": lambda: (
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://example.org'/></svg>"
    ),
    "a paper": lambda: b"%PDF-1.7\n%PNG",
    "a program for a printer": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(r) file\n",
    "a program": lambda: b"MZ" + bytes(4_000),
    "an archive": lambda: b"PK\x03\x04" + bytes(4_000),
}


@pytest.mark.parametrize("which", PICTURES)
def test_a_picture_that_is_none_or_grows_is_refused_within_bounds(which: str) -> None:
    one_sentence(bounded(shrink, PICTURES[which](), seconds=60, room=ROOM).refused)


def part(name: str, content: str) -> bytes:
    """A workbook in which one part is this one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(with_sheet(SHEET.format("")))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


STYLES = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>{}</cellXfs></styleSheet>'
WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "rows without end": lambda: with_sheet(SHEET.format("<row/>" * 3_000_000)),
    "cells without end": lambda: with_sheet(SHEET.format("<row>" + "<c/>" * 3_000_000 + "</row>")),
    "a tower of tags": lambda: with_sheet(SHEET.format("<a>" * 1_500_000)),
    "a tag of a million words": lambda: with_sheet(
        SHEET.format("<row " + " ".join(f'a{number}="1"' for number in range(300_000)) + "/>")
    ),
    "styles without end": lambda: part("xl/styles.xml", STYLES.format("<xf/>" * 3_000_000)),
    "a text that is not there": lambda: with_sheet(SHEET.format('<row><c t="s"><v>999999999</v></c></row>')),
    "a row that is far away": lambda: with_sheet(
        SHEET.format('<row r="999999999999"><c r="ZZZZZ1"><v>1</v></c></row>')
    ),
}


@pytest.mark.parametrize("which", WORKBOOKS)
def test_a_workbook_that_grows_is_refused_within_bounds(which: str) -> None:
    outcome = bounded(recognised, WORKBOOKS[which](), "book.xlsx", seconds=60, room=ROOM)

    one_sentence(outcome.refused)


LONG = 1_500_000
LISTS: dict[str, str] = {
    "commas": "," * LONG,
    "quotes": '"' * LONG,
    "lines": "\n" * LONG,
    "semicolons": ";" * LONG,
    "addresses": "<a@b>," * (LONG // 6),
    "signs of addresses": "<" + "@" * LONG,
    "bullets": "- " * (LONG // 2),
    "a word without an end": "BEGIN:VC" * (LONG // 8) + "é",
    "lines that go on": "BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:" + "=\n" * (LONG // 2),
    "lines that are folded": "BEGIN:VCARD\nFN:a" + "\n a" * (LONG // 3),
    "telephones": "BEGIN:VCARD\nFN:a\n" + "TEL:1\n" * (LONG // 6),
    "parts of a name": "BEGIN:VCARD\nN:" + ";" * LONG,
}


@pytest.mark.parametrize("which", LISTS)
def test_a_list_of_one_thing_without_end_is_read_or_refused_within_bounds(which: str) -> None:
    def read(text: str) -> None:
        guest_list.needs_a_look(text)
        recognised(text.encode(), "list.csv")

    outcome = bounded(read, LISTS[which], seconds=60, room=ROOM)
    if outcome.refused:
        one_sentence(outcome.refused)


@pytest.mark.parametrize(
    "written",
    [
        "text_size = 99999999999999999999",
        "badge_label = -1",
        "badge_label = 99999999",
        f'host_name = "{"a" * 400}"',
        'host_name = "a\\u001b[31m"',
        f'closing_words = "{"a" * 6_000}"',
        "a" + ".a" * 30_000 + " = 1",
        "a = " + "[" * 20_000,
        "[" * 20_000,
        "scheme = " + "9" * 5_000,
        "coach = 1",
        "\ufeff\x00",
        "a = 1\n" * 60_000,
    ],
    ids=range(13),
)
def test_settings_that_nobody_can_mean_are_the_usual_ones(tmp_path: Path, written: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(written, encoding="utf-8")
    outcome = bounded(settings.load, path, seconds=20, room=ROOM)

    assert outcome.refused == ""
    assert settings.load(path) == settings.Settings()


@pytest.mark.parametrize(
    "logo", ["../../etc/passwd", "/dev/zero", "a/b.jpg", "..", ".hidden", "a\x00b", "C:\\x"]
)
def test_a_logo_lies_beside_the_settings_and_nowhere_else(tmp_path: Path, logo: str) -> None:
    assert letterheads.own_look(settings.Settings(logo=logo), tmp_path).logo == ""


def test_what_was_opened_lately_is_a_short_list_whatever_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "recent"
    path.write_text("".join(f"{number}\n" for number in range(3_000_000)), encoding="utf-8")

    assert len(Recent(path).ids) == MOST


def test_a_window_that_asks_to_come_forward_writes_through_no_link(tmp_path: Path) -> None:
    victim, library = tmp_path / "victim", tmp_path / "library.hostdesk"
    victim.write_text("important")
    knock.knock_file(library).symlink_to(victim)
    knock.knock(library)

    assert victim.read_text() == "important"
