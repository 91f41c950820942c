"""The passphrase of an archive: from a file, or typed where nobody sees it; never an argument."""

from __future__ import annotations

import sys
from argparse import Namespace
from getpass import GetPassWarning, getpass
from pathlib import Path
from warnings import catch_warnings, simplefilter

from hostdesk.domain.passphrase import TOO_FEW, guesses
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import exchange

_LONGEST = 10_000  # bytes


def to_open(arguments: Namespace, archive: Path) -> str:
    """What opens this archive; "" where it opens without. Asked for only where it is needed."""
    if arguments.passphrase_file is not None:
        return _first_line(arguments.passphrase_file)
    if not exchange.is_encrypted(archive):
        return ""
    return _typed(_("Passphrase of the archive: "))


def to_lock(arguments: Namespace) -> str:
    """With what an archive is encrypted; "" where it is not. Where it is typed, twice."""
    if arguments.passphrase_file is not None:
        found = _first_line(arguments.passphrase_file)
    elif not arguments.passphrase:
        return ""
    else:
        found = _typed(_("Passphrase for the archive: "))
        if _typed(_("Once more: ")) != found:
            raise HostDeskError(_("The two were not the same; nothing was written."))
    if not found:
        raise HostDeskError(_("A passphrase has to have something in it."))
    if guesses(found) < TOO_FEW:
        raise HostDeskError(_("This is among the first that anybody would try; please take a longer one."))
    return found


def _typed(question: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise HostDeskError(
            _("A passphrase is needed, and nobody is here to type it: name its file with --passphrase-file.")
        )
    try:
        with catch_warnings():
            simplefilter("error", GetPassWarning)  # rather not at all than where everybody sees it
            return getpass(question)
    except (EOFError, OSError, GetPassWarning):
        raise HostDeskError(_("No passphrase was typed.")) from None


def _first_line(file: Path) -> str:
    """ "-" is standard input."""
    try:
        if str(file) == "-":
            line = sys.stdin.buffer.readline(_LONGEST)
        else:
            with file.open("rb") as opened:
                line = opened.readline(_LONGEST)
        return line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise HostDeskError(_("The file with the passphrase cannot be opened.")) from error
    except UnicodeDecodeError:
        raise HostDeskError(_("The file with the passphrase is not stored as UTF-8 text.")) from None
