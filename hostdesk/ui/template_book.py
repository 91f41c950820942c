"""The book of templates: leaf through it, read how each is hosted, begin with one; look after one's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hostdesk.domain.text import LINE_LIMIT
from hostdesk.ui import theme
from hostdesk.ui.messages import Messages
from hostdesk.ui.template_reader import TemplateReader
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, Card, muted
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.titles import wrap_titles
from hostdesk.words import _
from hostdesk.workflows.templates import Shelf, Template

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP_AND_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TEMPLATE = Qt.ItemDataRole.UserRole


class TemplateBook(QDialog):
    """Says what the host wants; `show_shelves` puts in what there is."""

    begin_requested = Signal(object, str)  # Template, title
    copy_requested = Signal(object)  # Template
    removal_requested = Signal(object)  # Template
    file_requested = Signal()  # asks for one
    file_dropped = Signal(object)  # Path
    undo_requested = Signal()

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("template_book")
        self.setWindowTitle(_("From a template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._own: frozenset[str] = frozenset()
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(self._left())
        columns.addWidget(self._right(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.setSpacing(10)
        whole.addLayout(columns, 1)
        whole.addLayout(self._foot(title))
        self.messages = Messages()
        self.messages.action_requested.connect(self._on_undo)
        whole.addWidget(self.messages)
        em = theme.em(self)
        self.resize(min(em * 56, parent.width() - 32), min(em * 42, parent.height() - 32))
        self._show(None)
        self.filter.setFocus()

    def _left(self) -> QVBoxLayout:
        self.filter = QLineEdit()
        self.filter.setObjectName("template_filter")
        self.filter.setAccessibleName(_("Find a template"))
        self.filter.setPlaceholderText(_("Find a word"))
        self.filter.setFrame(False)
        self.filter.setMinimumHeight(28)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("template_list")
        self.list.setAccessibleName(_("Templates"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemDoubleClicked.connect(self._on_begin)
        self.list.installEventFilter(self)
        make_quiet(self.list)
        self.nothing = muted(_("The book is being opened…"), "template_nothing")
        self.filter_box = Box(self.filter)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self.filter_box, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        return column

    def _right(self) -> Card:
        self.reader = TemplateReader()
        card = Card("template_sheet")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.reader)
        return card

    def _foot(self, title: str) -> Flow:
        """The title and the buttons, in one line where there is room."""
        field = self._title_line(title)
        words = QLabel(_("Title"))
        words.setBuddy(self.title)
        return Flow(words, field, *self._buttons())

    def _title_line(self, title: str) -> Box:
        self.title = QLineEdit(title)
        self.title.setObjectName("template_session_title")
        self.title.setAccessibleName(_("Title of the new session"))
        self.title.setFrame(False)
        self.title.setMinimumHeight(28)
        self.title.setMaxLength(LINE_LIMIT)
        self.title.installEventFilter(self)
        return Box(self.title)

    def _buttons(self) -> tuple[Button, ...]:
        self.begin = Button(_("Begin with it"), "template_begin", primary=True)
        self.copy = Button(_("Save copy…"), "template_copy")
        self.remove = Button(_("Remove"), "template_remove")
        self.open_file = Button(_("Open template…"), "template_open")
        self.leave = Button(_("Close"), "template_close")
        self.begin.clicked.connect(self._on_begin)
        self.copy.clicked.connect(self._on_copy)
        self.remove.clicked.connect(self._on_remove)
        self.open_file.clicked.connect(self.file_requested)
        self.leave.clicked.connect(self.reject)
        return self.begin, self.copy, self.remove, self.open_file, self.leave

    # what is there

    def show_shelves(self, shipped: Shelf, own: Shelf, chosen: str = "") -> None:
        """The templates that ship, then the host's own; the one of this file's name is opened."""
        self._own = frozenset(template.flow for template in own.templates)
        self.list.clear()
        self._add(_("Your own"), own.templates)
        self._add(_("From HostDesk") if own.templates else "", shipped.templates)
        self._fit()
        self._on_filter(self.filter.text())
        if found := next((item for item in self._items() if item.data(_TEMPLATE).flow == chosen), None):
            self.list.setCurrentItem(found)
        if own.unread:
            self.say(" ".join(own.unread[:3]))

    def say(self, sentence: str, undo: str = "") -> None:
        """A sentence at the foot; `undo` is what its button says."""
        self.messages.say(sentence, "undo" if undo else "", undo)

    def _add(self, head: str, templates: tuple[Template, ...]) -> None:
        if head and templates:
            item = QListWidgetItem(head, self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setForeground(self.palette().placeholderText())
        for template in templates:
            QListWidgetItem(template.title, self.list).setData(_TEMPLATE, template)

    @property
    def chosen(self) -> Template | None:
        item = self.list.currentItem()
        return item.data(_TEMPLATE) if item is not None and not item.isHidden() else None

    def _items(self) -> list[QListWidgetItem]:
        """Those that are templates."""
        every = (self.list.item(number) for number in range(self.list.count()))
        return [item for item in every if item.data(_TEMPLATE) is not None]

    def _show(self, template: Template | None) -> None:
        self.reader.show_template(template)
        self.title.setPlaceholderText(template.title if template else "")
        for button in (self.begin, self.copy):
            button.setEnabled(template is not None)
        self.remove.setVisible(template is not None and template.flow in self._own)

    # what the host does

    def _on_chosen(self, item: QListWidgetItem | None, _before: object) -> None:
        self._show(item.data(_TEMPLATE) if item is not None else None)

    def _on_filter(self, words: str) -> None:
        """Leaves the templates whose title or use holds every word typed."""
        wanted = words.casefold().split()
        for item in self._items():
            text = f"{item.data(_TEMPLATE).title} {item.data(_TEMPLATE).when_to_use}".casefold()
            item.setHidden(not all(word in text for word in wanted))
        found = [item for item in self._items() if not item.isHidden()]
        self.nothing.setText(_("No template speaks of this."))
        self.nothing.setVisible(not found)
        current = self.list.currentItem()
        if found and (current is None or current.isHidden()):
            self.list.setCurrentItem(found[0])
        self._show(self.chosen)

    def _on_begin(self, *_clicked: object) -> None:
        if self.chosen is not None:
            self.begin_requested.emit(self.chosen, self.title.text())

    def _on_copy(self) -> None:
        self.copy_requested.emit(self.chosen)

    def _on_remove(self) -> None:
        self.removal_requested.emit(self.chosen)

    def _on_undo(self, _action: str) -> None:
        self.undo_requested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter begins; from the line that finds, the arrows walk the list; letters in the list find."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _ENTER:
            self._on_begin()
            return True
        if watched is self.filter and event.key() in _UP_AND_DOWN:
            self.list.keyPressEvent(event)
            return True
        if watched is self.list and event.text().strip() and event.text().isprintable():
            self.filter.setFocus()
            self.filter.insert(event.text())
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """One file at a time, as one would open it."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.file_dropped.emit(Path(files[0]))

    # its looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """The list is as wide as its titles want it, or they go on in a second line."""
        em = theme.em(self)
        width = min(15 * em, max(self.width() * 3 // 10, 6 * em))
        for widget in (self.filter_box, self.nothing, self.list):
            widget.setFixedWidth(width)
        wrap_titles(self.list, width - em // 2)
