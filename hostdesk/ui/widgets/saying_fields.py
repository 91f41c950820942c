"""The fields of the line that keeps what is said: letters that find a guest, and room for the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from hostdesk.domain.guest import Guest
from hostdesk.domain.said import speakers
from hostdesk.ui import theme
from hostdesk.ui.widgets.keys import is_undo
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _, counted

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WIDE = 13  # em
_MOST_LINES = 4
_MARGIN = 4  # pixels; as high as a line beside it
_ROOM = 11  # em that words want at least


class SpeakerField(QLineEdit):
    """A few letters mean a guest; Tab and Enter take them, arrows walk among those who fit."""

    letters_changed = Signal()
    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("Whose, if you like"))
        self.setPlaceholderText(_("Whose, if you like"))
        self.setFrame(False)
        self.setMinimumHeight(28)
        self.setMaxLength(300)
        self.setAcceptDrops(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # the words have the room
        self.guest_id: str | None = None
        self._guests: Sequence[Guest] = ()
        self._fits: tuple[Guest, ...] = ()
        self._at = 0
        self.textEdited.connect(self._on_letters)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE * theme.em(self), super().sizeHint().height())

    def know(self, guests: Sequence[Guest]) -> None:
        self._guests = guests

    def show_speaker(self, letters: str, guest_id: str | None) -> None:
        """Shows who it is, or letters that mean nobody yet."""
        self.guest_id, self._fits, self._at = guest_id, (), 0
        self.setText(letters)
        self.setToolTip(letters if guest_id else "")
        self.setCursorPosition(0)  # a long name from its beginning
        if letters and guest_id is None:
            self._fits = speakers(self._guests, letters)

    def complete(self) -> None:
        """Takes the guest whom the letters mean."""
        if self._fits:
            found = self._fits[self._at]
            self.show_speaker(found.name, found.id)

    def said(self) -> str:
        """Whom the letters mean; "" without letters."""
        if not self.text().strip() or self.guest_id is not None:
            return ""
        if not self._fits:
            return _("Nobody on the list is called that.")
        name = self._fits[self._at].name
        if len(self._fits) == 1:
            return _("Tab: {name}").format(name=name)
        fit = counted("{n} fits", "{n} fit; ↑ and ↓ walk", len(self._fits))
        return _("Tab: {name} ({fit})").format(name=name, fit=fit)

    def _on_letters(self, letters: str) -> None:
        self.guest_id, self._at = None, 0
        self._fits = speakers(self._guests, letters)
        self.letters_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS and self._fits:
            self._at = max(0, min(len(self._fits) - 1, self._at + _STEPS[Qt.Key(event.key())]))
            self.letters_changed.emit()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.complete()
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.complete()
        self.letters_changed.emit()
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and not self.text() and is_undo(event):
            event.ignore()
            return False
        return super().event(event)


class WordsField(PassageField):
    """One line that grows with its words; Enter is the end of them, Shift+Enter a new line."""

    entered = Signal(bool)  # True: with Ctrl
    tabbed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, lines=1)
        self.setUndoRedoEnabled(True)  # nothing of it is anywhere else yet
        self.document().setDocumentMargin(_MARGIN)
        make_quiet(self)

    def show_words(self, words: str) -> None:
        if words != self.toPlainText():
            self.setPlainText(words)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def go_to_start(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def sizeHint(self) -> QSize:
        height = max(1, min(_MOST_LINES, self._lines_now())) * self.fontMetrics().lineSpacing()
        return QSize(_ROOM * theme.em(self), height + 2 * _MARGIN + 4)

    def _lines_now(self) -> int:
        return int(self.document().documentLayout().documentSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has room for all its words has nothing to scroll."""
        super().resizeEvent(event)
        fits = self._lines_now() <= _MOST_LINES
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOff if fits else policies.ScrollBarAsNeeded)
        if fits:
            self.verticalScrollBar().setValue(0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab may mean the letters that stand here; whoever hears of it says so or goes on."""
        if forward:
            self.tabbed.emit()
            return True
        return super().focusNextPrevChild(forward)

    def go_on(self) -> None:
        """To what comes after it."""
        super().focusNextPrevChild(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers()
        if event.key() in _ENTER and not held & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit(bool(held & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo is about these words while there are some, else it is the desk's."""
        if event.type() is QEvent.Type.ShortcutOverride and self.toPlainText() and is_undo(event):
            return QPlainTextEdit.event(self, event)
        return super().event(event)
