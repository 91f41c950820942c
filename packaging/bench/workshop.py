"""Where the bench works: one folder for a run, with generated libraries that are made when first needed."""

from __future__ import annotations

from pathlib import Path

import library


class Workshop:
    """Hands out places; what lies in them is gone when the bench ends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def library_of(self, sessions: int) -> Path:
        """A library of so many sessions; whoever changes it takes a copy."""
        path = self.folder / f"{sessions} sessions.hostdesk"
        if not path.exists():
            library.make(path, sessions)
        return path

    def new_place(self, name: str) -> Path:
        """A folder of its own for one figure."""
        place = self.folder / name
        place.mkdir(parents=True, exist_ok=True)
        return place
