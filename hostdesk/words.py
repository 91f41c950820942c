"""The language of the words that hosts read: every sentence passes through `_`, to be translatable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class _Speech:
    """The one language that this process speaks; English until told otherwise."""

    one: Callable[[str], str] = staticmethod(str)
    many: Callable[[str, str, int], str] | None = None


def _(text: str) -> str:
    """`text` in the language of this process."""
    return _Speech.one(text)


def counted(one: str, more: str, number: int) -> str:
    """`one` or `more`, whichever `number` asks for in the language of this process, with `{n}` filled in."""
    text = _Speech.many(one, more, number) if _Speech.many else (one if number == 1 else more)
    return text.format(n=number)


def speak(language: str, translations: Path) -> None:
    """Use the gettext catalogue `<translations>/<language>/LC_MESSAGES/hostdesk.mo` where there is one."""
    import gettext

    catalogue = gettext.translation("hostdesk", translations, [language], fallback=True)
    speak_by(catalogue.gettext, catalogue.ngettext)


def speak_by(one: Callable[[str], str], many: Callable[[str, str, int], str] | None) -> None:
    """Says every sentence as `one` has it, and counts as `many` does (None: as English does)."""
    _Speech.one = staticmethod(one)
    _Speech.many = staticmethod(many) if many else None
