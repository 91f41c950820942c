"""The preview of a document: the very bytes that will be printed, shown as sheets of white paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame

from hostdesk.ui.widgets.plain import Box
from hostdesk.words import _


class PaperPreview(Box):
    """Sheets one below the other, as wide as there is room; arrow and page keys scroll."""

    def __init__(self) -> None:
        self.view = QPdfView()
        super().__init__(self.view, "preview_frame")
        self.view.setObjectName("preview")
        self.view.setAccessibleName(_("Preview"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(10)
        table = QPalette(self.view.palette())  # QPdfView paints what lies around the sheets in `Dark`
        table.setColor(QPalette.ColorRole.Dark, table.alternateBase().color())
        self.view.setPalette(table)

    def show_pdf(self, pdf: bytes) -> int:
        """Shows a document instead of the one before, scrolled to the same place; the number of its pages."""
        place = self.view.verticalScrollBar().value()
        before = self.view.document()
        document = QPdfDocument(self)  # not the view's child: QPdfView would crash at its end
        source = QBuffer(document)
        source.setData(QByteArray(pdf))
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(source)
        self.view.setDocument(document)
        self.view.verticalScrollBar().setValue(place)
        if before is not None:
            before.deleteLater()
        return document.pageCount()
