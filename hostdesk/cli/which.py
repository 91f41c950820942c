"""Which library, sessions and guests are meant by what was typed."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from hostdesk import paths
from hostdesk.cli.arguments import UsageError
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.text import line
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import leaving, series, sessions

SHORT_ID = 8  # characters; as lists show it
_START_OF_AN_ID = re.compile(rf"[0-9a-f]{{{SHORT_ID},31}}")


def library_of(arguments: Namespace) -> Path:
    """The library that was named, or the host's own."""
    return arguments.library or paths.library()


def session_id(library: sessions.Library, typed: str) -> str:
    """The session with this title, this id, or the only one whose id begins so."""
    wanted = line(typed)
    if _START_OF_AN_ID.fullmatch(wanted):
        whole = [uuid for uuid in sessions.all_session_ids(library) if uuid.startswith(wanted)]
        wanted = whole[0] if len(whole) == 1 else wanted
    return sessions.find_session(library, wanted).id


def gathering(library: sessions.Library, typed: str) -> Gathering:
    return sessions.gathering(library, session_id(library, typed))


def guest(found: Gathering, name: str) -> Guest:
    """The one of this name."""
    ids = guest_ids(found, name)
    if len(ids) > 1:
        raise HostDeskError(_("More than one guest has this name here; please tell them apart first."))
    return found.guest(ids[0])


def session_ids(library: sessions.Library, arguments: Namespace) -> list[str]:
    """Those that were named, those of the series that was, or all."""
    if (bool(arguments.sessions), arguments.series is not None, arguments.all).count(True) != 1:
        raise UsageError(_("Say which sessions you mean, or --series with its title, or --all."))
    if arguments.series is not None:
        return leaving.of_series(library, _series_id(library, arguments.series))
    if not arguments.all:
        return list(dict.fromkeys(session_id(library, typed) for typed in arguments.sessions))
    ids = leaving.every_session(library)
    if not ids:
        raise HostDeskError(_("There are no sessions in this library yet."))
    return ids


def _series_id(library: sessions.Library, typed: str) -> str:
    wanted = line(typed)
    found = [
        one.id
        for one in series.all_series(library)
        if one.id == wanted or one.title.casefold() == wanted.casefold()
    ]
    if not found:
        raise HostDeskError(_("There is no series with this title in the library."))
    if len(found) > 1:
        raise HostDeskError(_("Several series have this title; please name the sessions one by one."))
    return found[0]


def guest_ids(found: Gathering, name: str) -> tuple[str, ...]:
    """Everybody of this name."""
    wanted = line(name).casefold()
    ids = tuple(guest.id for guest in found.guests if guest.name.casefold() == wanted)
    if not ids:
        raise HostDeskError(_("Nobody of this name is on the guest list."))
    return ids
