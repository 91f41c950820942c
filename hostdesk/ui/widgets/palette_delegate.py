"""Paints the rows of the palette: quiet headings, a title with its keys, a muted second line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hostdesk.ui import early
from hostdesk.ui.models.palette import HEADING, KEYS
from hostdesk.ui.models.rows import SECOND_LINE, Index
from hostdesk.ui.widgets.plain import RADIUS

_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
_END = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing)


class PaletteDelegate(QStyledItemDelegate):
    """Rows of one height each, so that a list is laid in a moment; what is too long is cut with "…"."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        if index.data(HEADING):
            return QSize(line * 10, int(line * 1.8))
        return QSize(line * 10, int(line * (2.8 if index.data(SECOND_LINE) else 1.9)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = option.fontMetrics.height() // 2
        inner = QRect(option.rect).adjusted(pad, 0, -pad, 0)
        if index.data(HEADING):
            self._paint_heading(painter, option, inner, index)
        else:
            self._paint_entry(painter, option, inner, index)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, index: Index
    ) -> None:
        font = _bold(option.font, 0.9)
        painter.setFont(font)
        painter.setPen(option.palette.placeholderText().color())
        low = inner.adjusted(0, inner.height() // 4, 0, 0)
        painter.drawText(low, _LINE, _fitting(font, index.data(), low))

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, index: Index
    ) -> None:
        colours = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            box = QRectF(option.rect).adjusted(2, 1, -2, -1)
            early.rounded(painter, box, RADIUS - 2, colours.midlight(), QPen(colours.link(), 2))
        line = option.fontMetrics.height()
        second = index.data(SECOND_LINE)
        lines = line * (2 if second else 1)
        first = QRect(inner.left(), inner.center().y() - lines // 2, inner.width(), line)
        painter.setPen(colours.placeholderText().color())
        painter.setFont(option.font)
        if second:
            painter.drawText(below := first.translated(0, line), _LINE, _fitting(option.font, second, below))
        self._paint_title(painter, option, first, index)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, first: QRect, index: Index
    ) -> None:
        keys = index.data(KEYS)
        if keys:
            painter.drawText(first, _END, keys)
            used = option.fontMetrics.horizontalAdvance(keys) + option.fontMetrics.height()
            room = QRect(first.left(), first.top(), first.width() - used, first.height())
            first = QStyle.visualRect(option.direction, first, room)
        font = _bold(option.font)
        painter.setFont(font)
        painter.setPen(option.palette.text().color())
        painter.drawText(first, _LINE, _fitting(font, index.data(), first))


def _bold(font: QFont, factor: float = 1.0) -> QFont:
    made = QFont(font)
    made.setBold(True)
    made.setPointSizeF(made.pointSizeF() * factor)
    return made


def _fitting(font: QFont, text: Any, room: QRect) -> str:
    """One line of it."""
    shown = " ".join(str(text).split())
    return QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
