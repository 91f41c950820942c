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
        return first_line(named)
    return typed(_("Passphrase: "), _in(FILE))


def given_anew() -> str:
    """The one that is set; where it is typed, twice, since nobody sees it."""
    if named := os.environ.get(NEW_FILE):
        return first_line(named)
    new = typed(_("New passphrase: "), _in(NEW_FILE))
    if typed(_("Once more: "), _in(NEW_FILE)) != new:
        raise HostDeskError(_("The two were not the same; nothing was changed."))
    return new


def _in(variable: str) -> str:
    return _("in {variable}").format(variable=variable)


def typed(question: str, otherwise: str) -> str:
    """What is typed where nobody sees it; `otherwise`: how to say it where nobody can type."""
    from getpass import GetPassWarning, getpass
    from warnings import catch_warnings, simplefilter

    if sys.stdin is None or not sys.stdin.isatty():
        sentence = _("A passphrase is needed, and nobody is here to type it: name its file {otherwise}.")
        raise HostDeskError(sentence.format(otherwise=otherwise))
    try:
        with catch_warnings():
            simplefilter("error", GetPassWarning)  # rather not at all than where everybody sees it
            return getpass(question)
    except (EOFError, OSError, GetPassWarning):
        raise HostDeskError(_("No passphrase was typed.")) from None


def first_line(named: str) -> str:
    """Of the file with a passphrase; "-" is standard input."""
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
