"""A picture on the wall: made ready away from the painting, as large as it fits, its caption where wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from hostdesk.domain.picture import Picture
from hostdesk.ui.widgets import projected_text as text

_CAPTION = 1 / 18  # of the height
_FOOT = 0.17  # of the height, where there is a caption
_EDGE = 0.025  # of the height, around the picture


def picture_field(caption: str, room: QRectF) -> QRectF:
    """Where the picture may lie."""
    edge = room.height() * _EDGE
    return room.adjusted(edge, edge, -edge, -(room.height() * _FOOT if caption else edge))


def paint_picture(painter: QPainter, ready: QPixmap | None, caption: str, room: QRectF) -> None:
    """Nothing but the ground until the picture is ready."""
    field = picture_field(caption, room)
    if ready is not None:
        size = ready.deviceIndependentSize()
        left = field.left() + (field.width() - size.width()) / 2
        top = field.top() + (field.height() - size.height()) / 2
        painter.drawPixmap(QPointF(round(left), round(top)), ready)
    if caption:
        margin = room.width() / 16
        box = QRectF(margin, field.bottom(), room.width() - 2 * margin, room.height() * (_FOOT - 0.03))
        laid = text.fitting(caption, box, room.height() * _CAPTION, side=Qt.AlignmentFlag.AlignHCenter)
        top = box.top() + (box.height() - text.height_of(laid)) / 2
        text.write(painter, laid, QPointF(box.left(), top), text.INK)


class ReadyPicture(QObject):
    """Holds one picture in the size of the wall. It is read and fitted in two turns of the event loop."""

    came = Signal()
    cannot_be_read = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, QSize, float] | None = None
        self._data = b""
        self._read: QImage | None = None
        self._ready: QPixmap | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def of(self, picture: Picture, field: QSize, ratio: float) -> QPixmap | None:
        """The picture where it is ready for a field of so many points; else it is made ready."""
        wanted = picture.id, field, ratio
        if wanted != self._wanted or picture.data is not self._data:
            self.forget()
            self._wanted, self._data = wanted, picture.data
            self._turn.start()
        return self._ready

    def forget(self) -> None:
        """It is no longer on the wall."""
        self._turn.stop()
        self._wanted = self._read = self._ready = None
        self._data = b""

    def _on_turn(self) -> None:
        assert self._wanted is not None
        _id, field, ratio = self._wanted
        if self._read is None:
            self._read = QImage.fromData(self._data)
            if self._read.isNull():
                self.cannot_be_read.emit()
            else:
                self._turn.start()
            return
        self._ready = fitted(self._read, field, ratio)
        self._read = None
        self.came.emit()


def fitted(image: QImage, field: QSize, ratio: float) -> QPixmap:
    """The image as large as the field, in the points of the display."""
    size = image.size().scaled(field * ratio, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    made = QPixmap(size)
    made.fill(text.GROUND)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    smooth = image
    while smooth.width() >= 2 * size.width() > 2:  # by halves: a large step would leave points out
        smooth = smooth.scaled(smooth.size() / 2, mode=Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(QRect(QPointF(0, 0).toPoint(), size), smooth)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
