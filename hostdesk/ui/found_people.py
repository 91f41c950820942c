"""Who is on a list: looked through, corrected and ticked before anybody is added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.ui import theme
from hostdesk.ui.models.found_rows import ADD, CELLS, KNOWN, FoundRows
from hostdesk.ui.models.rows import Index
from hostdesk.ui.saying import day_said
from hostdesk.ui.widgets.check_box import CheckBox, paint_tick
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.column_choices import ColumnChoices
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.list_header import ListHeader
from hostdesk.ui.widgets.plain import Button, Card, heading, muted, row
from hostdesk.ui.widgets.row_delegate import toggled
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _, counted
from hostdesk.workflows import guest_list
from hostdesk.workflows.people import Known


class _Cells(QStyledItemDelegate):
    """Words stand under the head of their column; a check is as large as the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        em = option.fontMetrics.height()
        box = QRect(option.rect)
        left = em // 2 - 3 + (int(em * 1.4) if check is not None else 0)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        option.rect = box.adjusted(6 if mirrored else left, 0, -left if mirrored else -6, 0)
        super().paint(painter, option, index)
        if check is not None:
            side = QRectF(0, box.top() + (box.height() - em) / 2, em, em)
            side.moveLeft(box.right() - em - 8 if mirrored else box.left() + 8)
            painter.save()
            paint_tick(painter, side, option.palette, Qt.CheckState(check) is Qt.CheckState.Checked)
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        checkable = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        return toggled(event, model, index) if checkable else super().editorEvent(event, model, option, index)


