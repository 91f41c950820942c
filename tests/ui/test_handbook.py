"""The handbook: every page is there and belongs to its place, nothing leads outside, closing frees it."""

from __future__ import annotations

import re
from itertools import groupby

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hostdesk.settings import Settings
from hostdesk.storage.library import Library
from hostdesk.ui import theme
from hostdesk.ui.actions import actions
from hostdesk.ui.desk import Desk
from hostdesk.ui.handbook import Handbook
from hostdesk.ui.handbook_pages import ALL_KEYS, PLACES, HandbookPage, all_keys, folder, page_for, pages
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.page_keys import (
    block_keys,
    capture_keys,
    count_keys,
    day_keys,
    door_keys,
    passing_keys,
    picture_keys,
    saying_keys,
)
from hostdesk.ui.places import steps
from tests.ui.accessible import problems

_LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.fixture
def work(qtbot: QtBot) -> QWidget:
    """A window to read beside."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    return widget


@pytest.fixture
def handbook(work: QWidget, qtbot: QtBot) -> Handbook:
    return opened(work, qtbot)


def opened(work: QWidget, qtbot: QtBot, place: str = "home") -> Handbook:
    made = Handbook(work, place)
    made.open()
    qtbot.waitUntil(made.isVisible)
    return made


def titles_shown(handbook: Handbook) -> list[str]:
    rows = (handbook.list.item(number) for number in range(handbook.list.count()))
    return [item.text() for item in rows if not item.isHidden()]


def page_shown(handbook: Handbook) -> str:
    """The title that stands on top of the page."""
    return handbook.reader.toPlainText().partition("\n")[0]


@pytest.mark.parametrize("place", ["home", *(step.id for step in steps())])
def test_it_opens_at_the_page_of_the_place_one_is_in(place: str, work: QWidget, qtbot: QtBot) -> None:
    assert any(place in places for places in PLACES.values())

    handbook = opened(work, qtbot, place)

    shown = next(page for page in pages() if page.name == page_for(place))
    assert page_shown(handbook) == shown.title
    assert handbook.list.currentItem().text() == shown.title


def test_every_page_that_lies_in_the_folder_is_in_the_handbook_and_has_a_title() -> None:
    assert {path.stem for path in folder().glob("*.md")} == set(PLACES)
    assert all(page.markdown.startswith("# ") and page.title for page in pages())


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_lead_to_pages_and_pictures_that_are_there(page: HandbookPage) -> None:
    for target in _LINK.findall(page.markdown):
        assert (folder() / target).is_file(), target


def test_pictures_are_all_in_use_and_small() -> None:
    readme = (folder().parent.parent / "README.md").read_text(encoding="utf-8")
    used = "".join(page.markdown for page in pages()) + readme
    found = list((folder() / "pictures").iterdir())

    assert [path.name for path in found if f"pictures/{path.name})" not in used] == []
    assert sum(path.stat().st_size for path in found) < 1_500_000


def test_the_page_of_keys_has_every_key_of_the_window_and_of_the_grid(handbook: Handbook) -> None:
    handbook.go_to(ALL_KEYS)
    said = handbook.reader.toPlainText()

    for action in actions():
        native = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys]
        assert all(text in said for text in (*native, action.text, action.help))
    inside = (*capture_keys(), *day_keys(), *door_keys(), *passing_keys(), *picture_keys(), *saying_keys())
    for keys, what, _short in (*inside, *count_keys(), *block_keys().values()):
        assert f"{keys}\n{what}" in said
    assert all_keys() in (page.markdown for page in pages())


def test_words_leave_the_pages_that_hold_them_all(handbook: Handbook, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.filter, "STRAY battery")

    assert titles_shown(handbook) == ["Run and capture"]
    assert page_shown(handbook) == "Run and capture"


def test_the_page_one_reads_stays_while_it_holds_the_words(handbook: Handbook, qtbot: QtBot) -> None:
    handbook.go_to("guests")
    qtbot.keyClicks(handbook.filter, "guest")

    assert page_shown(handbook) == "Guests"
    assert len(titles_shown(handbook)) > 3


def test_words_that_no_page_holds_are_said_so_and_clearing_brings_all_back(
    handbook: Handbook, qtbot: QtBot
) -> None:
    before = titles_shown(handbook)
    qtbot.keyClicks(handbook.filter, "xyzzy")
    assert (titles_shown(handbook), handbook.nothing.isVisible()) == ([], True)

    handbook.filter.clear()
    assert (titles_shown(handbook), handbook.nothing.isVisible()) == (before, False)


def test_enter_goes_from_word_to_word_on_the_page(handbook: Handbook, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.filter, "byte")
    qtbot.keyClick(handbook.filter, Qt.Key.Key_Return)
    first = handbook.reader.textCursor()
    qtbot.keyClick(handbook.filter, Qt.Key.Key_Return)
    second = handbook.reader.textCursor()
    qtbot.keyClick(handbook.filter, Qt.Key.Key_Return)

    assert first.selectedText() == second.selectedText() == "byte"
    assert first.position() < second.position()
    assert handbook.reader.textCursor().position() == first.position()


def test_it_is_read_with_the_keyboard_alone(handbook: Handbook, qtbot: QtBot) -> None:
    handbook.filter.setFocus()
    qtbot.keyClick(handbook.filter, Qt.Key.Key_Down)
    assert handbook.list.hasFocus()

    qtbot.keyClick(handbook.list, Qt.Key.Key_Down)
    assert page_shown(handbook) == "Purpose"

    qtbot.keyClick(handbook.list, Qt.Key.Key_Return)
    assert handbook.reader.hasFocus()
    qtbot.keyClick(handbook.reader, Qt.Key.Key_PageDown)
    assert handbook.reader.verticalScrollBar().value() > 0


def test_tab_goes_through_links_and_everything_and_round_again(handbook: Handbook, qtbot: QtBot) -> None:
    seen = []
    for _time in range(40):
        focused = handbook.focusWidget()
        seen.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    names = ["handbook_reader", "handbook_filter", "handbook_pages", "handbook_close"]
    assert list(dict.fromkeys(seen)) == names
    assert seen.count("handbook_filter") > 1


def test_enter_follows_the_link_one_is_at(handbook: Handbook, qtbot: QtBot) -> None:
    qtbot.keyClick(handbook.reader, Qt.Key.Key_Tab)
    qtbot.keyClick(handbook.reader, Qt.Key.Key_Return)

    assert page_shown(handbook) == "Purpose"


def test_a_page_begins_at_its_beginning(handbook: Handbook) -> None:
    handbook.reader.verticalScrollBar().setValue(400)
    handbook.go_to("scales")

    assert handbook.reader.verticalScrollBar().value() == 0


def test_a_link_leads_to_its_page_also_when_the_list_is_narrowed(handbook: Handbook, qtbot: QtBot) -> None:
    qtbot.keyClicks(handbook.filter, "stray")
    handbook.reader.anchorClicked.emit(QUrl("your_library.md"))

    assert page_shown(handbook) == "Your library and privacy"
    assert handbook.filter.text() == ""


@pytest.mark.parametrize("link", ["https://example.org/guests.md", "file:///etc/hosts", "nowhere.md", "#top"])
def test_a_link_to_elsewhere_leads_nowhere(link: str, handbook: Handbook) -> None:
    before = page_shown(handbook)
    handbook.reader.anchorClicked.emit(QUrl(link))

    assert page_shown(handbook) == before
    assert not handbook.reader.openExternalLinks()


@pytest.mark.parametrize("source", ["https://example.org/home.png", "file:///etc/hosts", "../guests.md"])
def test_nothing_is_read_but_its_own_pictures(source: str, handbook: Handbook) -> None:
    assert handbook.reader.loadResource(2, QUrl(source)) is None


def test_pictures_are_never_wider_than_the_column(handbook: Handbook, qtbot: QtBot) -> None:
    handbook.resize(620, 500)

    qtbot.waitUntil(lambda: handbook.reader.horizontalScrollBar().maximum() == 0)
    picture = handbook.reader.loadResource(2, QUrl("pictures/home.png"))
    assert 0 < picture.deviceIndependentSize().width() <= handbook.reader.viewport().width()


def test_escape_closes_it_and_nothing_of_it_stays(handbook: Handbook, work: QWidget, qtbot: QtBot) -> None:
    reader = handbook.reader
    qtbot.keyClick(handbook.filter, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not isValid(handbook) and not isValid(reader))
    assert work.findChildren(Handbook) == []


def test_the_work_goes_on_while_it_is_open(handbook: Handbook, work: QWidget) -> None:
    assert not handbook.isModal()
    assert handbook.windowModality() is Qt.WindowModality.NonModal


def test_a_second_one_takes_the_place_of_the_first(handbook: Handbook, work: QWidget, qtbot: QtBot) -> None:
    handbook.setGeometry(60, 40, 700, 500)
    second = opened(work, qtbot, "scales")

    qtbot.waitUntil(lambda: not isValid(handbook))
    assert second.geometry() == QRect(60, 40, 700, 500)


def test_colours_and_size_of_the_text_are_those_of_the_window(handbook: Handbook, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    palette, font = app.palette(), app.font()
    try:
        before = handbook.reader.document().size().height()
        theme.dress(app, "dark", 150)
        link = theme.DARK["Link"]
        qtbot.waitUntil(lambda: link in handbook.reader.toHtml())
        qtbot.waitUntil(lambda: handbook.reader.document().size().height() > before)
        assert handbook.reader.palette().color(QPalette.ColorRole.Text).name() == theme.DARK["Text"]
    finally:
        app.setPalette(palette)
        app.setFont(font)


def test_the_keys_for_larger_text_are_shared_with_the_window(work: QWidget, qtbot: QtBot) -> None:
    larger, undo = QAction(work, objectName="action_larger"), QAction(work, objectName="action_undo")
    work.addActions([larger, undo])

    assert opened(work, qtbot).actions() == [larger]


def test_everything_in_it_has_a_name_for_those_who_do_not_see_it(handbook: Handbook) -> None:
    for widget in (handbook.filter, handbook.list, handbook.reader, handbook.leave):
        assert widget.accessibleName()
    assert problems(handbook) == []
    handbook.go_to("print")
    assert handbook.reader.accessibleName() == "Page: Print"


def test_the_window_opens_it_where_one_is(library: Library, qtbot: QtBot) -> None:
    window = MainWindow(Desk(library), Settings())
    qtbot.addWidget(window)
    window.show()
    try:
        qtbot.waitUntil(lambda: bool(window.actions_by_id))  # they are made once the window is painted
        window.on_handbook()
        handbook = window.findChild(Handbook)
        assert isinstance(handbook, Handbook)
        assert page_shown(handbook) == "One gathering, start to end"
        assert {action.objectName() for action in handbook.actions()} >= {"action_larger", "action_smaller"}
        assert QGuiApplication.modalWindow() is None
    finally:
        window.close()
        window.desk.shut()


@pytest.mark.parametrize("text", [100, 200])
def test_no_page_is_wider_than_its_column(text: int, work: QWidget, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        theme.dress(app, "light", text)
        handbook = opened(work, qtbot)
        for page in pages():
            handbook.go_to(page.name)
            qtbot.waitUntil(lambda: handbook.reader.horizontalScrollBar().maximum() == 0)
        handbook.close()
    finally:
        theme.dress(app, "light", 100)


def test_no_key_means_two_things_in_the_window_and_each_group_stands_together() -> None:
    keys = [QKeySequence(key).toString() for action in actions() for key in action.keys]
    groups = [group for group, _found in groupby(actions(), key=lambda action: action.group)]

    assert len(keys) == len(set(keys))
    assert len(groups) == len(set(groups))
