"""Reading a PDF back with a ruler: how large its letters are, where they stand, what is at the edge."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream
from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

_SHOWN = (b"Tj", b"TJ", b"'", b'"')


def sizes_on(pdf: bytes) -> list[set[float]]:
    """For each page the sizes of the letters that are shown, also of what is laid out once for many pages."""
    reader = PdfReader(BytesIO(pdf))
    return [set(_sizes(page, reader)) for page in reader.pages]


def _sizes(page: Any, reader: PdfReader) -> Iterator[float]:
    forms = page.get("/Resources", {}).get("/XObject", {})
    size, content = 0.0, page.get_contents() if hasattr(page, "get_contents") else ContentStream(page, reader)
    for operands, operator in content.operations:
        if operator == b"Tf":
            size = float(operands[1])
        elif operator in _SHOWN:
            yield size
        elif operator == b"Do" and forms[operands[0]].get("/Subtype") == "/Form":
            yield from _sizes(forms[operands[0]].get_object(), reader)


def places_on(page: Any) -> list[tuple[str, float, float]]:
    """Each piece of text with the place where it begins, in points."""
    found: list[tuple[str, float, float]] = []

    def at(text: str, cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            found.append((text.strip(), float(cm[4] + tm[4]), float(cm[5] + tm[5])))

    page.extract_text(visitor_text=at)
    return found


def ink_at_the_edges(pdf: bytes, millimetres: float) -> list[int]:
    """The pages (from 1) on which something is painted nearer to the edge than that; needs Qt."""
    bytes_read = QByteArray(pdf)
    buffer = QBuffer(bytes_read)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    found = [page + 1 for page in range(document.pageCount()) if _inked(document, page, millimetres)]
    document.close()
    return found


def _inked(document: QPdfDocument, page: int, millimetres: float) -> bool:
    size = document.pagePointSize(page)
    whole = QSize(round(size.width() / 2), round(size.height() / 2))
    on_white = QImage(whole, QImage.Format.Format_Grayscale8)
    on_white.fill(Qt.GlobalColor.white)
    painter = QPainter(on_white)
    painter.drawImage(0, 0, document.render(page, whole))
    painter.end()
    edge = int(millimetres / 25.4 * 36)
    width, height = whole.width(), whole.height()
    strips = (
        (0, 0, width, edge),
        (0, height - edge, width, edge),
        (0, 0, edge, height),
        (width - edge, 0, edge, height),
    )
    return any(_darkest(on_white.copy(*strip)) < 250 for strip in strips)


def _darkest(image: QImage) -> int:
    return min(min(bytes(image.constScanLine(y))[: image.width()]) for y in range(image.height()))
