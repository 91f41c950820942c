"""Pictures on their way in: found among what is dropped or pasted, and shrunk in the worker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from hostdesk.domain.picture import LONGEST_SIDE
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.tasks import Task, Tasks
from hostdesk.words import _

ENDINGS = ("jpg", "jpeg", "jpe", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif")
_AS_THEY_ARE = ("image/jpeg", "image/png", "image/webp", "image/bmp", "image/gif", "image/tiff")
_PATIENCE = 350  # milliseconds until the host is told that it is at work

Source = Path | bytes | QImage


def holds_pictures(mime: QMimeData) -> bool:
    """Asked while something is dragged over the window: looks at names and kinds only."""
    if any(url.isLocalFile() for url in mime.urls()):
        return bool(_files(mime))
    return mime.hasImage() or any(mime.hasFormat(kind) for kind in _AS_THEY_ARE)


def pictures_in(mime: QMimeData) -> list[Source]:
    """The files, else the picture itself: what a browser gives, or what a program copied."""
    if files := _files(mime):
        return [*files]
    for kind in _AS_THEY_ARE:
        if mime.hasFormat(kind):
            return [bytes(mime.data(kind).data())]
    image = mime.imageData() if mime.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def _files(mime: QMimeData) -> list[Path]:
    local = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return [path for path in local if path.suffix.lower().removeprefix(".") in ENDINGS]


class BroughtPictures(QObject):
    """One handful of pictures; says once what became of all of them."""

    shrunk = Signal(object)  # a tuple, each Shrunk or the sentence why it cannot be kept
    failed = Signal(object)  # an exception
    took_long = Signal(int, int)  # how many are done, of how many

    def __init__(self, tasks: Tasks, sources: Sequence[Source], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._sources = list(sources)
        self._done = 0
        self._task: Task | None = None
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(self._on_slow)
        self._slow.start()
        QTimer.singleShot(0, self, self._prepare)

    def _prepare(self) -> None:
        """What is pixels only is made smaller before it is sent to the worker; one a turn."""
        number = next((n for n, source in enumerate(self._sources) if isinstance(source, QImage)), None)
        if number is None:
            arguments = (tuple(self._sources),)
            self._task = self._tasks.run(
                jobs.pictures_shrunk, arguments, self._on_shrunk, self._on_failed, self._on_progress
            )
            return
        image = self._sources[number]
        assert isinstance(image, QImage)
        small = fitted(image)
        self._sources[number] = small if small is not image else as_bitmap(image)
        QTimer.singleShot(0, self, self._prepare)

    def _on_progress(self, done: int, _total: int) -> None:
        self._done = done
        if not self._slow.isActive():
            self.took_long.emit(done, len(self._sources))

    def _on_slow(self) -> None:
        self.took_long.emit(self._done, len(self._sources))

    def _on_shrunk(self, made: tuple[Any, ...]) -> None:
        self._slow.stop()
        self.shrunk.emit(made)
        self.deleteLater()

    def _on_failed(self, error: Exception) -> None:
        self._slow.stop()
        self.failed.emit(error)
        self.deleteLater()


def fitted(image: QImage) -> QImage:
    """The image where it is small enough already, else one that is."""
    if max(image.width(), image.height()) <= LONGEST_SIDE:
        return image
    ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(LONGEST_SIDE, LONGEST_SIDE, ratio, smooth)


def as_bitmap(image: QImage) -> bytes:
    """As a file that is written as fast as it is copied."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    kind = "PNG" if image.hasAlphaChannel() else "BMP"
    if not image.save(buffer, kind):  # type: ignore[call-overload]  # PySide's stubs want bytes
        raise HostDeskError(_("The picture cannot be read."))
    return bytes(buffer.data().data())
