"""What every page of a session is: it says what the host wants and shows what is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.ui import theme
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import AddLine, heading, muted
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.ui.widgets.waiting_sign import FieldSigns, Waiting

Intent = Callable[[Gathering], Change]  # what the host wants, as a verb that awaits the gathering


class Page(QWidget):
    """Emits `wanted(intent)`; the desk does it and calls `show_gathering`, which never emits."""

    wanted = Signal(object)  # an Intent
    said = Signal(str)  # a sentence for the host

    gathering: Gathering | None = None
    shows_session = False  # True where fields are named as those of the session are

    def __init__(self) -> None:
        super().__init__()
        self.spare: list[QWidget] = []  # what a low window can do without
        self._signs = FieldSigns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(theme.is_low(self))

    def fit(self, low: bool) -> None:
        """Leaves out what a low window has no room for."""
        for widget in self.spare:
            widget.setVisible(not low)

    def show_gathering(self, gathering: Gathering) -> None:
        """Shows the gathering as it is now; another one from its beginning."""
        is_another = self.gathering is not None and self.gathering.session.id != gathering.session.id
        self.gathering = gathering
        self.refresh(gathering)
        if is_another:
            for sheet in self.findChildren(Sheet):
                sheet.verticalScrollBar().setValue(0)

    def refresh(self, gathering: Gathering) -> None:
        """Puts what the page shows in its place; each page has its own."""

    def show_waiting(self, waiting: Waiting) -> None:
        """A sign where something is shown that two laptops changed; of the session itself here."""
        if self.shows_session and self.gathering is not None:
            names = {name for choice in waiting.of(self.gathering.session.id) for name in choice.shown}
            found = {name: field for name in names if (field := self.findChild(QWidget, name)) is not None}
            self._signs.show(found, waiting, self.gathering.session.id)

    def ask(self, intent: Intent) -> bool:
        """Says what the host wants; True when it was done."""
        before = self.gathering
        self.wanted.emit(intent)
        return self.gathering is not before

    def reveal(self, field: str) -> QWidget | None:
        """The widget where the answer to a question goes, made visible."""
        found: QWidget | None = self.findChild(QWidget, field)
        if found is not None:
            bring_into_sight(found)
        return found

    def take_over(self, before: Any) -> None:
        """Goes on where the page of the same kind was that this one replaces."""
        for typed in before.findChildren(AddLine):
            line = self.findChild(QLineEdit, typed.line.objectName())
            if line is not None:
                line.setText(typed.line.text())

    def flush(self) -> None:
        """Says at once what stands unsaid in any field."""
        fields: list[PassageField | LineField] = [*self.findChildren(PassageField)]
        for field in [*fields, *self.findChildren(LineField)]:
            field.flush()


class Sheet(QScrollArea):
    """A page's content in a column that scrolls, with a title and a sentence on what it is for."""

    def __init__(self, title: str, purpose: str, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_sheet")
        self.setWidgetResizable(True)
        make_quiet(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName(f"{name}_column")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(14)
        self.column.addWidget(heading(title, f"{name}_title"))
        self.column.addWidget(muted(purpose, f"{name}_purpose"))
        self.setWidget(inner)


def laid_out(page: QWidget, sheet: QWidget) -> None:
    """The sheet fills the page."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sheet)
