"""Somebody erased in the window leaves nothing on the disk: not in what was opened, printed or broken."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hostdesk import paths
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark
from hostdesk.domain.note import Note
from hostdesk.storage.library import open_library
from hostdesk.ui import crash, jobs
from hostdesk.ui.recent import Recent
from hostdesk.ui.tasks import tasks_of
from hostdesk.workflows import backups, leaving, own_templates, prepare
from hostdesk.workflows.exporting import Wish
from tests.builders import a_full_gathering, stored
from tests.planted import planted, text_fields, word_for
from tests.searched import found_in
from tests.ui.tables import Desktop

NAME = "Zqfirstqz Zqlastqz"
OWN = (Guest, Mark, EarlierMark, Note)
SOUGHT = {word_for(kind, name, "own") for kind in OWN for name in text_fields(kind)}
SOUGHT = SOUGHT - {word_for(Guest, "name", "own")} | set(NAME.split())
PLACES = ("purpose", "guests", "scales", "welcome", "capture", "said", "pictures", "summary", "papers")
PATIENCE = 60_000


def evening() -> Gathering:
    """Chidi of the full gathering is she: answered, corrected, quoted, and named by others."""
    full = a_full_gathering()
    she = next(guest for guest in full.guests if guest.name == "Chidi")
    hers = {mark.id for mark in full.marks if mark.guest_id == she.id}
    parts = [
        replace(planted(she, "own"), name=NAME),
        *(planted(mark, "own") for mark in full.marks if mark.id in hers),
        *(planted(one, "own") for one in full.earlier_marks if one.mark_id in hers),
        *(planted(replace(note, guest_id=she.id), "own") for note in full.notes),
        replace(full.session, calling=f"{NAME} called"),
        replace(full.pictures[0], caption=f"{NAME} draws"),
    ]
    return full.after(Change("", full.session.id, (), tuple(parts)))


@pytest.fixture
def desktop(qtbot: QtBot, disk: Path) -> Iterator[Desktop]:
    paths.documents_folder().mkdir()
    with_her = open_library(paths.library())
    stored(with_her, evening())
    with_her.close()
    made = Desktop(qtbot, paths.library())
    crash.watch(paths.log_folder(), made.window)
    yield made
    made.close()


def live(desktop: Desktop) -> None:
    """Opens it, goes through its pages, edits, takes back, searches, prints, archives, breaks."""
    desk = desktop.desk
    desk.open("evening")
    desktop.until(lambda: desk.gathering is not None)
    Recent(paths.config_folder() / "recent.txt").remember("evening")
    for place in PLACES:
        desktop.window.go_to(place)
    she = next(guest for guest in desktop.gathering.guests if guest.name == NAME)
    desk.want(partial(prepare.better, part=she, about=f"{NAME} knits"))
    desk.undo_stack.undo()
    desktop.home.search.setText("Zqfirstqz")
    printed(desktop)
    desk.ask(partial(backups.before, why=backups.Why.BY_HAND), lambda _made: None)
    archived(desktop)
    own_templates.keep(own_templates.template_of(desktop.gathering, f"With {NAME}", "Again"))
    try:
        raise ValueError(f"{NAME} is no number", {NAME: NAME})
    except ValueError as error:
        logging.getLogger("hostdesk").error(crash.described(error))
        crash.show(error)
    desktop.until(lambda: desk.all_is_kept)


def printed(desktop: Desktop) -> None:
    """As for the preview and for the printer: in the worker, and saved nowhere by the host."""
    made: list[object] = []
    for document in ("handout", "held about you", "record"):
        arguments = (desktop.gathering, jobs.Choice(document, "A4"))
        tasks_of(desktop.desk).run(jobs.printed, arguments, made.append, made.append, lambda _d, _t: None)
    desktop.qtbot.waitUntil(lambda: len(made) == 3, timeout=PATIENCE)
    assert all(isinstance(one, jobs.Printed) for one in made)


def archived(desktop: Desktop) -> None:
    target = paths.documents_folder() / "evening.hostdesk.zip"
    wish = Wish(documents=("summary",), spreadsheet=True)

    def save(library):  # type: ignore[no-untyped-def]  # the open library
        from hostdesk.workflows import archiving

        written = archiving.write(leaving.all_leaving(library, ["evening"], wish), wish, target, 1)
        leaving.remember(library, written, ["evening"])

    desktop.desk.ask(save, lambda _none: None)


def test_nothing_of_her_is_left_on_the_disk(desktop: Desktop, disk: Path) -> None:
    live(desktop)
    window = desktop.window
    window.go_to("guests")
    desktop.page.table.go_to(next(g.id for g in desktop.gathering.guests if g.name == NAME))
    window.on_erase_person()
    sheet = window._eraser.sheet
    desktop.until(lambda: sheet._plan is not None)
    there = found_in(disk, SOUGHT)
    assert {word for words in there.values() for word in words} == SOUGHT
    assert {"data/library.hostdesk", "documents/evening.hostdesk.zip", "documents/evening.xlsx"} <= set(there)
    assert not [name for name in there if name.startswith(("logs", "config", "tmp", "cache", "state"))]

    sheet.sure.setChecked(True)
    sheet.take.click()
    desktop.until(lambda: "Nothing of Zqfirstqz" in desktop.message)

    assert found_in(disk, SOUGHT) == {}
