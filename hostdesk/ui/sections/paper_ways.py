"""What happens with a paper: printed, so often; saved as one of several kinds; dressed as the host's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.documents import Document
from hostdesk.ui.paper_out import SaveAs, ways_to_save
from hostdesk.ui.sections.printer_choice import PrinterChoice
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.number_field import NumberField
from hostdesk.ui.widgets.plain import Box, Button, labelled, muted
from hostdesk.words import _


class PaperWays(QWidget):
    """Buttons below the choices; between them stands how far the paper is."""

    print_wanted = Signal()
    save_wanted = Signal()
    own_papers_wanted = Signal()

    def __init__(self, state: QWidget) -> None:
        super().__init__()
        self.setObjectName("paper_ways")
        self.copies = NumberField("copies")
        self.copies.setRange(1, 99)
        self.printer = PrinterChoice()
        self.print_button = Button(_("Print"), "print_button", primary=True, icon="printer")
        self.save_as = ChoiceBox(())
        self.save_as.setObjectName("save_as")
        self.save_as.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.save_as.setMinimumContentsLength(6)
        self.save = Button(_("Save…"), "save_paper", icon="save")
        self.yours = Button(_("Your papers…"), "own_papers_button")
        self.print_button.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.yours.clicked.connect(self._on_yours)
        self._lay_out(state)

    def _lay_out(self, state: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(labelled(_("Copies"), Box(self.copies)))
        column.addWidget(self.printer)
        column.addWidget(state)
        column.addWidget(self.print_button)
        column.addSpacing(6)
        column.addWidget(labelled(_("Or save it as"), self.save_as))
        column.addWidget(self.save)
        column.addSpacing(6)
        column.addWidget(muted(_("Your logo, your colour, your closing words."), "own_papers_about"))
        column.addLayout(Flow(self.yours))

    @property
    def way(self) -> SaveAs:
        return SaveAs(self.save_as.value)

    def show_for(self, documents: Sequence[Document]) -> None:
        self.save_as.offer(ways_to_save(documents))

    def _on_print(self) -> None:
        self.print_wanted.emit()

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_yours(self) -> None:
        self.own_papers_wanted.emit()
