"""Print: the papers of a session as files in a folder."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hostdesk import paths, settings
from hostdesk.cli import which
from hostdesk.cli.arguments import UsageError
from hostdesk.domain.badge import Below
from hostdesk.domain.documents import document_called
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.label_sheets import BADGE_SHEETS
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import (
    hand_out,
    hand_out_each,
    hand_out_together,
    letterheads,
    look_after,
    looking_back,
)
from hostdesk.workflows.hand_out import Document, Order, Paper
from hostdesk.workflows.readers import LOOKS


def print_papers(arguments: Namespace) -> Generator[str]:
    wanted = _wanted(arguments)
    with look_after.opened(which.library_of(arguments)) as library:
        gathering = which.gathering(library, arguments.session)
        guests = None if arguments.guest is None else which.guest_ids(gathering, arguments.guest)
        documents = [order.document for order in wanted]
        before = looking_back.told_before(library, gathering, documents, guests)
    look = letterheads.own_look(settings.load(paths.config_folder() / "settings.toml"), paths.config_folder())
    dress = letterheads.letterhead(look)
    orders = [
        replace(
            order,
            guest_ids=guests,
            letterhead=dress,
            before=before.get(order.document.about.looks_back, ()),
        )
        for order in wanted
    ]
    yield from _put_out(gathering, orders, arguments)


def _wanted(arguments: Namespace) -> list[Order]:
    """What was typed, as orders for everybody; a fault of it ends here."""
    paper, badge = _paper(arguments.paper), _badge(arguments)
    if arguments.together and (arguments.each or arguments.html):
        raise UsageError(_("--together makes one PDF; leave out --each and --html."))
    two_sided, look = arguments.sides == "two", _look(arguments.look)
    return [
        Order(document, paper, digital=not arguments.sides, look=look, two_sided=two_sided, **badge)
        for document in _documents(arguments, paper)
    ]


def _put_out(gathering: Gathering, orders: Sequence[Order], arguments: Namespace) -> Generator[str]:
    ending = "html" if arguments.html else "pdf"
    if not (arguments.each or arguments.together):
        yield from written(gathering, orders, arguments.out, ending)
        return
    made(arguments.out)
    if arguments.each:
        yield from map(str, hand_out_each.write_each_of(gathering, orders, arguments.out, ending=ending))
    else:
        target = arguments.out / hand_out_together.file_name(gathering, orders)
        hand_out_together.write(gathering, orders, target, by_guest=arguments.together == "guest")
        yield str(target)
    _tell_unprintable(hand_out_together.missing_characters(gathering, orders))


def written(
    gathering: Gathering, orders: Sequence[Order], folder: Path, ending: str = "pdf"
) -> Generator[str]:
    """Writes each paper; says where it lies, and on standard error what no font could print."""
    made(folder)
    for order in orders:
        target = folder / hand_out.file_name(gathering, order, ending)
        if ending == "html":
            hand_out.write_html(gathering, order, target)
        else:
            hand_out.write(gathering, order, target)
        yield str(target)
    if ending != "html":  # whoever reads it has fonts of their own
        _tell_unprintable(hand_out_together.missing_characters(gathering, orders))


def _tell_unprintable(unprintable: Mapping[str, set[str]]) -> None:
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
    raise UsageError(_("--paper is A4, Letter, A5 or A3."))


def _look(look: str) -> str:
    found = next((each for each in LOOKS if each.replace(" ", "-") == look.casefold()), "")
    if not found:
        names = ", ".join(each.replace(" ", "-") for each in LOOKS)
        raise UsageError(_("--look is one of these: {names}.").format(names=names))
    return found


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


def _documents(arguments: Namespace, paper: Paper) -> list[Document]:
    """Those named; else all that can be made in this way."""
    named = [called(name) for name in dict.fromkeys(arguments.document)]
    found = named or [document for document in Document if _fits(document, arguments)]
    if not all(paper.value in document.about.papers for document in found):
        raise UsageError(_("Only wall sheets go on A3."))
    return list(dict.fromkeys(found))


def _fits(document: Document, arguments: Namespace) -> bool:
    """Not what is the same for everybody, where it is for one or each; nor what a way cannot make."""
    own = document.per_guest or not (arguments.guest is not None or arguments.each)
    is_read = not (arguments.html and document.sheets)
    return own and is_read and (document.goes_with_others or not arguments.together)


def called(name: str) -> Document:
    document = document_called(name)
    if document is None:
        choices = ", ".join(each.goes_by for each in Document)
        raise UsageError(_("--document is one of {choices}.").format(choices=choices))
    return document
