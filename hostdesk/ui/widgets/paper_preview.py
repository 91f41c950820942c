"""The preview of a document: the very bytes that will be printed, shown as sheets of white paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame

from hostdesk.words import _


class PaperPreview(QPdfView):
    """Sheets one below the other, as wide as there is room; arrow and page keys scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName(_("Preview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(10)
        table = QPalette(self.palette())  # QPdfView paints what lies around the sheets in `Dark`
        table.setColor(QPalette.ColorRole.Dark, table.alternateBase().color())
        self.setPalette(table)

    def show_pdf(self, pdf: bytes) -> int:
        """Shows a document instead of the one before, scrolled to the same place; the number of its pages."""
        place = self.verticalScrollBar().value()
        before = self.document()
        document = QPdfDocument(self)
        source = QBuffer(document)
        source.setData(QByteArray(pdf))
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(source)
        self.setDocument(document)
        self.verticalScrollBar().setValue(place)
        if before is not None:
            before.deleteLater()
        return document.pageCount()
