"""Asks the library what papers that look back need: the newest question alone is answered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from hostdesk.domain.documents import Document, LooksBack
from hostdesk.domain.gathering import Gathering
from hostdesk.ui import jobs
from hostdesk.worker import Packed


class LookedBack(QObject):
    """`told` gives the other gatherings, at once where no paper looks back."""

    told = Signal(object)  # jobs.Before

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.desk: Any = None
        self._asked = 0

    def ask(
        self, gathering: Gathering, documents: Sequence[Document], guest_ids: Sequence[str] | None
    ) -> None:
        self._asked += 1
        looks_back = any(each.about.looks_back is not LooksBack.NOWHERE for each in documents)
        if not looks_back or not hasattr(self.desk, "ask"):  # no library: what is here is all there is
            self.told.emit(())
            return
        from hostdesk.workflows import looking_back  # which needs the library's own libraries

        def question(library: Any) -> jobs.Before:
            """As it goes to the worker, packed in the library's thread."""
            before = looking_back.told_before(library, gathering, documents, guest_ids)
            return tuple((str(way), Packed(seen)) for way, seen in sorted(before.items()))

        self.desk.ask(question, partial(self._on_told, self._asked))

    def _on_told(self, asked: int, before: jobs.Before) -> None:
        if isValid(self) and asked == self._asked:
            self.told.emit(before)
