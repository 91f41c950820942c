"""Started by test_nothing_leaves: the app as a host starts it; ends by itself once there is nothing to do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hostdesk import app
from hostdesk.ui.main_window import MainWindow


def main(library: str) -> int:
    begin: Callable[..., None] = app._after_first_paint

    def begin_and_end(window: MainWindow, *others: object) -> None:
        begin(window, *others)
        window.desk.ask(lambda _library: None, lambda _none: QTimer.singleShot(200, QApplication.quit))

    app._after_first_paint = begin_and_end
    return app.open_window(Path(library))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
