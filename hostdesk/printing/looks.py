"""How a paper reads for one guest: how large, how plainly, in which language and from which side.

A look is current while a story is made and laid out; what a story is made of asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from hostdesk import paths
from hostdesk.domain.guest import Format
from hostdesk.domain.languages import figures_of, reads_from_the_right
from hostdesk.words import Tongue, aside, tongue

__all__ = ["USUAL", "Format", "Look", "Reader", "current", "looking", "plainly", "shared_language"]

_USUAL_TEXT = 11.0  # points, of what is read in one go
# What is read in one go, how much faster larger letters grow, and the least; all in points.
_LETTERS = {Format.LARGE_PRINT: (18.0, 1.2, 18.0), Format.EASY_READ: (15.0, 1.1, 14.0)}
_ROOM = {Format.LARGE_PRINT: 1.35, Format.EASY_READ: 1.3}
_LEADING = {Format.LARGE_PRINT: 1.36, Format.EASY_READ: 1.5}
_PICTURE, _BESIDE = 58.0, 76.0  # points: a picture on an easy paper, and the room for it beside the words


@dataclass(frozen=True, slots=True)
class Look:
    """The format a guest reads best, and the language; "" is the language everybody's paper is in."""

    format: Format = Format.USUAL
    language: str = ""  # BCP 47; of a catalogue that is installed

    @property
    def is_large(self) -> bool:
        return self.format is Format.LARGE_PRINT

    @property
    def is_easy(self) -> bool:
        return self.format is Format.EASY_READ

    @property
    def is_usual(self) -> bool:
        """On paper; who reads by ear gets the file, and the usual paper beside it."""
        return not (self.is_large or self.is_easy)

    @property
    def right_to_left(self) -> bool:
        return reads_from_the_right(self.language)

    @property
    def start(self) -> Literal["start", "end"]:
        """The left end of a text where lines begin at the left, and the other where they do not."""
        return "end" if self.right_to_left else "start"

    @property
    def end(self) -> Literal["start", "end"]:
        return "start" if self.right_to_left else "end"

    @property
    def beside(self) -> float:
        """Room for pictures beside the words, in points."""
        return _BESIDE if self.is_easy else 0.0

    @property
    def picture(self) -> float:
        """The side of a picture."""
        return _PICTURE if self.is_easy else 0.0

    def size(self, points: float) -> float:
        """Of letters that usually are so large: all grow, and what is small grows most."""
        if self.is_usual:
            return points
        text, faster, least = _LETTERS[self.format]
        return round(max(least, text + (points - _USUAL_TEXT) * faster), 1)

    def beside_text(self, points: float) -> float:
        """A length that belongs to the letters: an indent, a box to tick."""
        return points * self.size(_USUAL_TEXT) / _USUAL_TEXT

    def room(self, points: float) -> float:
        """Space between things, and for a pen."""
        return points * _ROOM.get(self.format, 1.0)

    def leading(self, usual: float) -> float:
        """Times the size of the letters, from line to line."""
        return _LEADING.get(self.format, usual)

    def columns(self, width: float, least: float) -> int:
        """How many a table may have, each at least that wide in usual letters; more become a list."""
        return max(1, int(width // least)) if self.is_usual else 2


USUAL = Look()


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose sheet it is ("": nobody's in particular), and how they read."""

    name: str = ""
    look: Look = USUAL


_current: ContextVar[Look] = ContextVar("_current")


def current() -> Look:
    return _current.get(USUAL)


@contextmanager
def looking(look: Look) -> Iterator[None]:
    """Inside, papers are made and laid out so, and say their words in that language (or go on as before)."""
    token = _current.set(look if look.language else replace(look, language=current().language))
    try:
        said_in = _tongue(look.language, str(paths.translations())) if look.language else None
        with aside(said_in) if said_in else nullcontext():
            yield
    finally:
        _current.reset(token)


def shared_language(looks: Sequence[Look]) -> str:
    """The one language of them all; "" where they are in several, or in everybody's."""
    languages = {look.language for look in looks}
    return languages.pop() if len(languages) == 1 else ""


def plainly(usual: str, plain: str) -> str:
    """The plain words where the paper is to be easy to read."""
    return plain if current().is_easy else usual


@lru_cache(maxsize=64)
def _tongue(language: str, translations: str) -> Tongue | None:
    found = tongue(language, Path(translations))
    return found._replace(figures=figures_of(language)) if found else None
