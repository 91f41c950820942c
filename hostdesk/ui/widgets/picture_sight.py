"""A picture as large as there is room for, decoded no larger than it is seen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hostdesk.domain.picture import Picture
from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import paint_focus

_MOST_MEGABYTES = 32  # that one picture may take while it is decoded: 1600 by 1600 take 10


def fitted(picture: Picture, room: QSize) -> QSize:
    """The size at which it fits in, in its own proportion, and not larger than its pixels."""
    own = QSize(picture.width, picture.height)
    larger = own.width() > room.width() or own.height() > room.height()
    return own.scaled(room, Qt.AspectRatioMode.KeepAspectRatio) if larger else own


def decoded(picture: Picture, size: QSize) -> QImage:
    """The picture in this many pixels; a null image where its bytes are none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAllocationLimit(_MOST_MEGABYTES)
    reader.setScaledSize(size.expandedTo(QSize(1, 1)))
    return reader.read()


class PictureSight(QWidget):
    """One picture; it can have the keyboard, and says which keys and clicks it got."""

    enlarged = Signal()  # Enter, Space or a click
    closed = Signal()  # Escape
    turned = Signal(int)  # to the one before or after

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture: Picture | None = None
        self._image = QImage()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._decode)

    def show_picture(self, picture: Picture | None, words: str) -> None:
        """`words` are for those who do not see it."""
        self.setAccessibleName(words)
        if picture is not self._picture:
            same = self._picture is not None and picture is not None and picture.id == self._picture.id
            self._picture = picture
            if not same:
                self._image = QImage()
                self._later.start()
                self.update()

    def sizeHint(self) -> QSize:
        em = theme.em(self)
        return QSize(16 * em, 12 * em)

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * theme.em(self), 4 * theme.em(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def _decode(self) -> None:
        if self._picture is None:
            return
        ratio = self.devicePixelRatioF()
        wanted = fitted(self._picture, self._room() * ratio)
        if wanted != self._image.size():
            self._image = decoded(self._picture, wanted)
            self._image.setDevicePixelRatio(ratio)
            self.update()

    def _room(self) -> QSize:
        return self.size() - QSize(12, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._image.isNull():
            size = self._image.deviceIndependentSize()
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            box = QRectF(left, top, size.width(), size.height())
            painter.drawImage(box, self._image)
            painter.setPen(self.palette().mid().color())
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, QRectF(self.rect()), self.palette())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.enlarged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, later = event.key(), Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.enlarged.emit()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
            event.ignore()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.turned.emit(1 if key == later else -1)
        else:
            super().keyPressEvent(event)
