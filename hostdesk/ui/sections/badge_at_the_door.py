"""Badges at the door: whether whoever comes gets one, on which labels, and what became of the last one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.badge_printer import BadgePrinter
from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, plain
from hostdesk.words import _, counted
from hostdesk.workflows.new_file import put


class BadgesAtTheDoor(QWidget):
    """Never in the way: it says what happened beside the list, and the door goes on."""

    to_remember = Signal(dict)  # fields of the settings
    sheet_requested = Signal()
    grew = Signal()  # or shrank: other things may have to make room

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("badges_at_the_door")
        self._gathering: Gathering | None = None
        self.printer = BadgePrinter(settings, self)
        self.printer.taken.connect(self._on_taken)
        self.printer.refused.connect(self._on_refused)
        self.printer.label_used.connect(self._on_label_used)
        self.at_once = CheckBox(_("Print a badge for whoever comes"), "badge_at_once")
        self.at_once.clicked.connect(self._on_at_once)
        self.sheet = Button("", "badge_sheet_at_the_door")
        self.sheet.setToolTip(_("Choose labels, the next free one, and what stands below the name."))
        self.sheet.clicked.connect(self.sheet_requested)
        self.state = plain("", "badge_state")
        self.save = Button("", "save_badges", icon="save")
        self.save.clicked.connect(self._on_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(Flow(self.at_once, self.sheet))
        column.addWidget(self.state)
        column.addLayout(Flow(self.save))
        self.follow_settings(settings)
        self._say("")

    @property
    def needs_room(self) -> bool:
        """A badge waits to be saved, in a low window."""
        return self.at_once.isHidden() and bool(self.printer.not_printed)

    def leave_out_choices(self, without: bool) -> None:
        """In a low window the list needs their room; the page Print has them too."""
        self.at_once.setVisible(not without)
        self.sheet.setVisible(not without)

    def use_tasks_of(self, desk: Any) -> None:
        self.printer.tasks = tasks_of(desk)

    def follow_settings(self, settings: Settings) -> None:
        """Shows what is chosen; what another page chose counts from the next badge on."""
        self.printer.settings = settings
        self.at_once.setChecked(settings.badge_at_once)
        self.sheet.setText(self._sheet_said())
        self.sheet.setAccessibleName(_("Badges: {sheet}").format(sheet=self.sheet.text()))
        self.sheet.updateGeometry()

    def show_gathering(self, gathering: Gathering) -> None:
        is_another = self._gathering is not None and self._gathering.session.id != gathering.session.id
        self._gathering = gathering
        if is_another:
            self.printer.forget()
            self._say("")

    def came(self, guest: Guest) -> None:
        """Somebody has just come."""
        if self.at_once.isChecked():
            self.print_badge(guest)

    def print_badge(self, guest: Guest) -> None:
        if self._gathering is not None:
            self._say(_("Badge for {name} on its way to the printer…").format(name=guest.name))
            self.printer.print_badge(self._gathering, guest)

    # what is said

    def _sheet_said(self) -> str:
        sheet = self.printer.sheet
        if sheet.is_cut:
            return _("On plain {paper}…").format(paper=sheet.paper)
        return _("On {sheet}, label {n}…").format(sheet=sheet.id, n=self.printer.label)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
        waiting = len(self.printer.not_printed)
        self.save.setText(counted("Save {n} badge as a file…", "Save {n} badges as a file…", waiting))
        self.save.setAccessibleName(self.save.text())
        self.save.setVisible(waiting > 0)
        self.save.updateGeometry()
        self.grew.emit()

    def _announce(self, words: str) -> None:
        self._say(words)
        speak(self.state, words)

    def _on_taken(self, name: str, missing: str) -> None:
        said = _("The printer has the badge for {name}.").format(name=name)
        if missing:
            lost = _("No font here has {characters}: a question mark stands in its place.")
            said = f"{said} {lost.format(characters=' '.join(missing))}"
        self._announce(said)

    def _on_refused(self, error: HostDeskError) -> None:
        self._announce(str(error))

    def _on_label_used(self, following: int) -> None:
        self.to_remember.emit({"badge_label": following})

    def _on_at_once(self) -> None:
        self.to_remember.emit({"badge_at_once": self.at_once.isChecked()})

    # a file instead

    def _on_save(self) -> None:
        if self._gathering is not None:
            self.printer.make_file(self._gathering, self._ask_where, self._on_not_done)

    def _ask_where(self, printed: jobs.Printed) -> None:
        chosen = partial(self._on_target, printed)
        title, kind = _("Save PDF"), _("PDF (*.pdf)")
        self.save_dialog = ask_where_to_save(self, title, printed.file_name, kind, "pdf", chosen)

    def _on_target(self, printed: jobs.Printed, target: str) -> None:
        self._target = Path(target)
        assert self.printer.tasks is not None
        run = self.printer.tasks.run
        run(put, (printed.pdf, self._target), self._on_saved, self._on_not_done, to_the_end=True)

    def _on_saved(self, _nothing: object) -> None:
        self.printer.forget()
        said = _("Saved as “{name}” in {folder}.")
        self._announce(said.format(name=self._target.name, folder=self._target.parent))

    def _on_not_done(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self._announce(str(error))
