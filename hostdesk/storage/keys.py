"""The key of a locked library, made of the host's passphrase and of the first sixteen bytes of the file.

Those bytes are SQLCipher's salt and the only ones that stand there plainly: a mark by which a locked library
is known, what makes each library's key its own, and a check of the key, so that a wrong passphrase is told
from a damaged file. All else of the file is SQLCipher 4 with its usual settings and a raw key, so that
whoever has the passphrase can open it without HostDesk, too.

scrypt and not SQLCipher's own PBKDF2: each guess takes 128 MB of memory for a third of a second or more,
which machines built for guessing cannot do many times at once, where PBKDF2 needs no memory at all.
"""

from __future__ import annotations

import os
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.words import _

HEAD = 16  # bytes: the mark, 8 of chance, 4 of check
_MARK = b"HDK\x01"  # the digit tells the way in which the key is made
_SALT = 12
_ROUNDS, _BLOCKS = 2**17, 8  # of scrypt: 128 MB, the first choice of OWASP's cheat sheet on storing passwords
_MEMORY = 2**28


class LibraryIsLockedError(HostDeskError):
    """It opens with a passphrase, and none was given."""


class WrongPassphraseError(HostDeskError):
    """The passphrase is not the one of this library."""


class Key:
    """Opens one library and the copies made of it. Forgotten when the library is closed."""

    def __init__(self, secret: bytes, head: bytes) -> None:
        self._secret = bytearray(secret)
        self.head = head

    def as_pragma(self) -> str:
        """As SQLCipher takes a key that need not be made first, with its salt."""
        return f"x'{self._secret.hex()}{self.head.hex()}'"

    def secret_for(self, purpose: str) -> bytes:
        """Another secret, from which nobody learns the key: for what lies beside the library."""
        import hmac

        return hmac.digest(bytes(self._secret), purpose.encode(), "sha256")

    def copy(self) -> Key:
        return Key(bytes(self._secret), self.head)

    def forget(self) -> None:
        """As far as Python allows: what SQLCipher and copies in passing held is theirs to clear."""
        for place in range(len(self._secret)):
            self._secret[place] = 0


def is_locked(path: Path) -> bool:
    """Whether a locked library begins like this file; also where it cannot be opened here."""
    return head_of(path).startswith(_MARK)


def head_of(path: Path) -> bytes:
    """The first bytes of a file; none when it cannot be read."""
    try:
        with path.open("rb") as opened:
            return opened.read(HEAD)
    except OSError:
        return b""


def new_key(passphrase: str) -> Key:
    """The key with which a library is locked from now on: another each time."""
    if not plain_words(passphrase):
        raise HostDeskError(_("An empty passphrase locks nothing; please type one."))
    salt = _MARK + os.urandom(_SALT - len(_MARK))
    secret, check = _made_of(passphrase, salt)
    return Key(secret, salt + check)


def key_of(path: Path, passphrase: str) -> Key:
    """The key to this locked library; takes a good part of a second, in which other threads go on."""
    head = head_of(path)
    salt, check = head[:_SALT], head[_SALT:]
    secret, right = _made_of(passphrase, salt)
    if check != right:  # it stands plainly in the file: how long this takes tells nobody anything
        raise WrongPassphraseError(_("This is not the passphrase of this library."))
    return Key(secret, head)


def opens(key: Key, passphrase: str) -> bool:
    """Whether this is the passphrase of which the key was made."""
    return _made_of(passphrase, key.head[:_SALT])[1] == key.head[_SALT:]


def plain_words(passphrase: str) -> str:
    """As it is meant: how letters are put together and how wide the gaps are makes no difference."""
    import unicodedata  # like hashlib below: the first window of a library without passphrase needs none

    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def _made_of(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """The secret, and the check of it that stands in the file."""
    from hashlib import scrypt, sha256

    words = plain_words(passphrase).encode("utf-8", "surrogatepass")
    made = scrypt(words, salt=salt, n=_ROUNDS, r=_BLOCKS, p=1, maxmem=_MEMORY, dklen=64)
    return made[:32], sha256(made[32:]).digest()[: HEAD - _SALT]
