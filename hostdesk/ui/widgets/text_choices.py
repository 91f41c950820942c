"""The texts that may leave without names: each ticked or not, all of a kind at once, as they would go out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.models.rows import RowsModel
from hostdesk.ui.models.shared_rows import TextRow, text_columns
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.long_table import LongTable
from hostdesk.ui.widgets.plain import Button, Card, labelled, muted
from hostdesk.words import _, counted

_TICKS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextChoices(QWidget):
    """Says `changed` when a tick was set or taken; nothing is stored here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("text_choices")
        self._texts: tuple[Any, ...] = ()
        self.chosen: frozenset[str] = frozenset()  # keys
        self.kind = ChoiceBox([(None, _("All words"))])
        self.kind.setObjectName("share_kind")
        self.kind.currentIndexChanged.connect(self._show)
        self.all = Button(_("Tick all of these"), "share_tick_all")
        self.none = Button(_("Untick all of these"), "share_tick_none")
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        label = _("Words that may go out")
        self.rows = RowsModel(text_columns(), label)
        self.rows.setParent(self)
        self.rows.edited.connect(self._on_edited)
        self.table = TickTable(self.rows, "share_words", label)
        self.table.setMinimumHeight(8 * theme.em(self))
        self.empty = muted(_("There are no words here that may go out."), "share_no_words")
        self.says = muted("", "share_words_says")
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card("share_words_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        self._card = card
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(labelled(_("Which words"), self.kind))
        column.addLayout(Flow(self.all, self.none))
        column.addWidget(self.says)
        column.addWidget(self.empty)
        column.addWidget(card, 1)

    def show_texts(self, texts: Sequence[Any], chosen: frozenset[str]) -> None:
        self._texts, self.chosen = tuple(texts), chosen
        kinds = dict.fromkeys(text.of for text in self._texts)
        self.kind.offer([(None, _("All words")), *((kind, kind.label) for kind in kinds)])
        self._show()

    def _shown(self) -> list[Any]:
        kind = self.kind.value
        return [text for text in self._texts if kind is None or text.of == kind]

    def _show(self) -> None:
        shown = self._shown()
        self.table.show_rows([_row(text, self.chosen) for text in shown])
        self._card.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        for button in (self.all, self.none):
            button.setEnabled(bool(shown))
        going = sum(text.key in self.chosen for text in self._texts)
        told = counted("{n} text goes out.", "{n} texts go out.", going) if going else _("No words go out.")
        self.says.setText(told)

    def _on_edited(self, key: str, _field: str, on: object) -> None:
        self._choose(self.chosen | {key} if on else self.chosen - {key})

    def _on_all(self) -> None:
        self._choose(self.chosen | {text.key for text in self._shown()})

    def _on_none(self) -> None:
        self._choose(self.chosen - {text.key for text in self._shown()})

    def _choose(self, chosen: frozenset[str]) -> None:
        self.chosen = chosen
        self._show()
        self.changed.emit()


class TickTable(LongTable):
    """Space or Enter ticks the row one is in; Tab leaves."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in _TICKS and current.isValid():
            row = self.rows.row(current.row())
            self.rows.edited.emit(row.id, "ticked", not row.ticked)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)


def _row(text: Any, chosen: frozenset[str]) -> TextRow:
    return TextRow(text.key, text.key in chosen, text.of.label, text.words, text.about, ", ".join(text.found))
