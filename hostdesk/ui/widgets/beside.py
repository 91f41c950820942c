"""Something beside a form where there is room for both, and at the end of the form where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hostdesk.ui import theme
from hostdesk.ui.widgets.part_form import PartForm
from hostdesk.ui.widgets.scroll_bar import make_quiet

_ROOM = 34  # em that both need


class Beside(QWidget):
    """The form at the left, the other at the right under its title; narrow: one under the other."""

    def __init__(self, form: PartForm, title: QLabel, shown: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._form = form
        self._is_wide = False
        self._both = QWidget()
        column = QVBoxLayout(self._both)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        title.setContentsMargins(4, 0, 0, 0)  # in line with the paper, which has room for the keyboard's ring
        column.addWidget(title)
        column.addWidget(shown)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setObjectName(f"{name}_area")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_quiet(self.area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(form, 5)
        row.addWidget(self.area, 4)
        self._lay_below()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _ROOM * theme.em(self)
        if wide is not self._is_wide:
            self._is_wide = wide
            self._lay_beside() if wide else self._lay_below()

    def _lay_beside(self) -> None:
        self._form.column.removeWidget(self._both)
        self.area.setWidget(self._both)
        self._both.show()
        self.area.show()

    def _lay_below(self) -> None:
        self.area.takeWidget()
        self.area.hide()
        self._form.column.insertWidget(self._form.column.count() - 1, self._both)
        self._both.show()
