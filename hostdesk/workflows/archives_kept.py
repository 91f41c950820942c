"""Where archives were written: remembered, so that whoever is erased can be erased from them too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from hostdesk.storage import archives_made
from hostdesk.storage.library import Library


def remember(library: Library, written: Iterable[Path], session_ids: Sequence[str]) -> None:
    """These sessions stand in each of these files. What is shared without names leads back to nobody."""
    for path in written:
        archives_made.note(library, path, session_ids)
