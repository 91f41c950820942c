"""Icons: Lucide's lines, painted in the colour that the text beside them has."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from hostdesk.paths import resources


def pixmap(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """The icon `name` of resources/icons, `size` logical pixels square."""
    from PySide6.QtSvg import QSvgRenderer

    source = (resources() / "icons" / f"{name}.svg").read_bytes()
    drawing = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.name().encode())))
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, widget: QWidget) -> QIcon:
    """The icon in the colour of the widget's buttons."""
    return QIcon(pixmap(name, widget.palette().buttonText().color(), 20, widget.devicePixelRatioF()))
