"""Whether two names may mean one person: the host is asked, and nobody is ever joined by a name alone."""

from __future__ import annotations

import re

from hostdesk.domain.text import folded

_LONG = 4  # letters from which on one of them may be another


def alike(one: str, other: str) -> bool:
    """True for the same name, in whatever order and with a letter amiss, shortened, or without its middle."""
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs:
        return False
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    if not all(any(_nearly(word, their) for their in theirs) for word in ours):
        return False
    return len(ours) == len(theirs) or _nearly(ours[0], theirs[0])


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"['’ʼ]", "", folded(name)))


def _nearly(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) == 1:  # an initial
        return one[0] == other[0]
    return min(len(one), len(other)) >= _LONG and _one_letter_apart(one, other)


def _one_letter_apart(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    same = next((at for at, letter in enumerate(one) if letter != other[at]), len(one))
    if len(one) == len(other):
        swapped = one[same + 1 : same + 2] + one[same : same + 1] + one[same + 2 :]
        return one[same + 1 :] == other[same + 1 :] or swapped == other[same:]
    return len(other) - len(one) == 1 and one[same:] == other[same + 1 :]
