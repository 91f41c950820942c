"""Files that the system hands to the window as events: how macOS opens what is double-clicked there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from hostdesk.workflows.knock import is_archive

if TYPE_CHECKING:
    from hostdesk.ui.opening_window import OpeningWindow


class OpenedFiles(QObject):
    """Looks at every event of the application: laid in only where files come that way."""

    def __init__(self, window: OpeningWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FileOpen:
            name = cast(QFileOpenEvent, event).file()
            if is_archive(name):
                self._window.look_into(Path(name))
            return True
        return super().eventFilter(watched, event)


def heed_opened_files(window: OpeningWindow) -> None:
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(OpenedFiles(window))
