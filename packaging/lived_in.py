"""A window over a lived-in library, for whoever takes pictures of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hostdesk.settings import Settings
from hostdesk.storage.library import Library, open_library, write_all
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.models.sessions import PAGE
from hostdesk.workflows.sample import as_it_happened
from hostdesk.workflows.sessions import count_sessions, list_sessions, next_session
from hostdesk.workflows.templates import from_template, template_named

_PLANNED = (  # title, template, days from now, clock
    ("After the long winter", "Team review after the storm", 9, time(14, 0)),
    ("What Mill Lane can do", "Asset mapping evening", 30, time(19, 0)),
)
_HOST = "Nora Whitfield"
_STEP = 10  # milliseconds between two looks at whether something has happened


def filled(path: Path) -> str:
    """Makes a library with the sample session, lived through, and two in preparation; the first one's id."""
    changes = as_it_happened(date.today())
    for title, template, days, clock in _PLANNED:
        starts = datetime.combine(date.today() + timedelta(days=days), clock)
        changes.append(from_template(template_named(template), title, starts, _HOST))
    library = open_library(path)
    write_all(library, changes)
    library.close()
    return changes[0].session_id


def shown(library: Library, settings: Settings, size: tuple[int, int]) -> MainWindow:
    """The window as the app composes it, showing the list of sessions."""
    now = datetime.now().isoformat(timespec="minutes")
    first = count_sessions(library), list_sessions(library, "", 0, PAGE), next_session(library, now)
    window = MainWindow(Desk(library), settings)
    window.resize(*size)
    window.show_first_list(*first)
    window.show()
    return window


def rest(milliseconds: int) -> None:
    """Lets the window paint and answer for a while."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(happened: Callable[[], bool], patience: int = 10_000) -> None:
    """Lets the window work until something has happened; a SystemExit when it does not."""
    for _look in range(patience // _STEP):
        QApplication.processEvents()
        if happened():
            return
        rest(_STEP)
    raise SystemExit("The window does not come to rest.")
