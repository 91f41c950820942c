"""What is kept about people, and until when: tell it, erase it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator
from dataclasses import asdict
from datetime import date

from hostdesk.cli import told, which
from hostdesk.domain.held_about import HeldIn, where
from hostdesk.words import _, counted
from hostdesk.workflows import erasing, find, look_after


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
        mentions = [mention for one in planned.sessions for mention in one.mentions]
        for one in planned.sessions:
            yield _("{title}: {what}.").format(title=one.gathering.session.title, what=one.words)
        for mention in mentions:
            yield _("The name stands in: {where}: {words}").format(
                where=where(mention.text.part), words=" / ".join(mention.words.splitlines())
            )
        if not arguments.yes:
            yield _("Nothing is erased yet; --yes does it, for good.")
            return
        chosen = [mention for mention in mentions if mention.is_whole] if arguments.names_out else []
        done = erasing.erase(library, planned, chosen)
    yield _("Erased.")
    yield from _what_is_left(done)


def due(arguments: Namespace) -> Generator[str]:
    """The sessions that have come to the day until which they were to be kept."""
    with look_after.opened(which.library_of(arguments)) as library:
        found = find.sessions_due(library, date.today().isoformat())
    for one in found:
        yield f"{one.id[: which.SHORT_ID]}  {one.keep_until}  {one.title}"
    if not found:
        yield _("No session has come to the day until which you wanted to keep it.")


def _plain(one: HeldIn) -> dict[str, object]:
    return asdict(one) | {
        "starts": one.starts.isoformat(timespec="minutes") if one.starts else None,
        "keep_until": one.keep_until.isoformat() if one.keep_until else None,
    }


def _what_is_left(done: erasing.Erased) -> Generator[str]:
    if done.archives:
        yield counted("{n} archive was written anew.", "{n} archives were written anew.", len(done.archives))
    if done.deleted:
        yield counted("{n} file was deleted.", "{n} files were deleted.", len(done.deleted))
    for path in done.not_reached:
        yield _("Please see to this archive yourself: {file}").format(file=path)
    yield _("What you printed, saved as a PDF or gave away is for you to look after.")
