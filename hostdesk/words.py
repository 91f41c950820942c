"""The language of the words that hosts read: every sentence passes through `_`, to be translatable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple


class _Speech:
    """The one language that this process speaks; English until told otherwise."""

    one: Callable[[str], str] = staticmethod(str)
    many: Callable[[str, str, int], str] | None = None


class Tongue(NamedTuple):
    """One language to say things in: how a sentence is said, how things are counted, its figures 0 to 9."""

    one: Callable[[str], str]
    many: Callable[[str, str, int], str]
    figures: str = ""  # "": those of Latin script


_aside: ContextVar[Tongue | None] = ContextVar("_aside", default=None)  # of one thread at a time


def _(text: str) -> str:
    """`text` in the language that is spoken here."""
    return (_aside.get() or _Speech).one(text)


def counted(one: str, more: str, number: int) -> str:
    """`one` or `more`, whichever `number` asks for in the language spoken here, with `{n}` filled in."""
    many = (_aside.get() or _Speech).many
    text = many(one, more, number) if many else (one if number == 1 else more)
    return text.format(n=figures(number))


def figures(number: object) -> str:
    """A number or a time in the figures of the language spoken here."""
    said_in = _aside.get()
    if said_in is None or not said_in.figures:
        return str(number)
    return str(number).translate(str.maketrans("0123456789", said_in.figures))


def tongue(language: str, translations: Path) -> Tongue | None:
    """The language as its catalogue has it; None where there is no catalogue."""
    import gettext

    try:
        found = gettext.translation("hostdesk", translations, [language])
    except OSError:
        return None
    return Tongue(found.gettext, found.ngettext)


@contextmanager
def aside(said_in: Tongue | None) -> Iterator[None]:
    """Inside, this thread speaks another language (None: its own); everybody else goes on as before."""
    token = _aside.set(said_in)
    try:
        yield
    finally:
        _aside.reset(token)


def speak(language: str, translations: Path) -> None:
    """Use the gettext catalogue `<translations>/<language>/LC_MESSAGES/hostdesk.mo` where there is one."""
    import gettext

    catalogue = gettext.translation("hostdesk", translations, [language], fallback=True)
    speak_by(catalogue.gettext, catalogue.ngettext)


def speak_by(one: Callable[[str], str], many: Callable[[str, str, int], str] | None) -> None:
    """Says every sentence as `one` has it, and counts as `many` does (None: as English does)."""
    _Speech.one = staticmethod(one)
    _Speech.many = staticmethod(many) if many else None
