"""Export, import and verify session archives."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator, Sequence
from pathlib import Path

from hostdesk import paths, settings
from hostdesk.apart import read_apart
from hostdesk.cli import passphrases, sharing, told, which
from hostdesk.cli.arguments import UsageError
from hostdesk.cli.papers import called, made
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted
from hostdesk.workflows import (
    archiving,
    exchange,
    exporting,
    leaving,
    letterheads,
    look_after,
    sessions,
    take_in,
)
from hostdesk.workflows.exporting import Wish


def export(arguments: Namespace) -> Generator[str]:
    if arguments.out is None and not arguments.preview:
        raise UsageError(_("Say where to write it: --out PATH."))
    if arguments.without_names:
        yield from _share(arguments)
        return
    if arguments.preview or arguments.words or arguments.picture:
        raise UsageError(_("--preview, --words and --picture go with --without-names."))
    yield from _keep(arguments)


def _share(arguments: Namespace) -> Generator[str]:
    with look_after.opened(which.library_of(arguments)) as library:
        ids = which.session_ids(library, arguments)
        gatherings = [sessions.gathering(library, session_id) for session_id in ids]
    passphrase = "" if arguments.preview else passphrases.to_lock(arguments)
    yield from sharing.export(gatherings, arguments, passphrase, None if arguments.preview else arguments.out)


def _keep(arguments: Namespace) -> Generator[str]:
    wish = _wish(arguments)
    with look_after.opened(which.library_of(arguments)) as library:
        ids = which.session_ids(library, arguments)
        out = leaving.all_leaving(library, ids, wish)
        if arguments.out.suffix and not arguments.out.is_dir():
            written = archiving.write(out, wish, arguments.out, len(ids))
            leaving.remember(library, written, ids)
            yield from map(str, written)
            return
        made(arguments.out)
        for one in out:
            written = into(arguments.out, one, wish)
            leaving.remember(library, written, [one.gathering.session.id])
            yield from map(str, written)


def _wish(arguments: Namespace) -> Wish:
    documents = dict.fromkeys(called(name).value for name in arguments.document)
    look = letterheads.own_look(settings.load(paths.config_folder() / "settings.toml"), paths.config_folder())
    return Wish(
        documents=tuple(documents),
        look=look,
        spreadsheet=arguments.spreadsheet,
        with_pictures=not arguments.no_pictures,
        passphrase=passphrases.to_lock(arguments),
    )


def into(folder: Path, one: leaving.Leaving, wish: Wish) -> tuple[Path, ...]:
    """Writes an archive of its own; an older one of the same session is replaced, no other file is."""
    target = folder / exporting.file_name([one.gathering], wish)
    if target.exists() and not _holds(target, one.gathering, wish.passphrase):
        short = one.gathering.session.id[: which.SHORT_ID]
        target = target.with_name(target.name.removesuffix(wish.ending) + f" {short}{wish.ending}")
    return archiving.write([one], wish, target, 1)


def import_archive(arguments: Namespace) -> Generator[str]:
    archived = read_apart(exchange.read_whole, arguments.file, passphrases.to_open(arguments, arguments.file))
    path = which.library_of(arguments)
    if arguments.dry_run and not path.exists():  # nothing is there yet, and nothing is made
        yield from _preview(exchange.plan_imports(archived.gatherings, {}))
        yield from filter(None, (archived.warning,))
        return
    with look_after.opened(path, make=True) as library:
        plans = take_in.planned(library, archived.gatherings, archived.histories)
        if not arguments.dry_run:
            take_in.take_in_backed_up(library, plans)
    yield from _preview(plans)
    yield from filter(None, (archived.warning,))


def verify(arguments: Namespace) -> Generator[str]:
    found = read_apart(exchange.verify, arguments.file, passphrases.to_open(arguments, arguments.file))
    rows = [
        (_("Archive"), str(arguments.file)),
        (_("Version"), found.version),
        *((_("Session"), title) for title in found.titles),
        (_("Holds"), _holding(found)),
    ]
    yield from told.aligned(rows)
    if found.is_newer:
        yield told_as_newer(found.left_aside)
    yield _("The archive is whole.")


def _holds(target: Path, gathering: Gathering, passphrase: str) -> bool:
    try:
        found = read_apart(exchange.read, target, passphrase)
    except HostDeskError:
        return False
    return [one.session.id for one in found] == [gathering.session.id]


def told_as_newer(left_aside: Sequence[str]) -> str:
    if not left_aside:
        return _("It was written by a newer HostDesk, and holds nothing that this one does not know.")
    return exchange.left_aside_said(left_aside)


def _preview(plans: tuple[exchange.ImportPlan, ...]) -> Generator[str]:
    for plan in plans:
        yield plan.title
        yield from (f"  {sentence}" for sentence in plan.words)
        for new, old in plan.newly_alike:
            said = _("  Perhaps the same person: {new} in the archive, {old} in your library.")
            yield said.format(new=new.name, old=old.name)
        if plan.to_choose:
            short = plan.change.session_id[: which.SHORT_ID]
            yield _("  To choose: hostdesk conflicts {session}").format(session=short)


def _holding(found: exchange.VerifiedArchive) -> str:
    parts = (
        counted("{n} guest", "{n} guests", found.guests),
        counted("{n} answer", "{n} answers", found.answers),
        counted("{n} small step", "{n} small steps", found.steps),
        counted("{n} document", "{n} documents", found.documents),
    )
    return ", ".join(parts)
