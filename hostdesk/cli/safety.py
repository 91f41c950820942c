"""Check, back up, restore and repair the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator
from pathlib import Path

from hostdesk import paths, settings
from hostdesk.cli import told, which
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import backups, care, cloud_folders, look_after, repairing, restoring


def check(arguments: Namespace) -> Generator[str]:
    """All that can be told about a library's safety; exit code 1 when something is wrong with it."""
    path = which.library_of(arguments)
    with look_after.opened(path) as library:
        health = look_after.check(library)
        read_only = library.read_only
    care.checked(path, health.faults)
    yield from told.health(path, health)
    if read_only:
        yield _("It can only be read here; nothing can be stored in it.")
    yield from _about_backups(path)
    if client := cloud_folders.synchronised_by(path):
        yield cloud_folders.said(client)
    yield from health.faults or (_("The library is sound."),)
    if health.faults:
        raise HostDeskError(_("The library has faults. “hostdesk repair” builds it anew and keeps the file."))


def back_up(arguments: Namespace) -> Generator[str]:
    """A backup here and now, and in the second place if it is there."""
    path = which.library_of(arguments)
    with look_after.opened(path) as library:
        made = backups.before(library, backups.Why.BY_HAND)
    if made is None:
        raise HostDeskError(_("A library that can only be read is not backed up; copy it instead."))
    yield str(made.path)
    if sentence := backups.copied_to_second(made, path, _second()):
        raise HostDeskError(sentence)


def restore(arguments: Namespace) -> Generator[str]:
    """Puts a backup in the place of the library, or says what that would do."""
    path = which.library_of(arguments)
    if arguments.list:
        yield from _listed(path)
        return
    key = look_after.key_to(path, arguments.source)
    backup = arguments.source or _newest(path, key)
    yield str(backup)
    yield from _preview(path, backup, key)
    if arguments.dry_run:
        return
    kept = restoring.restore(path, backup, key)
    yield _("The backup is in the place of your library now.")
    if kept.before is not None:
        yield _("What was there is kept; this puts it back: {command}").format(
            command=f"hostdesk restore --from “{kept.before.path}”"
        )
    if kept.aside is not None:
        yield _("What was there is kept as “{name}”.").format(name=kept.aside.name)


def repair(arguments: Namespace) -> Generator[str]:
    """Builds the library anew from all there is, and gives an account of it."""
    path = which.library_of(arguments)
    if not path.exists() and not backups.all_of(path, _second()) and arguments.archives is None:
        raise HostDeskError(_("There is no library at this place, and nothing to build it from."))
    if arguments.archives is not None and not arguments.archives.is_dir():
        raise HostDeskError(_("This folder of archives is not there."))
    key = look_after.key_to(path)
    yield from repairing.repair(path, _second(), arguments.archives, key).words


def _second() -> str:
    return settings.load(paths.config_folder() / "settings.toml").second_place


def _about_backups(path: Path) -> Generator[str]:
    found, remembered = backups.all_of(path, _second()), care.care_of(path)
    if found:
        yield _("{number}; the newest of {when}.").format(
            number=backups.number_said(found), when=backups.said(found[0])
        )
    else:
        yield _("There is no backup of it yet.")
    if remembered.not_backed_up:
        yield _("The last one could not be made: {why}").format(why=remembered.not_backed_up)
    if copied := care.moment_said(remembered.second_copied):
        yield _("The second place had the newest one on {when}.").format(when=copied)


def _listed(path: Path) -> Generator[str]:
    found = backups.all_of(path, _second())
    if not found:
        raise HostDeskError(_("There is no backup of this library yet."))
    rows = [(backups.when_said(made), made.why.label, str(made.path)) for made in found]
    yield from told.aligned(rows)


def _newest(path: Path, key: look_after.Key | None) -> Path:
    newest = backups.newest_sound(path, _second(), key)
    if newest is None:
        raise HostDeskError(_("There is no sound backup of this library."))
    return newest.path


def _preview(path: Path, backup: Path, key: look_after.Key | None) -> Generator[str]:
    if not backup.is_file():
        raise HostDeskError(_("This backup is not there any more; please choose another."))
    try:
        with look_after.opened(path, key=key) as library:
            yield from (f"  {sentence}" for sentence in restoring.preview(library, backup))
    except HostDeskError as error:
        if path.exists() and not restoring.library_is_at_fault(error):
            raise
        yield from (f"  {sentence}" for sentence in restoring.preview_alone(backup, key))
