"""Codes instead of ids and names: made with a key that nobody keeps, so that they lead back to nobody."""

from __future__ import annotations

import os
from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256
from hmac import digest

_SHORTEST = 4  # characters of a code
_READABLE = bytes.maketrans(b"IO", b"89")  # which are read as digits; base 32 has no 8 and no 9


class Codes:
    """The codes of what leaves together; with it goes the key."""

    def __init__(self) -> None:
        self._key = os.urandom(32)

    def id_of(self, kind: str, old: str) -> str:
        """As long and as random as any id here."""
        return self._digest(kind, old).hex()[:32]

    def names_of(self, ids: Iterable[str]) -> dict[str, str]:
        """A short code for each, different from all others: "K7QX"."""
        whole = {old: b32encode(self._digest("name", old)).translate(_READABLE).decode() for old in ids}
        length = _SHORTEST
        while len({code[:length] for code in whole.values()}) < len(whole):
            length += 1
        return {old: code[:length] for old, code in whole.items()}

    def _digest(self, kind: str, old: str) -> bytes:
        return digest(self._key, f"{kind} {old}".encode(), sha256)
