"""Large words painted quickly: each letter is drawn once and then copied to wherever it stands.

Qt keeps small letters by itself; large ones it outlines and fills anew each time, which takes a tenth of a
second for a long question on a wall of 4K.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPainter, QPainterPath, QTextLayout

KEPT_BY_QT = 64  # pixels, the largest letter

Letter = tuple[QPointF, QImage]  # from where it stands to its upper left corner, in pixels


def write_large(painter: QPainter, layout: QTextLayout, at: QPointF, ink: QColor, ratio: float) -> bool:
    """False, and nothing is painted, where a letter cannot be filled with one ink: a coloured sign."""
    placed = [letter for run in layout.glyphRuns() for letter in _letters(run, ink, ratio)]
    if None in placed:
        return False
    for letter in placed:
        assert letter is not None
        place, (corner, image) = letter
        x, y = (at + place).toTuple()
        left, top = round(x * ratio + corner.x()) / ratio, round(y * ratio + corner.y()) / ratio
        painter.drawImage(QPointF(left, top), image)
    return True


def _letters(run: QGlyphRun, ink: QColor, ratio: float) -> Iterator[tuple[QPointF, Letter] | None]:
    face, drawn = run.rawFont(), dict[int, Letter]()
    for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        if index not in drawn:
            path = face.pathForGlyph(index)
            if path.isEmpty():
                if not face.boundingRect(index).isEmpty():
                    yield None
                continue  # a space
            drawn[index] = _drawn(path, ink, ratio)
        yield place, drawn[index]


def _drawn(path: QPainterPath, ink: QColor, ratio: float) -> Letter:
    box = path.boundingRect()
    left, top = int(box.left() * ratio) - 2, int(box.top() * ratio) - 2
    wide, high = int(box.width() * ratio) + 5, int(box.height() * ratio) + 5
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.scale(ratio, ratio)
    painter.fillPath(path, ink)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPointF(left, top), image
