"""The button of a list page that opens kept wordings to choose from, the host's own among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.widgets.kept_picker import KeptPicker
from hostdesk.ui.widgets.plain import Button
from hostdesk.words import _
from hostdesk.workflows import kept


class KeptOffer(QObject):
    """Belongs to a page; the page gives it the desk, which asks the library for the host's own wordings."""

    def __init__(
        self,
        page: ListPage,
        kind: type[kept.Kept],
        shipped: Callable[[], Sequence[kept.Found]],
        title: str,
        picker: type[KeptPicker] = KeptPicker,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._kind = kind
        self._shipped = shipped
        self._title = title
        self._picker = picker
        self.desk: Any = None
        self.dialog: KeptPicker | None = None
        self.button = Button(_("Choose a wording…"), f"{page.objectName()}_kept")
        self.button.clicked.connect(self.open)

    def open(self) -> None:
        """Shows what ships at once, and the host's own as soon as the library has answered."""
        self.dialog = self._picker(self._page, self._title, self._shipped())
        self.dialog.taken.connect(self._on_taken)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()
        if self.desk is not None and self._page.gathering is not None:
            session_id = self._page.gathering.session.id
            self.desk.ask(partial(kept.own, kind=self._kind, but_of=session_id), self._on_own)

    def _on_own(self, found: Sequence[kept.Found]) -> None:
        if self.dialog is not None and found:
            self.dialog.add_found(found)

    def _on_taken(self, found: kept.Found) -> None:
        if self._page.ask(partial(kept.take, part=found.part)):
            self._page.show_last()

    def _on_finished(self) -> None:
        self.dialog = None
