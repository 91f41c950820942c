"""Composes library, desk and window: the only place where everything meets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import strftime
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from hostdesk import paths, settings
from hostdesk.errors import HostDeskError
from hostdesk.storage.connection import (
    LibraryIsDamagedError,
    LibraryIsMissingError,
    LibraryIsOpenError,
    NewerLibraryError,
    NotALibraryError,
    ReadOnlyLibraryError,
    already_open,
    is_held,
)
from hostdesk.storage.keys import is_locked
from hostdesk.storage.library import Library, open_library
from hostdesk.storage.listing import count_sessions, list_sessions, next_session
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.models.sessions import PAGE
from hostdesk.words import _

_SETTINGS = "settings.toml"
_PLACE = "window"  # a line of its own: x y width height; no reader of settings is loaded for it
_LONGEST_PLACE = 100  # characters
_TITLE_BAR = 40  # pixels that the system puts around a window


def open_window(library_path: Path, archive: Path | None = None) -> int:
    """Runs the window on this library until it is closed; 1 and a sentence when it cannot be opened.

    `archive`: what to look into first. A window that is there already is asked to do so instead.
    """
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("HostDesk")
    app.setDesktopFileName("hostdesk")
    try:
        window = _window_or_way_out(app, library_path)
    except LibraryIsOpenError as error:
        from hostdesk.workflows.knock import COME, knock, to_open

        handed_over = knock(library_path, to_open(archive) if archive else COME)
        return 0 if archive and handed_over else _refuse(error)
    except HostDeskError as error:
        return _refuse(error)
    if window is None:
        return 1
    window.was_painted.connect(lambda: _after_first_paint(window, library_path, archive))
    _first_paint(window)
    code = app.exec()
    return _shut(window) or code


def _window_or_way_out(app: QApplication, path: Path) -> MainWindow | None:
    """The window, after whatever the host chose where the library would not open; None: to leave it."""
    opened: Callable[[Path], Library | None] = _open_if_unlocked
    while True:
        try:
            return _window(app, opened(path), path)
        except ReadOnlyLibraryError:
            opened = _open_to_read
        except LibraryIsOpenError:
            raise
        except HostDeskError as error:
            way = _way_out(app, path, error)
            if way is None:
                return None
            opened = way


def _open_to_read(path: Path) -> Library:
    from hostdesk.storage.reading import open_to_read

    return open_to_read(path)


def _way_out(app: QApplication, path: Path, error: HostDeskError) -> Callable[[Path], Library | None] | None:
    """Says what is wrong and lets the host choose; what to open the library with then."""
    missing = isinstance(error, LibraryIsMissingError)
    mendable = missing or isinstance(error, LibraryIsDamagedError | NotALibraryError)
    if QApplication.platformName() == "offscreen" or not (mendable or isinstance(error, NewerLibraryError)):
        raise error
    from hostdesk.ui.cannot_open import CannotOpen, Way

    print(error, file=sys.stderr)
    chosen = settings.load(paths.config_folder() / _SETTINGS)
    theme.load_fonts()
    theme.dress(app, chosen.scheme, chosen.text_size)
    can_read, second = isinstance(error, LibraryIsDamagedError), chosen.second_place
    shown = CannotOpen(
        path, str(error), can_mend=mendable, can_read=can_read, can_begin=missing, second=second
    )
    shown.show()
    app.exec()
    return {
        Way.CLOSE: None,
        Way.OPEN: _open_if_unlocked,
        Way.READ: _open_to_read,
        Way.ANEW: partial(open_library, anew=True),
    }[shown.way]


def _open_if_unlocked(path: Path) -> Library | None:
    """None: the window is to ask for the passphrase first."""
    if not is_locked(path):
        return open_library(path)
    if is_held(path):
        raise already_open()
    return None


def _refuse(error: HostDeskError) -> int:
    """Says the sentence where the host can read it: on the terminal and, with a screen, in a small window."""
    print(error, file=sys.stderr)
    if QApplication.platformName() != "offscreen":
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Information, "HostDesk", str(error))
        box.exec()
    return 1


def _window(app: QApplication, library: Library | None, path: Path | None = None) -> MainWindow:
    chosen = settings.load(paths.config_folder() / _SETTINGS)
    theme.load_fonts()
    theme.dress(app, chosen.scheme, chosen.text_size)
    first = _first_list(library) if library is not None else None
    window = MainWindow(Desk(library), chosen)
    window.settings_changed.connect(lambda new: _on_settings(app, window, new))
    window.settings_noted.connect(lambda new: _keep(window, new))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: _on_settings(app, window, window.settings))
    if first is not None:
        window.show_first_list(*first)
    _place_window(window)
    if library is None and path is not None:
        window.begin_locked(path)
    window.show()
    return window


def _first_list(library: Library) -> tuple[Any, ...]:
    """What the home page begins with; a library in which it cannot be read is closed again."""
    now = strftime("%Y-%m-%dT%H:%M")
    try:
        return count_sessions(library), list_sessions(library, "", 0, PAGE), next_session(library, now)
    except HostDeskError:
        library.close()
        raise


def _on_settings(app: QApplication, window: MainWindow, chosen: settings.Settings) -> None:
    theme.dress(app, chosen.scheme, chosen.text_size)
    window.dress_again()
    _keep(window, chosen)


def _keep(window: MainWindow, chosen: settings.Settings) -> None:
    try:
        if window.keeps_private(chosen):
            return
        settings.save(paths.config_folder() / _SETTINGS, chosen)
    except HostDeskError as error:
        window.messages.say(str(error))


def _place_window(window: MainWindow) -> None:
    """Where it was, if that is still on a screen; else as large as fits."""
    screen = window.screen().availableGeometry()
    try:
        with (paths.config_folder() / _PLACE).open(encoding="ascii") as file:
            place = QRect(*(int(number) for number in file.read(_LONGEST_PLACE).split()))
    except (OSError, TypeError, ValueError, OverflowError):
        place = QRect()
    if place.isValid() and screen.intersects(place) and place.width() < 32_768 > place.height():
        window.setGeometry(place)
    else:
        window.resize(min(1280, screen.width()), min(800, screen.height() - _TITLE_BAR))


def _first_paint(window: MainWindow) -> None:
    """For the bench: says when the first frame is painted, and ends there."""
    if os.environ.get("HOSTDESK_REPORT_FIRST_PAINT"):
        window.repaint()
        QApplication.processEvents()
        print("first paint", flush=True)
        os._exit(0)


def _after_first_paint(window: MainWindow, library_path: Path, archive: Path | None = None) -> None:
    from hostdesk.ui import crash, tidying
    from hostdesk.ui.warming import Warming

    tidying.take_over()
    Warming(window.desk)

    crash.watch(paths.log_folder(), window)
    window.desk.broke.connect(crash.show)
    theme.load_scripts()
    window.ask_what_is_due()
    window.desk.ask(_sweep, lambda _swept: None)
    _answer_knocks(window, library_path)
    window.heed_the_lock(library_path)
    window.desk.farewell = partial(_last_backup, window)
    window.begin_guarding(library_path)
    if sys.platform == "darwin":
        from hostdesk.ui.opened_files import heed_opened_files  # there, files come as events

        heed_opened_files(window)
    if archive is not None:
        window.look_into(archive)


def _last_backup(window: MainWindow, library: Library) -> None:
    """By the keeper, before it closes the library."""
    from hostdesk.workflows import backups

    try:
        made = backups.on_closing(library, window.settings.second_place)
    except HostDeskError as error:  # remembered, and told on the sheet of safety the next time
        print(error, file=sys.stderr)
    else:
        if made is not None and made.second:
            print(made.second, file=sys.stderr)


def _sweep(_library: object) -> None:
    """What a killed HostDesk left half written where files are saved; by the keeper, as disks are slow."""
    from hostdesk.workflows.new_file import sweep

    sweep(paths.documents_folder())


def _answer_knocks(window: MainWindow, library_path: Path) -> None:
    from PySide6.QtCore import QFileSystemWatcher, Qt

    from hostdesk.workflows.knock import LOCK, archive_in, heard

    heard(library_path)  # what was wished of a window before this one
    watcher = QFileSystemWatcher([str(library_path.parent)], window)

    def on_change(_folder: str) -> None:
        wish = heard(library_path)
        if wish == LOCK:
            window.on_lock_now()
        elif wish is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()
            if archive := archive_in(wish):
                window.look_into(archive)

    watcher.directoryChanged.connect(on_change)


def _shut(window: MainWindow) -> int:
    """Keeps everything; 1 and a sentence when something could not be kept."""
    box, place = window.geometry(), paths.config_folder() / _PLACE
    with suppress(OSError):  # the place of the window is not worth a sentence while closing
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{box.x()} {box.y()} {box.width()} {box.height()}\n", encoding="ascii")
    left = window.desk.shut()
    if left:
        print(_("Some changes could not be saved, because the disk refused them."), file=sys.stderr)
    return 1 if left else 0
