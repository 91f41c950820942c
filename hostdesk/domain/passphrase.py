"""How many guesses a passphrase withstands: a lower bound that never flatters, said in words."""

from __future__ import annotations

import re
from itertools import pairwise
from math import prod

from hostdesk.words import _, figures

TOO_FEW = 10_000  # guesses: less locks nothing
WORDS = 7776  # in the list from which ours are drawn: six to the power of five, as with dice
DRAWN = 5
# what a room full of the fastest machines may try in a second: each guess moves 256 MB through their memory
_SECOND = 1_000_000
_YEAR = 31_557_600
_COMMON_WORDS, _SMALL_WORDS = 1000, 100  # of which people choose: "warm soup for the whole street"
_LONG = 5  # letters
_FOLLOWING = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm")
_INSTEAD = str.maketrans("01345789@$!|€", "oleastbgasile")  # as letters are hidden in figures
_COMMON = (
    *("password", "passwort", "passphrase", "secret", "geheim", "letmein", "welcome", "willkommen", "hello"),
    *(
        "hallo",
        "iloveyou",
        "monkey",
        "dragon",
        "sunshine",
        "princess",
        "football",
        "admin",
        "login",
        "master",
    ),
    *("shadow", "qwerty", "qwertz", "hostdesk", "changeme", "default", "test"),
)
_PARTS = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)


def guesses(passphrase: str) -> int:
    """How many tries somebody needs who knows how people make passphrases; never more than that.

    Words that somebody thinks of are common ones and go together, so that a run of letters counts as one
    of few, however long or rare it is; figures as a date where they may be one, what is repeated or
    follows by itself as next to nothing.
    """
    plain = passphrase.translate(_INSTEAD) if re.search(r"[^\W\d_]", passphrase) else passphrase
    changed = sum(a != b for a, b in zip(plain, passphrase, strict=True))
    return max(1, min(_in_parts(passphrase), _in_parts(plain) << min(changed, 3)))


def _in_parts(passphrase: str) -> int:
    seen: set[str] = set()
    worth = []
    for part in _PARTS.findall(passphrase):
        folded = part.casefold()
        worth.append(2 if folded in seen and not part.isspace() else _worth(part))
        seen.add(folded)
    return int(prod(worth))


def _worth(part: str) -> int:
    if _follows(part):
        return 20 * len(part)
    if part.isdigit():
        return _figures(part)
    if not part.isalpha():
        return 1 if part.isspace() else 10
    capitals = 1 if part in (part.lower(), part.capitalize(), part.upper()) else 4
    if part.casefold() in _COMMON:
        return 20 * capitals
    return int(min(26 ** len(part), _SMALL_WORDS if len(part) < _LONG else _COMMON_WORDS)) * capitals


def _figures(part: str) -> int:
    if len(part) == 4 and part[:2] in ("19", "20"):
        return 150  # a year
    if len(part) in (6, 8):
        return 40_000  # a day in somebody's life
    return 10 ** min(len(part), 12)  # type: ignore[no-any-return]  # never a fraction


def _follows(part: str) -> bool:
    """One letter over and over, or letters that lie beside each other in the alphabet or on the keyboard."""
    folded = part.casefold()
    if len(folded) < 3:
        return False
    if len(set(folded)) == 1:
        return True
    rows = [*_FOLLOWING, *(row[::-1] for row in _FOLLOWING)]
    return all(any(a + b in row for row in rows) for a, b in pairwise(folded))


def drawn_guesses(words: int = DRAWN) -> int:
    """Of words that were drawn by chance from our list: every one is as likely as any other."""
    return int(WORDS**words)


def strength(number: int) -> str:
    """What so many guesses mean, for somebody who wants in and has much money: a sentence or two."""
    told = _("About {guesses} guesses.").format(guesses=said(number))
    return f"{told} {_time(number)}"


def _time(number: int) -> str:
    """How long it takes to try half of them, which is enough as often as not."""
    years = number / 2 / _SECOND / _YEAR
    if years * _YEAR < 3600:
        return _("Somebody who has the file gets in within the hour: this keeps out the curious only.")
    if years * 365 < 60:
        return _("Somebody with a room full of machines gets in within weeks.")
    if years < 30:
        return _("Somebody with a room full of machines gets in within years.")
    if years < 1000:
        return _("With a room full of machines it takes longer than a life.")
    return _("With a room full of machines it takes {years} years.").format(years=said(int(years)))


def said(number: int) -> str:
    """A large number as one says it: "28 million million million"; rounded down."""
    if number < 1000:
        return figures(number)
    if number < 1_000_000:
        return _("{n} thousand").format(n=figures(number // 1000))
    words = ""
    while number >= 1_000_000:
        number, words = number // 1_000_000, f"{words} {_('million')}"
    if number >= 1000:
        return f"{_('{n} thousand').format(n=figures(number // 1000))}{words}"
    return f"{figures(number)}{words}"
