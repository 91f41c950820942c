"""What is kept about people, and until when: tell it, erase it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator
from dataclasses import asdict
from pathlib import Path

from hostdesk.cli import told, which
from hostdesk.domain.held_about import HeldIn, where
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import erasing, held_copies, look_after, private_settings
from hostdesk.workflows.erased_words import told_of
from hostdesk.workflows.held_copies import Copies, Reach


def held(arguments: Namespace) -> Generator[str]:
    """Everything about one person, in all sessions that know them."""
    with look_after.opened(which.library_of(arguments)) as library:
        here = which.gathering(library, arguments.session)
        found = erasing.held_about(library, here.session.id, which.guest(here, arguments.name).id)
    if arguments.json:
        yield told.as_json([_plain(one) for one in found])
        return
    for one in found:
        yield f"{one.title} · {one.name}"
        for fact in (*one.on_the_list, *one.answers, *one.said, *one.elsewhere):
            yield f"  {fact.label}: " + " / ".join(fact.words.splitlines())


def erase(arguments: Namespace) -> Generator[str]:
    """Without --yes it only tells what would go."""
    with look_after.opened(which.library_of(arguments)) as library:
        here = which.gathering(library, arguments.session)
        guest = which.guest(here, arguments.name)
        planned = erasing.of_person(library, here.session.id, guest.id, everywhere=not arguments.here)
        yield from _goes(planned)
        wanted = reach(arguments, planned.copies)
        yield from copies_told(planned.copies, wanted)
        if not arguments.yes:
            yield _("Nothing is erased yet; --yes does it, for good.")
            return
        names_out = [one for one in planned.mentions if one.is_whole] if arguments.names_out else []
        templates = planned.templates if arguments.names_out else ()
        done = erasing.erase(library, planned, names_out, second(library), wanted, templates)
    yield from what_is_left(done)


def _goes(planned: erasing.Erasure) -> Generator[str]:
    for one in planned.sessions:
        if one.guests:
            yield _("{title}: {what}.").format(title=one.gathering.session.title, what=one.words)
    for mention in planned.mentions:
        yield _("The name stands in: {where}: {words}").format(
            where=where(mention.text.part), words=" / ".join(mention.words.splitlines())
        )
    for template in planned.templates:
        yield _("The name stands in your template {file}.").format(file=template)


def second(library: erasing.Library) -> str:
    """Where backups have their second place."""
    return private_settings.load(library).second_place


def reach(arguments: Namespace, copies: Copies) -> Reach:
    """How far an erasure goes, as it was typed."""
    words = _lines(arguments.archive_passphrases) if arguments.archive_passphrases else []
    opened = {path: one for one in words for path in copies.locked if held_copies.opens(path, one)}
    return Reach(opened, not arguments.leave_encrypted, not arguments.leave_damaged)


def _lines(file: Path) -> list[str]:
    try:
        return [line for line in file.read_text(encoding="utf-8-sig").splitlines() if line]
    except (OSError, UnicodeDecodeError):
        raise HostDeskError(_("The file with the passphrases cannot be read as UTF-8 text.")) from None


def copies_told(copies: Copies, wanted: Reach) -> Generator[str]:
    """What lies beside the library, and what becomes of it."""
    anew, gone, stays = _("{file} is written anew."), _("{file} is deleted."), _("{file} stays as it is.")
    for path in copies.open:
        yield anew.format(file=path)
    for path in copies.locked:
        closed = gone if wanted.closed_go else stays
        yield (anew if path in wanted.passphrases else closed).format(file=path)
    for path in copies.aside:
        yield (gone if wanted.aside_goes else stays).format(file=path)
    for path in copies.away:
        yield _("{file} is not there: please look yourself if you moved it.").format(file=path)


def what_is_left(done: held_copies.Erased) -> Generator[str]:
    """What was done, and what is left to do by hand."""
    yield _("Erased.")
    yield from told_of(done)
    yield _("What you printed, saved as a PDF or gave away is for you to look after.")


def _plain(one: HeldIn) -> dict[str, object]:
    return asdict(one) | {
        "starts": one.starts.isoformat(timespec="minutes") if one.starts else None,
        "keep_until": one.keep_until.isoformat() if one.keep_until else None,
    }