class _People(QTableView):
    """A table in which Enter changes the cell one is at, as in every list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() is not QAbstractItemView.State.EditingState:
            trigger = QAbstractItemView.EditTrigger.EditKeyPressed
            self.edit(self.currentIndex(), trigger, event)
            return
        super().keyPressEvent(event)


class FoundPeople(QDialog):
    """A table of the rows, above each column what it is; says what adding them would do."""

    other_reading_wanted = Signal(str, str)  # encoding, sheet
    names_changed = Signal()
    add_requested = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName("people_dialog")
        self.setWindowTitle(_("Import guests"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = name
        self._gathering: Gathering | None = None
        self._known: Mapping[str, Known] = {}
        self._lay_out()
        em = theme.em(self)
        self.resize(min(em * 58, parent.width() - 32), min(em * 36, parent.height() - 32))

    # layout

    def _lay_out(self) -> None:
        self.title = heading("", "people_title", 1.4)
        words = _(
            "Each column says what it becomes. Correct a cell by typing; nobody is added before you say so."
        )
        self.said = muted("", "people_said")
        self.take_over = CheckBox("", "take_over_known")
        self.take_over.clicked.connect(self._on_take_over)
        self.add = Button("", "add_people", primary=True)
        self.leave = Button(_("Leave it"), "leave_people")
        self.add.clicked.connect(self.add_requested)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        self.words = muted(words, "people_words")
        column.addWidget(self.words)
        column.addWidget(self._readings())
        column.addWidget(self._table_card(), 1)
        column.addWidget(self.take_over)
        foot = row(self.said, self.leave, self.add)
        foot.setStretch(0, 1)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves its room to the rows."""
        super().resizeEvent(event)
        self.words.setVisible(not theme.is_low(self))

    def _readings(self) -> QWidget:
        """How the file could be read otherwise: another alphabet, another sheet."""
        self.encoding = ChoiceBox([(each, encoding_said(each)) for each in guest_list.ENCODINGS])
        self.encoding.setObjectName("people_encoding")
        self.encoding.activated.connect(self._on_other_reading)
        self.sheet = ChoiceBox([("", _("The only sheet"))])
        self.sheet.setObjectName("people_sheet")
        self.sheet.activated.connect(self._on_other_reading)
        self.encoding_line = _beside(_("If letters look wrong"), self.encoding)
        self.sheet_line = _beside(_("Sheet"), self.sheet)
        readings = QWidget()
        readings.setObjectName("people_readings")
        readings.setLayout(Flow(self.encoding_line, self.sheet_line))
        self.readings = readings
        return readings

    def _table_card(self) -> Card:
        self.table = _People()
        self.table.setObjectName("people_table")
        self.table.setAccessibleName(_("People on the list"))
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeader(ListHeader(self.table))
        self.table.setItemDelegate(_Cells(self.table))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(max(28, int(theme.em(self) * 1.9)))
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        make_quiet(self.table)
        self.columns = ColumnChoices(self.table, CELLS, field_choices(), "people_column")
        self.columns.changed.connect(self._on_columns_changed)
        card = Card("people_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 6, 4, 4)
        inside.setSpacing(4)
        inside.addWidget(self.columns)
        inside.addWidget(self.table, 1)
        QWidget.setTabOrder(self.columns, self.table)
        return card

    # what is shown

    def show_found(self, found: guest_list.Found, gathering: Gathering) -> None:
        """The rows as they were read; what the host corrected in another reading is gone with it."""
        self._gathering = gathering
        self._found = found
        before = self.table.model()
        self.rows = FoundRows(found.rows, found.heads)
        self.rows.setParent(self)
        self.table.setModel(self.rows)
        if before is not None:
            before.deleteLater()
        self.rows.changed.connect(self._count)
        self.rows.corrected.connect(self._look_again)
        self._size_columns()
        self.columns.show_choices(found.fields, found.heads)
        self._show_readings(found)
        people = counted("{n} person on this list", "{n} people on this list", len(found.rows))
        self.title.setText(f"{people}: {self._name}" if self._name else people)
        self._look_again()
        self.table.setCurrentIndex(self.rows.index(0, CELLS))
        self.table.setFocus()

    def _show_readings(self, found: guest_list.Found) -> None:
        self.encoding.show_value(found.encoding)
        self.encoding_line.setVisible(bool(found.encoding))
        self.sheet_line.setVisible(len(found.sheets) > 1)
        self.readings.setVisible(bool(found.encoding) or len(found.sheets) > 1)
        sheets = [(sheet, sheet) for sheet in found.sheets] or [("", _("The only sheet"))]
        self.sheet.offer(sheets)
        self.sheet.show_value(found.sheet)

    def _size_columns(self) -> None:
        em = theme.em(self)
        self.table.setColumnWidth(ADD, int(em * 2.8))
        for number in range(len(self._found.fields)):
            longest = max((len(cells[number]) for cells in self.rows.cells), default=0)
            self.table.setColumnWidth(number + CELLS, int(em * min(14.0, max(9.0, longest * 0.55))))

    def show_known(self, known: Mapping[str, Known]) -> None:
        """Who bears these names in earlier gatherings: offered, never joined silently."""
        self._known = known
        self._mark()

    def say(self, sentence: str) -> None:
        """What is in the way."""
        self.said.setText(sentence)

    # what stands there now

    def names(self) -> list[str]:
        return [fields.get("name", "") for fields in self._listed()]

    def wanted(self) -> tuple[list[dict[str, str]], list[Guest | None]]:
        """The rows that are ticked, each perhaps with the person it is taken to be."""
        ticked = [(n, fields) for n, fields in enumerate(self._listed()) if self.rows.is_ticked(n)]
        ticked = [(number, fields) for number, fields in ticked if fields.get("name")]
        taken = self.rows.taken_over & self.rows.offered
        known = [self._person(fields["name"]) if n in taken else None for n, fields in ticked]
        return [fields for _number, fields in ticked], known

    def _person(self, name: str) -> Guest | None:
        found = self._known_of(name)
        return found.guest if found is not None else None

    def _known_of(self, name: str) -> Known | None:
        """What is known of somebody who is not among the guests here."""
        known = self._known.get(name.casefold())
        guests = self._gathering.guests if self._gathering else ()
        if known is None or any(guest.person == known.guest.person for guest in guests):
            return None
        return known

    def _listed(self) -> list[dict[str, str]]:
        fields = self.columns.values()
        return [guest_list.listed(cells, fields) for cells in self.rows.cells]

    def _look_again(self) -> None:
        self._mark()
        self.names_changed.emit()

    def _mark(self) -> None:
        if self._gathering is None:
            return
        names = self.names()
        here = guest_list.here_already(self._gathering, names)
        known = [self._known_of(name) for name in names]
        ticks = [
            bool(name) and not there and not guest_list.is_doubtful(name)
            for name, there in zip(names, here, strict=True)
        ]
        notes = [note_said(*row) for row in zip(names, here, known, strict=True)]
        tips = [known_said(each) if each else note for each, note in zip(known, notes, strict=True)]
        self.rows.propose(ticks, notes, [each is not None for each in known], tips)
        self.table.setColumnHidden(KNOWN, not self.rows.says_something)
        self._size_known(set(notes))
        self._count()

    def _size_known(self, notes: Iterable[str]) -> None:
        """As wide as the longest note, as long as the names beside it stay in sight."""
        metrics, em = self.table.fontMetrics(), theme.em(self)
        longest = max(map(metrics.horizontalAdvance, notes), default=0)
        most = max(em * 9, self.width() * 2 // 5)
        self.table.setColumnWidth(KNOWN, min(most, max(em * 6, longest + em * 3)))

    def _count(self) -> None:
        known = len(self.rows.offered)
        here = guest_list.here_already(self._gathering, self.names()) if self._gathering else []
        self.take_over.setVisible(known > 0)
        self.take_over.setText(
            counted(
                "Take over what is known of {n} of them from earlier gatherings",
                "Take over what is known of {n} of them from earlier gatherings",
                known,
            )
        )
        self.take_over.setAccessibleName(self.take_over.text())
        self.take_over.updateGeometry()
        self.take_over.setChecked(known > 0 and self.rows.offered <= self.rows.taken_over)
        number = len(self.wanted()[0])
        self.add.setText(counted("Add {n} guest", "Add {n} guests", number))
        self.add.setAccessibleName(self.add.text())
        self.add.setEnabled(number > 0)
        self.add.updateGeometry()
        self.say(self._what_is_left(number, sum(here)))

    def _what_is_left(self, number: int, here: int) -> str:
        if not any(self.names()):
            return _("Which column is the name? Choose it above the column.")
        if here:
            return counted(
                "{n} name is on the list already; tick it if it is somebody else.",
                "{n} names are on the list already; tick those who are somebody else.",
                here,
            )
        return ""

    # what the host does

    def _on_columns_changed(self) -> None:
        self._look_again()

    def _on_take_over(self, wanted: bool) -> None:
        self.rows.take_over_all(wanted)

    def _on_other_reading(self, _index: int) -> None:
        self.other_reading_wanted.emit(self.encoding.value if self._found.encoding else "", self.sheet.value)


def _beside(label: str, field: ChoiceBox) -> QWidget:
    """A field with its label before it: one line less than above it."""
    group, words = QWidget(), QLabel(label)
    words.setBuddy(field)
    field.setAccessibleName(label)
    line = row(words, field, spacing=8)
    line.setContentsMargins(0, 0, 0, 0)
    group.setLayout(line)
    return group


def note_said(name: str, here: bool, known: Known | None) -> str:
    """What is known of a name, in a word or two."""
    if not name:
        return _("No name")
    if here:
        return _("On the list already")
    if guest_list.is_doubtful(name):
        return _("Perhaps not a name")
    return _("Known from {where}").format(where=known.session or _day(known)) if known else ""


def known_said(known: Known) -> str:
    """Where somebody was, and when."""
    where = ", ".join(part for part in (known.session, _day(known)) if part)
    return _("Known from {where}").format(where=where)


def _day(known: Known) -> str:
    return day_said(known.starts).partition(",")[0]


def field_choices() -> list[tuple[str, str]]:
    """What a column can become."""
    labels = {
        "name": _("Name"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "about": _("Who they are here"),
        "circle": _("With whom they belong"),
        "brings": _("What they bring"),
        "worth_coming": _("Worth coming for"),
        "contact": _("How to reach them"),
        "diet": _("Food and drink"),
        "access": _("Access"),
        "language": _("Language"),
        "could_ask": _("Who could ask them"),
        "seat": _("Where they sit"),
        "private_note": _("Private note"),
    }
    return [("", _("Leave out")), *((field, labels[field]) for field in guest_list.FIELDS)]


def encoding_said(encoding: str) -> str:
    return {
        "utf-8": _("Unicode (UTF-8)"),
        "utf-16": _("Unicode (UTF-16)"),
        "cp1252": _("Western (Windows)"),
        "mac_roman": _("Western (Mac)"),
        "cp1250": _("Central European"),
        "cp1251": _("Cyrillic"),
        "cp1253": _("Greek"),
        "cp1254": _("Turkish"),
        "cp1255": _("Hebrew"),
        "cp1256": _("Arabic"),
        "gb18030": _("Chinese (simplified)"),
        "big5": _("Chinese (traditional)"),
        "cp932": _("Japanese"),
        "cp949": _("Korean"),
    }[encoding]
