"""A page of the handbook as one reads it: Markdown in the house's type, pictures as wide as there is room."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from hostdesk.ui import theme
from hostdesk.ui.handbook_pages import folder
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _

_REST = 80  # milliseconds after the last change of width
_LINE = 130  # percent
_ONE_WIDTH = 0.9  # of the size of the text
_PICTURE = "\ufffc"  # what stands in a text for a picture


class HandbookReader(QTextBrowser):
    """Reads only what lies in the handbook's folder; links lead to its other pages and nowhere else."""

    page_requested = Signal(str)
    _markdown = ""  # of the page that is shown; Qt may speak of fonts before there is one

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("handbook_reader")
        self.setFrameShape(QFrame.Shape.NoFrame)
        make_quiet(self)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that the width stays
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(theme.em(self))
        self.anchorClicked.connect(self._on_link)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._show_again)

    def show_page(self, markdown: str, title: str) -> None:
        """Shows a page from its beginning."""
        self._markdown = markdown
        self.setAccessibleName(_("Page: {title}").format(title=title))
        self._set()
        self.verticalScrollBar().setValue(0)

    def find_next(self, words: str) -> None:
        """Goes to where the words stand next on the page, and from its end back to its beginning."""
        if words.strip() and not self.find(words.strip()):
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.find(words.strip())

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the handbook, made to fit the column; nothing else is ever read."""
        link = QUrl(name)
        path = folder() / "pictures" / link.fileName()
        wanted = link.isRelative() and kind == QTextDocument.ResourceType.ImageResource.value
        if not wanted or not path.is_file():
            return None
        ratio = self.devicePixelRatioF()
        picture = QImage(str(path))
        room = int(self._column() * ratio)
        if picture.width() > room:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        picture = picture.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), max(1, round(ratio))))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _column(self) -> int:
        return max(100, self.viewport().width() - int(2 * self.document().documentMargin()))

    def _set(self) -> None:
        self.document().clear()
        self.setMarkdown(self._markdown)
        self._dress()

    def _show_again(self) -> None:
        """The same page at the same place, in other colours, sizes or widths."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        self._set()
        bar.setValue(round(part * bar.maximum()))

    def _dress(self) -> None:
        """Air between lines and around headings; tables without a grid, their rows under hairlines."""
        block = self.document().begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)

    def _dress_block(self, block: QTextBlock) -> None:
        em = theme.em(self)
        form = block.blockFormat()
        if _PICTURE not in block.text():
            form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setNonBreakableLines(False)  # a line to type is broken rather than cut
        if form.headingLevel() and block.blockNumber():
            form.setTopMargin(em * 0.9)
        if not QTextCursor(block).currentTable():
            form.setBottomMargin(em * (0.15 if block.textList() else 0.5))
        QTextCursor(block).setBlockFormat(form)
        for found in block.textFormats():
            if found.format.fontFamilies():  # only what is typed in a terminal has a face of its own
                self._make_smaller(block.position() + found.start, found.length)

    def _make_smaller(self, first: int, length: int) -> None:
        """Type of one width looks larger than the type around it."""
        small = QTextCharFormat()
        small.setFontPointSize(self.font().pointSizeF() * _ONE_WIDTH)
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(small)

    def _dress_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setCellPadding(theme.em(self) * 0.3)
        form.setCellSpacing(0)
        form.setBorderCollapse(True)
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self.palette().brush(QPalette.ColorRole.Mid))
        form.setBottomMargin(theme.em(self) * 0.6)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
        table.setFormat(form)

    def _on_link(self, link: QUrl) -> None:
        if link.isRelative() and link.fileName().endswith(".md"):
            self.page_requested.emit(link.fileName().removesuffix(".md"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._rest.start()

    def changeEvent(self, event: QEvent) -> None:
        """Colours and sizes are written into the page when it is read, so it is read anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._markdown:
            self._rest.start()
