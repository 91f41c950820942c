"""What keeps words safe and lets them go, to be photographed: locks, backups, archives, two laptops."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from lived_in import rest, wait_until
from PySide6.QtWidgets import QDialog, QWidget
from scenes import Scene, Shown, page

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Afterwards
from hostdesk.storage.history import history
from hostdesk.storage.library import gathering, library_in_memory, write
from hostdesk.ui.cannot_open import CannotOpen
from hostdesk.ui.covering_window import Cover
from hostdesk.ui.gone_sheet import GoneSheet
from hostdesk.ui.main_window import MainWindow
from hostdesk.workflows import exchange, prepare, sessions
from hostdesk.workflows.care import care_of

_LIES = "/home/nora/HostDesk/library.hostdesk"
_LOOKED = 300  # milliseconds until a sheet knows what it asked the library
_HERE = {"Amira Haddad": ("diet", "no nuts"), "Tom Okafor": ("brings", "Can say yes to a pilot in spring")}
_THERE = {"Amira Haddad": ("diet", "no nuts, no sesame"), "Tom Okafor": ("brings", "Knows who signs")}


def safe(folder: Path) -> dict[str, Scene]:
    """All of them by name; `folder` holds the library, and what is exported comes there."""
    return {
        "safety": partial(_safety, folder),
        "passphrase": _passphrase,
        "locked": _covered(Cover.LOCKED),
        "covered": _covered(Cover.RESTING),
        "save_archives": _action("save_archives", "_saving"),
        "share": _share,
        "calendar": _action("calendar", "_dates"),
        "erase_person": _erase_person,
        "due": _due,
        "gone": partial(_gone, folder),
        "cannot_open": partial(_cannot_open, folder),
        "bring_in": partial(_bring_in, folder),
        "choosing": partial(_choosing, folder),
    }


def _open_session(window: MainWindow) -> Gathering:
    found = window.desk.gathering
    assert found is not None
    return found


def _closed_by(dialog: QDialog | QWidget) -> Shown:
    return Shown(dialog, dialog.close)


def _action(name: str, held: str) -> Scene:
    """A sheet that an action of the menu opens, and under which name the window holds it."""

    def show(window: MainWindow) -> Shown:
        page(window, "summary")
        getattr(window, f"on_{name}")()
        rest(_LOOKED)
        return _closed_by(getattr(window, held))

    return show


def _safety(folder: Path, window: MainWindow) -> Shown:
    window.begin_guarding(folder / "library.hostdesk")
    window.on_safety()
    sheet = window._safety
    assert sheet is not None
    rest(_LOOKED)
    if not sheet.backups.which.count():
        sheet.backups.make.click()
        wait_until(lambda: sheet.backups.which.count() > 0)
    sheet.soundness.show_care(_LIES, care_of(folder / "library.hostdesk"))
    return _closed_by(sheet)


def _passphrase(window: MainWindow) -> Shown:
    window.on_passphrase()
    (sheet,) = (each for each in window.findChildren(QDialog) if each.objectName() == "passphrase_sheet")
    return _closed_by(sheet)


def _covered(cover: Cover) -> Scene:
    def show(window: MainWindow) -> Shown:
        window._put_over(cover)
        return Shown(window, window._uncover)

    return show


def _share(window: MainWindow) -> Shown:
    kept = page(window, "archive")
    kept._on_share()
    wait_until(kept.preview.take.isEnabled, 60_000)
    return _closed_by(kept.preview)


def _erase_person(window: MainWindow) -> Shown:
    page(window, "guests")
    window.on_erase_person()
    sheet = window._eraser.sheet
    wait_until(lambda: sheet._plan is not None)
    return _closed_by(sheet)


def _due(window: MainWindow) -> Shown:
    day = date.today() - timedelta(days=1)
    describe = prepare.describe(_open_session(window), keep_until=day, afterwards=Afterwards.NAMELESS)
    window.desk.do(describe)
    window.on_due_sessions()
    wait_until(lambda: hasattr(window, "_due"))
    rest(_LOOKED)
    sheet: Any = window._due.sheet
    del window._due

    def put_away() -> None:
        sheet.close()
        window.desk.undo_stack.undo()

    return Shown(sheet, put_away)


def _gone(folder: Path, window: MainWindow) -> Shown:
    sentence = "The library is not where it was; has a stick been pulled out, or a folder moved?"
    sheet = GoneSheet(window, sentence, folder / "library.hostdesk")
    sheet.open()
    return _closed_by(sheet)


def _cannot_open(folder: Path, window: MainWindow) -> Shown:
    sentence = "This library is damaged: page 12 of the file does not hold what it should."
    way_out = CannotOpen(folder / "library.hostdesk", sentence, can_mend=True, can_read=True)
    way_out.show()
    rest(_LOOKED)
    return _closed_by(way_out)


def _bring_in(folder: Path, window: MainWindow) -> Shown:
    """Another laptop's archive of the open session, before it is taken in."""
    _edit(window, _HERE)
    window.look_into(_from_another_laptop(window, folder))
    wait_until(lambda: window._opener.dialog is not None and window._opener.dialog.bring_in.isEnabled())
    dialog = window._opener.dialog
    assert dialog is not None

    def put_away() -> None:
        dialog.close()
        window.desk.undo_stack.undo()

    return Shown(dialog, put_away)


def _choosing(folder: Path, window: MainWindow) -> Shown:
    """After it was taken in: what both changed."""
    seen = _bring_in(folder, window)
    dialog: Any = seen.widget
    dialog.bring_in.click()
    wait_until(lambda: bool(window.choices_waiting))
    window.on_choose_conflicts()
    wait_until(lambda: hasattr(window, "_choosing"))
    rest(_LOOKED)
    sheet = window._choosing.sheet

    def put_away() -> None:
        sheet.close()
        window.desk.undo_stack.undo()
        window.desk.undo_stack.undo()

    return Shown(sheet, put_away)


def _edit(window: MainWindow, fields: dict[str, tuple[str, str]]) -> None:
    window.desk.do(_edited(_open_session(window), fields))
    wait_until(lambda: window.desk.all_is_kept)


def _edited(here: Gathering, fields: dict[str, tuple[str, str]]) -> Change:
    before = tuple(guest for guest in here.guests if guest.name in fields)
    after = tuple(replace(guest, **dict([fields[guest.name]])) for guest in before)
    return Change("Two cards", here.session.id, before, after)


def _from_another_laptop(window: MainWindow, folder: Path) -> Path:
    """An archive of the same session as somebody else edited it meanwhile."""
    archive = folder / "from another laptop.hostdesk.zip"
    here = _open_session(window)
    session_id = here.session.id
    with closing(library_in_memory()) as other:
        write(other, Change("", session_id, (), here.parts))
        write(other, _edited(gathering(other, session_id), _THERE))
        edits = {session_id: history(other, session_id)}
        exchange.export([sessions.gathering(other, session_id)], archive, histories=edits)
    return archive
