"""How far a paper is: made, being made, saved; what no font has; a way to stop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from hostdesk.ui import jobs
from hostdesk.ui.widgets.plain import Button, muted, row
from hostdesk.words import _, counted

_MOST = 3  # texts named in one sentence


class PaperState(QWidget):
    """A few quiet lines below the choices."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paper_state")
        self.words = muted("", "papers_state")
        self.warning = muted("", "papers_warning")
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.warning.hide()
        self.progress = QProgressBar()
        self.progress.setObjectName("papers_progress")
        self.progress.setAccessibleName(_("How far it is made"))
        self.progress.setTextVisible(False)
        self.cancel = Button(_("Cancel"), "papers_cancel")
        self.cancel.clicked.connect(self.cancelled)
        self._had_the_keyboard = False  # Cancel, until it was too late for it
        self.waiting = QWidget()
        self.waiting.setObjectName("papers_waiting")
        line = row(self.cancel)
        line.insertWidget(0, self.progress, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self.waiting.setLayout(line)
        self.waiting.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.words, self.warning, self.waiting):
            column.addWidget(widget)

    def begin(self, words: str) -> None:
        """Something takes a while."""
        self.progress.setRange(0, 1)
        self.progress.setValue(0)
        self.cancel.setEnabled(True)
        self.waiting.show()
        self.words.setText(words)

    def show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self._had_the_keyboard = self._had_the_keyboard or self._is_on_cancel()
        self.cancel.setEnabled(done < total)  # what is made is being put in its place: too late to stop

    def end(self, words: str) -> bool:
        """It is over; True where the keyboard was on Cancel and needs another place."""
        had_the_keyboard = self._is_on_cancel() or (self._had_the_keyboard and not self.cancel.isEnabled())
        self._had_the_keyboard = False
        self.waiting.hide()
        self.words.setText(words)
        return had_the_keyboard

    def _is_on_cancel(self) -> bool:
        """Also while the host is in another window."""
        return self.window().focusWidget() is self.cancel

    def warn(self, words: str) -> None:
        self.warning.setText(words)
        self.warning.setVisible(bool(words))


def pages_said(pages: int, two_sided: bool) -> str:
    if not two_sided:
        return counted("{n} page in all.", "{n} pages in all.", pages)
    on_paper = counted("{n} sheet", "{n} sheets", (pages + 1) // 2)
    said = _("{pages} on {sheets} in all.")
    return said.format(pages=counted("{n} page", "{n} pages", pages), sheets=on_paper)


def warning_of(printed: jobs.Printed) -> str:
    """What the host should know before printing it; "" where all is well."""
    gone = _("Your logo is not where it was, so it is left out; choose it again under “Your papers…”.")
    return " ".join(part for part in (missing_said(printed.missing), gone * printed.logo_is_gone) if part)


def missing_said(missing: Sequence[tuple[str, str]]) -> str:
    """One sentence about what paper cannot show; "" when it shows everything."""
    if not missing:
        return ""
    characters = " ".join(sorted({character for _text, found in missing for character in found}))
    where = ", ".join(f"“{text[:40]}”" for text, _found in missing[:_MOST])
    where += ", …" if len(missing) > _MOST else ""
    sentence = _("No font here has {characters}, so a question mark stands in its place in {where}.")
    return sentence.format(characters=characters, where=where)
