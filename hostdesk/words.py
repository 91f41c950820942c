"""The language of the words that hosts read: every sentence passes through `_`, to be translatable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from typing import NamedTuple

Said = dict[str, tuple[str, ...]]  # an English sentence -> what is said for it, in each form of counting

_LARGEST, _MOST, _LONGEST = 8 << 20, 50_000, 20_000  # bytes of a catalogue, entries, bytes of one


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
    """The language as its catalogue has it; None where there is none, or one that cannot be trusted."""
    import gettext

    file = gettext.find("hostdesk", translations, [language]) if language.replace("_", "").isalnum() else None
    if not isinstance(file, str):
        return None
    try:
        with open(file, "rb") as opened:
            said = dict(_entries(opened.read(_LARGEST + 1)))
        choose = _plural(said.get("", ("",))[0])
    except (OSError, ValueError, RecursionError):
        return None
    return Tongue(partial(_said_one, said), partial(_said_many, said, choose))


def _said_one(said: Said, text: str) -> str:
    return said.get(text, (text,))[0] if text else ""


def _said_many(said: Said, choose: Callable[[int], int], one: str, more: str, number: int) -> str:
    forms = said.get(one)
    if forms is None:
        return one if number == 1 else more
    return forms[min(choose(abs(number)), len(forms) - 1)]


def _entries(data: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a compiled catalogue (the .mo of GNU gettext) says; ValueError for anything else.

    A translation that asks for a value that the sentence does not have is left out: filled in, it could
    reach into the program or fill the memory.
    """
    from struct import error, unpack_from

    order = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}.get(data[:4])
    if order is None or len(data) > _LARGEST:
        raise ValueError
    try:
        _version, number, keys, texts = unpack_from(f"{order}4I", data, 4)
        if number > _MOST:
            raise ValueError
        for at in range(0, 8 * number, 8):
            key, text = (_text(data, *unpack_from(f"{order}2I", data, where + at)) for where in (keys, texts))
            one, *more = key.split("\0")
            forms = tuple(text.split("\0"))
            asked = _fields("".join((one, *more)))
            if not one or (text and all(_fields(form) <= asked for form in forms)):
                yield one, forms
    except error as error_:
        raise ValueError from error_


def _text(data: bytes, length: int, begins: int) -> str:
    if begins + length > len(data) or length > _LONGEST:
        raise ValueError
    return data[begins : begins + length].decode()


def _fields(text: str) -> set[tuple[object, ...]]:
    """What is to be filled in: names, with how they are written."""
    from string import Formatter

    try:
        return {tuple(part[1:]) for part in Formatter().parse(text) if part[1] is not None}
    except ValueError:  # a brace that stands alone: such a text is like no other
        return {(object(),)}


def _plural(head: str) -> Callable[[int], int]:
    """Which form a number asks for, by the rule in the head of a catalogue; ValueError for a bad one."""
    import gettext
    import re

    found = re.search(r"^Plural-Forms: *nplurals *= *([1-6]) *; *plural *= *([^;\n]{1,500})", head, re.M)
    if not found:
        return lambda number: int(number != 1)
    count, rule = int(found[1]), gettext.c2py(found[2])

    def choose(number: int) -> int:
        try:
            form = int(rule(number))
        except ArithmeticError:
            return 0
        return form if 0 <= form < count else 0

    return choose


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
    found = tongue(language, translations)
    speak_by(found.one if found else str, found.many if found else None)


def speak_by(one: Callable[[str], str], many: Callable[[str, str, int], str] | None) -> None:
    """Says every sentence as `one` has it, and counts as `many` does (None: as English does)."""
    _Speech.one = staticmethod(one)
    _Speech.many = staticmethod(many) if many else None
