"""What lies beside the library and goes with an erasure: archives, damaged files put aside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.tasks import Task, tasks_of
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passphrase_asked import LONGEST
from hostdesk.ui.widgets.plain import Box, Button, labelled, muted, plain
from hostdesk.words import _, counted

_MOST = 12  # files told one by one


class CopiesKept(QWidget):
    """Everything goes unless the host takes a tick away; what HostDesk cannot reach is told."""

    def __init__(self, desk: Any, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_copies")
        self._desk = desk
        self._task: Task | None = None
        self._copies: Any = None
        self._passphrases: dict[Path, str] = {}
        self.open = plain("", f"{name}_archives")
        self.locked = self._locked(name)
        self.aside = CheckBox("", f"{name}_aside")
        self.aside_files = muted("", f"{name}_aside_files")
        self.away = muted("", f"{name}_away")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.open, self.locked, self.aside, self.aside_files, self.away):
            column.addWidget(widget)
            widget.hide()

    def _locked(self, name: str) -> QWidget:
        self.states = plain("", f"{name}_locked")
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}_locked_passphrase")
        self.line.setFrame(False)
        self.line.setMinimumHeight(28)
        self.line.setMaxLength(LONGEST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.returnPressed.connect(self._on_try)
        self.attempt = Button(_("Open with it"), f"{name}_locked_try")
        self.attempt.clicked.connect(self._on_try)
        self.told = muted("", f"{name}_locked_told")
        self.told.hide()
        self.closed = CheckBox("", f"{name}_closed")
        locked = QWidget()
        column = QVBoxLayout(locked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.states)
        column.addWidget(labelled(_("Their passphrase"), Box(self.line)))
        column.addLayout(Flow(self.attempt))
        column.addWidget(self.told)
        column.addWidget(self.closed)
        return locked

    def show_copies(self, copies: Any) -> None:
        """What there is; every tick is set."""
        self._copies, self._passphrases = copies, {}
        one = "{n} archive that you saved is written anew."
        more = "{n} archives that you saved are written anew."
        _tell(self.open, counted(one, more, len(copies.open)) if copies.open else "")
        self.locked.setVisible(bool(copies.locked))
        self.closed.setChecked(True)
        self._show_states()
        one, more = (
            "Delete the damaged file that was put aside",
            "Delete the {n} damaged files that were put aside",
        )
        self.aside.setText(counted(one, more, len(copies.aside)))
        self.aside.setAccessibleName(self.aside.text())
        self.aside.setChecked(True)
        self.aside.setVisible(bool(copies.aside))
        _tell(self.aside_files, _listed(copies.aside))
        away = _("Not where they were saved, so please look yourself if you moved them:")
        _tell(self.away, f"{away}\n{_listed(copies.away)}" if copies.away else "")

    @property
    def reach(self) -> Any:
        """As far as the host wishes."""
        from hostdesk.workflows.held_copies import Reach  # with the library's own libraries

        return Reach(dict(self._passphrases), self.closed.isChecked(), self.aside.isChecked())

    @property
    def is_trying(self) -> bool:
        return self._task is not None

    def let_go(self) -> None:
        """Nobody waits for it any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _closed(self) -> list[Path]:
        return [path for path in self._copies.locked if path not in self._passphrases]

    def _show_states(self) -> None:
        head = _("Archives that you saved behind a passphrase:")
        lines = [self._state(path) for path in self._copies.locked[:_MOST]]
        if len(self._copies.locked) > _MOST:
            lines.append(counted("And {n} more.", "And {n} more.", len(self._copies.locked) - _MOST))
        self.states.setText("\n".join([head, *lines]))
        closed = len(self._closed())
        one, more = "Delete the one that stays closed", "Delete the {n} that stay closed"
        self.closed.setText(counted(one, more, closed))
        self.closed.setAccessibleName(self.closed.text())
        self.closed.setVisible(bool(closed))
        self.attempt.setEnabled(bool(closed))
        self.line.setEnabled(bool(closed))

    def _state(self, path: Path) -> str:
        others = self._copies.others.get(path, 0)
        if path in self._passphrases:
            return _("– {file} is opened, and written anew.").format(file=path)
        held = counted("{n} other session lies in it, too", "{n} other sessions lie in it, too", others)
        if others:
            return _("– {file} is closed; {held}.").format(file=path, held=held)
        return _("– {file} is closed.").format(file=path)

    def _on_try(self) -> None:
        if self._task is None and self.line.text() and self._closed():
            self._say(_("It is being opened; that takes a moment on purpose."))
            self.attempt.setEnabled(False)
            arguments = (tuple(self._closed()), self.line.text())
            self._task = tasks_of(self._desk).run(
                jobs.archives_opened_by, arguments, self._on_opened, self._on_failed, self._on_progress
            )

    def _on_progress(self, done: int, total: int) -> None:
        if total > 1:
            self.told.setText(_("{n} of {all} are looked at…").format(n=done, all=total))

    def _on_opened(self, opened: Sequence[Path]) -> None:
        self._task = None
        self._passphrases |= dict.fromkeys(opened, self.line.text())
        self._show_states()
        if opened:
            self.line.clear()
            one, more = "{n} archive opens with it.", "{n} archives open with it."
            self._say(counted(one, more, len(opened)))
        else:
            self.line.selectAll()
            self._say(_("This passphrase opens none of them; please type it once more."))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._show_states()
        if not isinstance(error, HostDeskError):
            raise error
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()
        speak(self.told, sentence)


def _tell(label: Any, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _listed(paths: Sequence[Path]) -> str:
    lines = [_("– {file}").format(file=path) for path in paths[:_MOST]]
    if len(paths) > _MOST:
        lines.append(counted("And {n} more.", "And {n} more.", len(paths) - _MOST))
    return "\n".join(lines)
