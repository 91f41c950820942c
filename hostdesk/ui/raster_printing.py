"""Prints a PDF as pictures of its pages, at 300 dots an inch: for Windows, whose printers take no PDF.

Run by the worker. Choosing the printer is written from Qt's documentation and not run here; the drawing is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostdesk.errors import HostDeskError
from hostdesk.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300  # an inch


def printers() -> tuple[tuple[str, ...], str]:
    """The names of all printers, and the one that the system prefers."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinterInfo  # before the first paint nothing needs it

    _application = QGuiApplication.instance() or QGuiApplication(["hostdesk"])
    return tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()


def printed(pdf: bytes, name: str, paper: str, copies: int, sides: str) -> None:
    """The whole document on this printer; "" is the one that the system prefers."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    _application = QGuiApplication.instance() or QGuiApplication(["hostdesk"])
    found = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if found.isNull():
        raise HostDeskError(_("No printer is set up on this laptop. Save the PDF and print it elsewhere."))
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    set_up(printer, paper, copies, sides)
    draw(pdf, printer)


def set_up(printer: QPrinter, paper: str, copies: int, sides: str) -> None:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

    size, duplex = QPageSize.PageSizeId, QPrinter.DuplexMode
    sizes = {"A3": size.A3, "A4": size.A4, "A5": size.A5, "Letter": size.Letter}
    printer.setPageSize(QPageSize(sizes[paper]))
    printer.setFullPage(True)  # neither shrunk nor moved: a printed scale keeps its length
    printer.setResolution(DOTS)
    printer.setDocName("HostDesk")  # the queue learns no title
    printer.setCopyCount(copies)
    if sides:
        printer.setDuplex(duplex.DuplexNone if sides == "one-sided" else duplex.DuplexLongSide)


def draw(pdf: bytes, printer: QPrinter) -> None:
    """Page after page, so that only one picture is held at a time."""
    from PySide6.QtCore import QBuffer, QByteArray, QPointF
    from PySide6.QtGui import QPainter
    from PySide6.QtPdf import QPdfDocument

    held = QByteArray(pdf)
    source = QBuffer(held)
    source.open(QBuffer.OpenModeFlag.ReadOnly)
    document, painter = QPdfDocument(), QPainter()
    document.load(source)
    if not painter.begin(printer):
        raise HostDeskError(
            _("The printer did not take it. Look whether it is on, or save the PDF and print it elsewhere.")
        )
    try:
        for page in range(document.pageCount()):
            if page:
                printer.newPage()
            painter.drawImage(QPointF(0, 0), _picture(document, page, printer.resolution()))
    finally:
        painter.end()
        document.close()


def _picture(document: QPdfDocument, page: int, dots: int) -> QImage:
    """The page on white: QtPdf leaves what is not drawn transparent."""
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImage, QPainter

    points = document.pagePointSize(page)
    size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return picture
