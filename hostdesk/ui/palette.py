"""The palette: one line and a list, over the window; finds everything and does everything, by keys."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from hostdesk.domain.gathering import Gathering
from hostdesk.ui import palette_offers as offers
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.handbook_pages import HandbookPage, pages
from hostdesk.ui.models.palette import Group, PaletteRows, spoken
from hostdesk.ui.widgets.announcing import announce
from hostdesk.ui.widgets.palette_delegate import PaletteDelegate
from hostdesk.ui.widgets.plain import Box, Card, muted
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.whole_rows import WholeRows
from hostdesk.words import _, counted
from hostdesk.workflows.find_anything import Beginning, Finder, Found

_PATIENCE = 60  # milliseconds until what the window knows itself is shown without the library
_WIDE, _HIGH = 42, 30  # em
_PAGE = 6  # lines for PageUp and PageDown
_VEIL = 150  # of 255, over what lies below
_STILL_HERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Palette(QWidget):
    """Lies over the whole window until something is chosen, or Esc, or a click beside it."""

    chosen = Signal(object)  # a Target
    closed = Signal()

    def __init__(
        self, parent: QWidget, desk: Desk, finder: Finder, recent: tuple[str, ...], *, people: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._over = parent
        self._desk, self._finder, self._people = desk, finder, people
        self._before = parent.window().focusWidget()
        self._number, self._closed = 0, False
        self._shown_for: str | None = None  # the words whose results are in sight
        self._enter_waits = False
        self._begun: Beginning | None = None
        self._lay_out()
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(self._on_slow)
        self.line.textChanged.connect(self._on_typed)
        parent.installEventFilter(self)
        self._ask(partial(self._finder.begin, recent=recent), self._on_begun)
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def gathering(self) -> Gathering | None:
        return self._desk.gathering

    @cached_property
    def handbook(self) -> list[HandbookPage]:
        """All its pages, read once."""
        return pages()

    def _read_handbook(self) -> None:
        """Before the first letter, which then need not wait for it."""
        assert self.handbook

    # layout

    def _lay_out(self) -> None:
        hint = (
            _("Find a guest by name") if self._people else _("Find a session, a guest, a word; do anything")
        )
        self.line = QLineEdit()
        self.line.setObjectName("palette_line")
        self.line.setAccessibleName(hint)
        self.line.setPlaceholderText(hint)
        self.line.setFrame(False)
        self.line.setMaxLength(200)
        self.line.setMinimumHeight(32)
        self.line.installEventFilter(self)
        self._lay_list()
        self.foot = muted("", "palette_foot")
        self.foot.setContentsMargins(8, 0, 8, 0)
        self.card = Card("palette_card")
        self.card.setParent(self)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(Box(self.line))
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)

    def _lay_list(self) -> None:
        self.rows = PaletteRows()
        self.rows.setParent(self)
        self.list = WholeRows()
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(_("Found"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        make_quiet(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_clicked)

    def _fit(self) -> None:
        """In the upper middle of the window; of one size, so that nothing moves while one types."""
        over, em = self._over, theme.em(self)
        self.setGeometry(over.rect())
        width = min(_WIDE * em, over.width() - 2 * em)
        top = min(over.height() // 10, 3 * em)
        height = min(_HIGH * em, over.height() - 2 * top)
        self.card.setGeometry((over.width() - width) // 2, top, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(self.palette().window().color())
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    # asking and showing

    def _ask(self, question: Any, answered: Any) -> None:
        """An answer that a newer question has overtaken is not shown."""
        self._number += 1
        self._desk.ask(question, partial(self._on_answer, self._number, answered))

    def _on_answer(self, number: int, answered: Any, answer: Any) -> None:
        if number == self._number and not self._closed:
            self._slow.stop()
            answered(answer)

    def _on_begun(self, begun: Beginning) -> None:
        self._begun = begun
        QTimer.singleShot(0, self, self._read_handbook)
        self._show([] if self._people else offers.at_first(begun, self.gathering))

    def _on_typed(self, typed: str) -> None:
        self._enter_waits = False
        if not typed.strip():
            self._number += 1  # nothing that is on its way is wanted any more
            self._show([] if self._people else offers.at_first(self._begun, self.gathering))
            return
        self._ask(partial(self._finder.find, typed=typed), self._on_found)
        self._slow.start()

    def _on_found(self, found: Found) -> None:
        self._show_found(found)

    def _on_slow(self) -> None:
        """The library is busy: what the window knows by itself does not wait."""
        if not self._people:
            self._show_found(None)

    def _show_found(self, found: Found | None) -> None:
        typed = self.line.text()
        if self._people:
            self._show(offers.people(found))
        else:
            self._show(offers.for_words(typed, found, self.gathering, self.handbook))

    def _show(self, groups: list[Group]) -> None:
        self._shown_for = self.line.text()
        self.rows.show_groups(groups)
        self.list.end_with_a_whole_row()
        choices = self.rows.choices
        if choices:
            self._go_to(choices[0])
            self.list.scrollToTop()
        self.foot.setText(self._said(len(choices)))
        self._announce(self.foot.text())
        if self._enter_waits:
            self._choose()

    def _said(self, found: int) -> str:
        if not found and not self.line.text().strip():
            return _("Type the beginning of a name.") if self._people else ""
        if not found:
            return _("Nothing found. Fewer letters find more.")
        return _("{found} · Enter opens, Esc goes back").format(
            found=counted("{n} result", "{n} results", found)
        )

    # choosing

    def _go_to(self, number: int) -> None:
        self.list.setCurrentIndex(self.rows.index(number, 0))

    def _go_by(self, by: int) -> None:
        choices = self.rows.choices
        if not choices:
            return
        here = self.list.currentIndex().row()
        at = choices.index(here) if here in choices else 0
        last = len(choices) - 1
        to = (at + by) % len(choices) if abs(by) == 1 else min(last, max(0, at + by))
        self._go_to(choices[to])
        if to == 0:
            self.list.scrollToTop()  # with its heading
        entry = self.rows.entry(choices[to])
        self._announce(spoken(entry) if entry else "")

    def _choose(self) -> None:
        """What was typed last counts: Enter waits for its results."""
        if self._shown_for != self.line.text():
            self._enter_waits = True
            return
        entry = self.rows.entry(self.list.currentIndex().row())
        if entry is not None:
            self.close_palette()
            self.chosen.emit(entry.target)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.rows.entry(index.row()) is not None:
            self.list.setCurrentIndex(index)
            self._choose()

    def close_palette(self, *, back: bool = True) -> None:
        """Away; `back`: the keyboard goes to where it was."""
        if self._closed:
            return
        self._closed = True
        self._over.removeEventFilter(self)
        if back and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event.key())
        if watched is self.line and isinstance(event, QFocusEvent) and event.lostFocus():
            elsewhere = event.reason() not in _STILL_HERE
            if elsewhere and not self._closed:
                self.close_palette(back=False)
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        """The keys of the list; all others are the line's. Tab stays here: nothing else is in reach."""
        keys = Qt.Key
        far = len(self.rows.choices)
        by = {
            keys.Key_Up: -1,
            keys.Key_Down: 1,
            keys.Key_PageUp: -_PAGE,
            keys.Key_PageDown: _PAGE,
            keys.Key_Home: -far - 1,
            keys.Key_End: far + 1,
        }
        if key in by:
            self._go_by(by[keys(key)])
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._choose()
        elif key == keys.Key_Escape:
            self.close_palette()
        return key in by or key in (
            keys.Key_Return,
            keys.Key_Enter,
            keys.Key_Escape,
            keys.Key_Tab,
            keys.Key_Backtab,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def _announce(self, sentence: str) -> None:
        announce(self.line, sentence)
