"""The age file format with a passphrase, written and read in memory: what the `age -p` command does.

Source: https://age-encryption.org/v1 (C2SP). Not by a library of its own, because the one there is measures
how much work a passphrase shall cost: on a busy laptop it then writes files that are guessed more easily,
and refuses honest ones. Here it costs the same everywhere, and reading has a bound that is stated.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator
from hashlib import sha256
from hmac import compare_digest, digest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

WORK = 18  # of scrypt, as a power of two: 256 MB and about a second for each guess, as age itself has it
MOST_WORK = 20  # 1 GB, and some seconds

BEGINS = b"age-encryption.org/"
ARMOURED = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOUR = re.compile(
    rb"-----BEGIN AGE ENCRYPTED FILE-----\r?\n([A-Za-z0-9+/=\r\n]*)-----END AGE ENCRYPTED FILE-----"
)
_KIND = re.compile(rb"age-encryption\.org/v1\n-> ([!-~]{1,64})[ \n]")
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]{0,3})\n([A-Za-z0-9+/]{43})\n---)"
    rb" ([A-Za-z0-9+/]{43})\n"
)
_LABEL = b"age-encryption.org/v1/scrypt"
_KEY, _NONCE, _CHUNK, _SEAL = 16, 16, 64 << 10, 16  # bytes
_BLOCKS = 8  # of scrypt
_FEW = 64  # bytes, among which a file says what it is
_SPARE = 64 << 20  # bytes beside what scrypt says it takes


class DamagedError(Exception):
    """It is no whole age file."""


class ForAKeyError(Exception):
    """It is encrypted for somebody's key, and no passphrase opens it."""


class TooMuchWorkError(Exception):
    """It asks for more work than MOST_WORK."""


class WrongPassphraseError(Exception):
    """Another passphrase opens it; or just those bytes are damaged that tell."""


def sealed(data: bytes, passphrase: bytes, work: int = WORK) -> bytes:
    """`data` for whoever knows the passphrase."""
    key, salt = os.urandom(_KEY), os.urandom(_KEY)
    wrapped = _cipher(_wrapping(passphrase, salt, work)).encrypt(bytes(12), key, None)
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_letters(salt), work, _letters(wrapped))
    nonce = os.urandom(_NONCE)
    cipher = _cipher(_derived(key, nonce, b"payload"))
    number = max(1, -(-len(data) // _CHUNK))
    chunks = (
        cipher.encrypt(counter, data[place * _CHUNK : (place + 1) * _CHUNK], None)
        for place, counter in enumerate(_counters(number))
    )
    return b"".join((head, b" ", _letters(_mac(key, head)), b"\n", nonce, *chunks))


def opened(data: bytes, passphrase: bytes) -> bytes:
    """What was sealed; every byte of it was checked."""
    data = plain(data)
    head = checked(data)
    key = _unwrapped(head, passphrase)
    if not compare_digest(_mac(key, head[1]), _bytes(head[5])):
        raise DamagedError
    return _payload(key, memoryview(data)[head.end() :])


def checked(data: bytes) -> re.Match[bytes]:
    """The header of a file that is not armoured; no work is done yet."""
    kind = _KIND.match(data)
    if kind is not None and kind[1] != b"scrypt":
        raise ForAKeyError
    head = _HEADER.match(data)
    if head is None:
        raise DamagedError
    if int(head[3]) > MOST_WORK:
        raise TooMuchWorkError
    return head


def plain(data: bytes) -> bytes:
    """Without the letters that an armoured file is made of."""
    if not data[:_FEW].lstrip().startswith(ARMOURED):
        return data
    armour = _ARMOUR.fullmatch(data.strip())
    if armour is None:
        raise DamagedError
    return _bytes(armour[1].replace(b"\r", b"").replace(b"\n", b"").rstrip(b"="))


def _unwrapped(head: re.Match[bytes], passphrase: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    wrapping = _wrapping(passphrase, _bytes(head[2]), int(head[3]))
    try:
        return _cipher(wrapping).decrypt(bytes(12), _bytes(head[4]), None)
    except InvalidTag:
        raise WrongPassphraseError from None


def _payload(key: bytes, rest: memoryview) -> bytes:
    from cryptography.exceptions import InvalidTag

    cipher = _cipher(_derived(key, bytes(rest[:_NONCE]), b"payload"))
    chunks, whole = rest[_NONCE:], _CHUNK + _SEAL
    number = -(-len(chunks) // whole)
    try:
        found = [
            cipher.decrypt(counter, chunks[place * whole : (place + 1) * whole], None)
            for place, counter in enumerate(_counters(number))
        ]
    except InvalidTag:
        raise DamagedError from None
    if not found or (len(found) > 1 and not found[-1]):  # the last chunk is empty only where all is
        raise DamagedError
    return b"".join(found)


def _counters(number: int) -> Iterator[bytes]:
    """The nonce of each chunk; the last one says that it is."""
    for place in range(number):
        yield place.to_bytes(11, "big") + bytes([place == number - 1])


def _wrapping(passphrase: bytes, salt: bytes, work: int) -> bytes:
    from hashlib import scrypt  # loads OpenSSL

    memory = (128 * _BLOCKS << work) + _SPARE
    return scrypt(passphrase, salt=_LABEL + salt, n=1 << work, r=_BLOCKS, p=1, maxmem=memory, dklen=32)


def _mac(key: bytes, head: bytes) -> bytes:
    return digest(_derived(key, b"", b"header"), head, sha256)


def _derived(key: bytes, salt: bytes, label: bytes) -> bytes:
    """HKDF with SHA-256, one block of it."""
    return digest(digest(salt or bytes(32), key, sha256), label + b"\x01", sha256)


def _cipher(key: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # heavy, and seldom needed

    return ChaCha20Poly1305(key)


def _letters(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _bytes(letters: bytes) -> bytes:
    """Refused where the same bytes would be written otherwise."""
    try:
        data = b64decode(letters + b"=" * (-len(letters) % 4), validate=True)
    except NotBase64:
        raise DamagedError from None
    if _letters(data) != letters:
        raise DamagedError
    return data
