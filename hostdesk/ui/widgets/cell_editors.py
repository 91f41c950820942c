"""The editors of a table's cells: words, choices, numbers and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit, QSpinBox, QWidget

from hostdesk.domain.running_order import LONGEST
from hostdesk.domain.text import line, passage
from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.keys import is_undo
from hostdesk.ui.widgets.passage_field import REST, is_kept_as


def made(column: Column, parent: QWidget, rested: Callable[[], None], chosen: Callable[[], None]) -> QWidget:
    """The editor for a cell of this column; `rested` and `chosen` ask to store what it holds."""
    editor = _editor(column, parent)
    editor.setObjectName(f"edit_{column.field}")
    editor.setAccessibleName(column.title)
    editor.setAutoFillBackground(True)
    if isinstance(editor, CellEdit):
        editor.rested.connect(rested)
    if isinstance(editor, ChoiceBox):
        editor.activated.connect(chosen)
    return editor


def show(editor: QWidget, value: Any) -> None:
    """Puts a stored value into an editor."""
    if isinstance(editor, CellEdit):
        editor.show_text(value or "")
    elif isinstance(editor, ChoiceBox):
        editor.show_value(value)
    elif isinstance(editor, QSpinBox):
        editor.setValue(value)
        editor.selectAll()
    elif isinstance(editor, QDateEdit):
        editor.setDate(QDate(value.year, value.month, value.day) if value else QDate.currentDate())


def value_of(editor: QWidget) -> Any:
    """What an editor holds."""
    if isinstance(editor, ChoiceBox):
        return editor.value
    if isinstance(editor, QSpinBox):
        editor.interpretText()
        return editor.value()
    if isinstance(editor, QDateEdit):
        day = editor.date()
        return date(day.year(), day.month(), day.day())
    assert isinstance(editor, CellEdit)
    return editor.toPlainText()


def room_for(editor: QWidget, cell: QRect) -> QRect:
    """Where an editor lies over its cell: words may need more height, choices more width."""
    box = cell.adjusted(2, 2, -2, -2)
    if isinstance(editor, CellEdit):
        box.setHeight(max(box.height(), editor.wanted_height(box.width())))
    else:
        box.setHeight(min(box.height(), editor.sizeHint().height() + 4))
        box.setWidth(max(box.width(), editor.sizeHint().width()))
    return box


class CellEdit(QPlainTextEdit):
    """The editor of a text cell; says when the typing rests."""

    rested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QPlainTextEdit.Shape.Box)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown = ""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.rested)
        self.textChanged.connect(self._on_typed)

    def show_text(self, text: str) -> None:
        """Shows the stored text, unless it is what stands there already but for spaces."""
        if is_kept_as(self.toPlainText(), text, passage, line):
            return
        self._shown = text
        self.setPlainText(text)
        self._rest.stop()
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def wanted_height(self, width: int) -> int:
        return theme.wrapped_height(self.font(), self.toPlainText() + " ", width - 16) + theme.em(self)

    def _on_typed(self) -> None:
        self._rest.start()
        grown = min(self.wanted_height(self.width()), 8 * theme.em(self))
        if grown > self.height():
            self.resize(self.width(), grown)


def _editor(column: Column, parent: QWidget) -> QWidget:
    if column.kind is Kind.CHOICE:
        box = ChoiceBox(column.choices, parent)
        QTimer.singleShot(0, box, box.showPopup)  # else each arrow key would choose and close
        return box
    if column.kind is Kind.NUMBER:
        spin = QSpinBox(parent)
        spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # a cell has no room to hit them
        spin.setRange(0, LONGEST)
        spin.setSingleStep(5)
        return spin
    if column.kind is Kind.DATE:
        day = QDateEdit(parent)
        day.setCalendarPopup(True)
        return day
    return CellEdit(parent)
