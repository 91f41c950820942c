"""What an export shall hold, and how it is made: one wish for the window and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.domain.letterhead import UNDRESSED, OwnLook
from hostdesk.words import _
from hostdesk.workflows.nameless import Nameless, day_of, without_names

ENDING = ".hostdesk.zip"
ENCRYPTED = ".age"  # after the whole name: `age --decrypt` then gives back the very file that was encrypted


@dataclass(frozen=True, slots=True)
class Wish:
    """What goes out; as it stands, the host's own archive: everything, and anybody can open it."""

    documents: tuple[str, ...] = ()  # the papers that lie in it, as digital copies; values of `Document`
    paper: str = "A4"  # on which they are
    look: OwnLook = UNDRESSED  # how they are dressed
    spreadsheet: bool = False  # the tables as an XLSX workbook beside it
    with_pictures: bool = True
    nameless: Nameless | None = None  # shared without names, with these choices; pictures are among them
    passphrase: str = field(default="", repr=False)  # "": not encrypted

    @property
    def ending(self) -> str:
        return ENDING + (ENCRYPTED if self.passphrase else "")


def packed(
    gatherings: Sequence[Gathering], wish: Wish, documents: Mapping[str, bytes] | None = None
) -> bytes:
    """The file's bytes; `documents` are files by name, as printed, and stay here where names do."""
    return locked(archived(gatherings, wish, documents), wish.passphrase)


def archived(
    gatherings: Sequence[Gathering],
    wish: Wish,
    documents: Mapping[str, bytes] | None = None,
    histories: Mapping[str, History] | None = None,
) -> bytes:
    """The archive before it is encrypted; `histories` say by session who edited what."""
    from hostdesk.workflows import exchange  # with the archive's libraries: only when there is an archive

    kept = shown(gatherings, wish)
    if wish.nameless is not None:
        return exchange.export_bytes(kept, nameless=wish.nameless.least)
    edits = {
        session_id: one if wish.with_pictures else one.without_pictures()
        for session_id, one in (histories or {}).items()
    }
    return exchange.export_bytes(kept, documents, histories=edits)


def shown(gatherings: Sequence[Gathering], wish: Wish) -> Sequence[Gathering]:
    """The gatherings as they go out."""
    if wish.nameless is not None:
        return without_names(gatherings, wish.nameless)
    return gatherings if wish.with_pictures else [replace(one, pictures=()) for one in gatherings]


def locked(data: bytes, passphrase: str) -> bytes:
    """Encrypted, where there is a passphrase."""
    from hostdesk.archive import encryption  # with the archive's libraries: only when there is an archive

    return encryption.encrypted(data, passphrase) if passphrase else data


def write(
    gatherings: Sequence[Gathering], wish: Wish, target: Path, documents: Mapping[str, bytes] | None = None
) -> None:
    """Writes it; a file that was there before stays until the new one is safely on the disk."""
    from hostdesk.workflows.new_file import put

    put(packed(gatherings, wish, documents), target)


def file_name(gatherings: Sequence[Gathering], wish: Wish) -> str:
    """A readable name, safe on every system; it tells no more than what is in the file."""
    from hostdesk.archive.names import readable

    title, day = (
        _title(gatherings, wish),
        day_of(gatherings[0]) if wish.nameless else gatherings[0].session.starts,
    )
    date = f"{day:%Y-%m-%d} " if day and len(gatherings) == 1 else ""
    return readable(f"{date}{title}", _("Session")) + wish.ending


def _title(gatherings: Sequence[Gathering], wish: Wish) -> str:
    if wish.nameless is not None:
        return _("Without names")
    return gatherings[0].session.title if len(gatherings) == 1 else _("Sessions")
