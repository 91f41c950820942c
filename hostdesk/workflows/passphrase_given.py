"""The passphrase for one command: from a file that the environment names, or typed where nobody sees it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hostdesk.errors import HostDeskError
from hostdesk.words import _

FILE = "HOSTDESK_PASSPHRASE_FILE"  # its first line is the passphrase; "-" is standard input
NEW_FILE = "HOSTDESK_NEW_PASSPHRASE_FILE"  # that which is set from now on
_LONGEST = 10_000  # bytes


def given() -> str:
    """The passphrase of the library as it is."""
    if named := os.environ.get(FILE):
        return _first_line(named)
    return _typed(_("Passphrase: "), FILE)


def given_anew() -> str:
    """The one that is set; where it is typed, twice, since nobody sees it."""
    if named := os.environ.get(NEW_FILE):
        return _first_line(named)
    new = _typed(_("New passphrase: "), NEW_FILE)
    if _typed(_("Once more: "), NEW_FILE) != new:
        raise HostDeskError(_("The two were not the same; nothing was changed."))
    return new


def _typed(question: str, variable: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        sentence = _("A passphrase is needed, and nobody is here to type it: name its file in {variable}.")
        raise HostDeskError(sentence.format(variable=variable))
    import getpass

    try:
        return getpass.getpass(question)
    except (EOFError, OSError):
        raise HostDeskError(_("No passphrase was typed.")) from None


def _first_line(named: str) -> str:
    try:
        if named == "-":
            line = sys.stdin.buffer.readline(_LONGEST)
        else:
            with Path(named).open("rb") as opened:
                line = opened.readline(_LONGEST)
        return line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise HostDeskError(_("The file with the passphrase cannot be opened.")) from error
    except UnicodeDecodeError:
        raise HostDeskError(_("The file with the passphrase is not stored as UTF-8 text.")) from None
