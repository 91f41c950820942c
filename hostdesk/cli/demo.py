"""Demo: the sample gathering lived through in a library of its own, printed and archived."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator
from datetime import date
from pathlib import Path

from hostdesk.cli import papers
from hostdesk.cli.arguments import UsageError
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import exchange, leaving, look_after, sessions
from hostdesk.workflows.hand_out import Document, Order
from hostdesk.workflows.sample import as_it_happened

LIBRARY = "demo.hostdesk"
ARCHIVE = "demo.hostdesk.zip"


def demo(arguments: Namespace) -> Generator[str]:
    """Says the path of each file that it made."""
    if arguments.library is not None:
        raise UsageError(_("The demo makes a library of its own; leave --library out."))
    papers.made(arguments.out)
    library = arguments.out / LIBRARY
    gathering = _lived(library)
    yield str(library)
    orders = [Order(document, digital=True) for document in Document]
    yield from papers.written(gathering, orders, arguments.out)
    archive = _archived(gathering, arguments.out)
    with look_after.opened(library) as opened:
        leaving.remember(opened, [archive], [gathering.session.id])
    yield str(archive)


def _lived(path: Path) -> Gathering:
    """Prepared, hosted, captured and harvested, each change kept as the window would keep it."""
    changes = as_it_happened(date.today())
    with look_after.opened(path, make=True) as library:
        _clear_away(library, changes[0])
        for change in changes:
            sessions.keep(library, change)
        return sessions.gathering(library, changes[0].session_id)


def _archived(gathering: Gathering, folder: Path) -> Path:
    """The archive, written and read back."""
    target = folder / ARCHIVE
    exchange.export([gathering], target)
    if not exchange.plan_import(exchange.read(target)[0], gathering).is_nothing:
        raise HostDeskError(_("The archive does not hold what was put into it; please report this."))
    return target


def _clear_away(library: sessions.Library, prepared: Change) -> None:
    """The sample of an earlier demo in the same folder; what a host added beside it stays."""
    title = next(entity.title for entity in prepared.after if isinstance(entity, Session))
    number = sessions.count_sessions(library)
    for row in sessions.list_sessions(library, "", 0, number):
        if row.title == title:
            sessions.keep(library, sessions.delete(sessions.gathering(library, row.id)))
