"""Safety: the backups there are, one made now, one brought back once it is seen what that would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hostdesk.ui.ask_where import ask_which
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.drop_down import DropDown
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, labelled, muted, plain
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.words import _
from hostdesk.workflows import backups

_MOST = 40  # in the list


class BackupsCard(Card):
    """Says what the host wants and shows what is."""

    backup_requested = Signal()
    preview_requested = Signal(object)  # the Path of a backup
    restore_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__("backups_card")
        self._seen: Path | None = None  # the backup whose preview is shown
        self._elsewhere: Path | None = None  # chosen as a file
        self._had_the_keyboard = False  # the button, until what it asked for is there
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("Backups"), "backups_title", 1.25))
        self.told = plain("", "backups_told")
        self.failed = plain("", "backups_failed")
        self.failed.hide()
        column.addWidget(self.told)
        column.addWidget(self.failed)
        column.addWidget(muted(_what_they_are(), "backups_words"))
        self.make = Button(_("Make one now"), "backup_now")
        self.make.clicked.connect(self.backup_requested)
        column.addLayout(Flow(self.make))
        column.addWidget(self._choice())
        column.addLayout(self._ways())
        self.words = plain("", "restore_words")
        self.words.hide()
        column.addWidget(self.words)
        self.restore = Button(_("Bring it back"), "restore_backup")
        self.restore.clicked.connect(self._on_restore)
        self.restore.hide()
        column.addLayout(Flow(self.restore))

    def _choice(self) -> Any:
        self.which = DropDown()
        self.which.setObjectName("restore_which")
        self.which.currentIndexChanged.connect(self._on_other)
        self._group = labelled(_("Bring an earlier state back"), self.which)
        return self._group

    def _ways(self) -> Flow:
        self.look = Button(_("See what it would change"), "restore_look")
        self.look.clicked.connect(self._on_look)
        self.other = Button(_("Another file…"), "restore_file")
        self.other.clicked.connect(self._on_other_file)
        return Flow(self.look, self.other)

    # what is shown

    def show_backups(self, found: Sequence[backups.Backup], not_backed_up: str) -> None:
        """All there are, the newest first."""
        is_made = not self.make.isEnabled()
        self.told.setText(_told(found))
        self.failed.setText(_("The last one could not be made: {why}").format(why=not_backed_up))
        self.failed.setVisible(bool(not_backed_up))
        self.which.clear()
        for made in found[:_MOST]:
            self.which.addItem(backups.said(made), made.path)
        self._group.setVisible(bool(found))
        self.look.setVisible(bool(found))
        self._on_other()
        if is_made:
            self._end_working()

    def show_working(self) -> None:
        """A backup is on its way."""
        self._had_the_keyboard = self.make.hasFocus()
        self.make.setEnabled(False)
        self.told.setText(_("A backup is being made…"))

    def _end_working(self) -> None:
        speak(self.told, self.failed.text() if self.failed.isVisible() else self.told.text())
        if self._had_the_keyboard:
            self.make.setFocus()

    def show_preview(self, backup: Path, words: Sequence[str]) -> None:
        """What bringing it back would change; only now it can be brought back."""
        self._seen = backup
        self._say("\n".join(words))
        self.restore.setVisible(True)
        self.restore.setFocus()
        bring_into_sight(self.restore)

    def say(self, sentence: str) -> None:
        """Why there is nothing to see."""
        self._seen = None
        self.restore.hide()
        self._say(sentence)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.words.setVisible(bool(words))
        self.restore.setAccessibleDescription(words)
        speak(self.words, words)

    # what the host wants

    def _on_other(self) -> None:
        self._elsewhere = None
        self.make.setEnabled(True)
        self.say("")

    def _on_look(self) -> None:
        chosen = self._elsewhere or self.which.currentData()
        if chosen is not None:
            self.say(_("Both are being compared…"))
            self.preview_requested.emit(chosen)

    def _on_other_file(self) -> None:
        kind = _("HostDesk library (*.hostdesk)")
        ask_which(self.window(), _("Choose a backup"), kind, self._on_file)

    def _on_file(self, chosen: str) -> None:
        self._elsewhere = Path(chosen)
        self._on_look()

    def _on_restore(self) -> None:
        if self._seen is not None:
            self.restore_requested.emit(self._seen)


def _told(found: Sequence[backups.Backup]) -> str:
    if not found:
        return _("There is no backup yet; the first is made within half an hour, or when you close HostDesk.")
    sentence = _("{number}. The newest is of {when}.")
    return sentence.format(number=backups.number_said(found), when=backups.said(found[0]))


def _what_they_are() -> str:
    return _(
        "They make themselves: when you close HostDesk, every half hour while you work, and before anything "
        "that cannot be undone. Each is opened and checked before it counts; older ones are thinned out."
    )
