"""What was found in a list of people: rows of plain text, and which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hostdesk.domain.names import MOST_AT_ONCE
from hostdesk.domain.text import passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted

LARGEST = 5_000_000  # bytes of a file, characters of a text
MOST_PEOPLE = MOST_AT_ONCE
MOST_COLUMNS = 40
_LONGEST = 10_000  # characters of a cell


@dataclass(frozen=True, slots=True)
class Found:
    """The rows without their heads; every row has as many cells as there are fields."""

    rows: tuple[tuple[str, ...], ...]
    fields: tuple[str, ...]  # for each column a name of `columns.FIELDS`; "": not recognised
    heads: tuple[str, ...]  # the words above each column, "" without
    encoding: str = ""  # how the letters were read; "": it was text already
    sheets: tuple[str, ...] = ()  # of a workbook
    sheet: str = ""


def cleaned(cell: str) -> str:
    """Without what hides or breaks; the lines of a cell stay."""
    return cell.strip() if cell.isprintable() else passage(cell[:_LONGEST])


def whole(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Cleaned rows of one length, without rows and columns in which nothing stands."""
    kept = [[cleaned(cell[:_LONGEST]) for cell in row[:MOST_COLUMNS]] for row in rows]
    kept = [row for row in kept if any(row)]
    width = max(map(len, kept), default=0)
    kept = [row + [""] * (width - len(row)) for row in kept]
    used = [number for number in range(width) if any(row[number] for row in kept)]
    return [[row[number] for number in used] for row in kept]


def refuse_too_many(number: int) -> None:
    if number > MOST_PEOPLE:
        people = counted("This list has {n} person", "This list has {n} people", number)
        raise HostDeskError(
            _("{people}; up to {most} can be added at once.").format(people=people, most=MOST_PEOPLE)
        )


class NobodyError(HostDeskError):
    """There is a list, and nobody on it."""


def nobody() -> NobodyError:
    return NobodyError(_("Nobody was found in this list."))
