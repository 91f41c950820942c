"""Print: the papers of a session as PDF files in a folder."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from hostdesk.cli import which
from hostdesk.cli.arguments import UsageError
from hostdesk.domain.badge import Below
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.label_sheets import BADGE_SHEETS
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import hand_out, look_after
from hostdesk.workflows.hand_out import Document, Order, Paper


def print_papers(arguments: Namespace) -> Generator[str]:
    paper = _paper(arguments.paper)
    documents = _documents(arguments.document, for_one=arguments.guest is not None)
    badge = _badge(arguments)
    with look_after.opened(which.library_of(arguments)) as library:
        gathering = which.gathering(library, arguments.session)
    guests = None if arguments.guest is None else which.guest_ids(gathering, arguments.guest)
    orders = [Order(document, paper, guests, digital=True, **badge) for document in documents]
    yield from written(gathering, orders, arguments.out)


def written(gathering: Gathering, orders: Sequence[Order], folder: Path) -> Generator[str]:
    """Writes each paper; says where it lies, and on standard error what no font could print."""
    made(folder)
    unprintable: dict[str, set[str]] = {}
    for order in orders:
        target = folder / hand_out.file_name(gathering, order)
        hand_out.write(gathering, order, target)
        unprintable |= hand_out.missing_characters(gathering, order)
        yield str(target)
    for text, characters in unprintable.items():
        sentence = _("“{text}” cannot be printed in full: no font here has {characters}.")
        known = sentence.format(text=text[:60], characters=" ".join(sorted(characters)))
        print(known, file=sys.stderr)


def made(folder: Path) -> None:
    """The folder, if it is not there yet."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HostDeskError(_("No folder can be made at the place given by --out.")) from error


def _paper(size: str) -> Paper:
    for paper in Paper:
        if paper.value.casefold() == size.casefold():
            return paper
    raise UsageError(_("--paper is A4 or Letter."))


def _badge(arguments: Namespace) -> dict[str, Any]:
    """How badges are printed."""
    known = {below.value: below for below in Below}
    if arguments.below not in known:
        raise UsageError(_("--below is nothing, about or brings."))
    if arguments.sheet and not any(sheet.goes_by(arguments.sheet) for sheet in BADGE_SHEETS):
        names = ", ".join(sheet.id for sheet in BADGE_SHEETS)
        raise UsageError(_("--sheet is one of these: {names}.").format(names=names))
    if arguments.begin_at < 1:
        raise UsageError(_("--begin-at counts the labels of a sheet from 1."))
    return {"sheet": arguments.sheet, "begin_at": arguments.begin_at, "below": known[arguments.below]}


def _documents(names: Sequence[str], for_one: bool) -> list[Document]:
    """Those named; else all, or for one guest those that are made for each guest."""
    if not names:
        return [document for document in Document if document.per_guest or not for_one]
    known = {document.value: document for document in Document}
    wanted = [name.casefold().replace("-", " ") for name in names]
    if not set(wanted) <= known.keys():
        choices = ", ".join(name.replace(" ", "-") for name in known)
        raise UsageError(_("--document is one of {choices}.").format(choices=choices))
    return [known[name] for name in dict.fromkeys(wanted)]
