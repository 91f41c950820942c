"""Exchange gatherings: export them to an archive, verify or read one, and plan what an import changes.

Nothing here touches a library: the caller writes the planned changes in one transaction, or none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hostdesk import archive
from hostdesk.archive import encryption
from hostdesk.archive.names import readable
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.importing import ImportPlan, plan_import, plan_imports
from hostdesk.workflows.new_file import put

__all__ = [
    "Archived",
    "ImportPlan",
    "VerifiedArchive",
    "export",
    "export_bytes",
    "file_name",
    "left_aside_said",
    "plan_import",
    "plan_imports",
    "read",
    "read_whole",
    "session_json",
    "verify",
]

ENDING = ".hostdesk.zip"


@dataclass(frozen=True, slots=True)
class VerifiedArchive:
    """What a sound archive holds."""

    version: str
    is_newer: bool  # written by a newer HostDesk: what this one does not know is left aside
    titles: tuple[str, ...]
    guests: int
    answers: int
    steps: int
    documents: int
    left_aside: tuple[str, ...] = ()  # what is newer than this HostDesk


def export_bytes(
    gatherings: Sequence[Gathering],
    documents: Mapping[str, bytes] | None = None,
    nameless: int = 0,
    histories: Mapping[str, History] | None = None,
) -> bytes:
    """An archive of one or several gatherings; equal content gives equal bytes, in whatever order it comes.

    `documents` are files by name, as printed, that the host wants in it. `nameless`: it is shared without
    names, and of fewer people than this nothing is told. `histories` say by session who edited what.
    """
    different = {gathering.session.id: gathering for gathering in gatherings}
    if not different:
        raise HostDeskError(_("There is no session to put into an archive."))
    return archive.pack(tuple(different.values()), documents or {}, histories, nameless)


def session_json(gathering: Gathering) -> bytes:
    """What an archive says of this gathering, as one file that other programs can read."""
    return archive.session_json(gathering)


def export(
    gatherings: Sequence[Gathering],
    target: Path,
    documents: Mapping[str, bytes] | None = None,
    histories: Mapping[str, History] | None = None,
) -> None:
    """Writes the archive; one that was there before stays until the new one is safely on the disk."""
    put(export_bytes(gatherings, documents, histories=histories), target)


def file_name(gathering: Gathering) -> str:
    """A readable name for the archive of this gathering, safe on every system."""
    session = gathering.session
    date = f"{session.starts:%Y-%m-%d} " if session.starts else ""
    return readable(f"{date}{session.title}", _("Session")) + ENDING


def is_encrypted(path: Path) -> bool:
    """Whether a passphrase is needed, by what is in the file and not by its name."""
    with _opened(path) as file:
        return encryption.is_encrypted(file.read(encryption.LONGEST_SIGN))


def read(path: Path, passphrase: str = "") -> tuple[Gathering, ...]:
    """The gatherings in an archive, checked whole; HostDeskError with the cause if anything is wrong."""
    with _opened(path) as file:
        return archive.unpack(_unlocked(file, passphrase)).gatherings


@dataclass(frozen=True, slots=True)
class Archived:
    """What an archive holds: gatherings, and by session who edited what, where it says so."""

    gatherings: tuple[Gathering, ...]
    histories: Mapping[str, History]
    left_aside: tuple[str, ...] = ()  # what is newer than this HostDesk

    @property
    def warning(self) -> str:
        """What the host should know before taking it in; "" where there is nothing."""
        return left_aside_said(self.left_aside) if self.left_aside else ""


def left_aside_said(fields: Sequence[str]) -> str:
    sentence = _(
        "It was written by a newer HostDesk; this one leaves aside what it does not know ({fields}), so keep "
        "the archive and take it in again once HostDesk is updated."
    )
    return sentence.format(fields=", ".join(fields))


def read_whole(path: Path, passphrase: str = "") -> Archived:
    """The same with their histories, so that they can be merged."""
    with _opened(path) as file:
        found = archive.unpack(_unlocked(file, passphrase))
    return Archived(found.gatherings, found.histories, found.left_aside)


def verify(path: Path, passphrase: str = "") -> VerifiedArchive:
    """Checks an archive as an import would, and says what is in it."""
    with _opened(path) as file:
        found = archive.unpack(_unlocked(file, passphrase))
    return VerifiedArchive(
        version=found.version,
        is_newer=found.is_newer,
        titles=tuple(gathering.session.title for gathering in found.gatherings),
        guests=sum(len(gathering.guests) for gathering in found.gatherings),
        answers=sum(len(gathering.marks) for gathering in found.gatherings),
        steps=sum(len(gathering.steps) for gathering in found.gatherings),
        documents=found.documents,
        left_aside=found.left_aside,
    )


def _unlocked(file: BinaryIO, passphrase: str) -> BinaryIO:
    """The archive itself; one that was encrypted is opened in memory and nowhere else."""
    encrypted = encryption.is_encrypted(file.read(encryption.LONGEST_SIGN))
    file.seek(0)
    if not encrypted:
        return file
    if not passphrase:
        raise HostDeskError(_("This archive is encrypted; it opens with its passphrase only."))
    data = file.read(encryption.MOST_BYTES + 1)
    if len(data) > encryption.MOST_BYTES:
        raise HostDeskError(_("This archive is larger than any that HostDesk writes, so it stays closed."))
    return BytesIO(encryption.decrypted(data, passphrase))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path.exists() and not path.is_file():  # a pipe or a device would be waited for, for ever
        raise HostDeskError(_("This is a folder or a device; please choose the archive's file."))
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise HostDeskError(_("The archive is not there any more; please choose it once again.")) from error
    except PermissionError as error:
        raise HostDeskError(
            _("HostDesk may not read this file; please copy it to a place of yours.")
        ) from error
    except OSError as error:
        raise HostDeskError(_("This file cannot be read; please copy it once more and try again.")) from error
