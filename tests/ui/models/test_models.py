"""The models keep the rules of Qt's own tester while rows come, go, change and move."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from hostdesk.storage.listing import ListedSession
from hostdesk.ui.models.found_rows import FoundRows
from hostdesk.ui.models.rows import Column, Kind, RowsModel, plain_tip
from hostdesk.ui.models.sessions import PAGE, SessionsModel
from tests.builders import a_guest

COLUMNS = (
    Column("name", "Guest", strong=True),
    Column("brings", "What they bring", hint="…"),
    Column("arrived", "Here", Kind.CHECK),
)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def rows(qapp: object) -> RowsModel:
    model = RowsModel(COLUMNS, "Guests")
    model.setParent(None)
    QAbstractItemModelTester(model, FATAL, model)
    return model


def listed(number: int) -> ListedSession:
    return ListedSession(f"id {number}", f"Session {number}", "2026-05-12T18:30", "prepare", "", 3, 1)


def test_rows_come_go_change_and_move(rows: RowsModel) -> None:
    ada, ben, chidi = (a_guest(name) for name in ("Ada", "Ben", "Chidi"))
    for shown in ((ada,), (ada, ben, chidi), (ben, ada, chidi), (ben,), (), (ada, ben)):
        rows.show_rows(shown)
        assert [rows.row(number).name for number in range(rows.rowCount())] == [g.name for g in shown]


def test_only_what_differs_is_told(rows: RowsModel) -> None:
    rows.show_rows([a_guest("Ada"), a_guest("Ben")])
    told: list[tuple[int, int]] = []
    rows.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    rows.show_rows([a_guest("Ada"), a_guest("Ben", brings="Soup")])

    assert told == [(1, 1)]


def test_an_edit_is_said_and_not_yet_shown(rows: RowsModel) -> None:
    rows.show_rows([a_guest("Ada")])
    said: list[tuple[str, str, object]] = []
    rows.edited.connect(lambda *edit: said.append(edit))
    assert rows.setData(rows.index(0, 1), "Soup")
    assert not rows.setData(rows.index(0, 1), "")
    assert rows.setData(rows.index(0, 2), Qt.CheckState.Checked, int(Qt.ItemDataRole.CheckStateRole))

    assert said == [("garden/guest Ada", "brings", "Soup"), ("garden/guest Ada", "arrived", True)]
    assert rows.index(0, 1).data() == "…"


def test_every_role_can_be_asked(rows: RowsModel) -> None:
    rows.show_rows([a_guest("Ada", arrived=True)])
    for role in (*(int(role) for role in Qt.ItemDataRole if int(role) < 256), *range(257, 262)):
        for column in range(3):
            rows.data(rows.index(0, column), role)

    assert rows.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Ada, Here: yes"
    assert rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Ada, What they bring: empty"


def test_sessions_come_page_by_page(qapp: object) -> None:
    model = SessionsModel()
    QAbstractItemModelTester(model, FATAL, model)
    asked: list[int] = []
    model.rows_needed.connect(asked.append)
    count = 3 * PAGE + 5
    model.show_list(count, [listed(number) for number in range(PAGE)])
    asked.clear()
    model.show_list(count, [listed(number) for number in range(PAGE)])

    assert model.rowCount() == count
    assert model.session(count - 1) is None
    assert model.index(count - 1, 0).data() is None
    assert asked.count(3 * PAGE) == 1
    model.show_page(3 * PAGE, [listed(3 * PAGE + number) for number in range(5)])
    assert model.index(count - 1, 0).data() == f"Session {count - 1}"
    model.show_list(0, [])
    assert model.rowCount() == 0


def test_a_session_speaks_in_one_sentence(qapp: object) -> None:
    model = SessionsModel()
    model.show_list(1, [listed(1)])

    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Session 1, Tue 12 May 2026, 18:30, 3 guests, Preparing"
    )


def test_a_tip_shows_markup_as_words() -> None:
    assert plain_tip("<img src='//elsewhere/x'>").startswith("<qt>&lt;img")
    assert plain_tip("Ada & Ben") == "Ada & Ben"


def test_rows_of_a_list_are_a_sound_model() -> None:
    model = FoundRows([("Ada", "Cook"), ("<b>Ben", "")], ("Name", ""))
    QAbstractItemModelTester(model, FATAL, model)
    model.propose([True, False], ["", "On the list already"], [False, True])
    model.take_over_all(True)

    spoken = [model.index(1, n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(4)]
    assert spoken == ["Left out", "On the list already", "Name: <b>Ben", "Column 2: empty"]
    assert model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;Ben</qt>"
    assert model.taken_over == set()  # nobody is added from this row
    model.setData(model.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    model.take_over_all(True)
    assert model.taken_over == {1}
