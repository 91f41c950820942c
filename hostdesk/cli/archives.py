"""Export, import and verify session archives."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator
from pathlib import Path

from hostdesk.cli import told, which
from hostdesk.cli.apart import read_apart
from hostdesk.cli.arguments import UsageError
from hostdesk.cli.papers import made
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted
from hostdesk.workflows import exchange, look_after, sessions, take_in


def export(arguments: Namespace) -> Generator[str]:
    if arguments.all == bool(arguments.sessions):
        raise UsageError(_("Say which sessions to export, or --all."))
    with look_after.opened(which.library_of(arguments)) as library:
        ids = _ids(library, arguments)
        if arguments.out.suffix and not arguments.out.is_dir():
            exchange.export([sessions.gathering(library, session_id) for session_id in ids], arguments.out)
            yield str(arguments.out)
            return
        made(arguments.out)
        for session_id in ids:
            yield str(into(arguments.out, sessions.gathering(library, session_id)))


def into(folder: Path, gathering: Gathering) -> Path:
    """Writes an archive of its own; an older one of the same session is replaced, no other file is."""
    target = folder / exchange.file_name(gathering)
    if target.exists() and not _holds(target, gathering):
        short = gathering.session.id[: which.SHORT_ID]
        target = target.with_name(target.name.removesuffix(exchange.ENDING) + f" {short}{exchange.ENDING}")
    exchange.export([gathering], target)
    return target


def import_archive(arguments: Namespace) -> Generator[str]:
    archived = read_apart(exchange.read, arguments.file)
    path = which.library_of(arguments)
    if arguments.dry_run and not path.exists():  # nothing is there yet, and nothing is made
        yield from _preview(exchange.plan_imports(archived, {}))
        return
    with look_after.opened(path, make=True) as library:
        plans = take_in.planned(library, archived)
        if not arguments.dry_run:
            take_in.take_in(library, plans)
    yield from _preview(plans)


def verify(arguments: Namespace) -> Generator[str]:
    found = read_apart(exchange.verify, arguments.file)
    rows = [
        (_("Archive"), str(arguments.file)),
        (_("Version"), found.version),
        *((_("Session"), title) for title in found.titles),
        (_("Holds"), _holding(found)),
    ]
    yield from told.aligned(rows)
    if found.is_newer:
        yield _("It was written by a newer HostDesk; what this one does not know is left aside.")
    yield _("The archive is whole.")


def _ids(library: sessions.Library, arguments: Namespace) -> list[str]:
    if not arguments.all:
        return list(dict.fromkeys(which.session_id(library, typed) for typed in arguments.sessions))
    ids = sessions.all_session_ids(library)
    if not ids:
        raise HostDeskError(_("There are no sessions in this library yet."))
    return ids


def _holds(target: Path, gathering: Gathering) -> bool:
    try:
        return [found.session.id for found in read_apart(exchange.read, target)] == [gathering.session.id]
    except HostDeskError:
        return False


def _preview(plans: tuple[exchange.ImportPlan, ...]) -> Generator[str]:
    for plan in plans:
        yield plan.title
        yield from (f"  {sentence}" for sentence in plan.words)


def _holding(found: exchange.VerifiedArchive) -> str:
    parts = (
        counted("{n} guest", "{n} guests", found.guests),
        counted("{n} answer", "{n} answers", found.answers),
        counted("{n} small step", "{n} small steps", found.steps),
        counted("{n} document", "{n} documents", found.documents),
    )
    return ", ".join(parts)
