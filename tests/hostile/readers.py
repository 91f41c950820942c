"""Every reader of files that anybody may have made, with sound ones of its kind and words of its language."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from openpyxl import Workbook
from PIL import Image

from hostdesk import archive, settings, words
from hostdesk.archive import age, strict_json
from hostdesk.errors import HostDeskError
from hostdesk.guest_lists import recognised
from hostdesk.storage.library import gathering, open_library
from hostdesk.storage.listing import list_sessions
from hostdesk.ui.recent import Recent
from hostdesk.workflows import exchange, guest_list, shrinking, templates
from tests.archive.tampering import SOUND, files_of, folder_of, session_json, with_session_json
from tests.builders import a_full_gathering, stored

TEMPLATES = Path(templates.shipped_folder())
GUESTS = (
    'Name,Role,Email\nAda Byron,Pupil,ada@example.org\n"Okri, Ben","Says ""hello""",b@example.org\n',
    "Vorname;Nachname;Firma\nAda;Byron;Mühle\nZoë;Çelik;Größe\n",
    "sep=;\nName;Sprache\nAda;Welsh\n",
    "1. Ada Byron\n- Ben <ben@example.org>, Zoe <zoe@example.org>\n\nto: Chidi; Dara\n",
)
CARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FC=DFig;J=FCrgen\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Comes late=2C =\r\nand sings\r\nEND:VCARD\r\n",
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Byron\nORG:Mill\\, North;Kitchen\nitem1.EMAIL;TYPE=INTERNET:ada@exam\n"
    " ple.org\nPHOTO;ENCODING=b:AAAA\n BBBB\nPHOTO;VALUE=uri:http://example.org/a.jpg\nEND:VCARD\n",
)
CATALOGUE_HEAD = "Plural-Forms: nplurals=2; plural=n != 1;\n"


class Reader(NamedTuple):
    """How one kind of file is read, and what it is made of."""

    read: Callable[[bytes], object]
    sound: Callable[[], Sequence[bytes]]
    words: tuple[bytes, ...] = ()


