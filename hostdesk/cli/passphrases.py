"""The passphrase of an archive: from a file, or typed where nobody sees it; never an argument."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hostdesk.domain.passphrase import TOO_FEW, guesses
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import exchange
from hostdesk.workflows.passphrase_given import first_line, typed


def to_open(arguments: Namespace, archive: Path) -> str:
    """What opens this archive; "" where it opens without. Asked for only where it is needed."""
    if arguments.passphrase_file is not None:
        return first_line(str(arguments.passphrase_file))
    if not exchange.is_encrypted(archive):
        return ""
    return typed(_("Passphrase of the archive: "), _otherwise())


def to_lock(arguments: Namespace) -> str:
    """With what an archive is encrypted; "" where it is not. Where it is typed, twice."""
    if arguments.passphrase_file is not None:
        found = first_line(str(arguments.passphrase_file))
    elif not arguments.passphrase:
        return ""
    else:
        found = typed(_("Passphrase for the archive: "), _otherwise())
        if typed(_("Once more: "), _otherwise()) != found:
            raise HostDeskError(_("The two were not the same; nothing was written."))
    if not found:
        raise HostDeskError(_("A passphrase has to have something in it."))
    if guesses(found) < TOO_FEW:
        raise HostDeskError(_("This is among the first that anybody would try; please take a longer one."))
    return found


def _otherwise() -> str:
    return _("with --passphrase-file")
