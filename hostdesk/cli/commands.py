"""Find, show and begin: each command is a generator of the lines that it says."""

from __future__ import annotations

import codecs
import sys
from argparse import Namespace
from collections.abc import Generator
from pathlib import Path

from hostdesk import paths
from hostdesk.cli import told, which
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Session
from hostdesk.domain.text import line
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import look_after, private_settings, sessions

LONGEST_LIST = 1_000_000  # bytes of names


def window(arguments: Namespace) -> Generator[str]:
    """The window on this library; the process ends with the window's own exit code."""
    from hostdesk.app import open_window  # Qt, which no command needs

    yield from ()
    sys.exit(open_window(which.library_of(arguments)))


def list_sessions(arguments: Namespace) -> Generator[str]:
    words = line(arguments.search)
    found = _listed(arguments, words)
    if arguments.json:
        yield told.as_json([row._asdict() for row in found])
    elif found:
        yield from told.session_rows(found)
    else:
        yield _("No session holds these words.") if words else _("There are no sessions yet.")


def show(arguments: Namespace) -> Generator[str]:
    with look_after.opened(which.library_of(arguments)) as library:
        gathering = which.gathering(library, arguments.session)
    if arguments.json:
        yield told.as_json(told.whole(gathering))
    else:
        yield from told.session(gathering)


def new(arguments: Namespace) -> Generator[str]:
    names = _names(arguments.guests) if arguments.guests else ""
    _changes(arguments, names, "")  # whatever is in the way of it is said before a library is made
    with look_after.opened(which.library_of(arguments), make=True) as library:
        changes = _changes(arguments, names, private_settings.load(library).host_name)
        sessions.keep_all(library, changes)
    yield changes[0].session_id


def _changes(arguments: Namespace, names: str, host_name: str) -> list[Change]:
    changes = [_begun(arguments, host_name)]
    if names:
        from hostdesk.workflows.prepare import invite_all

        changes.append(invite_all(_as_begun(changes[0]), names))
    return changes


def _listed(arguments: Namespace, words: str) -> list[sessions.ListedSession]:
    if arguments.library is None and not paths.library().exists():
        return []  # somebody's first look: nothing is wrong, and nothing is made
    with look_after.opened(which.library_of(arguments)) as library:
        number = sessions.count_sessions(library, words)
        return sessions.list_sessions(library, words, 0, number)


def _begun(arguments: Namespace, host_name: str) -> Change:
    if not arguments.template:
        return sessions.begin(arguments.title, host_name)
    from hostdesk.workflows.templates import from_template, template_named

    template = template_named(arguments.template)
    if not line(arguments.title):
        raise HostDeskError(_("A session needs a title."))
    return from_template(template, arguments.title, host_name=host_name)


def _as_begun(begun: Change) -> Gathering:
    session = next(entity for entity in begun.after if isinstance(entity, Session))
    return Gathering(session).after(begun)


def _names(file: str) -> str:
    """The text of a guest list; "-" is standard input."""
    try:
        if file == "-":
            written = sys.stdin.buffer.read(LONGEST_LIST + 1)
        else:
            with Path(file).open("rb") as opened:
                written = opened.read(LONGEST_LIST + 1)
    except OSError as error:
        raise HostDeskError(_("The guest list cannot be opened.")) from error
    if len(written) > LONGEST_LIST:
        raise HostDeskError(_("The guest list is too long to be one."))
    utf16 = written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # Notepad's "Unicode"
    try:
        return written.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise HostDeskError(_("The guest list is not stored as UTF-8 text; please save it so.")) from error
