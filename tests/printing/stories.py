"""Reading back: the words of a story before it is printed, and of a PDF after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from reportlab.platypus import KeepTogether, Table

from hostdesk.printing.flowables import Words


def words_of(story: Iterable[Any]) -> list[str]:
    """Each paragraph's words, in the order of reading."""
    return list(_words(story))


def _words(story: Iterable[Any]) -> Iterator[str]:
    for part in flat(story):
        if isinstance(part, Words):
            yield "".join(getattr(frag, "text", "") or "\n" for frag in part.frags)


def flat(story: Iterable[Any]) -> Iterator[Any]:
    """Every flowable, also those inside others."""
    for part in story:
        if isinstance(part, KeepTogether):
            yield from flat(part._content)
        elif isinstance(part, list | tuple):
            yield from flat(part)
        else:
            yield part
            if isinstance(part, Table):
                yield from flat(cell for row in part._cellvalues for cell in row)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, its lines joined; pypdf reads glyphs, and not what is said beside them."""
    read = (page.extract_text().replace("\u200b", "") for page in PdfReader(BytesIO(pdf)).pages)
    return [" ".join(words.split()) for words in read]


def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def fonts(pdf: bytes) -> dict[str, bool]:
    """The fonts that the pages name, and whether each travels inside the file."""
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            made = font.get_object()
            within = made.get("/FontDescriptor", {})
            found[str(made["/BaseFont"])] = "/FontFile2" in (within.get_object() if within else {})
    return found
