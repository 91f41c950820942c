"""The window as the one that looks into archives: what was double-clicked, here or at a second start."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hostdesk.ui.guarding_window import GuardingWindow
from hostdesk.words import _


class OpeningWindow(GuardingWindow):
    """Shows what an archive would bring before anything is written."""

    _waiting_archive: Path | None = None  # until the window is uncovered

    def look_into(self, archive: Path) -> None:
        """Never while the window is covered, or somebody else has the laptop."""
        if self.is_covered:
            self._waiting_archive = archive
            return
        if self.is_passing or _something_is_asked():
            self.say(_("An archive is waiting to be looked into; open it once more when you are free."))
            return
        from hostdesk.ui.bring_in import ArchiveOpener

        self._flush()
        self._opener = ArchiveOpener(self, self.desk)
        self._opener.open(archive)

    def _uncover(self) -> None:
        super()._uncover()
        archive, self._waiting_archive = self._waiting_archive, None
        if archive is not None:
            QTimer.singleShot(0, self, partial(self.look_into, archive))


def _something_is_asked() -> bool:
    """A sheet is open that waits for an answer."""
    return QApplication.activeModalWidget() is not None
