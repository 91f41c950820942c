"""The pictures that are kept with one part, in small on its card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.ui.models.picture_rows import PictureRows
from hostdesk.ui.widgets.part_form import PartForm
from hostdesk.ui.widgets.picture_strip import PictureStrip
from hostdesk.ui.widgets.plain import heading
from hostdesk.words import _


class OwnPictures(QWidget):
    """At the end of a card; nothing at all where there are none."""

    open_requested = Signal(str)  # the id of a picture

    def __init__(self, form: PartForm, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_pictures")
        self.rows = PictureRows()
        self.rows.setParent(self)
        self.strip = PictureStrip(self.rows, f"{name}_picture_strip", _("Pictures"))
        self.strip.open_requested.connect(self.open_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(_("Pictures"), f"{name}_pictures_title", 1.15))
        column.addWidget(self.strip)
        form.column.insertWidget(form.column.count() - 1, self)
        self.hide()

    def show_of(self, gathering: Gathering, part_id: str) -> None:
        """Those of this block or scale."""
        own = [one for one in gathering.pictures if part_id in (one.block_id, one.scale_id)]
        self.rows.show_pictures(own)
        self.setVisible(bool(own))
        if own and not self.strip.chosen_id():
            self.strip.go_to(own[0].id)
