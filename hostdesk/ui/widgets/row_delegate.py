"""Paints the rows of a table as a well-laid list, and edits their cells in place."""

from __future__ import annotations

from typing import Any, cast

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hostdesk.ui import early
from hostdesk.ui.models.rows import LARGE, PILL, QUIET, SECOND_LINE, STRONG, Column, Index, RowsModel
from hostdesk.ui.theme import breakable, wrapped_height

_WRAP = early.WORD_WRAP | early.LEADING | early.TOP
_MOST_LINES = 12


class RowDelegate(QStyledItemDelegate):
    """Cells with air around them: first line, muted second line, small labels, checks."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._muted = early.Ink(view, QPalette.ColorRole.PlaceholderText)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        colours = option.palette
        box = QRect(option.rect)
        self._paint_ground(painter, option, box, index)
        inner = self._inner(option, box)
        check = _told(index, early.CHECK_STATE)
        if check is not None:
            self._paint_check(painter, option, inner, check)
        elif _told(index, PILL):
            self._paint_pill(painter, option, inner, str(_told(index)))
            self._paint_below_pill(painter, option, inner, str(_told(index, SECOND_LINE) or ""))
        else:
            self._paint_text(painter, option, inner, index, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        pad = metrics.height()
        width = max(40, option.rect.width() - pad)
        height = min(self._words_height(option, index, width), _MOST_LINES * metrics.lineSpacing())
        second = str(_told(index, SECOND_LINE) or "")
        if second:
            height += wrapped_height(option.font, second, width)
            height += int(pad * 0.35) if _told(index, PILL) else 0
        return QSize(width, max(height + int(pad * 0.9), int(pad * 2.1)))

    def _words_height(self, option: QStyleOptionViewItem, index: Index, width: int) -> int:
        return wrapped_height(self._font(option, index), str(_told(index) or ""), width)

    def _font(self, option: QStyleOptionViewItem, index: Index) -> QFont:
        made = QFont(option.font)
        if _told(index, LARGE):
            made.setPointSizeF(made.pointSizeF() * 1.35)
        made.setBold(bool(_told(index, STRONG) or _told(index, LARGE)) and not _told(index, QUIET))
        return made

    def _inner(self, option: QStyleOptionViewItem, box: QRect) -> QRect:
        pad = option.fontMetrics.height() // 2
        return box.adjusted(pad, int(pad * 0.9), -pad, -int(pad * 0.5))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, index: Index
    ) -> None:
        colours = option.palette
        view = cast(QAbstractItemView, option.widget)
        current = view.currentIndex() if view is not None else index
        in_row = current.isValid() and current.row() == index.row()
        if in_row:
            early.fill(painter, box, colours.midlight())
        line = colours.link() if in_row else colours.mid()
        early.fill(painter, QRect(box.left(), box.bottom(), box.width(), 1), line)
        if in_row:
            early.fill(painter, QRect(box.left(), box.top(), box.width(), 1), line)
        here = current.isValid() and current.column() == index.column() and in_row
        if here and view is not None and view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            early.rounded(painter, QRectF(box).adjusted(3, 3, -3, -3), 5, None, QPen(colours.link(), 2))

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, index: Index, colours: QPalette
    ) -> None:
        font = self._font(option, index)
        quiet = bool(_told(index, QUIET))
        if quiet:
            self._muted.initPainter(painter)
        else:
            early.write_in(painter, colours.text().color())
        painter.setFont(font)
        text = str(_told(index) or "")
        painter.setClipRect(inner.adjusted(-4, -4, 4, 4))
        painter.drawText(inner, _WRAP, breakable(font, text, inner.width()))
        second = str(_told(index, SECOND_LINE) or "")
        if second:
            below = inner.adjusted(0, wrapped_height(font, text, inner.width()), 0, 0)
            self._muted.initPainter(painter)
            painter.setFont(option.font)
            if wrapped_height(option.font, second, inner.width()) > below.height() + 4:
                second = early.elided(option.fontMetrics, second, inner.width())
            painter.drawText(below, _WRAP, breakable(option.font, second, inner.width()))

    def _paint_pill(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, text: str) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        metrics = QFontMetrics(font)
        width = min(inner.width(), metrics.horizontalAdvance(text) + metrics.height())
        pill = QRectF(inner.x(), inner.y() - 2, width, metrics.height() + 6)
        if painter.boundingRect(inner, _WRAP, "i").left() > inner.left():  # mirrored
            pill.moveRight(inner.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(option.palette.mid(), 1)
        early.rounded(painter, pill, pill.height() / 2, option.palette.alternateBase(), edge)
        painter.setFont(font)
        early.write_in(painter, option.palette.text().color())
        shown = early.elided(metrics, text, int(width - metrics.height() / 2))
        painter.drawText(pill, early.CENTRE, shown)

    def _paint_below_pill(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, words: str
    ) -> None:
        if words:
            below = inner.adjusted(0, int(option.fontMetrics.height() * 1.35), 0, 0)
            self._muted.initPainter(painter)
            painter.setFont(option.font)
            painter.drawText(below, _WRAP, early.elided(option.fontMetrics, words, inner.width()))

    def _paint_check(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, check: Any) -> None:
        side = int(option.fontMetrics.height() * 1.05)
        box = QRectF(inner.x() + 1, inner.y() - 1, side, side)
        on = QtCore.Qt.CheckState(check) is QtCore.Qt.CheckState.Checked
        # the first window has no checks
        from hostdesk.ui.widgets.check_box import paint_tick

        paint_tick(painter, box, option.palette, on)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole cell is the target of a check, not only its small box."""
        return toggled(event, model, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        from hostdesk.ui.widgets import cell_editors  # not needed to show a list

        return cell_editors.made(self._column(index), parent, self._on_rested, self._on_chosen)

    def _column(self, index: Index) -> Column:
        return cast(RowsModel, index.model()).columns[index.column()]

    def _on_rested(self) -> None:
        self.commitData.emit(self.sender())

    def _on_chosen(self) -> None:
        self.commitData.emit(self.sender())
        self.closeEditor.emit(self.sender(), QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        from hostdesk.ui.widgets import cell_editors

        cell_editors.show(editor, index.data(early.EDIT))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        from hostdesk.ui.widgets import cell_editors

        model.setData(index, cell_editors.value_of(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        from hostdesk.ui.widgets import cell_editors

        editor.setGeometry(cell_editors.room_for(editor, option.rect))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter stores and goes on; Shift+Enter begins a line."""
        in_words = isinstance(editor, QtWidgets.QPlainTextEdit)
        if in_words and isinstance(event, QKeyEvent) and _is_enter(event):
            self.commitData.emit(cast(QWidget, editor))
            self.closeEditor.emit(cast(QWidget, editor), QStyledItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(editor, event)


def toggled(event: QEvent, model: QAbstractItemModel, index: Index) -> bool:
    """Turns the check of a cell round, if the event (a click anywhere in it, Space) means that."""
    check = index.data(early.CHECK_STATE)
    toggles = event.type() is QEvent.Type.MouseButtonRelease or _is_space(event)
    if check is None or not toggles:
        return False
    on = QtCore.Qt.CheckState(check) is QtCore.Qt.CheckState.Checked
    new = QtCore.Qt.CheckState.Unchecked if on else QtCore.Qt.CheckState.Checked
    return model.setData(index, new, early.CHECK_STATE)


def _told(index: Index, role: int = early.DISPLAY) -> Any:
    """What the model says, without the way through C++ and back: seven questions for each cell."""
    return index.model().data(index, role)


def _is_enter(event: QKeyEvent) -> bool:
    entered = event.type() is QEvent.Type.KeyPress and event.key() in (
        QtCore.Qt.Key.Key_Return,
        QtCore.Qt.Key.Key_Enter,
    )
    return entered and not event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier


def _is_space(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyPress
        and event.key() == QtCore.Qt.Key.Key_Space
    )
