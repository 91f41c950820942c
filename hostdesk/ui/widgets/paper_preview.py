"""The preview of a document: the very bytes that will be printed, shown as sheets of white paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame

from hostdesk.ui import theme
from hostdesk.ui.widgets.plain import Box
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _

_AT_ONCE = 50  # pages: 3 ms


class PaperPreview(Box):
    """Sheets one below the other, as wide as there is room; arrow and page keys scroll."""

    def __init__(self) -> None:
        self.view = QPdfView()
        super().__init__(self.view, "preview_frame")
        self.view.setObjectName("preview")
        self.view.setAccessibleName(_("Preview"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        make_quiet(self.view)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(10)
        # a sheet may fit only while there is no bar beside it: QPdfView would show and hide it for ever
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        table = QPalette(self.view.palette())  # QPdfView paints what lies around the sheets in `Dark`
        table.setColor(QPalette.ColorRole.Dark, table.alternateBase().color())
        bar, step = self.view.verticalScrollBar(), theme.em(self) * 2
        quiet = QPalette(bar.palette())  # its handle keeps the colour of all handles
        quiet.setColor(QPalette.ColorRole.Dark, bar.palette().dark().color())
        bar.setPalette(quiet)
        bar.setSingleStep(step)
        self.view.setPalette(table)
        self._coming: QPdfDocument | None = None
        self._measured = self._place = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._measure)

    def show_pdf(self, pdf: bytes, same_place: bool = False) -> int:
        """Shows a document, from its beginning or where the one before was; the number of its pages."""
        self._place = self.view.verticalScrollBar().value() if same_place else 0
        if self._coming is not None:
            self._coming.deleteLater()
        document = QPdfDocument(self)  # not the view's child: QPdfView would crash at its end
        source = QBuffer(document)
        source.setData(QByteArray(pdf))
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(source)
        self._coming, self._measured = document, 0
        self._measure()
        return document.pageCount()

    def _measure(self) -> None:
        """The view asks for each page's size, which is slow the first time: it is done before, bit by bit."""
        if self._coming is None:
            return
        pages = self._coming.pageCount()
        first, self._measured = self._measured, min(self._measured + _AT_ONCE, pages)
        for page in range(first, self._measured):
            self._coming.pagePointSize(page)
        if self._measured < pages:
            self._next.start()
        else:
            self._take(self._coming)

    def _take(self, document: QPdfDocument) -> None:
        before = self.view.document()
        self.view.setDocument(document)
        self.view.verticalScrollBar().setValue(self._place)
        self._coming = None
        if before is not None:
            before.deleteLater()
