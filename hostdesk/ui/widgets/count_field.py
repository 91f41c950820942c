"""How many people stand at one number of a scale: the number above, the count below it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from hostdesk.domain.scale import number_text
from hostdesk.ui import theme
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.plain import Box
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.words import _

_LEAST = 2.0  # em: three digits, and four at a pinch
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountField(QWidget):
    """Says `counted(value, text)`; of a silent round it shows that there is a count, and not which."""

    counted = Signal(object, str)  # Decimal, what was typed
    next_requested = Signal(object, int)  # Decimal, 1 on or -1 back

    def __init__(self, value: Decimal) -> None:
        super().__init__()
        name = str(value).replace(".", "_")
        self.setObjectName(f"count_at_{name}")
        self.value = value
        self.number = QLabel(number_text(value))
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setFont(theme.larger(self.number, 1.0, bold=True))
        self.line = _CountLine(f"count_{name}")
        self.line.setAccessibleName(_("People at {number}").format(number=number_text(value)))
        self.line.rested.connect(self._on_rested)
        self.line.walked.connect(self._on_walked)
        self.line.entered.connect(self._on_entered)
        self.box = Box(self.line)
        if (inside := self.box.layout()) is not None:
            inside.setContentsMargins(4, 3, 4, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.number)
        column.addWidget(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_text_size()

    def follow_text_size(self) -> None:
        self.setFixedWidth(max(36, int(_LEAST * theme.em(self))))

    def show_count(self, people: int, is_hidden: bool) -> None:
        self.line.show_count(people, is_hidden)

    def _on_rested(self, text: str) -> None:
        self.counted.emit(self.value, text)

    def _on_entered(self) -> None:
        bring_into_sight(self)

    def _on_walked(self, by: int) -> None:
        self.next_requested.emit(self.value, by)


class _CountLine(LineField):
    """Enter and the arrows leave for the next number; what was typed is said before."""

    walked = Signal(int)
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._is_hidden = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumWidth(24)
        self.setMaxLength(6)

    def show_count(self, people: int, is_hidden: bool) -> None:
        """Of a hidden count only that there is one; what is being typed stays until it is left."""
        typing = self._is_hidden and self.hasFocus()
        self._is_hidden = is_hidden
        kept = is_hidden and bool(people)
        self.setPlaceholderText("✓" if kept else "–")
        self.setAccessibleDescription(_("counted") if kept else "")
        if not is_hidden:
            self.show_text(str(people) if people else "")
        elif not typing:
            self._empty()

    def _empty(self) -> None:
        self._rest.stop()
        self._shown = ""
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = Qt.Key.Key_Left
        if event.key() in (*_ENTER, Qt.Key.Key_Right, back):
            self.flush()
            self.walked.emit(-1 if event.key() == back else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._is_hidden:
            self._empty()
