"""The library file is not where it was: put back by hand, written anew, or saved somewhere else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hostdesk.ui import theme
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, muted, plain
from hostdesk.words import _


class GoneSheet(SmallSheet):
    """Nothing is lost while the window lives; closes by itself once all is kept."""

    again = Signal()
    put_back = Signal()
    copied = Signal(str)  # where a copy is to go

    def __init__(self, window: QWidget, sentence: str, path: Path | None) -> None:
        purpose = _("Everything you typed is still here, in the open window. Nothing is lost.")
        super().__init__(window, "gone_sheet", _("Where is the library?"), purpose, _("Try again"))
        column = self.sheet.column
        column.addWidget(plain(sentence, "gone_what"))
        if path is not None:
            column.addWidget(muted(str(path), "gone_where"))
        self.anew = Button(_("Write it there anew"), "gone_anew")
        self.anew.clicked.connect(self.put_back)
        self.copy = Button(_("Save a copy elsewhere…"), "gone_copy")
        self.copy.clicked.connect(self._on_copy)
        column.addLayout(Flow(self.anew, self.copy))
        column.addStretch(1)
        self.resize(self.width(), min(self.height(), theme.em(self) * 20))
        self.take.setFocus()

    def on_take(self) -> None:
        self.again.emit()

    def close_if_kept(self, saved: bool) -> None:
        if saved:
            self.accept()

    def _on_copy(self) -> None:
        title, kind = _("Save a copy of the library"), _("HostDesk library (*.hostdesk)")
        ask_where_to_save(self, title, "library.hostdesk", kind, "hostdesk", self.copied.emit)
