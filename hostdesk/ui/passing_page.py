"""One page that a guest sees while the laptop goes round: words, fields and buttons from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hostdesk.domain.guest import Format
from hostdesk.domain.scale import number_text
from hostdesk.ui import theme
from hostdesk.ui.passing import Passing
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passing_parts import TOUCH, LargeButton, NumberLine, OwnWords, said
from hostdesk.ui.widgets.plain import Box
from hostdesk.ui.widgets.projected_text import font
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.words import _

Step = Callable[[Passing], Passing]  # what somebody wants, as a verb that awaits the passing

_LEAST = 24.0  # pixels of the smallest words
_LINES = 28  # so many of them make the height of a display
_ACROSS = 24  # and at least so many make its width
_MUCH_LARGER = 1.5  # for whoever reads large print
_WIDEST = 46  # of a column, in heights of a line
_QUESTION = 1.7, 1.1  # of the smallest words: as large as that, and never smaller than this
_BATCH = 30  # names laid out at a time
_SHARE = 0.3  # of the height that a question may take before it is made smaller


class Person(NamedTuple):
    """What the guests' window knows of a guest, and nothing else."""

    id: str
    name: str
    language: str = ""  # a code
    paper: Format = Format.USUAL


class Look(NamedTuple):
    """How large a page is, and from which side it is read."""

    unit: float  # pixels of the smallest words
    width: int  # of a line
    height: int
    right: bool  # it begins at the right
    easy: bool  # in short sentences


def look_for(size: QSize, person: Person | None, text_size: int, right: bool) -> Look:
    """For this window and whoever sits at it; `text_size` is the host's, in percent."""
    paper = person.paper if person else Format.USUAL
    unit = max(_LEAST, size.height() / _LINES) * max(100, text_size) / 100
    unit *= _MUCH_LARGER if paper is Format.LARGE_PRINT else 1
    unit = max(_LEAST, min(unit, size.width() / _ACROSS))
    width = min(int(unit * _WIDEST), size.width() - 2 * _margin(size))
    return Look(unit, width, size.height(), right, paper is Format.EASY_READ)


