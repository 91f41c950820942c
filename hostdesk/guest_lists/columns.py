"""Which column is which: by the words above it, in five languages, and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hostdesk.domain.text import folded
from hostdesk.guest_lists.head_words import HEADS

FIELDS = (
    "name", "first_name", "last_name", "about", "circle", "brings", "worth_coming", "contact",
    "diet", "access", "language", "could_ask", "seat", "private_note",
)  # fmt: skip
_NOISE = re.compile(r"[^\w]+|\d+|_")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_DATE = r"(?:\d{4}[./-]\d\d?[./-]\d\d?|\d\d?[./-]\d\d?[./-](?:\d\d){1,2})(?:[ T]|$)"
_FRACTION = r"-?(?:[1-9]\d*|0)\.\d+$"
_PHONE = re.compile(rf"(?!{_DATE}|{_FRACTION})\+?[\d\s()/.-]{{6,20}}")
_MOSTLY = 0.6
_TITLES, _TITLE_CELLS = 10, 2  # rows above the heads, and filled cells in each
_WORDY = re.compile(r"[^\W\d_]")
_NAMING = ("first_name", "last_name")
# nobody is called so: where one of them stands, it is above a column
_NAME_WORDS = "name, full name, display name, vollständiger name, nom complet, naam, volledige naam"


def _bare(words: str) -> str:
    return " ".join(_NOISE.sub(" ", folded(words)).split())


_FIELD_OF = {_bare(word): field for field, words in HEADS.items() for word in words.split(",")}
_SURE = {word for word, field in _FIELD_OF.items() if field in _NAMING} | {
    *map(_bare, _NAME_WORDS.split(","))
}


def field_called(head: str) -> str:
    """The field that a word above a column means, "" when it is none of ours."""
    words = _bare(head[:80])
    return _FIELD_OF.get(words) or _FIELD_OF.get(words.removesuffix(" value").removesuffix(" s"), "")


def has_heads(rows: Sequence[Sequence[str]]) -> bool:
    """True if the first row names the columns instead of a person."""
    if not rows:
        return False
    first = [cell for cell in rows[0] if cell]
    if any(_MAIL.fullmatch(cell) or _PHONE.fullmatch(cell) for cell in first):
        return False
    known = [cell for cell in first if field_called(cell)]
    if any(_bare(cell) in _SURE for cell in known):
        return True
    if (known and len(known) * 2 >= len(first)) or len(known) > 1:
        return True
    mails = [n for n in range(len(rows[0])) if _share(rows[1:], n, _MAIL) > _MOSTLY]
    return bool(mails) and all(rows[0][number] for number in mails)


def heads_at(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the heads: a title, or a note of the program that saved the list."""
    for number, row in enumerate(rows[:_TITLES]):
        filled = [cell for cell in row if cell]
        if len(filled) > 1 and any(_bare(cell) in _SURE for cell in filled):
            return number
        if len(filled) > _TITLE_CELLS:
            break
    return 0


def recognised(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A field for each column, "" where nothing tells."""
    fields = [field_called(head) for head in heads]
    bare = [_bare(head) for head in heads]
    for number, field in enumerate(fields):
        is_number = field in ("name", *_NAMING) and not any(_WORDY.search(row[number]) for row in rows)
        if is_number or (bare[number] == "title" and "job title" in bare):  # "Attendee #"; "Ms", "Dr."
            fields[number] = ""
    for number, field in enumerate(fields):
        if not field and (_share(rows, number, _MAIL) > _MOSTLY or _share(rows, number, _PHONE) > _MOSTLY):
            fields[number] = "contact"
    if "last_name" in fields and "first_name" not in fields and "name" not in fields:
        fields[fields.index("last_name")] = "name"  # "Nom" alone, where it is the whole name
    if "first_name" in fields and "last_name" not in fields and "name" not in fields:
        fields[fields.index("first_name")] = "name"
    if not {"name", "first_name", "last_name"} & set(fields):
        _guess_name(fields, rows)
    return tuple(fields)


def _guess_name(fields: list[str], rows: Sequence[Sequence[str]]) -> None:
    free = [number for number, field in enumerate(fields) if not field and _like_names(rows, number)]
    if len(free) > 1 and free[1] == free[0] + 1 and all(_single(rows, number) for number in free[:2]):
        fields[free[0]], fields[free[1]] = "first_name", "last_name"
    elif free:
        fields[free[0]] = "name"


def _like_names(rows: Sequence[Sequence[str]], number: int) -> bool:
    cells = [row[number] for row in rows if row[number]]
    wordy = [cell for cell in cells if sum(mark.isalpha() for mark in cell) * 2 > len(cell)]
    return bool(cells) and len(wordy) > len(cells) * _MOSTLY and len(set(cells)) * 2 > len(cells)


def _single(rows: Sequence[Sequence[str]], number: int) -> bool:
    """One word with a capital in every cell, and none of them empty."""
    return all(len(row[number].split()) == 1 and not row[number][0].islower() for row in rows if any(row))


def _share(rows: Sequence[Sequence[str]], number: int, pattern: re.Pattern[str]) -> float:
    cells = [row[number] for row in rows if row[number]]
    return sum(bool(pattern.fullmatch(cell)) for cell in cells) / len(cells) if cells else 0.0
