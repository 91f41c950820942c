"""Reading a PDF back as the preview, the reader and the printer do."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pypdf
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument
from reportlab.platypus import Flowable, SimpleDocTemplate


def pdf_of(story: Iterable[Flowable]) -> bytes:
    target = io.BytesIO()
    SimpleDocTemplate(target).build(list(story))
    return target.getvalue()


def words_in(pdf: bytes) -> str:
    """All its text in reading order, as the preview copies it; needs a Qt application."""
    bytes_read = QByteArray(pdf)
    buffer = QBuffer(bytes_read)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = [document.getAllText(page).text().strip() for page in range(document.pageCount())]
    document.close()
    return "\n".join(pages).replace("\r\n", "\n")


def shown_in(pdf: bytes) -> Iterator[bytes]:
    """Every string of glyph codes that a page shows; code 0 is the box for a character the font lacks."""
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        contents = page.get_contents()
        assert contents is not None
        for operands, operator in contents.operations:
            if operator == b"Tj":
                yield operands[0].original_bytes
            elif operator == b"TJ":
                yield from (part.original_bytes for part in operands[0] if hasattr(part, "original_bytes"))