def _margin(size: QSize) -> int:
    return max(24, size.width() // 18)


class PassingPage(QScrollArea):
    """Says what somebody wants by `acted(step)`; what does not fit is reached by scrolling."""

    acted = Signal(object)  # a Step
    key_typed = Signal(str)
    try_again_requested = Signal()
    end_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("passing_page")
        self.look = look
        self.first: QWidget | None = None  # what gets the keyboard
        self.next: LargeButton | None = None  # what Enter presses, from wherever
        self.numbers: NumberLine | None = None
        self.chosen: QLabel | None = None  # says which number
        self.field: OwnWords | None = None
        self.key: QLineEdit | None = None
        self.spoken: list[str] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_quiet(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        sheet = QWidget()
        sheet.setBackgroundRole(QPalette.ColorRole.Window)
        self.column = QVBoxLayout(sheet)
        self.column.setSpacing(int(look.unit * 0.6))
        self.sentence = self._label("", "passing_sentence", look.unit, bold=True)
        self.sentence.hide()
        self.setWidget(sheet)

    def in_the_middle_of(self, size: QSize) -> None:
        """Leaves the margins of a window of this size."""
        aside = max(_margin(size), (size.width() - self.look.width) // 2)
        above = max(16, size.height() // 24)
        self.column.setContentsMargins(aside, above, aside, above)

    # what it is made of

    def _label(self, words: str, name: str, pixels: float, *, bold: bool = False) -> QLabel:
        return said(words, name, pixels, self.look.width, right=self.look.right, bold=bold)

    def title(self, words: str, name: str = "passing_title") -> None:
        """As large as its share of the height allows, down to a floor."""
        largest, least = (self.look.unit * factor for factor in _QUESTION)
        pixels = largest
        while pixels > least and self._height(words, pixels) > self.look.height * _SHARE:
            pixels *= 0.95
        self.column.addWidget(self._label(words, name, max(pixels, least), bold=True))
        self.spoken.append(words)

    def _height(self, words: str, pixels: float) -> int:
        return theme.wrapped_height(font(pixels, bold=True), words, self.look.width)

    def line(self, words: str, name: str = "passing_line") -> QLabel:
        label = self._label(words, name, self.look.unit)
        self.column.addWidget(label)
        self.spoken.append(words)
        return label

    def room(self, stretch: int = 1) -> None:
        self.column.addStretch(stretch)

    def button(self, words: str, name: str, step: Step | None = None, primary: bool = False) -> LargeButton:
        made = LargeButton(words, name, self.look.unit * (1.25 if primary else 1), primary=primary)
        made.setMaximumWidth(self.look.width)
        if step is not None:
            made.clicked.connect(partial(self._on_step, step))
        if primary:
            self.next = made
            self.first = self.first or made
        return made

    def buttons(self, *made: LargeButton) -> None:
        self.column.addLayout(Flow(*made, spacing=int(self.look.unit * 0.5)))

    def add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)

    def names(self, people: Sequence[tuple[str, str]]) -> NameList:
        """People by id and what is written of them; whoever is chosen gets the turn."""
        made = NameList(people, self.look.unit)
        made.picked.connect(self._on_name)
        self.column.addWidget(Box(made), 1)
        return made

    # what somebody does

    def _on_step(self, step: Step, _checked: bool = False) -> None:
        self.acted.emit(step)

    def on_number(self, value: Decimal) -> None:
        self.acted.emit(partial(Passing.choose, value=value))

    def show_chosen(self, value: Decimal | None) -> None:
        """The number that is chosen, as a target and in words: its colour is not the only sign."""
        if self.numbers is None or self.chosen is None:
            return
        self.numbers.show_chosen(value)
        words = _("Any number is right.")
        if value is not None:
            words = _("Your number: {number}").format(number=number_text(value))
        self.chosen.setText(words)
        self.chosen.setAccessibleName(words)

    def bring_next_into_sight(self) -> None:
        """What leads on, where there is room for it beside the number that is chosen."""
        if self.next is not None and self.numbers is not None:
            self.ensureWidgetVisible(self.next, 0, 16)
            self.ensureWidgetVisible(self.numbers.first, 0, 16)

    def on_words(self) -> None:
        assert self.field is not None
        self.acted.emit(partial(Passing.write, words=self.field.toPlainText()))

    def _on_name(self, who: str) -> None:
        self.acted.emit(partial(Passing.turn_of, guest_id=who))

    def on_key(self) -> None:
        assert self.key is not None
        self.key_typed.emit(self.key.text())

    def on_try_again(self) -> None:
        self.try_again_requested.emit()

    def on_end(self) -> None:
        self.end_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages are turned here; arrows are for the numbers."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    # while it is shown

    def settle(self) -> None:
        """Everything is in its place: the keyboard goes where one begins."""
        self.column.insertWidget(self.column.count() - 1, self.sentence)
        words = " ".join(self.spoken)
        self.setAccessibleName(words)
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.first.accessibleDescription():
                self.first.setAccessibleDescription(words)

    def tell(self) -> None:
        """What stands here, aloud."""
        speak(self, self.accessibleName())

    def say(self, sentence: str) -> None:
        """Something to know, on the page and aloud."""
        new = self._label(sentence, "passing_sentence", self.look.unit, bold=True)
        self.column.replaceWidget(self.sentence, new)
        self.sentence.setParent(None)
        self.sentence = new
        bring_into_sight(new)
        speak(new, sentence)


class NameList(QListWidget):
    """Names to choose from, each large enough for a finger; letters lead to them."""

    picked = Signal(str)  # an id

    def __init__(self, people: Sequence[tuple[str, str]], pixels: float) -> None:
        super().__init__()
        self.setObjectName("passing_names")
        self.setFont(font(pixels))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        make_quiet(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_ForFingers(self))
        self.setMinimumHeight(int(TOUCH * 2.5))
        self.setLayoutMode(QListWidget.LayoutMode.Batched)  # hundreds of names do not hold the page up
        self.setBatchSize(_BATCH)
        self._ids = [who for who, _written in people]
        self.addItems([written for _who, written in people])
        self.setCurrentRow(0)
        self.itemActivated.connect(self._on_item)
        self.itemClicked.connect(self._on_item)
        self._has_picked = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, and goes no further: the page after it has an Enter of its own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem() is not None and not event.isAutoRepeat():
                self._on_item(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _on_item(self, item: QListWidgetItem) -> None:
        if not self._has_picked:  # some systems activate with the click
            self._has_picked = True
            self.picked.emit(self._ids[self.row(item)])


class _ForFingers(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        asked = super().sizeHint(option, index)
        return QSize(asked.width(), max(TOUCH, asked.height() + 12))
