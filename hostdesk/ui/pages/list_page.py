"""What pages with a list have in common: a line to add, a table to better, remove, move; a card for more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.ui.models.rows import Column, RowsModel
from hostdesk.ui.pages.page import Page
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.part_form import Field, PartForm
from hostdesk.ui.widgets.plain import AddLine, Button, Card, heading, muted, row
from hostdesk.ui.widgets.row_sign import RowSign
from hostdesk.ui.widgets.row_table import RowTable
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.ui.widgets.waiting_sign import Waiting
from hostdesk.words import _
from hostdesk.workflows import prepare

MOST_PASTED = 200  # lines, each a change of its own
_TITLE, _LOW_TITLE = 1.75, 1.3  # times as large as the text


class ListPage(Page):
    """A page whose heart is one list; `add`, `parts` and the words are each page's own.

    A page with `lay_card` has a second side: everything about the row one is in, in place of the list.
    """

    form: PartForm | None = None
    _row_sign: RowSign | None = None  # made when something waits

    def __init__(self, name: str, title: str, purpose: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tools: tuple[Button, ...] = ()
        self.sides = QStackedWidget()
        self.sides.setObjectName(f"{name}_sides")
        self.list_side = QWidget()
        self.list_side.setObjectName(f"{name}_list_side")
        self.sides.addWidget(self.list_side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)
        self.column = QVBoxLayout(self.list_side)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(12)
        self.title = heading(title, f"{name}_title")
        self.column.addWidget(self.title)
        purpose_line = muted(purpose, f"{name}_purpose")
        self.column.addWidget(purpose_line)
        self.spare.append(purpose_line)

    def lay_list(
        self,
        columns: Sequence[Column],
        name: str,
        label: str,
        empty: str,
        table: Callable[[RowsModel, str, str], RowTable] = RowTable,
    ) -> RowTable:
        """The table on a card, and the sentence that stands there while it is empty."""
        self.rows = self.model(columns, label)
        self.rows.setParent(self)
        self.rows.edited.connect(self._on_edited)
        self.table = table(self.rows, name, label)
        self.table.removal_requested.connect(self._on_removal)
        self.table.move_requested.connect(self._on_move)
        self.card = Card(f"{name}_card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        self.empty = muted(empty, f"{name}_empty")
        self.column.addWidget(self.card, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.empty, 1)  # takes the room of the list, so that nothing else spreads
        return self.table

    def model(self, columns: Sequence[Column], label: str) -> RowsModel:
        """The rows of the list; of a kind of its own where not all of them are parts."""
        return RowsModel(columns, label)

    def lay_add_line(self, name: str, label: str, hint: str, examples: str = "") -> AddLine:
        """The line to type the next one into; `examples` of what it understands stand under it."""
        self.add_line = AddLine(name, label, hint)
        self.add_line.entered.connect(self._on_entered)
        self.add_line.pasted.connect(self._on_pasted)
        self.column.addWidget(self.add_line)
        if examples:
            self.add_line.line.setAccessibleDescription(examples)
            self.column.addWidget(muted(examples, f"{name}_examples"))
        self.first_field: QWidget = self.add_line.line
        return self.add_line

    def lay_tools(self, *extra: Button, moving: bool = True) -> Flow:
        """Buttons for the row one is in; without `moving` the page has its own way to move rows."""
        self.remove = Button(_("Remove"), f"{self.objectName()}_remove")
        self.remove.clicked.connect(self._on_remove_button)
        own = (*(self._moving_buttons() if moving else ()), self.remove)
        self.more = [self._more_button()] if self.form is not None else []
        self._tools = (*own, *self.more)
        layout = Flow(*extra, *self.more, *own)
        self.column.addLayout(layout)
        return layout

    def _moving_buttons(self) -> tuple[Button, Button]:
        self.up = Button(_("Move up"), f"{self.objectName()}_up")
        self.down = Button(_("Move down"), f"{self.objectName()}_down")
        self.up.clicked.connect(partial(self._on_move_button, -1))
        self.down.clicked.connect(partial(self._on_move_button, 1))
        self.spare += [self.up, self.down]  # the keyboard moves rows as well
        return self.up, self.down

    def lay_card(
        self, name: str, fields: Sequence[Field], back: str, form: type[PartForm] = PartForm
    ) -> PartForm:
        """The other side of the page: the card of the row one is in. Before `lay_tools`, which opens it."""
        self.form = form(name, fields)
        self.form.edited.connect(self._on_card_edited)
        self.form.refused.connect(self.said)
        self.card_title: QLabel = heading("", f"{name}_card_title", 1.4)
        self.back = Button(back, f"{name}_back")
        self.card_before = Button(_("Previous"), f"{name}_before")
        self.card_next = Button(_("Next"), f"{name}_next")
        self.back.clicked.connect(self.close_card)
        self.card_before.clicked.connect(partial(self._on_card_by, -1))
        self.card_next.clicked.connect(partial(self._on_card_by, 1))
        side = QWidget()
        side.setObjectName(f"{name}_card_side")
        column = QVBoxLayout(side)
        column.setContentsMargins(32, 16, 24, 10)
        column.setSpacing(8)
        column.addLayout(row(self.back, 1, self.card_before, self.card_next))
        column.addWidget(self.card_title)
        column.addWidget(self.form, 1)
        self.sides.addWidget(side)
        for keys, by in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), side)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._on_card_by, by))
        self.table.card_requested.connect(self.open_card)
        self.table.row_chosen.connect(self._on_row_chosen)
        return self.form

    def _more_button(self) -> Button:
        button = Button(_("Details"), f"{self.objectName()}_details")
        button.setToolTip(_("Everything about this row (Ctrl+Enter); Esc goes back to the list."))
        button.clicked.connect(self._on_more)
        return button

    def _on_more(self) -> None:
        self.open_card(self.table.chosen())

    @property
    def card_is_open(self) -> bool:
        return self.sides.currentIndex() == 1

    def open_card(self, part_id: str, field: str = "") -> None:
        """Turns the page: all fields of one part, the keyboard in `field` or the first one."""
        if self.form is None or self.rows.row_of(part_id) < 0:
            return
        self.table.flush()
        self.table.go_to(part_id, max(0, self.table.currentIndex().column()))
        self._show_card()
        self.sides.setCurrentIndex(1)
        first = self.form.fields.get(field) or next(iter(self.form.fields.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def close_card(self) -> None:
        """Back to the list, at the row whose card it was."""
        if self.form is not None and self.card_is_open:
            self.form.flush()
            self.sides.setCurrentIndex(0)
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def card_heading(self, part: Any) -> str:
        """What the card is called: of each page's own kind."""
        return self.rows.text(part, self.rows.columns[0])

    def _show_card(self) -> None:
        chosen = self.table.chosen()
        if self.form is None or not chosen:
            return
        number = self.rows.row_of(chosen)
        self.form.show_part(self.part(chosen))
        self.card_title.setText(self.card_heading(self.rows.row(number)))
        self.card_before.setEnabled(bool(self.beside(-1)))
        self.card_next.setEnabled(bool(self.beside(1)))

    def beside(self, by: int) -> str:
        """The id of the shown row before or after the one one is in, "" where there is none."""
        number = self.rows.row_of(self.table.chosen()) + by
        while self.table.isRowHidden(number):
            number += by
        return self.rows.row(number).id if 0 <= number < self.rows.rowCount() else ""

    def _on_row_chosen(self, _part_id: str) -> None:
        if self.card_is_open:
            self._show_card()

    def _on_card_by(self, by: int, *_clicked: object) -> None:
        if self.form is None:
            return
        self.form.flush()
        if beside := self.beside(by):
            self.table.go_to(beside, max(0, self.table.currentIndex().column()))
            self._show_card()

    def _on_card_edited(self, field: str, value: object) -> None:
        if chosen := self.table.chosen():
            self._on_edited(chosen, field, value)
            self._show_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.card_is_open and event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def reveal(self, field: str) -> QWidget | None:
        """Where an answer goes; turns to the card if it goes there."""
        found = super().reveal(field)
        on_card = found is not None and self.form is not None and self.form.isAncestorOf(found)
        if found is not None and on_card and not self.card_is_open:
            self.open_card(self.table.chosen())
            bring_into_sight(found)
        if found is not None and not on_card and self.card_is_open:
            self.close_card()
        return found

    def go_to_part(self, part_id: str) -> None:
        """The keyboard on the row of this part."""
        self.close_card()
        self.table.go_to(part_id)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self, low: bool) -> None:
        super().fit(low)
        self.title.grow_to(_LOW_TITLE if low else _TITLE)
        self.column.setContentsMargins(32, *((10, 32, 10) if low else (24, 32, 24)))
        self.column.setSpacing(6 if low else 12)

    def parts(self, gathering: Gathering) -> Sequence[Any]:
        """The rows; of each page's own kind."""
        return ()

    def add(self, gathering: Gathering, text: str) -> Any:
        """The change that adds what was typed; of each page's own kind."""
        return prepare.describe(gathering)

    def refresh(self, gathering: Gathering) -> None:
        rows = self.parts(gathering)
        self.table.show_rows(rows)
        self.card.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        for button in self._tools:
            button.setEnabled(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.rows.index(0, 0))
        if self.card_is_open:
            self._show_card() if rows else self.sides.setCurrentIndex(0)

    def show_waiting(self, waiting: Waiting) -> None:
        super().show_waiting(waiting)
        if self.form is not None:
            self.form.show_waiting(waiting)
        if self._row_sign is None:
            self._row_sign = RowSign(self.table, self.card, self.card_heading)
        self._row_sign.show_waiting(waiting)

    def flush(self) -> None:
        super().flush()
        self.table.flush()

    def part(self, part_id: str) -> Any:
        return self.rows.row(self.rows.row_of(part_id))

    def _on_entered(self, text: str) -> None:
        if self.ask(partial(self._added, text=text)):
            self.add_line.take()
            self.show_last()

    def show_last(self) -> None:
        """The row that came last, in sight."""
        self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))
        self.table.scrollToBottom()

    def _added(self, gathering: Gathering, text: str) -> Any:
        return self.add(gathering, text)

    def _on_pasted(self, text: str) -> None:
        """Several lines at once: one part a line."""
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > MOST_PASTED:
            sentence = _("These are {n} lines; up to {most} can be added at once.")
            self.said.emit(sentence.format(n=len(lines), most=MOST_PASTED))
            return
        for line in lines:
            if not self.ask(partial(self._added, text=line)):
                return

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        fields: dict[str, Any] = {field: value}
        self.ask(partial(prepare.better, part=self.part(part_id), **fields))

    def _on_removal(self, ids: Sequence[str]) -> None:
        self.ask(partial(prepare.take_away, parts=[self.part(part_id) for part_id in ids]))

    def _on_move(self, part_id: str, by: int) -> None:
        self.ask(partial(prepare.move, part=self.part(part_id), by=by))

    def _on_move_button(self, by: int, *_clicked: object) -> None:
        if chosen := self.table.chosen():
            self._on_move(chosen, by)

    def _on_remove_button(self) -> None:
        if chosen := self.table.chosen():
            self._on_removal([chosen])
