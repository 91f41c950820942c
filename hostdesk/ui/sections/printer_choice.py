"""On which printer, where a laptop knows several; the choice holds until the window closes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.ui.printers import Printers, printers_of
from hostdesk.ui.tasks import Tasks
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.plain import labelled
from hostdesk.words import _


class PrinterChoice(QWidget):
    """Nothing to see while there is nothing to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("printer_choice")
        self._printers: Printers | None = None
        self.box = ChoiceBox((("", _("The usual one")),))
        self.box.setObjectName("printer")
        self.box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.activated.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(labelled(_("Printer"), self.box))
        self.hide()

    def look(self, tasks: Tasks) -> None:
        """Which printers there are now; their answer is not waited for."""
        found = printers_of(tasks)
        if found is not self._printers:
            self._printers = found
            found.found.connect(self._on_found)
        found.look()

    def _on_found(self) -> None:
        if self._printers is None:
            return
        usual = _("The usual one")
        if self._printers.preferred:
            usual = _("The usual one: {name}").format(name=self._printers.preferred)
        self.box.offer([("", usual), *((name, name) for name in self._printers.names)])
        self.box.show_value(self._printers.chosen)
        self.setVisible(len(self._printers.names) > 1)

    def _on_chosen(self, _index: int) -> None:
        if self._printers is not None:
            self._printers.choose(self.box.value)
