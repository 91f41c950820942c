"""A canvas whose drawings say what they are: a part of the structure, or, unless claimed, decoration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFPage
from reportlab.pdfgen.canvas import Canvas

from hostdesk.printing.structure import Element, TaggedPage, number_of, put_structure

_DECORATION = "/Artifact BMC"
_END = "EMC"
_ONLY_STATE = (" cm", " w", " RG", " rg", " J", " j", " d", "q", "Q", " ", _DECORATION, _END)


class TaggingCanvas(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """Flowables that know it say which part they are; it works for those that do not, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.document = Element("Document", None)
        self._within = [self.document]
        self._headings: list[int] = []
        self._silent = 0
        self._page = TaggedPage()
        self._tagged_pages: list[TaggedPage] = []  # as they are printed
        self._decorating_from: int | None = None  # where in the code it began
        super().__init__(*args, **kwargs)

    # parts

    @property
    def inside(self) -> Element:
        """The part that a new one belongs to."""
        return self._within[-1]

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """New parts belong to this one meanwhile."""
        self._within.append(element)
        yield
        self._within.pop()

    def heading(self, level: int) -> Element:
        """A heading below those that are open: no level is left out, whatever the paper calls it."""
        while self._headings and self._headings[-1] >= level:
            self._headings.pop()
        self._headings.append(level)
        return Element(f"H{len(self._headings)}", self.inside)

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Meanwhile everything is decoration: what is repeated was said before."""
        self._silent += 1
        yield
        self._silent -= 1

    @property
    def is_silent(self) -> bool:
        return self._silent > 0

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """What is drawn meanwhile belongs to this part."""
        if self._silent:
            yield
            return
        self._end_decoration()
        self._code.append(f"/{element.role} <</MCID {element.own(self._page)}>> BDC")
        yield
        self._code.append(_END)
        self._begin_decoration()

    # pages

    def begin_tagged_page(self) -> None:
        self._page = TaggedPage()
        self._begin_decoration()

    def take_up_tagged_page(self, page: TaggedPage) -> None:
        """What is drawn from now on comes on this page, before it is printed."""
        self._page = page
        self._begin_decoration()

    def end_tagged_page(self) -> TaggedPage:
        self._end_decoration()
        return self._page

    def _begin_decoration(self) -> None:
        self._decorating_from = len(self._code)
        self._code.append(_DECORATION)

    def _end_decoration(self) -> None:
        begun, self._decorating_from = self._decorating_from, None
        if begun is None:
            return
        if all(line.endswith(_ONLY_STATE) for line in self._code[begun:]):
            del self._code[begun]  # nothing was painted
        else:
            self._code.append(_END)

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802  # ReportLab's name
        """The last that ReportLab asks for before a page is put into the file."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._tagged_pages), "/S"
        self._tagged_pages.append(self._page)

    def showPage(self) -> None:
        self._end_decoration()
        super().showPage()

    def put_structure(self) -> None:
        """The last thing before the document is saved."""
        for place, page in enumerate(self._tagged_pages, 1):
            page.number = number_of(self._doc, f"Page{place}")
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = put_structure(self._doc, self.document, self._tagged_pages, ())
        catalog.MarkInfo = "<</Marked true>>"
