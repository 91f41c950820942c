"""The sheet with the passphrase, as a PDF: made in memory, and put nowhere unless the host says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hostdesk.printing import recovery_sheet
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper
from hostdesk.storage.keys import plain_words
from hostdesk.workflows import new_file
from hostdesk.workflows.calendar_words import day


def printed(passphrase: str, today: date, paper: str = "A4") -> bytes:
    """For the printer."""
    return recovery_sheet.printed(_content(passphrase, today), Paper(paper), PAPER)


def saved(passphrase: str, today: date, target: Path, paper: str = "A4") -> Path:
    """Where the host wants it, to be read aloud too."""
    content = _content(passphrase, today)
    new_file.put(recovery_sheet.printed(content, Paper(paper), Edition(digital=True)), target)
    return target


def _content(passphrase: str, today: date) -> recovery_sheet.RecoverySheet:
    return recovery_sheet.RecoverySheet(tuple(plain_words(passphrase).split(" ")), day(today))
