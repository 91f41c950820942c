"""The pictures of a session as a list: what each shows, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from hostdesk.domain.picture import Picture
from hostdesk.words import _

Index = QModelIndex | QPersistentModelIndex


class PictureRows(QAbstractListModel):
    """Shows what it is given; pictures are painted by the strip."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: tuple[Picture, ...] = ()

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """New words stay in their place; anything else is another list."""
        same = [one.id for one in pictures] == [one.id for one in self._pictures]
        if same:
            self._pictures = tuple(pictures)
            if pictures:
                self.dataChanged.emit(self.index(0), self.index(len(pictures) - 1))
            return
        self.beginResetModel()
        self._pictures = tuple(pictures)
        self.endResetModel()

    def row(self, number: int) -> Picture:
        return self._pictures[number]

    def row_of(self, picture_id: str) -> int:
        """-1 where it is not among them."""
        return next((n for n, one in enumerate(self._pictures) if one.id == picture_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        picture = self._pictures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(picture.caption.split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(picture, index.row() + 1, len(self._pictures))
        return None


def said(picture: Picture, number: int, total: int) -> str:
    """ "Picture 3 of 12: the flip chart of the opening round" """
    shows = " ".join(picture.caption.split()) or _("nobody has said yet what it shows")
    return _("Picture {number} of {total}: {shows}").format(number=number, total=total, shows=shows)
