"""Which part of a digital document a flowable is; on paper, where no structure is kept, it costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any
from unicodedata import bidirectional

from reportlab.platypus import Flowable

from hostdesk.printing.direction import RIGHT_TO_LEFT
from hostdesk.printing.languages import language_of
from hostdesk.printing.structure import Element
from hostdesk.printing.tagging import TaggingCanvas

_AS_IT_IS: AbstractContextManager[None] = nullcontext()


class Whole:
    """What may be drawn in several pieces, on several pages, and is one part all the same."""

    __slots__ = ("element",)

    def __init__(self) -> None:
        self.element: Element | None = None


class Described(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A drawing that says in words what it shows."""

    role = "Figure"
    alt = ""

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N803  # ReportLab's name
        with _figure(self, canvas, self._hAlignAdjust(x, _sW), y):
            super().drawOn(canvas, x, y, _sW)


def tagged(words: Any) -> AbstractContextManager[None]:
    """What these words draw meanwhile is theirs."""
    canvas = words.canv
    if not isinstance(canvas, TaggingCanvas) or canvas.is_silent or not _says_something(words):
        return _AS_IT_IS
    return canvas.content(_element(words, canvas))


def label(words: Any, sign: str) -> AbstractContextManager[None]:
    """What is drawn meanwhile is the sign before an entry of a list."""
    canvas = words.canv
    if not isinstance(canvas, TaggingCanvas) or canvas.is_silent:
        return _AS_IT_IS
    entry = _entry(canvas)
    made = Element("Lbl", entry)
    made.said = sign
    words.whole.element = _with_text(Element("LBody", entry), words.plain)
    return canvas.content(made)


def said(canvas: Any, text: str) -> AbstractContextManager[None]:
    """What is drawn meanwhile, line by line, is this paragraph."""
    if not isinstance(canvas, TaggingCanvas) or canvas.is_silent:
        return _AS_IT_IS
    made = Element("P", canvas.inside)
    made.said, made.language = text, language_of(text)
    return canvas.content(made)


def said_before(canvas: Any) -> AbstractContextManager[None]:
    """What is drawn meanwhile was said before."""
    return canvas.silent() if isinstance(canvas, TaggingCanvas) else _AS_IT_IS


@contextmanager
def _figure(drawing: Described, canvas: Any, x: float, y: float) -> Iterator[None]:
    if not isinstance(canvas, TaggingCanvas) or canvas.is_silent:
        yield
        return
    left, low = canvas.absolutePosition(x, y)
    box = f"{left:.2f} {low:.2f} {left + drawing.width:.2f} {low + drawing.height:.2f}"
    made = Element("Figure", canvas.inside, f"/O/Layout/Placement/Block/BBox[{box}]")
    made.alt = drawing.alt
    with canvas.content(made):
        yield


def _says_something(words: Any) -> bool:
    return bool(words.goes_on or words.plain.strip())


def _element(words: Any, canvas: TaggingCanvas) -> Element:
    if words.whole.element is None:
        words.whole.element = _with_text(_made(words, canvas), words.plain)
    found: Element = words.whole.element
    return found


def _made(words: Any, canvas: TaggingCanvas) -> Element:
    if words.role[0] == "H" and words.role[1:].isdigit():
        return canvas.heading(int(words.role[1:]))
    if words.role == "LI":
        return Element("LBody", _entry(canvas))
    if words.role == "BlockQuote":
        return Element("P", _quotation(words.said, canvas))
    if words.belongs_to_entry:
        return Element("P", _last_entry(canvas) or canvas.inside)
    if words.fills_cell:
        return canvas.inside
    return Element("P", canvas.inside)


def _entry(canvas: TaggingCanvas) -> Element:
    """A new entry of the list that is just being told, or of a new one."""
    return Element("LI", canvas.inside.last("L") or Element("L", canvas.inside))


def _last_entry(canvas: TaggingCanvas) -> Element | None:
    """The body of the list's entry that was just told."""
    found: Element | None = canvas.inside
    for role in ("L", "LI", "LBody"):
        found = found.last(role) if found else None
    return found


def _quotation(said: Whole | None, canvas: TaggingCanvas) -> Element:
    said = said or Whole()
    if said.element is None:
        said.element = Element("BlockQuote", canvas.inside)
    return said.element


def _with_text(element: Element, text: str) -> Element:
    """Where glyphs stand from right to left, or another language is plain from the letters, it says so."""
    if not text.isascii():
        element.said = text if any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text) else ""
        element.language = language_of(text)
    return element