def _archives() -> Sequence[bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files_of(SOUND).items():
            file.writestr(name, content)
    return SOUND, packed.getvalue()


def _locked() -> Sequence[bytes]:
    """Archives behind a passphrase, with little work to open them."""
    return (age.sealed(SOUND, b"five words", 2), age.sealed(b"", b"five words", 1))


def _sessions() -> Sequence[bytes]:
    value = session_json()
    return (json.dumps(value).encode(), files_of(SOUND)[f"{folder_of(SOUND)}/data/session.json"])


def _workbooks() -> Sequence[bytes]:
    book = Workbook()
    for row in [["Name", "Role", "Since"], ["Ada Byron", "=1+1", 1833.5], ["زهرة", None, True]]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return (out.getvalue(),)


def _sheets() -> Sequence[bytes]:
    with zipfile.ZipFile(io.BytesIO(_workbooks()[0])) as packed:
        return [
            packed.read(entry) for entry in packed.infolist() if entry.filename.endswith((".xml", ".rels"))
        ]


def _as_workbook(part: bytes) -> bytes:
    """A workbook in which the part that begins most like this one is this one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_workbooks()[0])) as old, zipfile.ZipFile(out, "w") as new:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
        nearest = max(parts, key=lambda name: len(set(_pieces(parts[name])) & set(_pieces(part))))
        for name, content in (parts | {nearest: part}).items():
            new.writestr(name, content)
    return out.getvalue()


def _pieces(data: bytes) -> Iterator[bytes]:
    return (data[at : at + 8] for at in range(min(len(data), 600)))


def _pictures() -> Sequence[bytes]:
    made = []
    colourful = Image.effect_noise((70, 50), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"
    for kind, how in (
        ("JPEG", {"exif": exif, "comment": b"hello"}),
        ("JPEG", {"progressive": True, "icc_profile": b"profile" * 30}),
        ("PNG", {"exif": exif}),
        ("WEBP", {"exif": exif}),
        ("WEBP", {"lossless": True, "save_all": True, "append_images": [colourful]}),
        ("BMP", {}),
        ("GIF", {"save_all": True, "append_images": [colourful]}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "jpeg"}),
        ("TIFF", {"compression": "tiff_adobe_deflate", "exif": exif}),
    ):
        out = io.BytesIO()
        colourful.save(out, kind, **how)
        made.append(out.getvalue())
    for mode in ("1", "P", "LA", "I;16"):
        out = io.BytesIO()
        (colourful.convert("P") if mode == "P" else Image.new(mode, (40, 30))).save(out, "PNG")
        made.append(out.getvalue())
    return made


def _templates() -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted(TEMPLATES.glob("*.toml"))[:4]]


def _settings() -> Sequence[bytes]:
    with TemporaryDirectory() as folder:
        settings.save(Path(folder) / "s.toml", settings.Settings(host_name="Nora", closing_words="Bye.\nNow"))
        return ((Path(folder) / "s.toml").read_bytes(),)


def _catalogues() -> Sequence[bytes]:
    from tests.test_words import catalogue

    return (
        catalogue({"": CATALOGUE_HEAD, "Guests": "Gäste", "{n} guest\0{n} guests": "{n} Gast\0{n} Gäste"}),
    )


def _libraries() -> Sequence[bytes]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.hostdesk"
        with closing(open_library(path)) as library:
            stored(library, a_full_gathering())
        return (path.read_bytes(),)


def _from_file(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    def reading(data: bytes) -> object:
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            found = read(path)
            assert path.read_bytes() == data or name == "library.hostdesk"
            return found

    return reading


def _read_library(path: Path) -> object:
    with closing(open_library(path)) as library:
        found = []
        for listed in list_sessions(library, ""):
            found.append(gathering(library, listed.id))
        return found, list_sessions(library, "soup")


def _read_catalogue(path: Path) -> object:
    told = words.tongue("xx", path.parents[2])
    if told is None:
        return None
    return [told.one("Guests"), *(told.many("{n} guest", "{n} guests", n).format(n=n) for n in range(30))]


def _read_archive(data: bytes) -> object:
    return archive.unpack(io.BytesIO(data)).gatherings


def _read_shrunk(data: bytes) -> object:
    made = shrinking.shrink(data)
    with Image.open(io.BytesIO(made.jpeg), formats=("JPEG",)) as image:
        assert image.size == (made.width, made.height)
    return made


def _read_settings(path: Path) -> object:
    return settings.load(path)


def _read_people(path: Path) -> object:
    found = guest_list.found_in_file(path)
    return [guest_list.listed(row, found.fields) for row in found.rows]


READERS: dict[str, Reader] = {
    "archive": Reader(_read_archive, _archives, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08")),
    "locked archive": Reader(
        _from_file("given.age", lambda path: exchange.read(path, "five words")),
        _locked,
        (
            b"-> scrypt ",
            b" 21\n",
            b" 9999\n",
            b"\n---",
            b"-> X25519 ",
            b"-----BEGIN AGE ENCRYPTED FILE-----\n",
            b"=",
        ),
    ),
    "session.json": Reader(
        lambda data: _read_archive(with_session_json(data)),
        _sessions,
        (b"null", b"[]", b"{}", b"-0", b"1e99", b'"\\ud800"', b"NaN", b"[" * 40, b'"\\u0000"', b"9" * 30),
    ),
    "JSON": Reader(strict_json.read, _sessions, (b"\\u", b'"', b"\\", b"[", b"{", b"\xef\xbb\xbf", b"1E400")),
    "list": Reader(
        _from_file("list.csv", _read_people),
        lambda: [text.encode(way) for text in GUESTS for way in ("utf-8", "utf-16", "cp1252")],
        (b'"', b",", b";", b"\t", b"\r", b"<@", b"=cmd|' /C calc'!A0", b"\x00", b"sep=", b"|", b"\xff\xfe"),
    ),
    "cards": Reader(
        _from_file("cards.vcf", _read_people),
        lambda: [text.encode() for text in CARDS],
        (
            b"BEGIN:VCARD\n",
            b"END:VCARD\n",
            b"=\n",
            b"\n ",
            b";CHARSET=",
            b"ENCODING=QUOTED-PRINTABLE",
            b"\\;",
        ),
    ),
    "pasted text": Reader(
        lambda data: (recognised(text := data.decode("utf-8", "replace")), guest_list.needs_a_look(text)),
        lambda: [text.encode() for text in GUESTS],
        (b"<a@b>, ", b'"', b"\xe2\x80\xae", b"\t", b"@", b"Dear ", b"http://"),
    ),
    "workbook": Reader(_from_file("book.xlsx", _read_people), _workbooks, (b"PK\x03\x04", b"PK\x01\x02")),
    "sheet": Reader(
        lambda data: recognised(_as_workbook(data), "book.xlsx"),
        _sheets,
        (
            b"<!DOCTYPE x [",
            b'<!ENTITY a "b">',
            b"&a;",
            b"<c/>",
            b'r="XFD1048576"',
            b"<![CDATA[",
            b'"',
            b"\x00",
        ),
    ),
    "picture": Reader(
        _read_shrunk, _pictures, (b"\xff\xda", b"\xff\xe1", b"IHDR", b"iCCP", b"II*\x00", b"RIFF")
    ),
    "template": Reader(
        _from_file("given.toml", templates.read_template),
        _templates,
        (
            b"[[",
            b"]]",
            b"a.b.c.",
            b"'''",
            b'"""',
            b"= ",
            b"1979-05-27",
            b"inf",
            b"{",
            b"\\U00110000",
            b"[" * 99,
        ),
    ),
    "settings": Reader(
        _from_file("settings.toml", _read_settings),
        _settings,
        (b"text_size = ", b"99999999999999999999", b"[[", b'"""', b"a.b.", b"[" * 2_000, b"true", b"nan"),
    ),
    "recent": Reader(
        _from_file("recent", lambda path: Recent(path).ids),
        lambda: (b"a\nb\n" * 9,),
        (b"\x00", b"\xff", b"\n"),
    ),
    "catalogue": Reader(
        _from_file("xx/LC_MESSAGES/hostdesk.mo", _read_catalogue),
        _catalogues,
        (b"{n.__class__}", b"plural=", b"n%0", b"nplurals=9", b"((((((", b"{n:>99999999}", b"\x00"),
    ),
    "library": Reader(
        _from_file("library.hostdesk", _read_library), _libraries, (b"CREATE ", b"\x05", b"\x0d")
    ),
}


def checked(reader: Reader, data: bytes) -> str:
    """ "": it was read; or the sentence with which it was refused. Anything else is a fault of ours."""
    try:
        reader.read(data)
    except HostDeskError as error:
        return str(error)
    return ""
