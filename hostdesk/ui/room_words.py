"""Asks the host for words that the room is to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hostdesk.domain.text import passage
from hostdesk.errors import HostDeskError
from hostdesk.ui import theme
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, Button, heading, labelled, muted
from hostdesk.words import _


class RoomWords(QDialog):
    """A field and two buttons; `shown` gives the words."""

    shown = Signal(str)

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(parent)
        self.setObjectName("room_words")
        self.setWindowTitle(_("Words for the room"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading(_("Words for the room"), "room_words_title", 1.4))
        self.field = PassageField("room_words_field", lines=4)
        self.field.setUndoRedoEnabled(True)
        self.field.show_text(words)
        hint = _("A few words are read from the last row; a page is not. They are not kept.")
        column.addWidget(labelled(_("What the room reads"), Box(self.field), hint))
        self.sentence = muted("", "room_words_sentence")
        self.sentence.hide()
        column.addWidget(self.sentence)
        column.addStretch(1)
        self.show_them = Button(_("Show"), "room_words_show", primary=True)
        self.leave = Button(_("Leave it"), "room_words_leave")
        self.show_them.clicked.connect(self._on_show)
        self.leave.clicked.connect(self.reject)
        column.addLayout(Flow(self.show_them, self.leave))
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_show)
        em = theme.em(self)
        self.resize(min(em * 30, parent.width() - 32), min(em * 19, parent.height() - 32))
        self.field.setFocus()
        self.field.selectAll()

    def _on_show(self) -> None:
        try:
            words = passage(self.field.toPlainText())
        except HostDeskError as error:
            self._say(str(error))
            return
        if not words:
            self._say(_("Type the words first."))
            return
        self.shown.emit(words)
        self.accept()

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.sentence.show()
