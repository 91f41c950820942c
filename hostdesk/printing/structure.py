"""The structure of a digital document: its parts in the order of reading, and what is theirs on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from hostdesk.printing import type as lettering

_ROOT = "Structure"


@dataclass(slots=True)
class TaggedPage:
    """Whose is what is drawn on one page, by the number it carries there."""

    owners: list[Element] = field(default_factory=list)
    number: int = 0  # of the page in the file, once it is there


class Element(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """A part of the document: a paragraph, a list, a cell; `said`: its text where the glyphs cannot tell."""

    number = 0  # of its object in the file
    alt = said = language = ""

    def __init__(self, role: str, parent: Element | None, attributes: str = "") -> None:
        self.role, self.parent, self.attributes = role, parent, attributes
        self.kids: list[Element | tuple[TaggedPage, int] | Linked] = []
        if parent is not None:
            parent.kids.append(self)

    def own(self, page: TaggedPage) -> int:
        """The number of what is drawn next on this page, which belongs to this part."""
        page.owners.append(self)
        self.kids.append((page, len(page.owners) - 1))
        return len(page.owners) - 1

    def last(self, role: str) -> Element | None:
        """The last kid, if it has that role: what follows may still belong to it."""
        kid = self.kids[-1] if self.kids else None
        return kid if isinstance(kid, Element) and kid.role == role else None

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def format(self, document: PDFDocument) -> bytes:
        over = self.parent.number if self.parent else number_of(document, _ROOT)
        parts = [f"<</Type/StructElem/S/{self.role}/P {over} 0 R", *self._written_kids()]
        parts += [
            f"/{key} {written(text)}"
            for key, text in (("Alt", self.alt), ("ActualText", self.said), ("Lang", self.language))
            if text
        ]
        if self.attributes:
            parts.append(f"/A<<{self.attributes}>>")
        return "".join([*parts, ">>"]).encode()

    def _written_kids(self) -> Iterator[str]:
        drawn = [kid for kid in self.kids if isinstance(kid, tuple)]
        home = drawn[0][0] if drawn else None
        if home:
            yield f"/Pg {home.number} 0 R"
        if self.kids:
            yield f"/K[{' '.join(_kid(kid, home) for kid in self.kids)}]"


@dataclass(slots=True)
class Linked:
    """A place to click that belongs to a part."""

    page: TaggedPage
    annotation: int  # the number of its object in the file


def _kid(kid: Element | tuple[TaggedPage, int] | Linked, home: TaggedPage | None) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Linked):
        return f"<</Type/OBJR/Pg {kid.page.number} 0 R/Obj {kid.annotation} 0 R>>"
    page, place = kid
    return str(place) if page is home else f"<</Type/MCR/Pg {page.number} 0 R/MCID {place}>>"


class _Root(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """The structure's root, and the tree that leads from what is drawn to what it belongs to."""

    def __init__(self, document: Element, owners: Iterable[list[Element]], links: Iterable[Element]) -> None:
        self._document, self._owners, self._links = document, list(owners), list(links)

    def format(self, _document: PDFDocument) -> bytes:
        pages = [f"[{' '.join(f'{each.number} 0 R' for each in owners)}]" for owners in self._owners]
        entries = [*pages, *(f"{link.number} 0 R" for link in self._links)]
        tree = "\n".join(f"{key} {entry}" for key, entry in enumerate(entries))
        return (
            f"<</Type/StructTreeRoot/K[{self._document.number} 0 R]"
            f"/ParentTree<</Nums[{tree}]>>/ParentTreeNextKey {len(entries)}>>"
        ).encode()


def put_structure(
    document: PDFDocument, top: Element, pages: Iterable[TaggedPage], links: Iterable[Element]
) -> Any:
    """Puts all parts into the file; gives the reference for its catalog."""
    for element in top.walk():
        document.Reference(element)
        element.number = document.objectcounter
    root = _Root(top, (page.owners for page in pages), links)
    return document.Reference(root, _ROOT)


def number_of(document: PDFDocument, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def written(text: str) -> str:
    """A text as PDF writes it, in any script."""
    return f"<FEFF{lettering.told(text).encode('utf-16-be').hex().upper()}>"
