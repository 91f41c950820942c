"""Fields two and two where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hostdesk.ui import theme

_ROOM = 36  # em that two columns need


class TwoColumns(QWidget):
    """Read across; the order of the keyboard stays the same."""

    def __init__(self, name: str, *fields: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self._fields = fields
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self.fit(0)

    def fit(self, width: int) -> None:
        """Lays the fields for a page of this width in pixels."""
        columns = 2 if width >= _ROOM * theme.em(self) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, field in enumerate(self._fields):
            self._grid.removeWidget(field)
            self._grid.addWidget(field, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
