"""What was said: words, offers and needs, decisions, what is parked; each where Harvest finds it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.said import TO_TICK, said_by_kind
from hostdesk.settings import Settings
from hostdesk.ui.models.rows import Column, Kind, RowsModel
from hostdesk.ui.models.said_rows import SaidModel, SaidRow, rows_of
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.said_words import plurals
from hostdesk.ui.sections.register import Register
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.long_table import LongTable
from hostdesk.ui.widgets.plain import Button
from hostdesk.ui.widgets.row_filter import RowFilter
from hostdesk.ui.widgets.said_form import SaidForm, fields
from hostdesk.words import _
from hostdesk.workflows import prepare, saying

_MANY = 12  # rows from which on one looks for words
_REGISTER = 2  # the third side of the page


def page(_settings: Settings) -> Page:
    return SaidPage()


class SaidPage(ListPage):
    """Everything in one list that can be narrowed to a kind; offers and needs face each other on a side."""

    saying_requested = Signal(str)  # the kind of which another is to be kept

    def __init__(self) -> None:
        super().__init__("said", _("What was said"), _("What people said, offered, needed and decided."))
        self._lay_narrowing()
        self.lay_list(
            _columns(),
            "said_list",
            _("What was said"),
            _(
                "Nothing yet. While people are together one key keeps it, from any page: Alt+1 their words, "
                "Alt+2 an affirmation, Alt+3 an offer, Alt+4 a need, Alt+5 what is parked, Alt+6 a decision, "
                "Alt+7 and Alt+8 a boundary, Alt+0 a note for yourself."
            ),
            LongTable,
        )
        self.filter = RowFilter(self.table, "said_filter", _("Find among what was said"))
        self.filter.line.setPlaceholderText(_("Find by word or name…"))
        self.column.insertWidget(self.column.indexOf(self.card), self.filter)
        self.lay_card("said", fields(), _("‹ All that was said"), SaidForm)
        self._lay_verbs()
        self._lay_register()
        self.table.row_chosen.connect(self._show_verbs)

    # layout

    def _lay_narrowing(self) -> None:
        self.kind = ChoiceBox([(None, _("Everything"))])
        self.kind.setObjectName("said_kind")
        self.kind.setAccessibleName(_("What is shown"))
        self.kind.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.activated.connect(self._on_kind)
        self.both = Button(_("Offers and needs"), "said_register")
        self.both.clicked.connect(self.open_register)
        self.column.addLayout(Flow(self.kind, self.both))

    def _lay_verbs(self) -> None:
        self.another = Button(_("Add…"), "said_another")
        self.another.setToolTip(_("One more, of the kind that is shown."))
        self.another.clicked.connect(self._on_another)
        self.step = Button(_("Make it a step"), "said_step")
        self.step.setToolTip(_("Somebody takes it on: it comes to the page Steps."))
        self.step.clicked.connect(self._on_step)
        self.lay_tools(self.another, self.step)

    def _lay_register(self) -> None:
        self.register = Register()
        self.register.edited.connect(self._on_edited)
        self.register.removal_requested.connect(self._on_removal)
        self.register.move_requested.connect(self._on_move)
        self.register.card_requested.connect(self._on_card_of)
        self.register.left.connect(self.close_register)
        self.sides.addWidget(self.register)
        self.tabs = [self.both, self.register.back]  # what turns to the register, and back

    def model(self, columns: Sequence[Column], label: str) -> RowsModel:
        return SaidModel(columns, label)

    # showing

    def parts(self, gathering: Gathering) -> Sequence[SaidRow]:
        shown = self.kind.value
        return rows_of(gathering, (n for n in gathering.notes if shown is None or n.kind is shown))

    def refresh(self, gathering: Gathering) -> None:
        self._offer_kinds(gathering)
        super().refresh(gathering)
        shown = [self.rows.row(number) for number in range(self.rows.rowCount())]
        findable = [f"{row.words} {row.about} {row.during}" for row in shown]
        self.filter.show_rows(findable, len(shown) > _MANY)
        said = said_by_kind(gathering)
        offers, needs = said.get(NoteKind.OFFER, ()), said.get(NoteKind.NEED, ())
        self.register.show_rows(rows_of(gathering, offers), rows_of(gathering, needs))
        self._choose_first_field()
        self._show_verbs()

    def _choose_first_field(self) -> None:
        if self.sides.currentIndex() == _REGISTER:
            self.first_field = self.register.first_field
        else:
            self.first_field = self.table if self.rows.rowCount() else self.another

    def _offer_kinds(self, gathering: Gathering) -> None:
        said = said_by_kind(gathering)
        number = _("{kind} ({n})")
        kinds = [
            (kind, number.format(kind=label, n=len(said[kind])))
            for kind, label in plurals().items()
            if kind in said
        ]
        self.kind.offer([(None, number.format(kind=_("Everything"), n=len(gathering.notes))), *kinds])
        self.kind.setVisible(bool(kinds))
        self.kind.updateGeometry()

    def card_heading(self, part: Any) -> str:
        parts = (part.kind.label, part.during, part.when)
        return " · ".join(words for words in parts if words)

    def _show_card(self) -> None:
        if isinstance(self.form, SaidForm) and self.gathering is not None:
            self.form.know(self.gathering)
        super()._show_card()

    def _show_verbs(self, _chosen: str = "") -> None:
        note = self._note(self.table.chosen())
        self.step.setEnabled(note is not None and note.kind in TO_TICK)

    def _note(self, note_id: str) -> Note | None:
        notes = self.gathering.notes if self.gathering else ()
        return next((note for note in notes if note.id == note_id), None)

    # the register

    def open_register(self) -> None:
        """Turns the page: offers at one side, needs at the other."""
        self.table.flush()
        self.sides.setCurrentIndex(_REGISTER)
        self._choose_first_field()
        self.first_field.setFocus(Qt.FocusReason.TabFocusReason)

    def close_register(self) -> None:
        self.register.flush()
        self.sides.setCurrentIndex(0)
        self._choose_first_field()
        self.both.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.sides.currentIndex() == _REGISTER and event.key() == Qt.Key.Key_Escape:
            self.close_register()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        super().flush()
        self.register.flush()

    def take_over(self, before: Any) -> None:
        super().take_over(before)
        self.kind.show_value(before.kind.value)
        if self.gathering is not None:
            self.refresh(self.gathering)
        if before.sides.currentIndex() == _REGISTER:
            self.sides.setCurrentIndex(_REGISTER)

    def _on_card_of(self, note_id: str) -> None:
        self._show_kind(None)
        self.open_card(note_id)

    # what the host wants

    def _on_kind(self, _number: int) -> None:
        self._show_kind(self.kind.value)

    def _show_kind(self, kind: NoteKind | None) -> None:
        self.kind.show_value(kind)
        self.filter.clear()
        if self.gathering is not None:
            self.refresh(self.gathering)

    def _on_another(self) -> None:
        self.saying_requested.emit(self.kind.value or NoteKind.NOTE)

    def _on_step(self) -> None:
        note = self._note(self.table.chosen())
        if note is not None and self.ask(partial(saying.make_step, note=note)):
            self.said.emit(_("It is a step now; the page Steps asks who, and by when."))

    def _on_edited(self, part_id: str, field: str, value: object) -> None:
        note, fields_said = self._note(part_id), {field: value}
        if note is None:
            return
        if field == "may_quote" and note.guest_id and self.gathering is not None:
            guest = self.gathering.guest(note.guest_id)
            self.ask(partial(prepare.better, part=guest, **fields_said))
        else:
            self.ask(partial(saying.better, note=note, **fields_said))

    def _on_removal(self, ids: Sequence[str]) -> None:
        notes = [note for note_id in ids if (note := self._note(note_id))]
        self.ask(partial(prepare.take_away, parts=notes))

    def _on_move(self, part_id: str, by: int) -> None:
        """Up or down among those that are shown."""
        note, beside = self._note(part_id), self._note(self._beside(part_id, by))
        if note is not None and beside is not None and self.gathering is not None:
            notes = self.gathering.notes
            self.ask(partial(prepare.move, part=note, by=notes.index(beside) - notes.index(note)))

    def _beside(self, part_id: str, by: int) -> str:
        """The id of its neighbour in the list that is in sight."""
        in_register = self.sides.currentIndex() == _REGISTER
        lists = self.register.lists if in_register else (self.rows,)
        rows = next((rows for rows in lists if rows.row_of(part_id) >= 0), self.rows)
        number = rows.row_of(part_id) + by
        return str(rows.row(number).id) if 0 <= number < rows.rowCount() else ""


def _columns() -> tuple[Column, ...]:
    return (
        Column("words", _("Words"), stretch=9, strong=True, least=7, second=_about),
        Column("kind", _("What"), Kind.FIXED, 3, shown=_kind_said, least=5),
        Column("during", _("During"), Kind.FIXED, 3, second=_when, least=4),
        Column("done", _("Done"), Kind.CHECK, 1),
    )


def _about(found: SaidRow) -> str:
    return found.about


def _kind_said(found: SaidRow) -> str:
    return found.kind.label


def _when(found: SaidRow) -> str:
    return found.when
