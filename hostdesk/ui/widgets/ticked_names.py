"""How a name to tick is drawn in a plain list: our box, as large as the text, and a place to click."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hostdesk.ui import early
from hostdesk.ui.widgets.check_box import paint_tick
from hostdesk.ui.widgets.row_delegate import toggled

_AIR = 8


class TickedNames(QStyledItemDelegate):
    """The box before the name, at the right where one reads from the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        colours, room = option.palette, option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(room, colours.alternateBase())
        box = _box(option)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        by = box.width() + 2 * _AIR
        words = room.adjusted(_AIR, 0, -by, 0) if mirrored else room.adjusted(by, 0, -_AIR, 0)
        painter.setPen(colours.text().color())
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.drawRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5))
        name = early.elided(option.fontMetrics, index.data(), words.width())
        painter.drawText(words, early.MIDDLE | early.LEADING, name)
        on = Qt.CheckState(index.data(early.CHECK_STATE)) is Qt.CheckState.Checked
        paint_tick(painter, QRectF(box), colours, on)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Space anywhere, a click only on the box: elsewhere a name is taken to be moved."""
        if isinstance(event, QMouseEvent):
            around = _box(option).adjusted(-_AIR, -_AIR, _AIR, _AIR)
            return around.contains(event.position().toPoint()) and toggled(event, model, index)
        return toggled(event, model, index)


def _box(option: QStyleOptionViewItem) -> QRect:
    side, room = int(option.fontMetrics.height() * 0.95), option.rect
    mirrored = option.direction is Qt.LayoutDirection.RightToLeft
    left = room.right() - _AIR - side if mirrored else room.left() + _AIR
    return QRect(left, room.top() + (room.height() - side) // 2, side, side)
