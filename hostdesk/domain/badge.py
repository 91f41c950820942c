"""A name badge: what is written large on it, and what may stand below."""

from __future__ import annotations

import re
from enum import StrEnum

from hostdesk.domain.guest import Guest
from hostdesk.domain.text import folded
from hostdesk.words import _

_QUOTED = re.compile(r"(?<!\w)[「“„\"«‘']\s*([^「」“”„\"«»‘’']+?)\s*[」”“\"»’'](?!\w)")
_IN_BRACKETS = re.compile(r"[(（\[]\s*([^()（）\[\]]+?)\s*[)）\]]")
_TITLES = frozenset(
    (
        *("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "rev", "revd"),
        *("reverend", "cllr", "councillor", "herr", "frau", "dipl-ing", "mme", "mlle", "sra"),
    )
)


class Below(StrEnum):
    """What stands on a badge below the whole name."""

    NOTHING = "nothing"
    ABOUT = "about"
    BRINGS = "brings"

    @property
    def label(self) -> str:
        return {
            Below.NOTHING: _("Only the name"),
            Below.ABOUT: _("Who they are here"),
            Below.BRINGS: _("What they bring"),
        }[self]

    def of(self, guest: Guest) -> str:
        return {Below.NOTHING: "", Below.ABOUT: guest.about, Below.BRINGS: guest.brings}[self]


def called(name: str) -> str:
    """What people call somebody: what stands in quotes, else the first name, else all of it.

    "Margaret “Peggy” Smith" is called Peggy, "Đặng Thị Hồng Nhung (Nhung)" is called Nhung, but
    "Anna (Bristol)" is Anna; "Dr. Ada Lovelace" and "Lovelace, Ada" are called Ada.
    """
    if found := _said_to_be_called(name):
        return found[1]
    before, comma, after = _IN_BRACKETS.sub(" ", name).partition(",")
    words = (after if comma and after.split() else before).split()
    while len(words) > 1 and folded(words[0]).rstrip(".") in _TITLES:
        words.pop(0)
    return words[0] if words and not _is_initial(words[0]) else name.strip()


def whole_name(name: str) -> str:
    """The name without what somebody is called, which is written above it."""
    found = _said_to_be_called(name)
    without = name.replace(found[0], " ") if found else name
    return " ".join(without.split()) or name.strip()


def _said_to_be_called(name: str) -> re.Match[str] | None:
    """What the host wrote in quotes; in brackets, which may be a place, only one of the names."""
    if found := _QUOTED.search(name):
        return found
    others = folded(_IN_BRACKETS.sub(" ", name)).split()
    return next((found for found in _IN_BRACKETS.finditer(name) if folded(found[1]) in others), None)


def _is_initial(word: str) -> bool:
    """ "J." or "J.R.R.", which nobody is called."""
    letters = word.replace(".", "").replace("-", "")
    return word.endswith(".") or (len(letters) == 1 and letters.upper() != letters.lower())
