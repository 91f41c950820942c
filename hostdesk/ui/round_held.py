"""How a round is held: one by one, by show of hands or on the floor; silent or not; of whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hostdesk.domain.asking import how_held
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Way
from hostdesk.domain.scale import Scale
from hostdesk.errors import HostDeskError
from hostdesk.ui.pages.page import Intent, Page
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.explained_choice import ExplainedChoices
from hostdesk.ui.widgets.guest_ticks import GuestTicks
from hostdesk.words import _
from hostdesk.workflows import capture, rounds


class RoundHeld(SmallSheet):
    """What was chosen for the last round is proposed; nothing changes until it is taken."""

    def __init__(self, parent: QWidget, page: Any, scale: Scale, moment: Moment) -> None:
        purpose = f"{moment.label} · {scale.question}"
        super().__init__(parent, "round_held", _("How this round is held"), purpose, _("Hold it so"))
        self._page: Page = page
        self._scale, self._moment = scale, moment
        self._lay_out()
        if page.gathering is not None:
            self._show(page.gathering)

    def _lay_out(self) -> None:
        self.way = ExplainedChoices("round_way", _("How the room marks"), ways())
        for button in self.way.buttons.values():
            button.is_first = button.is_last = True  # ways beside each other, no ladder
        self.silent = CheckBox(_("Silent: nobody sees a number until you reveal them all"), "round_silent")
        self.chosen = CheckBox(_("Only guests whom I choose"), "round_chosen_guests")
        self.chosen.toggled.connect(self._on_chosen)
        self.guests = GuestTicks("round_guests", _("Who is asked"))
        for widget in (self.way, self.silent, self.chosen, self.guests):
            self.sheet.column.addWidget(widget)
        self.sheet.column.addStretch(1)

    def _show(self, gathering: Gathering) -> None:
        how = how_held(gathering, gathering.round_of(self._scale.id, self._moment))
        self.way.show_value(how.way)
        self.silent.setChecked(how.silent)
        self.guests.show_guests([guest for guest in gathering.guests if guest.expected], how.asked_of)
        self.chosen.setChecked(bool(how.asked_of))
        self.guests.setVisible(bool(how.asked_of))
        self.way.buttons[how.way].setFocus()

    def _on_chosen(self, on: bool) -> None:
        self.guests.setVisible(on)
        if on:
            self.guests.letters.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _way(self) -> Way:
        return next(way for way in Way if self.way.buttons[way].isChecked())

    def _asked_of(self) -> Sequence[str]:
        return self.guests.ticked if self.chosen.isChecked() else ()

    def on_take(self) -> None:
        if self.chosen.isChecked() and not self.guests.ticked:
            self.say(_("Tick at least one guest, or ask everybody."))
            return
        intent = partial(
            rounds.open_round,
            asking=capture.Asking(self._scale, self._moment),
            now=datetime.now(),
            way=self._way(),
            silent=self.silent.isChecked(),
            asked_of=self._asked_of(),
        )
        if self._may(intent):
            self._page.ask(intent)
            self.accept()

    def _may(self, intent: Intent) -> bool:
        """False where it cannot be held so: the sentence stands here, and what was chosen stays."""
        try:
            return self._page.gathering is not None and bool(intent(self._page.gathering).label)
        except HostDeskError as error:
            self.say(str(error))
            return False


def ways() -> list[tuple[Any, str, str, str]]:
    """Value, object name, label and meaning of each."""
    meanings = {
        Way.ONE_BY_ONE: _("Everybody says a number and their words, or gives them to you on paper."),
        Way.HANDS: _("You call the numbers and count hands. Nobody is written down."),
        Way.FLOOR: _("The line lies on the floor; you count who stands where. Nobody is written down."),
    }
    return [(way, f"way_{way.name.lower()}", way.label, meanings[way]) for way in Way]
