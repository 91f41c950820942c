"""What a guest's page is made of, in sizes of the guest's own: words, buttons, numbers, a field for words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from hostdesk.domain.scale import Scale, number_text
from hostdesk.ui import early, theme
from hostdesk.ui.widgets.plain import RADIUS, Button
from hostdesk.ui.widgets.projected_text import font, is_right_to_left
from hostdesk.ui.widgets.scroll_bar import make_quiet

TOUCH = 48  # pixels that a finger needs


def said(
    words: str, name: str, pixels: float, width: int, *, right: bool, bold: bool = False, end: bool = False
) -> QLabel:
    """Words in lines of this width, in their script's direction, at the side where the page begins (or ends).

    `right`: the page begins at the right.
    """
    face = font(pixels, bold)
    label = QLabel(theme.breakable(face, words, width))
    label.setObjectName(name)
    label.setAccessibleName(words)
    label.setFont(face)
    early.show_plainly(label)
    label.setWordWrap(True)
    right_to_left, left_to_right = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    label.setLayoutDirection(right_to_left if is_right_to_left(words) else left_to_right)
    side = Qt.AlignmentFlag.AlignRight if right is not end else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
    return label


class LargeButton(Button):
    """A button for a finger; its words wrap where they have no room."""

    def __init__(self, text: str, name: str, pixels: float, *, primary: bool = False) -> None:
        super().__init__(text, name, primary=primary)
        self.setFont(font(pixels, bold=True))
        self._pad = max(16, int(pixels * 0.8))
        self._radius = max(RADIUS + 2, pixels * 0.4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * self._pad
        return QSize(width, self._height(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(TOUCH, TOUCH)

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def _height(self, width: int) -> int:
        words = theme.wrapped_height(self.font(), self.text(), width - 2 * self._pad + 4)
        return max(TOUCH, words + self._pad)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held down is pressed once: nobody slips through the next person’s pages."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, edge = self._colours()
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        early.rounded(painter, box, self._radius, ground, QPen(edge, 2))
        if self.hasFocus():
            ring = QPen(self.palette().color(QPalette.ColorRole.WindowText), 3)
            early.rounded(painter, box.adjusted(-2, -2, 2, 2), self._radius + 2, None, ring)
        painter.setPen(ink)
        painter.setFont(self.font())
        room = self.rect().adjusted(self._pad - 2, 0, 2 - self._pad, 0)
        words = theme.breakable(self.font(), self.text(), room.width())
        painter.drawText(room, early.CENTRE | early.WORD_WRAP, words)


class NumberButton(LargeButton):
    """One number; the line it stands on hears the keys."""

    def __init__(self, value: Decimal, pixels: float) -> None:
        super().__init__(number_text(value), f"number_{value}", pixels)
        self.value = value
        self._pad = 4
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a choice of one, also for a screen reader

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class NumberLine(QWidget):
    """All numbers of a scale as targets: halves between whole ones; in rows where it is narrow."""

    chosen = Signal(object)  # Decimal

    def __init__(self, scale: Scale, pixels: float, low: str, high: str) -> None:
        super().__init__()
        self.setObjectName("numbers")
        self._whole = [self._button(Decimal(number), pixels) for number in scale.numbers]
        halves = [Decimal(n) + Decimal("0.5") for n in scale.numbers[:-1]] if scale.halves else []
        self._halves = [self._button(value, pixels * 0.8) for value in halves]
        self._cell = max(TOUCH, int(pixels * 1.7))
        self._high = max(TOUCH, int(pixels * 2.1))
        for button, means in ((self._whole[0], low), (self._whole[-1], high)):
            button.setAccessibleDescription(means)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_chosen(None)

    def _button(self, value: Decimal, pixels: float) -> NumberButton:
        made = NumberButton(value, pixels)
        made.setParent(self)
        made.clicked.connect(self._on_clicked)
        return made

    @property
    def buttons(self) -> list[NumberButton]:
        """Ascending: also for Tab and for whoever does not see them."""
        return sorted((*self._whole, *self._halves), key=lambda button: button.value)

    @property
    def first(self) -> NumberButton:
        """Where the keyboard enters: the number that is chosen, else the lowest."""
        return next((button for button in self.buttons if button.isChecked()), self._whole[0])

    def show_chosen(self, value: Decimal | None) -> None:
        """One of them takes part in Tab; arrows lead to the others."""
        had_it = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            button.setChecked(button.value == value)
        for button in self.buttons:
            entry = button is self.first
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if entry else Qt.FocusPolicy.ClickFocus)
        if had_it:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, NumberButton):
            self.chosen.emit(button.value)

    # where they lie

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((box.bottom() for box in self._boxes(width)), default=0) + 1

    def sizeHint(self) -> QSize:
        width = self._cell * len(self._whole)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._cell, self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button, box in zip(self._laid(), self._boxes(self.width()), strict=True):
            mirrored = QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
            button.setGeometry(mirrored if self.isRightToLeft() else box)

    def _in_a_line(self, width: int) -> bool:
        return width >= self._cell * len(self._whole)

    def _laid(self) -> Sequence[NumberButton]:
        return [*self._whole, *self._halves] if self._in_a_line(self.width()) else self.buttons

    def _boxes(self, width: int) -> list[QRect]:
        if not self._in_a_line(width):
            across = max(1, width // self._cell)
            cells = (divmod(number, across) for number in range(len(self._whole) + len(self._halves)))
            return [self._box(column * self._cell, row, self._cell) for row, column in cells]
        wide = min(width // len(self._whole), self._cell * 3)
        whole = [self._box(number * wide, 0, wide) for number in range(len(self._whole))]
        return whole + [self._box(n * wide + wide // 2, 1, wide) for n in range(len(self._halves))]

    def _box(self, left: int, row: int, wide: int) -> QRect:
        return QRect(left, row * self._high, wide, self._high)


class OwnWords(QPlainTextEdit):
    """A field for one guest’s words; the next has another, so that nothing can be brought back in it."""

    def __init__(self, name: str, pixels: float, lines: int, words: str) -> None:
        super().__init__(words)
        self.setObjectName(name)
        self.setFont(font(pixels))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        make_quiet(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(int(QFontMetrics(self.font()).lineSpacing() * lines + 28))
        self.setViewportMargins(8, 6, 8, 6)
        end = self.textCursor()
        end.movePosition(end.MoveOperation.End)
        self.setTextCursor(end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter begins a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
