"""Asks the host which picture of the session the room is to see."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.picture import Picture
from hostdesk.ui import theme
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, heading
from hostdesk.ui.widgets.scroll_bar import make_quiet
from hostdesk.words import _

_WIDE, _HIGH = 7, 5  # em, the largest a small picture is


class RoomPictures(QDialog):
    """Up, down, Enter. `chosen` gives the picture's id, and whether its caption is shown."""

    chosen = Signal(str, bool)

    def __init__(self, parent: QWidget, gathering: Gathering, shown: str, with_caption: bool) -> None:
        super().__init__(parent)
        self.setObjectName("room_pictures")
        self.setWindowTitle(_("A picture for the room"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pictures = gathering.pictures
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading(_("A picture for the room"), "room_pictures_title", 1.4))
        self._lay_list(column, gathering, shown)
        self.caption = CheckBox(_("With its words below"), "room_pictures_caption")
        self.caption.setChecked(with_caption)
        column.addWidget(self.caption)
        self.show_it = Button(_("Show"), "room_pictures_show", primary=True)
        self.leave = Button(_("Leave it"), "room_pictures_leave")
        self.show_it.clicked.connect(self._on_show)
        self.leave.clicked.connect(self.reject)
        column.addLayout(Flow(self.show_it, self.leave))
        em = theme.em(self)
        self.resize(min(em * 34, parent.width() - 32), min(em * 30, parent.height() - 32))
        self.list.setFocus()

    def _lay_list(self, column: QVBoxLayout, gathering: Gathering, shown: str) -> None:
        self.list = QListWidget()
        self.list.setObjectName("room_pictures_list")
        self.list.setAccessibleName(_("Pictures of this session"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setWordWrap(True)
        make_quiet(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._size = QSize(_WIDE, _HIGH) * theme.em(self)
        self.list.setIconSize(self._size)
        self.list.setSpacing(4)
        for number, picture in enumerate(self._pictures, 1):
            item = QListWidgetItem(picture_said(gathering, picture, number))
            item.setSizeHint(QSize(0, self._size.height() + 8))
            self.list.addItem(item)
        ids = [picture.id for picture in self._pictures]
        self.list.setCurrentRow(ids.index(shown) if shown in ids else 0)
        self.list.itemActivated.connect(self._on_show)
        column.addWidget(Box(self.list), 1)
        self._unread = self._reading()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)
        self._turn.start()

    def _reading(self) -> Iterator[None]:
        """One small picture a turn, so that keys are heard between them."""
        ratio = self.devicePixelRatioF()
        for number, picture in enumerate(self._pictures):
            self.list.item(number).setIcon(QIcon(small(picture, self._size, ratio)))
            yield

    def _on_turn(self) -> None:
        if next(self._unread, self) is self:
            self._turn.stop()

    def _on_show(self) -> None:
        self.chosen.emit(self._pictures[self.list.currentRow()].id, self.caption.isChecked())
        self.accept()


def picture_said(gathering: Gathering, picture: Picture, number: int) -> str:
    """Its caption or its number, and what it belongs to."""
    blocks = {block.id: block.title for block in gathering.blocks}
    scales = {scale.id: scale.question for scale in gathering.scales}
    place = blocks.get(picture.block_id or "") or scales.get(picture.scale_id or "") or ""
    own = picture.caption or _("Picture {n}").format(n=number)
    return f"{own}\n{place}" if place else own


def small(picture: Picture, size: QSize, ratio: float) -> QPixmap:
    """Read at the size that is needed, which is quicker than reading it whole; empty if it cannot be read."""
    kept = QByteArray(picture.data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"jpg")
    whole = QSize(picture.width, picture.height)
    fits = whole.scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(fits.expandedTo(QSize(1, 1)))
    made = QPixmap.fromImage(reader.read())
    made.setDevicePixelRatio(ratio)
    return made
