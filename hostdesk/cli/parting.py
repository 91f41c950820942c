"""Sessions whose day has come: list them, keep them longer, keep them without names, erase them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator, Sequence
from datetime import date, timedelta
from pathlib import Path

from hostdesk.cli import keeping, passphrases, sharing, which
from hostdesk.cli.arguments import UsageError
from hostdesk.domain.session import Afterwards
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import exporting, find, look_after, outgoing, parting, prepare, sessions
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.find import Due
from hostdesk.workflows.parting import Kept, Parting

_LONGER = timedelta(days=365)
_THEN = {"without-names": Afterwards.NAMELESS, "erase": Afterwards.ERASE}


def due(arguments: Namespace) -> Generator[str]:
    """Without --then they are listed; without --yes nothing goes that cannot come back."""
    with look_after.opened(which.library_of(arguments)) as library:
        found = _meant(library, arguments)
        if arguments.then is None or not found:
            yield from _listed(found)
        elif arguments.then == "longer":
            yield from _keep_longer(library, found)
        else:
            yield from _part(library, arguments, found)


def _meant(library: find.Library, arguments: Namespace) -> list[Due]:
    """Those that are due, or those of them that were named."""
    found = find.sessions_due(library, date.today().isoformat())
    if not arguments.sessions:
        return found
    named = [which.session_id(library, typed) for typed in arguments.sessions]
    if set(named) - {one.id for one in found}:
        raise HostDeskError(_("One of these sessions has not come to its day; nothing was done."))
    return [one for one in found if one.id in named]


def _listed(found: Sequence[Due]) -> Generator[str]:
    for one in found:
        meant = Afterwards(one.afterwards).label
        yield f"{one.id[: which.SHORT_ID]}  {one.keep_until}  {one.title}  ({meant})"
    if not found:
        yield _("No session has come to the day until which you wanted to keep it.")


def _keep_longer(library: find.Library, found: Sequence[Due]) -> Generator[str]:
    day = date.today() + _LONGER
    changes = [prepare.describe(find.gathering(library, one.id), keep_until=day) for one in found]
    sessions.keep_all(library, changes)
    for one in found:
        yield _("{title}: kept until {day}.").format(title=one.title, day=day.isoformat())


def _part(library: find.Library, arguments: Namespace, found: Sequence[Due]) -> Generator[str]:
    meant = {one.id: _THEN.get(arguments.then, Afterwards(one.afterwards)) for one in found}
    going = [session_id for session_id, then in meant.items() if then is not Afterwards.ASK]
    if not going:
        raise HostDeskError(_("For none of them it was said what happens then; name it: --then erase."))
    planned = parting.of_sessions(library, going)
    staying = [one for one in planned.gatherings if meant[one.session.id] is Afterwards.NAMELESS]
    kept = None
    if staying:
        seen = outgoing.shared(staying, sharing.choice(arguments, staying))
        yield from sharing.preview(seen)
        kept = _kept(arguments, seen)
    yield from _told(planned, kept)
    wanted = keeping.reach(arguments, planned.copies)
    yield from keeping.copies_told(planned.copies, wanted)
    if not arguments.yes:
        yield _("Nothing is erased yet; --yes does it, for good.")
        return
    second = keeping.second(library)
    if kept is None:
        done = parting.erase(library, planned, second, wanted)
    else:
        done = parting.keep_nameless(library, planned, kept, second, wanted)
    yield from keeping.what_is_left(done)


def _kept(arguments: Namespace, seen: outgoing.Outgoing) -> Kept:
    """The file that stays; its passphrase is asked for only when it is written."""
    out: Path | None = arguments.out
    if out is None:
        raise UsageError(_("Say where what is kept without names goes: --out PATH."))
    passphrase = passphrases.to_lock(arguments) if arguments.yes else ""
    locked = Wish(passphrase=passphrase or ("?" if arguments.passphrase else ""))
    ending = locked.ending.removeprefix(exporting.ENDING)
    target = out / (seen.file_name + ending) if out.is_dir() else out
    return Kept(exporting.locked(seen.data, passphrase), target)


def _told(planned: Parting, kept: Kept | None) -> Generator[str]:
    if kept is not None:
        yield _("It is kept as {file}.").format(file=kept.target)
    for one in planned.gatherings:
        yield _("{title} goes, with everything in it.").format(title=one.session.title)
