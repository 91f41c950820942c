"""An archive behind a passphrase: the whole file in the age format, which the `age` command opens too.

What is decrypted stays in memory.
"""

from __future__ import annotations

import unicodedata

from hostdesk.archive import age, envelope
from hostdesk.errors import HostDeskError
from hostdesk.words import _

_WHOLE = envelope.MOST_BYTES + envelope.MOST_DOCUMENT_BYTES + envelope.MOST_PICTURE_BYTES
MOST_BYTES = (_WHOLE + (1 << 20)) * 3 // 2  # room for what age adds, and for a file that is all letters
LONGEST_SIGN = 64  # bytes by which an encrypted file is known


def is_encrypted(begins: bytes) -> bool:
    """Whether a file that begins so is in the age format, whatever it is called."""
    return begins.lstrip().startswith((age.BEGINS, age.ARMOURED))


def encrypted(data: bytes, passphrase: str) -> bytes:
    """`data` for whoever knows the passphrase; it takes about a second, and so does each guess."""
    if not passphrase:
        raise HostDeskError(_("A passphrase has to have something in it."))
    try:
        return age.sealed(data, _typed(passphrase)[0])
    except (MemoryError, ValueError) as error:
        raise _no_memory() from error


def decrypted(data: bytes, passphrase: str) -> bytes:
    """What was encrypted; HostDeskError where the passphrase is another one, or the file is damaged."""
    for attempt in _typed(passphrase):
        try:
            return age.opened(data, attempt)
        except age.WrongPassphraseError:
            continue
        except (age.DamagedError, age.ForAKeyError, age.TooMuchWorkError) as error:
            raise HostDeskError(_why(error)) from None
        except (MemoryError, ValueError) as error:
            raise _no_memory() from error
    raise HostDeskError(_("This passphrase does not open the archive; please type it once more."))


def _why(error: Exception) -> str:
    if isinstance(error, age.ForAKeyError):
        return _("This archive is encrypted for a key, not with a passphrase; please open it with age first.")
    if isinstance(error, age.TooMuchWorkError):
        return _("This archive asks for more work and memory than HostDesk gives to any, so it stays closed.")
    return _("This encrypted archive is damaged; please copy it once more, or take another copy of it.")


def _typed(passphrase: str) -> list[bytes]:
    """As it is written with, then as it was typed: an accent may be a letter of its own."""
    texts = dict.fromkeys((unicodedata.normalize("NFC", passphrase), passphrase))
    return [text.encode(errors="surrogatepass") for text in texts]


def _no_memory() -> HostDeskError:
    return HostDeskError(_("There is not enough memory free for this; please close other programs first."))
