"""Several papers in one go: which ones come with the one that is chosen, and in which order they lie."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hostdesk.domain.documents import Document, When
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.explained_choice import ExplainedChoices
from hostdesk.ui.widgets.plain import heading
from hostdesk.words import _


class PapersTogether(SmallSheet):
    """`chosen` gives the other documents, and whether they lie guest by guest."""

    chosen = Signal(tuple, bool)

    def __init__(self, parent: QWidget, main: str, others: Sequence[str], by_guest: bool) -> None:
        document = Document(main)
        purpose = _("With {paper} there can be others, printed or saved as one.").format(paper=document.label)
        super().__init__(parent, "papers_together", _("Several papers in one go"), purpose, _("Together"))
        self.ticks: dict[str, CheckBox] = {}
        for when in When:
            self._lay_group(when, document, others)
        self.order = ExplainedChoices("papers_order", _("In which order"), _orders())
        for button in self.order.buttons.values():
            button.is_first = button.is_last = True  # two ways, no ladder
        self.order.show_value(by_guest)
        self.sheet.column.addSpacing(8)
        self.sheet.column.addWidget(heading(_("In which order"), "papers_order_title", 1.1))
        self.sheet.column.addWidget(self.order)
        self.sheet.column.addStretch(1)
        next(iter(self.ticks.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_group(self, when: When, main: Document, others: Sequence[str]) -> None:
        offered = [each for each in Document if each.about.when is when and each.goes_with_others]
        self.sheet.column.addWidget(heading(when.label, f"papers_{when.name.lower()}", 1.1))
        for each in offered:
            if each is not main:
                tick = CheckBox(each.label, f"with_{each.goes_by.replace('-', '_')}")
                tick.setAccessibleDescription(each.about.what_for)
                tick.setChecked(each.value in others)
                self.ticks[each.value] = tick
                self.sheet.column.addWidget(tick)

    def on_take(self) -> None:
        others = tuple(name for name, tick in self.ticks.items() if tick.isChecked())
        self.chosen.emit(others, self.order.buttons[True].isChecked())
        self.accept()


def _orders() -> list[tuple[bool, str, str, str]]:
    return [
        (
            True,
            "papers_by_guest",
            _("Guest by guest"),
            _("Everything for the first guest, then everything for the next: to be laid at each seat."),
        ),
        (
            False,
            "papers_by_paper",
            _("Paper by paper"),
            _("All sheets of the first paper, then all of the next: to be handed out one after the other."),
        ),
    ]
