"""Pictures side by side in small, each with its words: a row to walk along, move in and take from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from hostdesk.domain.picture import Picture
from hostdesk.ui import early, theme
from hostdesk.ui.models.picture_rows import PictureRows
from hostdesk.ui.widgets.picture_sight import decoded, fitted
from hostdesk.ui.widgets.plain import RADIUS, paint_focus
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _

_PAD = 8
_MOST_KEPT = 250  # thumbnails in memory


class PictureStrip(QListView):
    """Small pictures are decoded one a turn, when they are first in sight."""

    chosen = Signal(str)
    open_requested = Signal(str)
    removal_requested = Signal(str)
    move_requested = Signal(str, int)

    def __init__(self, rows: PictureRows, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.rows = rows
        self._small: dict[str, QImage] = {}
        self._wanted: list[Picture] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._decode_one)
        make_quiet(self)
        self.setModel(rows)
        self.setItemDelegate(_Small(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def small_size(self) -> QSize:
        """Of one place: a picture, and a line of words under it."""
        em = theme.em(self)
        high = min(6 * em, 120)
        return QSize(high * 4 // 3 + 2 * _PAD, high + em + 3 * _PAD)

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(3 * self.small_size.width(), self.small_size.height() + bar + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.small_size.width(), self.sizeHint().height())

    def chosen_id(self) -> str:
        index = self.currentIndex()
        return self.rows.row(index.row()).id if index.isValid() else ""

    def go_to(self, picture_id: str) -> None:
        number = self.rows.row_of(picture_id)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number))

    def small(self, picture: Picture) -> QImage | None:
        """The picture in small; None while it is still to be decoded, which is asked for herewith."""
        if picture.id in self._small:
            return self._small[picture.id]
        if all(picture.id != wanted.id for wanted in self._wanted):
            self._wanted.append(picture)
            self._later.start()
        return None

    def _decode_one(self) -> None:
        if not self._wanted:
            return
        picture, ratio = self._wanted.pop(), self.devicePixelRatioF()
        room = self.small_size - QSize(2 * _PAD, theme.em(self) + 3 * _PAD)
        image = decoded(picture, fitted(picture, room * ratio))
        image.setDevicePixelRatio(ratio)
        while len(self._small) >= _MOST_KEPT:
            self._small.pop(next(iter(self._small)))
        self._small[picture.id] = image
        self.viewport().update()
        if self._wanted:
            self._later.start()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.rows.row(current.row()).id)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.rows.row(index.row()).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chosen = event.key(), self.chosen_id()
        onward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if chosen and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit(chosen)
        elif chosen and key == Qt.Key.Key_Delete:
            self.removal_requested.emit(chosen)
        elif chosen and event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _MOVING:
            later = key in (onward, Qt.Key.Key_Down)
            self.move_requested.emit(chosen, 1 if later else -1)
        else:
            super().keyPressEvent(event)


_MOVING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class _Small(QStyledItemDelegate):
    """One place in the strip."""

    def __init__(self, strip: PictureStrip) -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._strip.small_size

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        strip, box = self._strip, QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        colours = strip.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            around = QRectF(box).adjusted(2, 2, -2, -2)
            early.rounded(painter, around, RADIUS, colours.midlight(), None)
        line = theme.em(strip)
        room = box.adjusted(_PAD, _PAD, -_PAD, -line - 2 * _PAD)
        _paint_picture(painter, strip, strip.rows.row(index.row()), room)
        words = QRect(room.left(), box.bottom() - line - _PAD, room.width(), line)
        caption = str(index.data() or _("What does it show?"))
        painter.setPen((colours.text() if index.data() else colours.placeholderText()).color())
        short = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, short)
        if is_chosen and strip.hasFocus():
            paint_focus(painter, QRectF(box), colours)
        painter.restore()


def _paint_picture(painter: QPainter, strip: PictureStrip, picture: Picture, room: QRect) -> None:
    image = strip.small(picture)
    if image is None or image.isNull():
        early.rounded(painter, QRectF(room), RADIUS / 2, strip.palette().mid(), None)
        return
    size = image.deviceIndependentSize().toSize()
    middle = QRect(room.center() - QRect(0, 0, size.width(), size.height()).center(), size)
    painter.drawImage(middle, image)
