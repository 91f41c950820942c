"""Export, import and verify session archives."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator
from pathlib import Path

from hostdesk import paths, settings
from hostdesk.cli import told, which
from hostdesk.cli.apart import read_apart
from hostdesk.cli.papers import called, made
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted
from hostdesk.workflows import archiving, exchange, leaving, letterheads, look_after, take_in
from hostdesk.workflows.exporting import Wish


def export(arguments: Namespace) -> Generator[str]:
    wish = _wish(arguments)
    with look_after.opened(which.library_of(arguments)) as library:
        ids = which.session_ids(library, arguments)
        out = leaving.all_leaving(library, ids, wish)
        if arguments.out.suffix and not arguments.out.is_dir():
            yield from map(str, archiving.write(out, wish, arguments.out, len(ids)))
            return
        made(arguments.out)
        for one in out:
            yield from map(str, into(arguments.out, one, wish))


def _wish(arguments: Namespace) -> Wish:
    documents = dict.fromkeys(called(name).value for name in arguments.document)
    look = letterheads.own_look(settings.load(paths.config_folder() / "settings.toml"), paths.config_folder())
    return Wish(
        documents=tuple(documents),
        look=look,
        spreadsheet=arguments.spreadsheet,
        with_pictures=not arguments.no_pictures,
    )


def into(folder: Path, one: leaving.Leaving, wish: Wish) -> tuple[Path, ...]:
    """Writes an archive of its own; an older one of the same session is replaced, no other file is."""
    target = folder / exchange.file_name(one.gathering)
    if target.exists() and not _holds(target, one.gathering):
        short = one.gathering.session.id[: which.SHORT_ID]
        target = target.with_name(target.name.removesuffix(exchange.ENDING) + f" {short}{exchange.ENDING}")
    return archiving.write([one], wish, target, 1)


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
