"""Which sessions were opened lately: their ids and nothing else, in a small file beside the settings."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

MOST = 30
_LONGEST = 10_000  # characters; the file has a tenth of it


class Recent:
    """The latest first. It belongs to this laptop and not to the library: no archive carries it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.ids = _read(path)

    def remember(self, session_id: str) -> None:
        """This session was opened now."""
        self.ids = (session_id, *(each for each in self.ids if each != session_id))[:MOST]
        writing = self._path.with_name(f"{self._path.name}.new")
        with suppress(OSError):  # not worth a sentence: the list is only shorter next time
            self._path.parent.mkdir(parents=True, exist_ok=True)
            writing.write_text("".join(f"{each}\n" for each in self.ids), encoding="utf-8")
            os.replace(writing, self._path)


def _read(path: Path) -> tuple[str, ...]:
    try:
        with path.open(encoding="utf-8") as file:
            lines = file.read(_LONGEST).split()
    except (OSError, ValueError):
        return ()
    return tuple(dict.fromkeys(lines))[:MOST]
