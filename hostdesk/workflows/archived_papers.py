"""The papers that lie in an archive: digital copies, under names that tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from hostdesk.archive.names import readable, same_on_some_system
from hostdesk.domain.documents import Document
from hostdesk.errors import HostDeskError
from hostdesk.words import _

if TYPE_CHECKING:
    from hostdesk.workflows.exporting import Wish
    from hostdesk.workflows.leaving import Leaving

Papers = Mapping[str, bytes]  # by file name

ENDING = ".pdf"


def papers_of(one: Leaving, wish: Wish, made: Callable[[int], None]) -> Papers:
    """The papers that were ticked; one that cannot be made of this session is left out.

    Without names there are none: papers are full of them.
    """
    if not wish.documents or wish.nameless is not None:
        return {}
    from hostdesk.workflows import hand_out, letterheads  # ReportLab, which few archives need

    dress = letterheads.letterhead(wish.look)
    found = {}
    for number, name in enumerate(wish.documents):
        document = Document(name)
        before = one.before.get(str(document.about.looks_back), ())
        paper = hand_out.Paper(_paper_for(document, wish.paper))
        order = hand_out.Order(document, paper, digital=True, letterhead=dress, before=before)
        made(number)
        try:
            found[_file_name(hand_out.file_name(one.gathering, order))] = hand_out.pdf(one.gathering, order)
        except HostDeskError:
            continue
    return found


def _paper_for(document: Document, wanted: str) -> str:
    papers = document.about.papers
    return wanted if wanted in papers else papers[0]


def all_papers(papers: Iterable[Papers]) -> dict[str, bytes]:
    """Those of several sessions; of equal names the later ones get a number."""
    found: dict[str, bytes] = {}
    taken: set[str] = set()
    for each in papers:
        for name, data in each.items():
            free = _free(name, taken)
            taken.add(same_on_some_system(free))
            found[free] = data
    return found


def _free(name: str, taken: set[str]) -> str:
    stem, number, found = name.removesuffix(ENDING), 1, name
    while same_on_some_system(found) in taken:
        number += 1
        found = f"{stem} {number}{ENDING}"
    return found


def _file_name(name: str) -> str:
    """As an archive takes it."""
    return readable(name.removesuffix(ENDING), _("Paper")) + ENDING
