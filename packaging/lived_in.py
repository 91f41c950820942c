"""A window over a lived-in library, for whoever takes pictures of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QBuffer, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.settings import Settings
from hostdesk.storage.library import Library, open_library, write_all
from hostdesk.ui.desk import Desk
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.models.sessions import PAGE
from hostdesk.workflows import picturing
from hostdesk.workflows.sample import as_it_happened
from hostdesk.workflows.sessions import count_sessions, keep_on_top, list_sessions, next_session
from hostdesk.workflows.shrinking import Shrunk
from hostdesk.workflows.templates import from_template, template_named

_PLANNED = (  # title, template, days from now, clock
    ("After the long winter", "Team review after the storm", 9, time(14, 0)),
    ("What Mill Lane can do", "Asset mapping evening", 30, time(19, 0)),
)
_HOST = "Nora Whitfield"
_FIRST = "Kitchen table, the first evening"
_WEEKS_BEFORE = timedelta(weeks=5)
_STEP = 10  # milliseconds between two looks at whether something has happened


def live_in(folder: Path) -> None:
    """Everything that is written lies in this folder from now on, and nothing in the reader's own."""
    for place in ("DATA", "CONFIG", "LOGS", "DOCUMENTS"):
        (folder / place.lower()).mkdir()
        os.environ[f"HOSTDESK_{place}"] = str(folder / place.lower())


def filled(path: Path) -> str:
    """Makes a library: a series of two lived evenings, two sessions to come; the second evening's id."""
    changes = as_it_happened(date.today())
    evening = _lived(changes)
    changes.append(_with_pictures(evening))
    changes.append(_an_evening_before(evening))
    for title, template, days, clock in _PLANNED:
        starts = datetime.combine(date.today() + timedelta(days=days), clock)
        changes.append(from_template(template_named(template), title, starts, _HOST))
    changes.append(keep_on_top(_lived(changes[-1:])))
    library = open_library(path)
    write_all(library, changes)
    library.close()
    return changes[0].session_id


def _lived(changes: Sequence[Change]) -> Gathering:
    """What has become of a session that these changes made."""
    session = _session_of(changes[0])
    series = next((part for part in changes[0].after if isinstance(part, Series)), None)
    gathering = Gathering(session, series)
    for change in changes:
        gathering = gathering.after(change)
    return gathering


def _session_of(change: Change) -> Session:
    return next(part for part in change.after if isinstance(part, Session))


def _an_evening_before(evening: Gathering) -> Change:
    """The first gathering of the same series: the same people and questions, marks a little lower."""
    before = _lived(as_it_happened(date.today() - _WEEKS_BEFORE))
    session = replace(before.session, title=_FIRST, series_id=evening.session.series_id)
    people = {guest.name: guest.person for guest in evening.guests}
    guests = [replace(one, person=people[one.name]) for one in before.guests if not one.walk_in]
    kept = {guest.id for guest in guests}
    marks = [_lower(mark) for mark in before.marks if mark.guest_id is None or mark.guest_id in kept]
    others = (*before.boundaries, *before.scales, *before.blocks, *before.rounds)
    steps = [replace(step, done=True) for step in before.steps[:2]]
    return Change("", session.id, (), (session, *guests, *others, *marks, *steps))


def _with_pictures(evening: Gathering) -> Change:
    """Two photographs: the sheet by the door, and the floor as people stood on it."""
    sheet = _drawn(("Come any Tuesday", "Two more plates", "Who has the key?"))
    floor = _drawn(("0 . . . . 5 . . . . 10", "o  oo  ooo  oooo  o"))
    told = "The sheet by the door, at the end", "Where we stood, at half past seven"
    now = evening.session.starts or datetime.now()
    changed = picturing.add(evening, (sheet,), picturing.WITH_THE_SESSION, now)
    both = evening.after(changed)
    on_the_floor = picturing.Home(scale_id=evening.scales[0].id)
    both = both.after(picturing.add(both, (floor,), on_the_floor, now))
    pictures = tuple(replace(one, caption=words) for one, words in zip(both.pictures, told, strict=True))
    return Change("", evening.session.id, (), pictures)


def _drawn(lines: Sequence[str]) -> Shrunk:
    """Somebody's handwriting on a large sheet, as a camera would see it."""
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#e9e4d8"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(70, 50, 1060, 800, QColor("#fdfcf8"))
    painter.setPen(QColor("#24466b"))
    painter.setFont(QFont("Atkinson Hyperlegible Next", 52))
    painter.translate(150, 190)
    painter.rotate(-1.5)
    for number, words in enumerate(lines):
        painter.drawText(0, number * 170, words)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 85)
    return Shrunk(bytes(buffer.data().data()), image.width(), image.height())


def _lower(mark: Mark) -> Mark:
    return replace(mark, value=max(Decimal(1), mark.value - 1)) if mark.value is not None else mark


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
