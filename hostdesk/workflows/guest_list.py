"""Take a list of people in: what is on it, who of them is here or known, and what each row would add."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.names import is_doubtful, looks_doubtful
from hostdesk.errors import HostDeskError
from hostdesk.guest_lists import ENCODINGS, FIELDS, LARGEST, Found, recognised
from hostdesk.guest_lists.separated import has_columns
from hostdesk.words import _
from hostdesk.workflows.plain_file import start_of

__all__ = [
    "ENCODINGS",
    "FIELDS",
    "Found",
    "found_in_file",
    "here_already",
    "is_doubtful",
    "listed",
    "needs_a_look",
    "recognised",
]

_LONGEST = 200_000  # characters; ten thousand names have as many
_PASSAGES = ("brings", "worth_coming", "diet", "access", "private_note")


def found_in_file(path: Path, encoding: str = "", sheet: str = "") -> Found:
    """The people in a file; a file that is too large is not even read."""
    try:
        data = start_of(path, LARGEST)
    except OSError:
        data = None
    if data is None:
        raise HostDeskError(_("This file cannot be read."))
    return recognised(data, path.name, encoding, sheet)


def needs_a_look(text: str) -> bool:
    """True for copied text that is more than a list of names: a table, or a mail with words around them.

    Also for very long text, which is read where nobody waits for it.
    """
    return len(text) > _LONGEST or has_columns(text) or looks_doubtful(text)


def listed(row: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """A row as fields of a guest: first and last name as one name, several columns of a field joined."""
    told: dict[str, list[str]] = {}
    for cell, field in zip(row, fields, strict=True):
        if field and cell.strip():
            told.setdefault(field, []).append(cell.strip())
    first, last = told.pop("first_name", []), told.pop("last_name", [])
    if "name" not in told and (first or last):
        told["name"] = [" ".join((*first, *last))]
    return {field: ("\n" if field in _PASSAGES else ", ").join(cells) for field, cells in told.items()}


def here_already(gathering: Gathering, names: Sequence[str]) -> list[bool]:
    """For each name: somebody on the list, or further up among these names, is called so."""
    seen = {guest.name.casefold() for guest in gathering.guests}
    answers = []
    for name in names:
        answers.append(name.casefold() in seen)
        seen.add(name.casefold())
    return answers
