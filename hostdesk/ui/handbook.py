"""The handbook: read beside the work, opened by F1 at the page that belongs to the place one is in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hostdesk.ui import theme
from hostdesk.ui.handbook_pages import page_for, pages
from hostdesk.ui.handbook_reader import HandbookReader
from hostdesk.ui.widgets.plain import Box, Button, Card, muted, row
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.titles import wrap_titles
from hostdesk.words import _

_SHARED = {f"action_{name}" for name in ("larger", "smaller", "usual_size", "scheme")}


class Handbook(QDialog):
    """A window of its own that never holds up the work: the host reads here and goes on typing there."""

    def __init__(self, parent: QWidget, place: str) -> None:
        super().__init__(parent)
        self.setObjectName("handbook")
        self.setWindowTitle(_("Handbook"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._work = parent.window()
        self._pages = {page.name: page for page in pages()}
        columns = QHBoxLayout(self)
        columns.setContentsMargins(16, 16, 16, 16)
        columns.setSpacing(14)
        columns.addLayout(self._left())
        columns.addWidget(self._right(), 1)
        self._fit()
        # larger text, smaller text and colours have the same keys here as in the window
        self.addActions([action for action in parent.actions() if action.objectName() in _SHARED])
        self.go_to(page_for(place))
        self.reader.setFocus()

    def open(self) -> None:
        """Shows it beside the work; one that was open before makes room for it."""
        self._place_beside()
        for earlier in self._work.findChildren(Handbook):
            if earlier is not self and earlier.isVisible():
                self.setGeometry(earlier.geometry())
                earlier.close()
        self.show()
        self.raise_()
        self.activateWindow()

    def go_to(self, name: str) -> None:
        """Shows the page of this name from its beginning."""
        item = next((item for item in self._items() if item.data(Qt.ItemDataRole.UserRole) == name), None)
        if item is not None:
            if item.isHidden():
                self.filter.clear()
            self.list.setCurrentItem(item)

    # layout

    def _left(self) -> QVBoxLayout:
        self.filter = QLineEdit()
        self.filter.setObjectName("handbook_filter")
        self.filter.setAccessibleName(_("Find in the handbook"))
        self.filter.setPlaceholderText(_("Find a word"))
        self.filter.setFrame(False)
        self.filter.setMinimumHeight(28)
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.filter.textChanged.connect(self._on_filter)
        self.nothing = muted(_("No page says this."), "handbook_nothing")
        self.nothing.hide()
        self.leave = Button(_("Close"), "handbook_close")
        self.leave.clicked.connect(self.reject)
        self._lay_list()
        self.box = Box(self.filter)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.box)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addLayout(row(self.leave, 1))
        return column

    def _lay_list(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("handbook_pages")
        self.list.setAccessibleName(_("Pages of the handbook"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        make_quiet(self.list)
        for page in self._pages.values():
            QListWidgetItem(page.title, self.list).setData(Qt.ItemDataRole.UserRole, page.name)
        self.list.currentItemChanged.connect(self._on_page)
        self.list.itemActivated.connect(self._on_activated)

    def _right(self) -> Card:
        self.reader = HandbookReader()
        self.reader.page_requested.connect(self.go_to)
        card = Card("handbook_sheet")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self.reader)
        return card

    def _fit(self) -> None:
        """The left column is as wide as the titles want it, or they go on in a second line."""
        em = theme.em(self)
        width = min(13 * em, max(self.width() // 3, 6 * em))
        for widget in (self.box, self.nothing, self.list):
            widget.setFixedWidth(width)
        wrap_titles(self.list, width - em)

    def _place_beside(self) -> None:
        """At the right of the window and as high as it; where the screen is small, all of it shows."""
        work, room, em = self._work.geometry(), self._work.screen().availableGeometry(), theme.em(self)
        width = min(48 * em, room.width())
        height = min(max(work.height(), 24 * em), room.height())
        left = max(room.left(), min(work.right() - width, room.right() - width) + 1)
        top = max(room.top(), min(work.top(), room.bottom() - height + 1))
        self.setGeometry(left, top, width, height)

    # what is chosen

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    def _on_page(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            page = self._pages[item.data(Qt.ItemDataRole.UserRole)]
            self.reader.show_page(page.markdown, page.title)

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.reader.setFocus()

    def _on_filter(self, words: str) -> None:
        """Leaves the pages that hold the words; the page one reads stays, where it is among them."""
        for item in self._items():
            item.setHidden(not self._pages[item.data(Qt.ItemDataRole.UserRole)].holds(words))
        found = [item for item in self._items() if not item.isHidden()]
        self.nothing.setVisible(not found)
        if found and self.list.currentItem().isHidden():
            self.list.setCurrentItem(found[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the words one looks for, Down leads into the pages and Enter to the words on the page."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.reader.find_next(self.filter.text())
                return True
        return super().eventFilter(watched, event)
