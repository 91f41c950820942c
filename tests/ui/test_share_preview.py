"""Sharing without names from the window: everything is seen before, and just that is written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from hostdesk import archive
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.series import Series
from hostdesk.storage.library import Library
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.share_preview import SharePreview
from hostdesk.ui.tasks import tasks_of
from hostdesk.workflows import exchange
from tests.builders import a_full_gathering, a_gathering, stored, with_round
from tests.ui.accessible import problems

PATIENCE = 60_000
NAMES = [f"Adaeze{letter}" for letter in "abcdefghijklmn"]


def an_evening(*more: str) -> Gathering:
    names = [*NAMES, *more]
    start = with_round(a_gathering(*names), dict.fromkeys(names, 4))
    guests = tuple(replace(guest, may_keep=Consent.GIVEN) for guest in start.guests)
    marks = tuple(replace(mark, already_there=f"{names[0]} sings") for mark in start.marks)
    return replace(start, guests=guests, marks=marks, pictures=a_full_gathering("garden").pictures[:1])


@pytest.fixture
def evening(library_file: Library) -> Gathering:
    return stored(library_file, replace(an_evening(), pictures=()))


@pytest.fixture
def desk(library_path: Path, library_file: Library, evening: Gathering) -> Iterator[Desk]:
    desk = Desk(library_file)
    yield desk
    tasks_of(desk).stop()
    desk.shut()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1092, 614)
    window.show()
    return window


def opened(window: QWidget, desk: Desk, gathering: Gathering, qtbot: QtBot) -> SharePreview:
    preview = SharePreview(window, desk, gathering)
    preview.open()
    qtbot.waitUntil(preview.take.isEnabled, timeout=PATIENCE)
    return preview


def until_made(preview: SharePreview, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: preview.take.isEnabled() and not preview._rest.isActive(), timeout=PATIENCE)


def account(preview: SharePreview) -> str:
    labels = (preview.account.column.itemAt(n).widget() for n in range(preview.account.column.count()))
    return "\n".join(label.text() for label in labels if label is not None)  # type: ignore[attr-defined]  # labels


def saved(preview: SharePreview, target: Path, qtbot: QtBot) -> None:
    qtbot.keyClick(preview.take, Qt.Key.Key_Return)
    assert isinstance(preview.dialog, QFileDialog)
    with qtbot.waitSignal(preview.finished, timeout=PATIENCE):
        preview.dialog.fileSelected.emit(str(target))
        preview.dialog.close()


def test_it_says_what_goes_and_what_stays(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    preview = opened(window, desk, an_evening(), qtbot)

    assert "– 10 guests as codes that lead back to nobody." in account(preview)
    about = "Opening round, “How close are we?”"
    assert f"– {about}: 10 of 14 answers, so that nobody can be worked out." in account(preview)
    assert "– 15 texts that you did not choose." in account(preview)
    assert "– 1 picture." in account(preview)


def test_what_is_seen_is_what_is_written(
    window: QWidget, desk: Desk, evening: Gathering, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = opened(window, desk, evening, qtbot)
    preview.texts.kind.show_value(preview.texts.kind._values[-1])
    preview.texts.table.setFocus()
    preview.texts.table.setCurrentIndex(preview.texts.rows.index(0, 1))
    qtbot.keyClick(preview.texts.table, Qt.Key.Key_Space)
    until_made(preview, qtbot)
    seen = {table.name: table for table in preview._outgoing.tables}

    saved(preview, tmp_path / "out.hostdesk.zip", qtbot)

    (shared,) = archive.unpack(io.BytesIO((tmp_path / "out.hostdesk.zip").read_bytes())).gatherings
    assert [note.words for note in shared.notes] == ["[name] sings"]
    assert {row[0] for row in seen["guests"].rows} == {guest.id for guest in shared.guests}
    assert len(seen["answers"].rows) == len(shared.marks) == 10


def test_a_text_is_shown_without_the_name_and_with_what_was_taken_out(
    window: QWidget, desk: Desk, evening: Gathering, qtbot: QtBot
) -> None:
    preview = opened(window, desk, evening, qtbot)
    rows = [preview.texts.rows.row(number) for number in range(preview.texts.rows.rowCount())]

    assert ("[name] sings", NAMES[0]) in {(row.words, row.taken_out) for row in rows}
    assert not [row for row in rows if row.words == "[name] sings" and row.ticked]


def test_all_of_a_kind_is_ticked_at_once(
    window: QWidget, desk: Desk, evening: Gathering, qtbot: QtBot
) -> None:
    preview = opened(window, desk, evening, qtbot)
    qtbot.keyClick(preview.texts.all, Qt.Key.Key_Return)
    until_made(preview, qtbot)

    assert "– 16 texts, as you chose them." in account(preview)
    assert preview.texts.says.text() == "16 texts go out."


def test_a_larger_group_is_asked_for_and_then_nothing_goes(
    window: QWidget, desk: Desk, evening: Gathering, qtbot: QtBot
) -> None:
    preview = opened(window, desk, evening, qtbot)
    preview.least.setFocus()
    preview.least.show_value(20)
    until_made(preview, qtbot)

    assert "a small group would show" in account(preview)
    assert "codes" not in account(preview)


def test_a_picture_goes_only_where_it_is_ticked(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    preview = opened(window, desk, an_evening(), qtbot)
    (tick,) = preview.pictures.ticks.values()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    until_made(preview, qtbot)

    assert "– 1 picture, without its caption." in account(preview)
    assert len(archive.unpack(io.BytesIO(preview._outgoing.data)).gatherings[0].pictures) == 1


def test_it_is_encrypted_where_a_passphrase_is_typed(
    window: QWidget, desk: Desk, evening: Gathering, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = opened(window, desk, evening, qtbot)
    qtbot.keyClick(preview.passphrase.locks, Qt.Key.Key_Space)
    preview.passphrase.line.clear()
    qtbot.keyClick(preview.take, Qt.Key.Key_Return)
    assert "Type a passphrase" in preview.sentence.text()
    qtbot.keyClicks(preview.passphrase.line, "five words")

    saved(preview, tmp_path / "out.hostdesk.zip.age", qtbot)

    assert len(exchange.read(tmp_path / "out.hostdesk.zip.age", "five words")[0].marks) == 10


def test_a_folder_that_is_gone_is_said_and_nothing_is_lost(
    window: QWidget, desk: Desk, evening: Gathering, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = opened(window, desk, evening, qtbot)
    qtbot.keyClick(preview.take, Qt.Key.Key_Return)
    preview.dialog.fileSelected.emit(str(tmp_path / "gone" / "out.zip"))
    preview.dialog.close()
    qtbot.waitUntil(preview.take.isEnabled, timeout=PATIENCE)

    assert "no longer there" in preview.sentence.text()


def test_two_hundred_guests_are_shown_soon(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    preview = opened(window, desk, an_evening(*(f"Somebody {n}" for n in range(186))), qtbot)

    assert "– Opening round, “How close are we?”: all 200 answers." in account(preview)
    assert preview.texts.rows.rowCount() == 202  # with the title and the question


@pytest.mark.parametrize("text", [100, 200])
def test_everybody_can_use_it(
    window: QWidget, desk: Desk, qtbot: QtBot, qapp: QApplication, text: int
) -> None:
    theme.dress(qapp, "light", text)
    try:
        preview = opened(window, desk, an_evening(), qtbot)
        for side in preview._choose_side.buttons():
            side.click()
            qapp.processEvents()
            assert problems(preview) == []
    finally:
        theme.dress(qapp, "light", 100)


def test_its_tables_are_sound(window: QWidget, desk: Desk, evening: Gathering, qtbot: QtBot) -> None:
    preview = opened(window, desk, evening, qtbot)
    QAbstractItemModelTester(preview.tables.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number in range(preview.tables.which.count()):
        preview.tables.which.setCurrentIndex(number)
        assert preview.tables.model.rowCount() > 0


def test_a_series_is_shared_at_once(window: QWidget, desk: Desk, library_file: Library, qtbot: QtBot) -> None:
    series = Series("s", "The corner evenings")
    both = [an_evening_of(series, session_id) for session_id in ("one", "two")]
    for each in both:
        stored(library_file, each)
    preview = opened(window, desk, both[0], qtbot)
    preview.which.setFocus()
    qtbot.keyClick(preview.which, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(preview._gatherings) == 2 and preview.take.isEnabled(), timeout=PATIENCE)

    assert "– 20 guests as codes that lead back to nobody." in account(preview)
    assert len(archive.unpack(io.BytesIO(preview._outgoing.data)).gatherings) == 2
    qtbot.keyClick(preview.which, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(preview._gatherings) == 1 and preview.take.isEnabled(), timeout=PATIENCE)
    assert "– 10 guests as codes that lead back to nobody." in account(preview)


def an_evening_of(series: Series, session_id: str) -> Gathering:
    start = with_round(a_gathering(*NAMES[:12], session_id=session_id), dict.fromkeys(NAMES[:12], 4))
    return replace(start, series=series, session=replace(start.session, series_id=series.id))
