"""A list of people brought in: looked through, corrected, and added in one change or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from hostdesk.domain.guest import Guest
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.bring_in_guests import GuestListOpener
from hostdesk.ui.found_people import FoundPeople
from hostdesk.ui.models.found_rows import ADD, CELLS, KNOWN
from tests.builders import a_gathering, a_guest, stored
from tests.ui.accessible import problems
from tests.ui.tables import CONTROL, Desktop, Key, kept_in
from tests.ui.test_accessible import cut_labels, overlaps

LIST = "Vorname;Nachname;Firma;Schuhgröße\nJürgen;Müßig;Mühle;44\nAda;Byron;;36\nBen;Okri;Clinic;41\n"


@pytest.fixture
def evening(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    """The page of guests of a session with Ada Byron; Ben Okri was at an earlier one."""
    library = open_library(library_path)
    stored(library, a_gathering("Ada Byron"))
    ben = a_guest("Ben Okri", 1, "earlier", person="ben", about="Poet", diet="No nuts")
    stored(library, replace(a_gathering(session_id="earlier", title="Last year"), guests=(ben,)))
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open("The corner garden")
    desktop.window.go_to("guests")
    yield desktop
    desktop.close()


@pytest.fixture
def bring(evening: Desktop, tmp_path: Path) -> Callable[..., FoundPeople]:
    """Opens a file with this in it; the dialog, once it has asked who is known."""

    def opened(data: str | bytes, name: str = "people.csv") -> FoundPeople:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        evening.page._opener().open_file(path)
        return shown(evening)

    return opened


def shown(desktop: Desktop) -> FoundPeople:
    opener: GuestListOpener = desktop.page.opener
    desktop.qtbot.waitUntil(lambda: opener.dialog is not None, timeout=20_000)
    assert opener.dialog is not None
    desktop.until(lambda: not opener._rest.isActive())
    desktop.settle()
    return opener.dialog


def names(desktop: Desktop) -> list[str]:
    return [guest.name for guest in desktop.gathering.guests]


def guest(desktop: Desktop, name: str) -> Guest:
    return next(guest for guest in desktop.gathering.guests if guest.name == name)


def tick(dialog: FoundPeople, row: int, column: int) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.rows.index(row, column))
    QTest.keyClick(dialog.table, Key.Key_Space)


def test_nobody_is_added_before_the_host_says_so(evening: Desktop, bring: Callable[..., FoundPeople]) -> None:
    dialog = bring(LIST)
    assert dialog.title.text() == "3 people on this list: people.csv"
    assert dialog.add.text() == "Add 2 guests"
    dialog.leave.click()

    assert names(evening) == ["Host", "Ada Byron"]


def test_a_list_is_one_change_kept_and_undone(evening: Desktop, bring: Callable[..., FoundPeople]) -> None:
    dialog = bring(LIST)
    dialog.add.setFocus()
    QTest.keyClick(dialog.add, Key.Key_Return)

    assert names(evening) == ["Host", "Ada Byron", "Jürgen Müßig", "Ben Okri"]
    assert guest(evening, "Jürgen Müßig").circle == "Mühle"
    assert evening.message == "Done: Add 2 guests from a list."
    QTest.keyClick(evening.window.messages.button, Key.Key_Return)
    assert names(evening) == ["Host", "Ada Byron"]
    evening.window.on_redo()
    evening.close()
    assert len(kept_in(evening.path)[1].guests) + len(kept_in(evening.path)[0].guests) == 5


def test_who_is_on_the_list_already_is_marked_and_can_be_somebody_else(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring(LIST)
    assert dialog.rows.index(1, KNOWN).data() == "On the list already"
    assert "1 name is on the list already" in dialog.said.text()
    tick(dialog, 1, ADD)
    assert dialog.add.text() == "Add 3 guests"
    dialog.add.click()

    assert names(evening).count("Ada Byron") == 2
    assert len({guest.person for guest in evening.gathering.guests}) == 5


def test_a_name_twice_in_the_list_is_offered_once(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring("Name,Role\nZoe,Cook\nzoe,Smith\n")

    assert dialog.add.text() == "Add 1 guest"


def test_somebody_known_is_joined_only_when_the_host_takes_it_over(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring(LIST)
    assert dialog.rows.index(2, KNOWN).data() == "Known from Last year"
    dialog.add.click()
    assert (guest(evening, "Ben Okri").person == "ben", guest(evening, "Ben Okri").diet) == (False, "")
    evening.window.on_undo()

    dialog = bring(LIST)
    tick(dialog, 2, KNOWN)
    dialog.add.click()
    ben = guest(evening, "Ben Okri")
    assert (ben.person, ben.about, ben.diet, ben.circle) == ("ben", "Poet", "No nuts", "Clinic")


def test_everybody_known_can_be_taken_over_at_once(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring(LIST)
    assert dialog.take_over.isVisible()
    assert not dialog.take_over.isChecked()
    dialog.take_over.setFocus()
    QTest.keyClick(dialog.take_over, Key.Key_Space)
    dialog.add.click()

    assert guest(evening, "Ben Okri").person == "ben"


def test_who_is_here_already_is_not_offered_from_earlier(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring(LIST)
    ben = dialog._known["ben okri"]
    ada = guest(evening, "Ada Byron")
    dialog.show_known({"ada byron": ben._replace(guest=replace(ben.guest, name=ada.name, person=ada.person))})
    tick(dialog, 1, ADD)

    assert dialog.rows.index(1, KNOWN).data() == "On the list already"
    assert dialog.rows.index(1, KNOWN).data(Qt.ItemDataRole.CheckStateRole) is None
    assert not dialog.take_over.isVisible()


def test_only_those_who_will_be_added_are_taken_over(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring(LIST)
    dialog.take_over.click()
    assert "of 1 of them" in dialog.take_over.text()
    tick(dialog, 2, ADD)
    assert not dialog.take_over.isVisible()
    assert dialog.wanted()[1] == [None]
    tick(dialog, 2, ADD)

    assert dialog.take_over.isChecked()
    assert [one.person for one in dialog.wanted()[1] if one] == ["ben"]


@pytest.mark.parametrize("text", [100, 200])
def test_what_is_said_of_a_name_is_in_sight_and_rows_too(
    qapp: QApplication, evening: Desktop, bring: Callable[..., FoundPeople], text: int
) -> None:
    theme.dress(qapp, "light", text)
    evening.window.resize(1092, 614)
    dialog = bring(LIST)
    QTest.qWait(1)
    table, note = dialog.table, dialog.rows.index(1, KNOWN)
    needed = table.fontMetrics().horizontalAdvance(note.data())
    room, rows = table.visualRect(note).width(), table.viewport().height() // table.rowHeight(0)
    theme.dress(qapp, "light", 100)

    assert room > needed
    assert rows >= 1


def test_columns_are_chosen_and_cells_corrected_by_keys(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring("Name,Was\nzoe,Cook\nUli,Smith\n")
    box = dialog.columns.boxes[1]
    assert box.value == ""
    box.setFocus()
    QTest.keyClicks(box, "What")
    assert box.value == "brings"
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.rows.index(0, CELLS))
    QTest.keyClick(dialog.table, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Key.Key_A, CONTROL)
    QTest.keyClicks(editor, "Zoe Li")
    QTest.keyClick(editor, Key.Key_Return)
    evening.until(lambda: dialog.names()[0] == "Zoe Li")
    dialog.add.click()

    assert guest(evening, "Zoe Li").brings == "Cook"


def test_without_a_name_nobody_is_added(evening: Desktop, bring: Callable[..., FoundPeople]) -> None:
    dialog = bring(LIST)
    for box in dialog.columns.boxes[:2]:
        box.show_value("")

    assert not dialog.add.isEnabled()
    assert dialog.said.text() == "Which column is the name? Choose it above the column."


def test_what_cannot_be_stored_is_said_and_nothing_is_lost(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring(f"Name,Role\nZoe,{'x' * 301}\nUli,Smith\n")
    dialog.add.click()

    assert dialog.isVisible()
    assert dialog.said.text() == "Zoe: This line is longer than 300 characters; please shorten it."
    assert names(evening) == ["Host", "Ada Byron"]
    tick(dialog, 0, ADD)
    dialog.add.click()
    assert names(evening) == ["Host", "Ada Byron", "Uli"]


def test_letters_that_look_wrong_are_read_otherwise(
    evening: Desktop, bring: Callable[..., FoundPeople]
) -> None:
    dialog = bring("Name\nJosé\n".encode("cp1252"))
    assert dialog.encoding.value == "cp1252"
    dialog.encoding.setFocus()
    QTest.keyClicks(dialog.encoding, "Cyr")
    dialog.encoding.activated.emit(dialog.encoding.currentIndex())
    evening.until(lambda: dialog.names() == ["Josй"])

    assert dialog.encoding.value == "cp1251"


def test_another_sheet_is_read(evening: Desktop, bring: Callable[..., FoundPeople]) -> None:
    book, out = Workbook(), io.BytesIO()
    book.worksheets[0].append(["Zoe Li", "Cook"])
    book.create_sheet("Others").append(["Uli Ott", "Smith"])
    book.save(out)
    dialog = bring(out.getvalue(), "people.xlsx")
    assert not dialog.encoding_line.isVisible()
    dialog.sheet.setCurrentIndex(1)
    dialog.sheet.activated.emit(1)
    evening.until(lambda: dialog.names() == ["Uli Ott"])

    assert dialog.sheet.value == "Others"


def test_a_file_that_is_none_is_one_sentence(evening: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    evening.page._opener().open_file(path)
    evening.until(lambda: bool(evening.message))

    assert evening.message.endswith("please save it as XLSX or CSV without a password.")


def test_pasted_columns_are_looked_through(evening: Desktop, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Zoe Li\tCook\nUli Ott\tSmith\n")
    line = evening.page.add_line.line
    line.setFocus()
    qtbot.keyClick(line, Key.Key_V, CONTROL)
    dialog = shown(evening)
    assert dialog.title.text() == "2 people on this list"
    dialog.add.click()

    assert names(evening)[2:] == ["Zoe Li", "Uli Ott"]


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")  # 6.12; 6.11 has no other
def test_a_file_dropped_on_the_page_is_opened(evening: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(LIST, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page, kinds = evening.page, (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPointF(9, 9).toPoint(), *kinds, none)
    QApplication.sendEvent(page, entered)
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), *kinds, none))

    assert entered.isAccepted()
    assert len(shown(evening).names()) == 3


def test_the_button_asks_for_a_file(evening: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text("BEGIN:VCARD\nFN:Zoe Li\nEND:VCARD\n", encoding="utf-8")
    qtbot.mouseClick(evening.page.bring_in, Qt.MouseButton.LeftButton)
    asking: Any = evening.window.findChild(QFileDialog, "open_dialog")
    asking.fileSelected.emit(str(path))
    asking.close()

    assert shown(evening).names() == ["Zoe Li"]


@pytest.mark.parametrize("text", [100, 200])
def test_the_dialog_can_be_read_and_reached(
    qapp: QApplication, evening: Desktop, bring: Callable[..., FoundPeople], text: int
) -> None:
    theme.dress(qapp, "light", text)
    evening.window.resize(1092, 614)
    dialog = bring(LIST)
    QTest.qWait(1)
    found = problems(dialog) + cut_labels(dialog) + overlaps(dialog)
    within = dialog.width() <= evening.window.width() and dialog.height() <= evening.window.height()
    theme.dress(qapp, "light", 100)

    assert found == []
    assert within


def test_the_dialog_and_its_opener_go_when_it_is_closed(
    evening: Desktop, bring: Callable[..., FoundPeople], qtbot: QtBot
) -> None:
    dialog = bring(LIST)
    gone: list[str] = []
    dialog.destroyed.connect(lambda: gone.append("dialog"))
    evening.page.opener.destroyed.connect(lambda: gone.append("opener"))
    dialog.reject()

    qtbot.waitUntil(lambda: sorted(gone) == ["dialog", "opener"])


def test_a_pasted_mail_is_looked_through_and_what_is_no_name_left_out(evening: Desktop, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Hi Sam,\n\n- Dee <dee@example.org>\n- Eli\n\nKind regards")
    qtbot.keyClick(evening.page.add_line.line, Key.Key_V, CONTROL)
    dialog = shown(evening)

    assert dialog.add.text() == "Add 2 guests"
    assert dialog.rows.data(dialog.rows.index(0, KNOWN)) == "Perhaps not a name"
    dialog.add.click()
    assert names(evening) == ["Host", "Ada Byron", "Dee", "Eli"]


def test_enter_changes_a_cell(evening: Desktop, bring: Callable[..., FoundPeople]) -> None:
    dialog = bring("Dee\nEli\n")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_Return)
    editor = dialog.table.indexWidget(dialog.table.currentIndex()) or QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Fay")
    QTest.keyClick(editor, Key.Key_Return)
    evening.until(lambda: dialog.rows.cells[0] == ["Fay"])

    assert dialog.isVisible()
