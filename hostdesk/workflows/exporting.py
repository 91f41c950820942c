"""What an export shall hold, and how it is made: one wish for the window and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hostdesk.domain.gathering import Gathering
from hostdesk.workflows.nameless import Nameless

ENDING = ".hostdesk.zip"
ENCRYPTED = ".age"  # after the whole name: `age --decrypt` then gives back the very file that was encrypted


@dataclass(frozen=True, slots=True)
class Wish:
    """What goes out; as it stands, the host's own archive: everything, and anybody can open it."""

    with_documents: bool = False
    with_pictures: bool = True
    nameless: Nameless | None = None  # shared without names, with these choices
    passphrase: str = field(default="", repr=False)  # "": not encrypted

    @property
    def ending(self) -> str:
        return ENDING + (ENCRYPTED if self.passphrase else "")


def packed(
    gatherings: Sequence[Gathering], wish: Wish, documents: Mapping[str, bytes] | None = None
) -> bytes:
    """The file's bytes; `documents` are files by name, as printed."""
    from hostdesk.workflows import exchange  # with the archive's libraries: only when there is an archive

    shown = gatherings if wish.with_pictures else [replace(one, pictures=()) for one in gatherings]
    return exchange.export_bytes(shown, documents)


def write(
    gatherings: Sequence[Gathering], wish: Wish, target: Path, documents: Mapping[str, bytes] | None = None
) -> None:
    """Writes it; a file that was there before stays until the new one is safely on the disk."""
    from hostdesk.workflows.new_file import put

    put(packed(gatherings, wish, documents), target)
