"""An archive behind a passphrase: the whole file in the age format, which the `age` command opens too.

Source: https://age-encryption.org/v1. What is decrypted stays in memory.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from binascii import Error as NotBase64

from hostdesk.archive import envelope
from hostdesk.errors import HostDeskError
from hostdesk.words import _

MOST_WORK = 20  # of scrypt, as a power of two: 2^20 takes 1 GB of memory, and some seconds
_WHOLE = envelope.MOST_BYTES + envelope.MOST_DOCUMENT_BYTES + envelope.MOST_PICTURE_BYTES
MOST_BYTES = (_WHOLE + (1 << 20)) * 3 // 2  # room for what age adds, and for a file that is all letters

_BEGINS = b"age-encryption.org/"
_ARMOURED = b"-----BEGIN AGE ENCRYPTED FILE-----"
_HEAD = re.compile(rb"age-encryption\.org/v1\n-> ([^\s]{1,64})(?: ([^\n]{0,200}))?\n")
_PASSPHRASE = re.compile(rb"[A-Za-z0-9+/]{22} ([1-9][0-9]{0,3})")
_LONGEST_HEAD = 1024  # bytes in which a passphrase's first lines stand
_WRONG = "Decryption failed"  # as pyrage says that no passphrase fits; anything else is damage


LONGEST_SIGN = 64  # bytes by which an encrypted file is known


def is_encrypted(begins: bytes) -> bool:
    """Whether a file that begins so is in the age format, whatever it is called."""
    return begins.lstrip()[: len(_ARMOURED)].startswith((_BEGINS, _ARMOURED))


def encrypted(data: bytes, passphrase: str) -> bytes:
    """`data` for whoever knows the passphrase; it takes about a second, and so does each guess."""
    import pyrage  # heavy, and only where something is encrypted

    if not passphrase:
        raise HostDeskError(_("A passphrase has to have something in it."))
    return bytes(pyrage.passphrase.encrypt(data, unicodedata.normalize("NFC", passphrase)))


def decrypted(data: bytes, passphrase: str) -> bytes:
    """What was encrypted; HostDeskError where the passphrase is another one, or the file is damaged."""
    check_work(data)
    typed = dict.fromkeys((unicodedata.normalize("NFC", passphrase), passphrase))
    for attempt in typed:
        found = _attempt(data, attempt)
        if found is not None:
            return found
    raise HostDeskError(_("This passphrase does not open the archive. Please type it once more."))


def check_work(data: bytes) -> None:
    """Refuses what no passphrase opens, and what would take more work and memory than any honest file."""
    head = _HEAD.match(_first_lines(data))
    if head is None:
        raise _damaged()
    if head[1] != b"scrypt":
        raise HostDeskError(
            _("This archive is encrypted for a key, not with a passphrase; please open it with age first.")
        )
    work = _PASSPHRASE.fullmatch(head[2] or b"")
    if work is None:
        raise _damaged()
    if int(work[1]) > MOST_WORK:
        raise HostDeskError(
            _("This archive asks for more work and memory than HostDesk gives to any, so it stays closed.")
        )


def _attempt(data: bytes, passphrase: str) -> bytes | None:
    """None: another passphrase."""
    import pyrage  # heavy, and only where something is encrypted

    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        if str(error) == _WRONG:
            return None
        raise _damaged() from None  # nothing of the file goes into a log


def _first_lines(data: bytes) -> bytes:
    if not data.lstrip()[: len(_ARMOURED)].startswith(_ARMOURED):
        return data[:_LONGEST_HEAD]
    lines = data[: 2 * _LONGEST_HEAD].replace(b"\r\n", b"\n").lstrip().split(b"\n")[1:]
    letters = b"".join(line for line in lines if not line.startswith(b"-"))
    try:
        return b64decode(letters[: len(letters) // 4 * 4], validate=True)
    except NotBase64 as error:
        raise _damaged() from error


def _damaged() -> HostDeskError:
    return HostDeskError(
        _("This encrypted archive is damaged; please copy it once more, or take another copy of it.")
    )
