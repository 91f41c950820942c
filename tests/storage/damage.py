"""What damages a library: pages of it that the disk has lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from hostdesk.storage.library import open_library

PAGE = 4096


def zero(path: Path, *pages: int) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(bytes(PAGE))


def pages_of(path: Path, name: str) -> list[int]:
    """The leaves of a table or an index: its first page stays, so that the others are still found."""
    with closing(open_library(path)) as library:
        (root,) = library.connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
        ).fetchone()
    whole = path.read_bytes()
    inner = whole[(root - 1) * PAGE : root * PAGE]
    if inner[0] not in (2, 5):
        return [root - 1]
    cells = int.from_bytes(inner[3:5])
    places = [int.from_bytes(inner[12 + 2 * n : 14 + 2 * n]) for n in range(cells)]
    below = [int.from_bytes(inner[place : place + 4]) - 1 for place in places]
    return [*below, int.from_bytes(inner[8:12]) - 1]
