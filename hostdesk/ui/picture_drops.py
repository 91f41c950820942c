"""What is dragged over the window: pictures are taken, wherever they are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from hostdesk.ui.brought_pictures import holds_pictures, pictures_in

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from hostdesk.ui.picturing_window import PicturingWindow


class Drops(QObject):
    """Sees what is dragged over the window before any field in it does; takes pictures, and nothing else."""

    def __init__(self, window: PicturingWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        return event.type() in kinds and self._took(event)  # type: ignore[arg-type]  # these are drops

    def _took(self, event: QDropEvent) -> bool:
        blocked = QApplication.activeModalWidget() is not None
        if blocked or self._window.desk.gathering is None or not holds_pictures(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is, whatever was proposed
        event.accept()
        if event.type() is QEvent.Type.Drop:
            sources = pictures_in(event.mimeData())
            self._window.take_pictures_in(sources, self._window.home_at(event.position().toPoint()))
        return True
