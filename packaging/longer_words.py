"""English with words as long as German ones, to see which page has no room for them."""

from __future__ import annotations

import re

from hostdesk import words

_WORD = re.compile(r"\{[^}]*\}|[A-Za-z’]{4,}")
_ENDINGS = ("heit", "ungen", "schaft", "barkeit")


def longer(text: str) -> str:
    """Each word of four letters and more by a third longer; what is filled in later stays."""
    return _WORD.sub(_longer_word, text)


def _longer_word(found: re.Match[str]) -> str:
    word = found[0]
    if word.startswith("{"):
        return word
    ending = _ENDINGS[len(word) % len(_ENDINGS)]
    return word + ending[: max(2, len(word) // 3 + 1)]


def speak_at_length(at_length: bool) -> None:
    """The whole app from now on, or English again."""
    if at_length:
        words.speak_by(longer, lambda one, more, number: longer(one if number == 1 else more))
    else:
        words.speak_by(str, None)
