"""Where the library does not open, a calm window says why and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hostdesk import app
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.cannot_open import CannotOpen, Way
from hostdesk.workflows import backups, exchange
from tests.builders import a_full_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import kept_in
from tests.ui.test_accessible import cut_labels, overlaps

PATIENCE = 15_000  # milliseconds: a worker has to be started


@pytest.fixture
def ruined(library_path: Path) -> Path:
    """A library of which nothing can be read, with a backup."""
    library = open_library(library_path)
    stored(library, a_full_gathering())
    assert backups.before(library, backups.Why.BY_HAND)
    library.close()
    library_path.write_bytes(b"noise" * 4000)
    return library_path


@pytest.fixture
def shown(qtbot: QtBot, ruined: Path) -> Iterator[CannotOpen]:
    made = CannotOpen(ruined, "The library file is damaged.", can_mend=True, can_read=True)
    qtbot.addWidget(made)
    made.show()
    yield made
    made._tasks.stop()


def test_the_newest_sound_backup_is_offered_with_its_date(qtbot: QtBot, shown: CannotOpen) -> None:
    qtbot.waitUntil(shown.restore.isVisible, timeout=PATIENCE)

    (made,) = backups.backups_of(shown._path)
    assert shown.newest_told.text() == f"The newest sound one is of {backups.said(made)}."


def test_it_is_brought_back_and_the_library_opened(qtbot: QtBot, shown: CannotOpen) -> None:
    qtbot.waitUntil(shown.restore.isVisible, timeout=PATIENCE)
    shown.restore.click()
    qtbot.waitUntil(shown.go_on.isVisible, timeout=PATIENCE)
    assert "What was there is kept as “library-damaged-" in shown.what.text()
    shown.go_on.click()

    assert shown.way is Way.OPEN
    assert [found.session.id for found in kept_in(shown._path)] == ["evening"]


def test_it_is_repaired_with_an_account(qtbot: QtBot, shown: CannotOpen) -> None:
    shown.repair.click()
    qtbot.waitUntil(shown.go_on.isVisible, timeout=PATIENCE)

    assert "Filled in from the backup of " in shown.what.text()
    assert shown.what.isEnabled()
    heads = [shown.findChild(QLabel, f"cannot_open_{name}") for name in ("title", "purpose")]
    assert [head.text().split(".")[0] for head in heads] == ["The library opens again", "This came back"]
    assert not any(button.isVisible() for button in (shown.restore, shown.other, shown.repair, shown.read))
    assert [found.session.id for found in kept_in(shown._path)] == ["evening"]


def test_archives_of_a_folder_are_used(qtbot: QtBot, shown: CannotOpen, tmp_path: Path) -> None:
    for made in backups.backups_of(shown._path):
        made.path.unlink()
    folder = tmp_path / "archives"
    folder.mkdir()
    exchange.export([a_full_gathering("other")], folder / f"one{exchange.ENDING}")
    shown._on_folder(str(folder))
    qtbot.waitUntil(shown.go_on.isVisible, timeout=PATIENCE)

    assert [found.session.id for found in kept_in(shown._path)] == ["other"]


def test_where_nothing_comes_back_it_says_so_and_leaves_everything(qtbot: QtBot, shown: CannotOpen) -> None:
    for made in backups.backups_of(shown._path):
        made.path.unlink()
    before = shown._path.read_bytes()
    shown.repair.setFocus()
    shown.repair.click()
    qtbot.waitUntil(lambda: shown.sheet.isEnabled() and "damaged;" in shown.what.text(), timeout=PATIENCE)

    assert shown.focusWidget() is shown.repair
    assert shown._path.read_bytes() == before
    assert not shown.go_on.isVisible()


def test_reading_and_leaving(shown: CannotOpen) -> None:
    assert shown.way is Way.CLOSE
    shown.read.click()

    assert shown.way is Way.READ
    assert not shown.isVisible()


def test_where_the_library_is_gone_an_empty_one_is_only_begun_if_that_is_meant(
    qtbot: QtBot, qapp: QApplication, ruined: Path
) -> None:
    ruined.unlink()
    with pytest.raises(HostDeskError, match="not in its place any more, but backups are"):
        app._window_or_way_out(qapp, ruined)
    assert not ruined.exists()

    made = CannotOpen(ruined, "It is gone.", can_mend=True, can_read=False, can_begin=True)
    qtbot.addWidget(made)
    made.begin.click()
    assert made.way is Way.ANEW
    open_library(ruined, anew=True).close()
    assert kept_in(ruined) == []
    made._tasks.stop()


def test_a_newer_library_offers_nothing_that_would_touch_it(qtbot: QtBot, library_path: Path) -> None:
    made = CannotOpen(library_path, "Written by a newer HostDesk.", can_mend=False, can_read=False)
    qtbot.addWidget(made)

    assert not hasattr(made, "repair")
    assert not hasattr(made, "read")
    assert made.what.text() == "Written by a newer HostDesk."


@pytest.mark.parametrize(("scheme", "text"), [("light", 100), ("dark", 150), ("light", 200)])
def test_it_can_be_read_and_reached(
    qtbot: QtBot, qapp: QApplication, ruined: Path, scheme: str, text: int
) -> None:
    theme.dress(qapp, scheme, text)
    try:
        made = CannotOpen(ruined, "The library file is damaged.", can_mend=True, can_read=True)
        qtbot.addWidget(made)
        made.resize(1000, 614)
        made.show()
        qtbot.waitUntil(made.restore.isVisible, timeout=PATIENCE)
        QTest.qWait(1)  # layouts settle
        assert problems(made) + cut_labels(made) + overlaps(made) == []
        made._tasks.stop()
    finally:
        theme.dress(qapp, "light", 100)


def test_without_a_screen_it_is_one_sentence(qapp: QApplication, ruined: Path) -> None:
    with pytest.raises(HostDeskError, match="not a HostDesk library"):
        app._window_or_way_out(qapp, ruined)


def test_a_list_that_cannot_be_read_closes_the_library_again(
    qapp: QApplication, library_path: Path
) -> None:
    library = open_library(library_path)
    stored(library, a_full_gathering())
    library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    library.connection.execute("DROP INDEX sessions_by_start")
    library.close()

    with pytest.raises(HostDeskError):
        app._window_or_way_out(qapp, library_path)
    library_path.rename(library_path.with_name("free to be moved"))
