"""What became of an erasure, in sentences: for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hostdesk.words import _, counted

if TYPE_CHECKING:
    from hostdesk.workflows.held_copies import Erased


def told_of(done: Erased) -> Iterator[str]:
    """What was done, and what the host has to see to."""
    if done.archives:
        one, more = "{n} archive was written anew.", "{n} archives were written anew."
        yield counted(one, more, len(done.archives))
    if done.deleted:
        yield counted("{n} file was deleted.", "{n} files were deleted.", len(done.deleted))
    if done.left:
        yield _("Left as you wished: {files}.").format(files=_listed(done.left))
    if done.not_reached:
        yield _("Please see to these yourself: {files}.").format(files=_listed(done.not_reached))
    for path, why in done.why.items():
        yield _("{file}: {why}").format(file=path.name, why=why)
    if done.away:
        said = _("Not where they were saved, so please look yourself if you moved them: {files}.")
        yield said.format(files=_listed(done.away))
    if done.second_waits:
        yield _("The second place of backups is not there now; older ones go from it with the next backup.")
    if done.unfinished:
        yield _("Older backups are still there, because not everything could be made anew. {why}").format(
            why=done.unfinished
        )


def _listed(files: Sequence[Path]) -> str:
    return ", ".join(map(str, files))
