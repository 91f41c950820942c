"""Parting with sessions: each sheet shows first what goes and what stays, and does all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_where_to_save, usual_folder
from hostdesk.ui.desk import Desk
from hostdesk.ui.sections.parted import Parted
from hostdesk.ui.share_preview import SharePreview
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, Card, heading, plain
from hostdesk.words import _, counted
from hostdesk.workflows.exporting import ENCRYPTED, ENDING
from hostdesk.workflows.new_file import free_place


class Parter(QObject):
    """Asks the library to part with sessions; what could be undone could bring them back."""

    parted = Signal(object)  # what was done: an `Erased`
    refused = Signal(str)

    def __init__(self, parent: QObject, desk: Desk, session_ids: frozenset[str]) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids = session_ids

    def part(self, question: Callable[[Any], Any]) -> None:
        if not self._desk.all_is_kept:
            self.refused.emit(_("Something could not be saved yet, so nothing was erased."))
            return
        self._desk.ask(partial(_or_why_not, question=question), self._on_answer)

    def _on_answer(self, done: Any) -> None:
        if isinstance(done, HostDeskError):
            self.refused.emit(str(done))
            return
        self._desk.undo_stack.clear()
        if self._desk.gathering is not None and self._desk.gathering.session.id in self._ids:
            self._desk.close()
        self._desk.list_changed.emit()
        self.parted.emit(done)


def _or_why_not(library: Any, question: Callable[[Any], Any]) -> Any:
    try:
        return question(library)
    except HostDeskError as error:
        return HostDeskError(str(error))


class EraseSessions(SmallSheet):
    """Sessions that go, and nothing stays of them."""

    parted = Signal(object, str)  # what was done; where it is kept: nowhere

    def __init__(self, parent: QWidget, desk: Desk, parting: Any, second: str) -> None:
        one, more = "Erase a session", "Erase {n} sessions"
        super().__init__(
            parent,
            "erase_sessions",
            counted(one, more, len(parting.gatherings)),
            _("Everything in it goes for good. To keep what was learned, keep it without names instead."),
            _("Erase for good"),
        )
        self._parting, self._second = parting, second
        self.goes = Parted(desk, "erase_sessions", parting)
        self.sheet.column.addWidget(self.goes)
        self._parter = Parter(self, desk, parting.ids)
        self._parter.parted.connect(self._on_parted)
        self._parter.refused.connect(self._on_refused)
        self.finished.connect(self.goes.copies.let_go)
        self.goes.sure.setFocus()

    def on_take(self) -> None:
        if not self.take.isEnabled():
            return
        self.say(self.goes.refusal())
        if self.sentence.text():
            return
        self.take.setEnabled(False)
        reach = self.goes.copies.reach
        self._parter.part(partial(_erased, parting=self._parting, second=self._second, reach=reach))

    def _on_parted(self, done: Any) -> None:
        self.accept()
        self.parted.emit(done, "")

    def _on_refused(self, sentence: str) -> None:
        self.take.setEnabled(True)
        self.say(sentence)


class KeepNameless(SharePreview):
    """What stays without names, to the last cell; where it is written; and what goes once it is there."""

    parted = Signal(object, str)  # what was done; the file that stays

    def __init__(
        self, parent: QWidget, desk: Desk, parting: Any, kept: Sequence[Gathering], second: str
    ) -> None:
        self._target_chosen: Path | None = None
        super().__init__(parent, desk, *kept)
        self._parting, self._second = parting, second
        self.goes = Parted(desk, "keep", parting)
        self.where = plain("", "keep_where")
        self.goes.column.insertWidget(0, self._where_card())
        self._add_side(_("Then erased here"), "parted", self.goes)
        self.passphrase.locks.toggled.connect(self._show_where)
        self._parter = Parter(self, desk, parting.ids)
        self._parter.parted.connect(self._on_parted)
        self._parter.refused.connect(self._on_refused)
        self.finished.connect(self.goes.copies.let_go)

    def _heads(self) -> tuple[str, str, str]:
        purpose = _(
            "You see here what stays, to the last cell, and what is erased once that is written. "
            "Nothing happens before you say so."
        )
        return _("Keep without names"), purpose, _("Keep this, erase the rest")

    def _offers_series(self) -> bool:
        return False

    def _where_card(self) -> Card:
        self.elsewhere = Button(_("Another place…"), "keep_elsewhere")
        self.elsewhere.clicked.connect(self._on_elsewhere)
        card = Card("keep_where_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        inside.addWidget(heading(_("What stays is written here"), "keep_where_title", 1.1))
        inside.addWidget(self.where)
        inside.addLayout(Flow(self.elsewhere))
        return card

    @property
    def target(self) -> Path:
        """Where the file goes; its ending tells whether it is behind a passphrase."""
        locked = ENCRYPTED * self.passphrase.locks.isChecked()
        if self._target_chosen is not None:
            name = self._target_chosen.name.removesuffix(ENCRYPTED)
            return self._target_chosen.with_name(name + locked)
        name = self._outgoing.file_name if self._outgoing is not None else _("Without names") + ENDING
        return free_place(usual_folder(), name.removesuffix(ENDING), ENDING + locked)

    def _on_made(self, outgoing: Any) -> None:
        super()._on_made(outgoing)
        self._show_where()

    def _show_where(self) -> None:
        self.where.setText(str(self.target))

    def _on_elsewhere(self) -> None:
        locked = ENCRYPTED * self.passphrase.locks.isChecked()
        ending = (ENDING + locked).removeprefix(".")
        kind = _("HostDesk archive (*.{ending})").format(ending=ending)
        chosen = self._on_elsewhere_chosen
        self.dialog = ask_where_to_save(self, _("Save"), self.target.name, kind, ending, chosen)

    def _on_elsewhere_chosen(self, target: str) -> None:
        self._target_chosen = Path(target)
        self._show_where()

    # done

    def on_take(self) -> None:
        if not self.take.isEnabled() or self._outgoing is None:
            return
        if refusal := self.passphrase.refusal:
            self.say(refusal)
            self.passphrase.line.setFocus()
            return
        if not self.goes.sure.isChecked():
            self.show_side(self.goes)
        if refusal := self.goes.refusal():
            self.say(refusal)
            return
        self.take.setEnabled(False)
        self.say(_("It is being written…"))
        arguments = (self._outgoing.data, self.passphrase.passphrase)
        run = tasks_of(self._desk).run
        self._task = run(jobs.behind_passphrase, arguments, self._on_locked, self._on_failed)

    def _on_locked(self, data: bytes) -> None:
        self._task = None
        from hostdesk.workflows.parting import Kept  # with the library's own libraries

        self._target = self.target
        kept, reach = Kept(data, self._target), self.goes.copies.reach
        self._parter.part(
            partial(_kept, parting=self._parting, kept=kept, second=self._second, reach=reach)
        )

    def _on_parted(self, done: Any) -> None:
        self.accept()
        self.parted.emit(done, str(self._target))

    def _on_refused(self, sentence: str) -> None:
        self.take.setEnabled(True)
        self.say(sentence)


def _erased(library: Any, parting: Any, second: str, reach: Any) -> Any:
    from hostdesk.workflows import parting as workflow

    return workflow.erase(library, parting, second, reach)


def _kept(library: Any, parting: Any, kept: Any, second: str, reach: Any) -> Any:
    from hostdesk.workflows import parting as workflow

    return workflow.keep_nameless(library, parting, kept, second, reach)
