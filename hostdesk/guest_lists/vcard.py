"""Cards of address books: vCard 2.1, 3.0 and 4.0, as telephones and mail programs save them.

Our own lines: of a card we want seven properties as text, and the libraries there are bring more
to look after than that.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from hostdesk.guest_lists.found import Found, nobody, refuse_too_many, whole
from hostdesk.words import _

_FIELDS = ("name", "about", "circle", "contact", "contact", "language", "private_note")
_PROPERTIES = ("FN", "TITLE", "ORG", "EMAIL", "TEL", "LANG", "NOTE")
_BEGIN = "BEGIN:VCARD"
_END = "END:VCARD"
_LONGEST_HEAD = 1_000  # characters before the colon
_FOLD = re.compile(r"\r?\n[ \t]")
_SCHEME = re.compile(r"^(?:mailto|tel):", re.IGNORECASE)
_EXTENSION = re.compile(r";ext=(\d+).*", re.IGNORECASE)
_PART = re.compile(r"(?<!\\);")
_INSTEAD = ("NICKNAME", "ORG", "EMAIL", "TEL")  # what a card without a name is known by
_ESCAPED = re.compile(r"\\(.)")


class _Line(NamedTuple):
    name: str
    value: str


def is_one(text: str) -> bool:
    return text.lstrip("\ufeff \r\n").upper().startswith(_BEGIN)


def recognised(text: str, encoding: str = "") -> Found:
    """One row a card; columns in which nothing stands are left out."""
    cards = [_row(card) for card in _cards(text)]
    cards = [card for card in cards if card[0]]
    if not cards:
        raise nobody()
    refuse_too_many(len(cards))
    used = [number for number in range(len(_FIELDS)) if any(card[number] for card in cards)]
    rows = tuple(tuple(row) for row in whole(cards))
    return Found(
        rows, tuple(_FIELDS[number] for number in used), tuple(_heads()[number] for number in used), encoding
    )


def _heads() -> tuple[str, ...]:
    """What the properties are called."""
    return (_("Name"), _("Title"), _("Organisation"), _("Mail"), _("Telephone"), _("Language"), _("Note"))


def _cards(text: str) -> Iterator[list[_Line]]:
    card: list[_Line] = []
    for written in _lines(text):
        start = written.strip().upper()
        if start in (_BEGIN, _END):
            if card:
                yield card
            card = []
        elif line := _parsed(written):
            card.append(line)
    if card:
        yield card


def _lines(text: str) -> Iterator[str]:
    """Lines as they were before they were folded, in either of the two ways."""
    waiting: list[str] = []
    for line in _FOLD.sub("", text).splitlines():
        head = (waiting[0] if waiting else line)[:_LONGEST_HEAD]
        soft = line.endswith("=") and "QUOTED-PRINTABLE" in head.partition(":")[0].upper()
        if waiting and line.strip().upper() in (_BEGIN, _END):  # some telephones break after the last line
            yield "".join(waiting)
            waiting = []
        waiting.append(line[:-1] if soft else line)
        if not soft:
            yield "".join(waiting)
            waiting = []
    if waiting:
        yield "".join(waiting)


def _parsed(written: str) -> _Line | None:
    head, colon, value = written.partition(":")
    name, *parameters = head.upper().split(";")
    name = name.rpartition(".")[2].strip()  # "item1.EMAIL"
    if not colon or name not in (*_PROPERTIES, "N", "ROLE", "NICKNAME"):
        return None
    if any("QUOTED-PRINTABLE" in parameter for parameter in parameters):
        charset = next((p[8:] for p in parameters if p.startswith("CHARSET=")), "utf-8")
        value = _unquoted(value, charset.strip('"'))
    return _Line(name, value)


def _unquoted(value: str, charset: str) -> str:
    """In the writing that the card says, or else in the one that it can be."""
    plain = quopri.decodestring(value.encode("utf-8", "replace"))
    for writing in (charset, "utf-8"):
        try:
            return plain.decode(writing)
        except (LookupError, ValueError):  # no such writing, or not in it
            continue
    return plain.decode("cp1252", "replace")


def _row(card: list[_Line]) -> list[str]:
    found = {name: [_said(line) for line in card if line.name == name] for name in _PROPERTIES}
    if not any(found["FN"]):
        found["FN"] = [_full_name(line.value) for line in card if line.name == "N"]
    if not any(found["TITLE"]):
        found["TITLE"] = [_said(line) for line in card if line.name == "ROLE"]
    if not any(found["FN"]):  # a firm, or a number somebody called: a row like others, to be named
        found["FN"] = [_said(line) for which in _INSTEAD for line in card if line.name == which]
    found["FN"] = list(filter(None, found["FN"]))[:1]
    return [", ".join(dict.fromkeys(filter(None, found[name]))) for name in _PROPERTIES]


def _said(line: _Line) -> str:
    value = _SCHEME.sub("", line.value.strip()) if line.name in ("EMAIL", "TEL") else line.value
    if line.name == "ORG":
        return ", ".join(filter(None, map(_unescaped, _PART.split(value))))
    if line.name == "TEL":
        value = _EXTENSION.sub(r" ext. \1", value)
    return _unescaped(value)


def _full_name(value: str) -> str:
    """Family; given; further; prefix; suffix -> as one says it."""
    family, given, further = [*map(_unescaped, _PART.split(value)), "", "", ""][:3]
    return " ".join(filter(None, (given, further, family)))


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
