"""Dates for a calendar: of which gatherings, and whether names and things to do come along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.save_archives import Batch
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.plain import labelled, muted
from hostdesk.words import _
from hostdesk.workflows.calendar_wishes import Dates
from hostdesk.workflows.new_file import readable_name

_ENDING = "ics"


class CalendarSheet(SmallSheet):
    """Nobody's name is in it unless it is ticked: such a file goes into many hands."""

    def __init__(self, parent: QWidget, desk: Any, batches: Sequence[Batch]) -> None:
        purpose = _("A small file that any calendar takes in: when it begins and ends, and where.")
        super().__init__(parent, "calendar_sheet", _("Dates for a calendar"), purpose, _("Save dates…"))
        self._desk = desk
        self.which = ChoiceBox([(batch, batch.label) for batch in batches])
        self.which.setObjectName("dates_which")
        self.remind = CheckBox(_("A reminder a day before"), "dates_remind")
        self.to_do = CheckBox(_("Steps and decisions, on the day by which they are wanted"), "dates_to_do")
        self.names = CheckBox(_("Names: who comes, and who does what"), "dates_names")
        column = self.sheet.column
        column.addWidget(labelled(_("Which gatherings"), self.which))
        for tick in (self.remind, self.to_do, self.names):
            column.addWidget(tick)
        again = _("Saved and taken in again later, the same dates are moved there, and not added twice.")
        column.addWidget(muted(again, "dates_again"))
        column.addStretch(1)
        self.which.setFocus()

    @property
    def wanted(self) -> Dates:
        return Dates(self.to_do.isChecked(), self.names.isChecked(), self.remind.isChecked())

    def on_take(self) -> None:
        self.say("")
        batch, kind = self.which.value, _("Calendar (*.ics)")
        self.dialog = ask_where_to_save(
            self,
            _("Save dates"),
            readable_name([batch.name], _ENDING),
            kind,
            _ENDING,
            partial(self._on_target, batch),
        )

    def _on_target(self, batch: Batch, target: str) -> None:
        self.take.setEnabled(False)
        self._desk.ask(partial(_gatherings, batch=batch), partial(self._on_read, Path(target)))

    def _on_read(self, target: Path, found: Sequence[Gathering]) -> None:
        self._target = target
        tasks_of(self._desk).run(
            jobs.calendar_written,
            (found, self.wanted, target),
            self._on_written,
            self._on_refused,
            to_the_end=True,
        )

    def _on_written(self, _nothing: object) -> None:
        where = {"name": self._target.name, "folder": self._target.parent}
        self._desk.said.emit(_("The dates are saved as “{name}” in {folder}.").format(**where))
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self.take.setEnabled(True)
        self.take.setFocus()
        if not isinstance(error, HostDeskError):
            raise error
        self.say(str(error))


def _gatherings(library: Any, batch: Batch) -> list[Gathering]:
    """Without what no calendar shows."""
    from hostdesk.workflows.leaving import for_calendar  # with the library's own libraries

    return for_calendar(library, batch.ids(library))
