"""Before the laptop goes round: which round, who and in which order, and the host's key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hostdesk.domain.guest import Guest
from hostdesk.errors import HostDeskError
from hostdesk.ui import theme
from hostdesk.ui.host_key import SHORTEST, HostKey
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, heading, labelled, muted, plain
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.ticked_names import TickedNames
from hostdesk.words import _
from hostdesk.workflows.capture import Asking

_ROW = 28  # pixels
_BESIDE = 12  # pixels for the bar that scrolls


class PassingSheet(QDialog):
    """A small sheet for the host; `agreed` gives who is asked in which order, the key, and whether silent."""

    agreed = Signal(object, object, bool)  # ids of guests, HostKey, silent

    def __init__(
        self, parent: QWidget, asking: Asking, guests: Sequence[Guest], key: str, silent: bool, named: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("passing_sheet")
        self.setWindowTitle(_("Pass the laptop round"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._named = named
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._scrolled(asking, guests, key, silent), 1)
        self.sentence = plain("", "passing_sheet_sentence")
        self.sentence.hide()
        column.addWidget(self.sentence)
        self.start = Button(_("Pass it round"), "passing_sheet_start", primary=True)
        self.leave = Button(_("Leave it"), "passing_sheet_leave")
        self.start.clicked.connect(self._on_start)
        self.leave.clicked.connect(self.reject)
        column.addLayout(Flow(self.start, self.leave))
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_start)
        em = theme.em(self)
        self.resize(min(em * 38, parent.width() - 32), min(em * 38, parent.height() - 32))
        self.key.setFocus()
        self.key.selectAll()

    def _scrolled(self, asking: Asking, guests: Sequence[Guest], key: str, silent: bool) -> QScrollArea:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(*((_BESIDE, 0, 0, 0) if self.isRightToLeft() else (0, 0, _BESIDE, 0)))
        column.setSpacing(12)
        column.addWidget(heading(_("Pass the laptop round"), "passing_sheet_title", 1.4))
        words = f"{asking.moment.label}: {asking.scale.question}"
        column.addWidget(plain(words, "passing_sheet_round"))
        column.addWidget(self._key_field(key))
        column.addWidget(self._who(guests), 1 if self._named else 0)
        silence = _("Silent: nobody sees a number until you reveal them all")
        self.silent = CheckBox(silence, "passing_sheet_silent")
        self.silent.setChecked(silent)
        column.addWidget(self.silent)
        column.addWidget(muted(_honestly(), "passing_sheet_honestly"))
        column.addStretch(0 if self._named else 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_quiet(area)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        return area

    def _key_field(self, key: str) -> QWidget:
        self.key = QLineEdit(key)
        self.key.setObjectName("passing_sheet_key")
        self.key.setFrame(False)
        self.key.setMinimumHeight(28)
        self.key.setMaxLength(200)
        self.key.returnPressed.connect(self._on_start)
        hint = _(
            "At least {n} letters or digits. With it you take the laptop back; it is remembered until "
            "you close HostDesk, and kept nowhere."
        ).format(n=SHORTEST)
        return labelled(_("Your key"), Box(self.key), hint)

    def _who(self, guests: Sequence[Guest]) -> QWidget:
        self.guests = GuestOrder(guests)
        if self._named:
            hint = _("Who is ticked is asked, from top to bottom. Space ticks, Alt+Up and Alt+Down move.")
            return labelled(_("Who, and in which order"), Box(self.guests), hint)
        self.guests.setParent(self)
        self.guests.hide()
        return plain(
            _("The laptop goes to the next person, whoever that is: nobody’s name is asked or kept."),
            "passing_sheet_unnamed",
        )

    def _on_start(self) -> None:
        try:
            key = HostKey(self.key.text())
        except HostDeskError as error:
            self.say(str(error))
            self.key.setFocus()
            return
        who = self.guests.ticked()
        if not who:
            self.say(_("Tick at least one guest."))
            return
        self.agreed.emit(who, key, self.silent.isChecked())

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.sentence.show()


def _honestly() -> str:
    return _(
        "While it goes round, your window is hidden and comes back with your key only. What no program can "
        "stop: Ctrl+Alt+Delete, on some systems the Windows or Command key, and the power button. HostDesk "
        "comes to the front again by itself. After a power cut it opens as always, with every answer "
        "that was kept."
    )


class GuestOrder(QListWidget):
    """Names to tick and to put in order, by keys and by dragging."""

    def __init__(self, guests: Sequence[Guest]) -> None:
        super().__init__()
        self.setObjectName("passing_sheet_guests")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_quiet(self)
        self.setItemDelegate(TickedNames(self))
        self._row = max(_ROW, theme.em(self) + 12)
        self.setMinimumHeight(4 * self._row)
        someone_is_here = any(guest.is_here and not guest.is_host for guest in guests)
        for guest in guests:
            item = _item(guest, guest.is_here or guest.is_host or not someone_is_here)
            item.setSizeHint(QSize(0, self._row))
            self.addItem(item)
        self.setCurrentRow(0)

    def ticked(self) -> tuple[str, ...]:
        """Ids, in order."""
        items = (self.item(row) for row in range(self.count()))
        chosen = (item for item in items if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(by)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            self.insertItem(row + by, self.takeItem(row))
            self.setCurrentRow(row + by)


def _item(guest: Guest, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(guest.name)
    item.setData(Qt.ItemDataRole.UserRole, guest.id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
