"""What two laptops changed without knowing of each other, one after the other: one key chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.errors import HostDeskError
from hostdesk.ui import theme
from hostdesk.ui.chosen import choose
from hostdesk.ui.desk import Desk
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.even_cards import EvenCards
from hostdesk.ui.widgets.plain import heading, muted
from hostdesk.ui.widgets.way_card import WayCard
from hostdesk.words import _

_LINES = 29  # of text, at most
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Choosing(QObject):
    """The choices of the open session on their way to the host and back."""

    done = Signal()  # nothing more waits in the sheet

    def __init__(
        self, window: QWidget, desk: Desk, waiting: Sequence[Any], again: Callable[[], None]
    ) -> None:
        """`again`: what to do when a choice was taken back."""
        super().__init__(window)
        self._desk = desk
        self._again = again
        self._waiting = list(waiting)
        self.sheet = ChoosingSheet(window)
        self.sheet.chosen.connect(self._on_chosen)
        self.sheet.finished.connect(self._on_finished)
        self._total = len(self._waiting)
        self._show_next()
        self.sheet.open()

    def _show_next(self) -> None:
        """What the host changed or took away meanwhile is not asked any more."""
        gathering = self._desk.gathering
        while self._waiting and gathering is not None:
            from hostdesk.workflows.choice_words import told  # with the whole domain

            try:
                self.sheet.show_choice(told(gathering, self._waiting[0]), self._number, self._total)
                return
            except HostDeskError:
                del self._waiting[0]
        self.sheet.accept()

    @property
    def _number(self) -> int:
        return self._total - len(self._waiting) + 1

    def _on_chosen(self, way: int) -> None:
        gathering, choice = self._desk.gathering, self._waiting[0]
        if gathering is None:
            return
        try:
            choose(self._desk, choice, way, self._again)
        except HostDeskError as error:
            self.sheet.say(str(error))
            return
        del self._waiting[0]
        self._show_next()

    def _on_finished(self) -> None:
        self.done.emit()
        self.deleteLater()


class ChoosingSheet(SmallSheet):
    """One choice at a time; what is not chosen now waits."""

    chosen = Signal(int)  # 0: what is shown

    def __init__(self, parent: QWidget) -> None:
        purpose = _(
            "This was changed here and on another laptop. Which one holds? Press its number, or go there "
            "with the arrows and press Enter."
        )
        super().__init__(parent, "choosing", _("Changed on both laptops"), purpose, _("Done"))
        self.take.hide()
        self.leave.setText(_("Choose later"))
        self.resize(self.width(), min(self.height(), theme.em(self) * _LINES))
        self.ways: list[WayCard] = []
        self._shown: QWidget | None = None

    def show_choice(self, told: Any, number: int, total: int) -> None:
        self.say("")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        progress = _("{number} of {total}").format(number=number, total=total)
        column.addWidget(muted(progress, "choosing_progress"))
        column.addWidget(heading(told.where, "choosing_where", 1.15))
        column.addWidget(muted(told.what, "choosing_what"))
        self.ways = [self._way(at, words, told) for at, words in enumerate(told.ways)]
        column.addWidget(EvenCards(self.ways, 2))
        column.addStretch(1)
        self._replace(inner)
        self.grow()
        self.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _way(self, at: int, words: str, told: Any) -> WayCard:
        standing = _("As it is here now") if at == 0 else _("The other one")
        way = WayCard(at + 1, words, standing, f"choosing_way_{at + 1}")
        way.setAccessibleDescription(f"{told.where}, {told.what}. {standing}")
        way.clicked.connect(partial(self.chosen.emit, at))
        return way

    def _replace(self, inner: QWidget) -> None:
        if self._shown is not None:
            self.sheet.column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = inner
        self.sheet.column.addWidget(inner, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isdecimal() and 1 <= int(typed) <= len(self.ways):
            self.ways[int(typed) - 1].click()
        elif event.key() in (*_ON, *_BACK):
            self._go(1 if (event.key() in _ON) is not self._turned(event) else -1)
        else:
            super().keyPressEvent(event)

    def _turned(self, event: QKeyEvent) -> bool:
        """Left and right change places where one reads from the right."""
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        return sideways and self.isRightToLeft()

    def _go(self, by: int) -> None:
        at = next((number for number, way in enumerate(self.ways) if way.hasFocus()), -by)
        self.ways[(at + by) % len(self.ways)].setFocus(Qt.FocusReason.TabFocusReason)
