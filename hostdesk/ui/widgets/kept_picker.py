"""Kept wordings to choose from: found by any word, read in full at the side, taken with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, Card, heading, muted
from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _, counted
from hostdesk.workflows.kept import Found, matching, wording

_MARGIN = 24


class Told(NamedTuple):
    """One thing about a wording, read at the side."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    words: str
    second: str
    found: Found


class KeptPicker(QDialog):
    """Stays open while wordings are taken, one after another; `taken` says each."""

    taken = Signal(object)  # Found

    def __init__(self, parent: QWidget, title: str, found: Sequence[Found]) -> None:
        super().__init__(parent)
        self.setObjectName("kept")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._all = tuple(found)
        self._taken = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(heading(title, "kept_title", 1.4))
        column.addWidget(self._line())
        column.addLayout(self._middle(), 1)
        column.addLayout(self._foot())
        self._fit(parent.window())
        self._show("")
        self.words.setFocus()

    def _fit(self, window: QWidget) -> None:
        em = theme.em(self)
        self.resize(min(58 * em, window.width() - 32), min(36 * em, window.height() - 48))

    def _line(self) -> QWidget:
        self.words = QLineEdit()
        self.words.setObjectName("kept_words")
        self.words.setAccessibleName(_("Find a wording"))
        self.words.setPlaceholderText(_("Type any word: who it is for, what it is about"))
        self.words.setFrame(False)
        self.words.setMinimumHeight(28)
        self.words.textChanged.connect(self._show)
        self.words.installEventFilter(self)
        return Box(self.words)

    def _middle(self) -> QHBoxLayout:
        column = Column("words", _("Wording"), Kind.FIXED, second=_second, strong=True)
        self.rows = RowsModel((column,), "kept")
        self.rows.setParent(self)
        self.table = RowTable(self.rows, "kept_list", _("Wordings"))
        self.table.horizontalHeader().hide()
        self.table.row_chosen.connect(self._on_chosen)
        self.table.activated.connect(self.take)
        self.table.installEventFilter(self)
        card = Card("kept_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(card, 5)
        both.addWidget(self._side(), 4)
        return both

    def _side(self) -> QScrollArea:
        self.side = QScrollArea()
        self.side.setObjectName("kept_side")
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_quiet(self.side)
        return self.side

    def _foot(self) -> Flow:
        self.state = muted("", "kept_state")
        self.add = Button(_("Add it"), "kept_add", primary=True)
        self.close_button = Button(_("Done"), "kept_close")
        self.add.clicked.connect(self.take)
        self.close_button.clicked.connect(self.accept)
        self.state.setMinimumWidth(14 * theme.em(self))
        return Flow(self.add, self.close_button, self.state)

    def add_found(self, found: Sequence[Found]) -> None:
        """More have come, the host's own: they stand first."""
        self._all = (*found, *self._all)
        self._show(self.words.text())

    def _show(self, typed: str) -> None:
        found = self.found(typed)
        self.rows.show_rows([_row(one) for one in found])
        if found:
            self.table.setCurrentIndex(self.rows.index(0, 0))
        self._on_chosen("")
        self.add.setEnabled(bool(found))
        self._say(counted("{n} wording", "{n} wordings", len(found)))

    def found(self, typed: str) -> list[Found]:
        """What is offered for the words that were typed; a kind of picker may narrow it further."""
        return matching(self._all, typed)

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setAccessibleName(sentence)

    def _chosen(self) -> Found | None:
        row = self.rows.row_of(self.table.chosen())
        return self.rows.row(row).found if row >= 0 else None

    def _on_chosen(self, _id: str) -> None:
        found = self._chosen()
        self.side.setWidget(self.shown_at_the_side(found))

    def shown_at_the_side(self, found: Found | None) -> QWidget:
        """Everything about the chosen one; a kind of picker may draw it."""
        inner = QWidget()
        inner.setObjectName("kept_about")
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 4, 8, 4)
        column.setSpacing(4)
        for number, told in enumerate(self.about(found) if found else ()):
            if told.words:
                column.addWidget(heading(told.label, f"kept_label_{number}", 1.0))
                column.addWidget(muted(told.words, f"kept_about_{number}"))
                column.addSpacing(6)
        column.addStretch(1)
        return inner

    def about(self, found: Found) -> Sequence[Told]:
        """What is read at the side; each kind of wording has its own."""
        return (Told(wording(found.part), found.fits),)

    def take(self, *_index: object) -> None:
        """The chosen one is wanted; one may choose on."""
        found = self._chosen()
        if found is None:
            return
        self.taken.emit(found)
        self._taken += 1
        said = "{n} added. Esc when you have enough."
        self._say(counted(said, said, self._taken))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while one types; Enter takes."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return True
        if watched is self.words and event.key() in steps and self.rows.rowCount():
            to = self.table.currentIndex().row() + steps[Qt.Key(event.key())]
            self.table.setCurrentIndex(self.rows.index(max(0, min(self.rows.rowCount() - 1, to)), 0))
            return True
        return super().eventFilter(watched, event)


def _row(found: Found) -> _Row:
    kind = getattr(found.part, "kind", None)
    second = [kind.label if kind else "", _("Yours") if found.own else found.fits]
    words = wording(found.part)
    return _Row(f"{found.own}{words}", words, " · ".join(part for part in second if part), found)


def _second(row: _Row) -> str:
    return row.second
