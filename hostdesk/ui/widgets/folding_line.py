"""One line of a field and buttons that stays one line: what there is no room for goes into a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from hostdesk.ui import theme
from hostdesk.ui.widgets.dots import Dots
from hostdesk.ui.widgets.plain import Button

_LEAST = 8  # em that the field keeps
_GAP = 10


class FoldingLine(QWidget):
    """The field takes what room there is; the last of the folding buttons folds first."""

    def __init__(
        self,
        name: str,
        spoken: str,
        field: QWidget,
        folding: dict[Button, str],
        kept: tuple[Button, ...] = (),
    ) -> None:
        """`folding`: buttons, each with the key that does the same ("": none does); `kept` never fold."""
        super().__init__()
        self.setObjectName(name)
        self.field, self._kept, self._folding = field, kept, folding
        self._wanted = dict.fromkeys((*kept, *folding), True)
        self.more = Dots(f"{name}_more", spoken)
        self.more.clicked.connect(self._on_more)
        self.menu = QMenu(self)
        self.menu.setObjectName(f"{name}_menu")
        self._entries = {button: self.menu.addAction(button.text()) for button in folding}
        for button, entry in self._entries.items():
            entry.triggered.connect(button.click)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # `minimumSizeHint` has it
        layout.addWidget(field, 1)
        for button in (*kept, *folding, self.more):
            layout.addWidget(button)
        self.fold()

    def show_button(self, button: Button, wanted: bool) -> None:
        """Whether there is anything for it to do: in the line, or in the menu."""
        self._wanted[button] = wanted
        self.fold()

    def fold(self) -> None:
        """Anew: its words have changed, or its width."""
        folded = self._too_many()
        for button, wanted in self._wanted.items():
            button.setVisible(wanted and button not in folded)
        for button, entry in self._entries.items():
            entry.setVisible(button in folded)
        side = max(32, theme.em(self) * 2)
        self.more.setFixedSize(QSize(max(36, side), side))
        self.more.setVisible(bool(folded))

    def _too_many(self) -> list[Button]:
        shown = [button for button, wanted in self._wanted.items() if wanted]
        room = self.width() - _LEAST * theme.em(self)
        folding = [button for button in shown if button in self._folding]
        folded: list[Button] = []
        while folding and _width(shown) + (self._dots_width() if folded else 0) > room:
            folded.append(folding.pop())
            shown.remove(folded[-1])
        return folded

    def _dots_width(self) -> int:
        return max(36, theme.em(self) * 2) + _GAP

    def minimumSizeHint(self) -> QSize:
        """With everything folded that folds."""
        kept = [button for button in self._kept if self._wanted[button]]
        least = theme.em(self) * _LEAST // 2
        return QSize(least + _width(kept) + self._dots_width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fold()

    def _on_more(self) -> None:
        for button, entry in self._entries.items():
            entry.setText(f"{button.text()}\t{self._folding[button]}")
            entry.setEnabled(button.isEnabled())
            entry.setCheckable(button.isCheckable())
            entry.setChecked(button.isChecked())
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _width(buttons: list[Button]) -> int:
    return sum(button.sizeHint().width() + _GAP for button in buttons)
