"""A box to choose a paper from, its choices in groups: before, in the room, afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from hostdesk.domain.documents import Document, When
from hostdesk.ui import theme
from hostdesk.ui.widgets.drop_down import DropDown


class DocumentBox(DropDown):
    """The headings of the groups cannot be chosen, and keys pass over them."""

    def __init__(self, name: str, chosen: Document) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMinimumHeight(32)
        self.setMaxVisibleItems(len(Document) + len(When))
        self.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for when in When:
            self._add_heading(when.label)
            for document in Document:
                if document.about.when is when:
                    self.addItem(document.label, document.value)
                    self.setItemData(
                        self.count() - 1, document.about.what_for, Qt.ItemDataRole.AccessibleDescriptionRole
                    )
        self.show_document(chosen)

    @property
    def document(self) -> Document:
        return Document(self.currentData())

    def show_document(self, document: str) -> None:
        self.setCurrentIndex(self.findData(str(document)))

    def _add_heading(self, label: str) -> None:
        self.addItem(label)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(self.count() - 1)
        item.setEnabled(False)
        item.setFont(theme.larger(self, 0.9, bold=True))
