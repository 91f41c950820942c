"""Archive as many sessions as there are into one file, one after the other; in parts where one has no room.

Nothing is kept of what is written, so that 10,000 sessions take no more memory than a few hundred.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from hostdesk import archive
from hostdesk.archive.bundle import Bundle
from hostdesk.archive.envelope import TooLargeError
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import History
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import exporting
from hostdesk.workflows.archived_papers import Papers, all_papers, papers_of
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.leaving import Leaving
from hostdesk.workflows.new_file import in_place_of, put

PART_BYTES = 16 << 20  # of session.json: read back, it takes some ten times as much memory
PART_BULK = 64 << 20  # of documents and pictures
PART_FILES = 900  # documents, or pictures
MOST_LOCKED = 512 << 20  # bytes of a file that is encrypted, which is done in one go
SPREADSHEET = ".xlsx"

Progress = Callable[[int, int], None]  # sessions done, sessions in all; what it raises cancels


@dataclass(frozen=True, slots=True)
class _Out:
    """One session with its papers."""

    gathering: Gathering
    history: History | None
    papers: Papers


@dataclass(slots=True)
class _Part:
    """What is collected for the next archive."""

    sessions: list[_Out] = field(default_factory=list)
    weight: int = 0
    bulk: int = 0
    files: int = 0

    def take(self, one: _Out) -> None:
        gathering, papers = one.gathering, one.papers
        self.sessions.append(one)
        self.weight += archive.weight(gathering)
        self.bulk += sum(len(picture.data) for picture in gathering.pictures) + sum(map(len, papers.values()))
        self.files += len(gathering.pictures) + len(papers)

    @property
    def is_full(self) -> bool:
        return self.weight > PART_BYTES or self.bulk > PART_BULK or self.files > PART_FILES


def write(
    leaving: Iterable[Leaving],
    wish: Wish,
    target: Path,
    total: int,
    progress: Progress = lambda _done, _total: None,
    passing: Path | None = None,
) -> tuple[Path, ...]:
    """Writes the archive and, where wanted, the spreadsheet beside it: both, or neither; gives their paths.

    `passing`: where the archive lies until it is whole, for whoever may have to clear it away.
    """
    table = archive.Spreadsheet() if wish.spreadsheet else None
    with _locked(target, wish, passing) as file:
        _write_parts(_packed(_told(leaving, wish, total, progress), wish, table), file)
        if table is None:
            return (target,)
        beside = beside_of(target, wish)
        put(exporting.locked(table.finish(), wish.passphrase), beside)
    return (target, beside)


def beside_of(target: Path, wish: Wish) -> Path:
    """The spreadsheet's place: the archive's name with another ending, encrypted as that is."""
    stem = target.name.removesuffix(wish.ending) if target.name.endswith(wish.ending) else target.stem
    return target.with_name(stem + SPREADSHEET + wish.ending.removeprefix(exporting.ENDING))


@contextmanager
def _locked(target: Path, wish: Wish, passing: Path | None) -> Iterator[BinaryIO]:
    """Where the parts go: straight into the file, unless the whole has to be encrypted."""
    with in_place_of(target, passing) as file:
        if not wish.passphrase:
            yield file
            return
        inside = io.BytesIO()
        yield inside
        if inside.tell() > MOST_LOCKED:
            sentence = _("A file with a passphrase holds up to {size} MB; export fewer sessions at once.")
            raise HostDeskError(sentence.format(size=MOST_LOCKED >> 20))
        file.write(exporting.locked(inside.getvalue(), wish.passphrase))


def _told(leaving: Iterable[Leaving], wish: Wish, total: int, progress: Progress) -> Iterator[_Out]:
    """Each session with its papers; a paper that takes long is told of, too."""
    steps = len(wish.documents) + 1
    for number, one in enumerate(leaving):

        def made(papers: int, before: int = number) -> None:
            progress(before * steps + papers, total * steps)

        yield _Out(one.gathering, one.history, papers_of(one, wish, made))
        progress((number + 1) * steps, total * steps)


def _packed(leaving: Iterable[_Out], wish: Wish, table: archive.Spreadsheet | None) -> Iterator[bytes]:
    """Archives, each with as many sessions as it has room for."""
    part = _Part()
    for one in leaving:
        part.take(one)
        if part.is_full:
            yield from _archives(part.sessions, wish, table)
            part = _Part()
    if part.sessions:
        yield from _archives(part.sessions, wish, table)


def _archives(sessions: Sequence[_Out], wish: Wish, table: archive.Spreadsheet | None) -> Iterator[bytes]:
    if table is not None:
        table.add(exporting.shown([one.gathering for one in sessions], wish))
    yield from _halved(sessions, wish)


def _halved(sessions: Sequence[_Out], wish: Wish) -> Iterator[bytes]:
    """In halves, and halves of these, as long as it is more than one archive holds."""
    histories = {one.gathering.session.id: one.history for one in sessions if one.history is not None}
    papers = all_papers(one.papers for one in sessions)
    try:
        yield exporting.archived([one.gathering for one in sessions], wish, papers, histories)
    except TooLargeError:
        if len(sessions) == 1:
            raise
        middle = len(sessions) // 2
        yield from _halved(sessions[:middle], wish)
        yield from _halved(sessions[middle:], wish)


def _write_parts(parts: Iterator[bytes], file: BinaryIO) -> None:
    """One part is the archive itself; several are bundled."""
    first, second = next(parts, None), next(parts, None)
    if first is None:
        raise HostDeskError(_("There is no session to put into an archive."))
    if second is None:
        file.write(first)
        return
    bundle = Bundle(file)
    for part in (first, second):
        bundle.add(part)
    del first, second, part
    for part in parts:
        bundle.add(part)
    bundle.finish()
