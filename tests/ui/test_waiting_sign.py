"""Where something two laptops changed is shown, a sign says so and opens its choice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import Library, gathering, library_in_memory, open_library, write
from hostdesk.ui import early, theme
from hostdesk.ui.places import steps
from hostdesk.ui.widgets.waiting_sign import WaitingSign
from hostdesk.workflows import prepare
from tests.builders import a_full_gathering
from tests.ui.accessible import problems
from tests.ui.tables import Desktop
from tests.ui.test_accessible import cut_labels, dressed_back, overlaps
from tests.workflows.test_merging import give

__all__ = ["dressed_back"]


def worked_on(library: Library, session_id: str, word: str) -> None:
    """The same fields of the session, of each kind of row, edited in words of this laptop's own."""
    here = gathering(library, session_id)
    write(library, prepare.describe(here, calling=f"{word} calls", light=f"{word} light"))
    better(library, here, here.guests[1], diet=f"{word} diet")
    better(library, here, here.boundaries[0], words=f"{word} boundary")
    better(library, here, here.errands[0], what=f"{word} errand")
    better(library, here, here.blocks[0], title=f"{word} block")
    better(library, here, here.goals[0], words=f"{word} goal")
    better(library, here, here.pictures[0], caption=f"{word} picture")


def better(library: Library, here: Gathering, part: Any, **fields: Any) -> None:
    write(library, prepare.better(gathering(library, here.session.id), part, **fields))


@pytest.fixture
def met(qtbot: QtBot, library_path: Path) -> Iterator[Desktop]:
    start = a_full_gathering()
    with closing(open_library(library_path)) as library, closing(library_in_memory()) as other:
        write(library, Change("Begin", start.session.id, (), start.parts))
        give(library, other, start.session.id)
        worked_on(library, start.session.id, "Our")
        worked_on(other, start.session.id, "Their")
        give(other, library, start.session.id)
    desktop = Desktop(qtbot, library_path)
    desktop.desk.open(start.session.id)
    desktop.until(lambda: bool(desktop.window.choices_waiting))
    yield desktop
    desktop.close()


def sign(met: Desktop, name: str) -> WaitingSign:
    found = met.window.stack.currentWidget().findChild(WaitingSign, f"{name}_waiting")
    assert isinstance(found, WaitingSign)
    return found


def signs(met: Desktop) -> list[str]:
    found = met.window.stack.currentWidget().findChildren(WaitingSign)
    return sorted(one.objectName() for one in found if one.isVisible())


def opened_at(met: Desktop, pressed: WaitingSign) -> Any:
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Return)
    met.until(lambda: hasattr(met.window, "_choosing"))
    return met.window._choosing.sheet


def test_a_passage_has_a_sign_that_opens_its_own_choice(met: Desktop) -> None:
    met.window.go_to("space")
    assert signs(met) == ["light_waiting"]
    sheet = opened_at(met, sign(met, "light"))

    assert {way.words for way in sheet.ways} == {"Our light", "Their light"}
    sheet.reject()


def test_the_sign_goes_once_it_is_chosen_and_comes_back_with_undo(met: Desktop) -> None:
    met.window.go_to("purpose")
    assert signs(met) == ["calling_waiting", "goal_list_waiting"]
    sheet = opened_at(met, sign(met, "calling"))
    QTest.keyClicks(sheet, "2")
    sheet.reject()
    met.until(lambda: signs(met) == ["goal_list_waiting"])
    met.window.on_undo()

    met.until(lambda: signs(met) == ["calling_waiting", "goal_list_waiting"])


def test_to_edit_the_field_oneself_takes_the_sign_away(met: Desktop) -> None:
    met.window.go_to("purpose")
    assert met.desk.gathering is not None
    met.desk.do(prepare.describe(met.desk.gathering, calling="Something else"))

    met.until(lambda: signs(met) == ["goal_list_waiting"])


def test_a_row_says_it_and_the_row_one_is_in_leads_there(met: Desktop) -> None:
    met.window.go_to("guests")
    page: Any = met.window.stack.currentWidget()
    assert met.desk.gathering is not None
    host, guest = met.desk.gathering.guests[:2]
    page.table.go_to(host.id)
    assert signs(met) == []
    page.table.go_to(guest.id)
    assert signs(met) == ["guest_list_waiting"]
    heads = [page.rows.index(page.rows.row_of(one.id), 0) for one in (host, guest)]
    heard = [str(head.data(early.ACCESSIBLE_TEXT)) for head in heads]
    assert ["Two versions: choose" in words for words in heard] == [False, True]
    sheet = opened_at(met, sign(met, "guest_list"))

    assert {way.words for way in sheet.ways} == {"Our diet", "Their diet"}
    sheet.reject()


def test_a_card_has_the_sign_under_its_field_and_on_no_other_card(met: Desktop) -> None:
    met.window.go_to("guests")
    page: Any = met.window.stack.currentWidget()
    assert met.desk.gathering is not None
    host, guest = met.desk.gathering.guests[:2]
    page.open_card(guest.id, "diet")
    assert signs(met) == ["guest_diet_waiting"]
    page.form.fields["diet"].setFocus()
    QTest.keyClick(page.form.fields["diet"], Qt.Key.Key_Tab)
    assert sign(met, "guest_diet").hasFocus()
    page.close_card()
    page.open_card(host.id)

    assert signs(met) == []


@pytest.mark.parametrize(
    ("scheme", "text", "size"), [("light", 100, (1280, 800)), ("dark", 200, (1092, 614))]
)
def test_signs_are_laid_like_everything_else(
    met: Desktop, dressed_back: None, scheme: str, text: int, size: tuple[int, int]
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.dress(application, scheme, text)
    met.window.dress_again()
    met.window.resize(*size)
    # in the others, the row one is in has nothing to choose
    with_signs = {"purpose", "space", "boundaries", "running_order", "day", "pictures"}
    for place in (step.id for step in steps()):
        met.window.go_to(place)
        met.settle()
        page: QWidget = met.window.stack.currentWidget()
        assert bool(signs(met)) is (place in with_signs), place
        assert (problems(page), cut_labels(page), overlaps(page)) == ([], [], []), place


def test_where_nothing_waits_no_sign_is_ever_made(qtbot: QtBot, library_path: Path) -> None:
    start = a_full_gathering()
    with closing(open_library(library_path)) as library:
        write(library, Change("Begin", start.session.id, (), start.parts))
    desktop = Desktop(qtbot, library_path)
    desktop.desk.open(start.session.id)
    for step in steps():
        desktop.window.go_to(step.id)

    assert desktop.window.findChildren(WaitingSign) == []
    assert "waiting_line" not in desktop.window.__dict__
    desktop.close()
