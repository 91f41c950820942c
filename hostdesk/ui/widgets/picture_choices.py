"""The pictures that may leave without names: each looked at and ticked by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hostdesk.domain.picture import Picture
from hostdesk.ui import theme
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import muted
from hostdesk.words import _

_WIDTH = 14  # em of a small picture


class PictureChoices(QWidget):
    """None is ticked by itself: a picture may show who does not want to be shown."""

    changed = Signal()

    def __init__(self, pictures: Sequence[Picture], reminder: str) -> None:
        super().__init__()
        self.setObjectName("picture_choices")
        self._waiting = list(pictures)
        self.ticks: dict[str, CheckBox] = {}
        self._sights: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words, name in ((_about(), "share_pictures_about"), (reminder, "share_pictures_reminder")):
            if words:
                column.addWidget(muted(words, name))
        column.addLayout(
            Flow(*(self._choice(place, one) for place, one in enumerate(pictures, 1)), spacing=16)
        )
        column.addStretch(1)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._show_next)
        self._next.start()

    @property
    def chosen(self) -> frozenset[str]:
        """Ids."""
        return frozenset(id_ for id_, tick in self.ticks.items() if tick.isChecked())

    def _choice(self, place: int, picture: Picture) -> QWidget:
        choice = QWidget()
        sight = QLabel()
        sight.setFixedSize(self._room())
        sight.setAccessibleName(picture.caption or _("Picture {n}").format(n=place))
        tick = CheckBox(_("Picture {n} goes out").format(n=place), f"share_picture_{place}")
        tick.setAccessibleDescription(picture.caption)
        tick.toggled.connect(self.changed)
        self.ticks[picture.id], self._sights[picture.id] = tick, sight
        column = QVBoxLayout(choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sight)
        column.addWidget(tick)
        return choice

    def _room(self) -> QSize:
        width = _WIDTH * theme.em(self)
        return QSize(width, width * 3 // 4)

    def _show_next(self) -> None:
        """One at a time, so that nothing waits for a hundred."""
        if not self._waiting:
            return
        picture = self._waiting.pop(0)
        buffer = QBuffer(self)
        buffer.setData(QByteArray(picture.data))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, b"jpeg")
        size = QSize(picture.width, picture.height)
        size.scale(self._room(), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(size)
        self._sights[picture.id].setPixmap(QPixmap.fromImage(reader.read()))
        buffer.deleteLater()
        self._next.start()


def _about() -> str:
    return _(
        "A picture may show somebody who would rather not be seen, or a name on a flip chart. "
        "Captions stay here."
    )
