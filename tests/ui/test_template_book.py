"""The book of templates: found by letters, read, begun by Enter; one's own looked after, files taken in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.template_book import TemplateBook
from hostdesk.ui.template_reader import length_said, page
from hostdesk.workflows import own_templates as own
from hostdesk.workflows.templates import Template, own_folder, templates
from tests.ui.accessible import problems
from tests.ui.tables import CONTROL, SHIFT, Desktop, Key
from tests.ui.test_accessible import cut_labels, overlaps

SOUP = Template(title="Soup and plans", when_to_use="When it is cold.", comes_from="Us.")


@pytest.fixture
def dressed_back(qapp: QApplication) -> Iterator[None]:
    yield
    theme.dress(qapp, "light", 100)


def opened(desktop: Desktop) -> TemplateBook:
    """The book by its key, once it is filled."""
    desktop.settle()  # keys have a meaning once the window is painted
    in_front(desktop)
    desktop.press(Key.Key_N, CONTROL | SHIFT)
    book: TemplateBook = desktop.window._shelf.book
    desktop.until(lambda: bool(book._items()))
    return book


def in_front(desktop: Desktop) -> None:
    """The window is the one that keys go to again."""
    desktop.window.activateWindow()
    desktop.until(desktop.window.isActiveWindow)
    desktop.until(lambda: QApplication.focusWidget() is not None)


def shown_titles(book: TemplateBook) -> list[str]:
    return [item.text() for item in book._items() if not item.isHidden()]


def test_letters_find_a_template_and_enter_begins_with_it(desktop: Desktop) -> None:
    book = opened(desktop)
    assert desktop.here_name == "template_filter"
    assert shown_titles(book) == [template.title for template in templates()]
    desktop.type("safety")
    assert shown_titles(book) == ["Safety map in three columns"]
    desktop.press(Key.Key_Return)
    desktop.until(lambda: desktop.desk.gathering is not None)

    assert desktop.gathering.session.title == "Safety map in three columns"
    assert desktop.gathering.session.flow == "signs_of_safety"
    assert len(desktop.gathering.scales) == 2


def test_the_title_typed_on_the_home_page_is_the_session_s(desktop: Desktop) -> None:
    desktop.type("Ward 6")
    desktop.home.from_template.click()
    book = desktop.window._shelf.book
    desktop.until(lambda: bool(book._items()))
    assert book.title.text() == "Ward 6"
    desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Return)
    desktop.until(lambda: desktop.desk.gathering is not None)

    assert desktop.gathering.session.title == "Ward 6"
    assert desktop.gathering.session.flow == templates()[1].flow
    assert desktop.home.title.text() == ""


def test_undo_takes_the_new_session_away_whole(desktop: Desktop) -> None:
    opened(desktop)
    desktop.press(Key.Key_Return)
    desktop.until(lambda: desktop.desk.gathering is not None)
    in_front(desktop)
    desktop.press(Key.Key_Z, CONTROL)
    desktop.settle()

    assert desktop.desk.gathering is None
    assert desktop.home.sessions.rowCount() == 0


def test_letters_in_the_list_are_typed_into_the_line_that_finds(desktop: Desktop) -> None:
    book = opened(desktop)
    book.list.setFocus()
    desktop.type("osk")

    assert (desktop.here_name, book.filter.text()) == ("template_filter", "osk")
    assert book.chosen is not None
    assert book.chosen.flow == "oskar"
    desktop.type("zzz")
    assert book.chosen is None
    assert not book.nothing.isHidden()
    assert not book.begin.isEnabled()
    desktop.press(Key.Key_Return)
    assert book.isVisible()


def test_a_page_tells_everything_about_a_template() -> None:
    for template in templates():
        words = page(template)
        for part in (template.title, "How to host it", "The running order in short", "What you hold"):
            assert part in words
        assert all(f"<b>{scale.question}</b>" in words for scale in template.scales)
    assert "Day 2" in page(next(one for one in templates() if one.flow == "appreciative_inquiry"))


def test_nothing_in_a_template_is_markup() -> None:
    hostile = Template(
        title="<img src='file:///etc/passwd'>",
        when_to_use="<script>&",
        comes_from="<a href='x'>",
        papers=("<b>",),
        how_to_host="</body>",
    )

    words = page(hostile)
    assert not any(tag in words for tag in ("<img", "<script", "<a ", "</body>"))
    assert "&lt;script&gt;&amp;" in words


@pytest.mark.parametrize(
    ("minutes", "said"), [(45, "45 minutes"), (60, "1 hour"), (135, "2 hours 15 minutes"), (0, "")]
)
def test_how_long_it_takes_is_said_in_words(minutes: int, said: str) -> None:
    assert length_said(minutes) == said


def test_one_s_own_template_is_removed_and_put_back(desktop: Desktop) -> None:
    own.keep(SOUP)
    book = opened(desktop)
    assert shown_titles(book)[0] == "Soup and plans"
    assert not book.remove.isHidden()
    book.remove.click()
    desktop.until(lambda: "Soup and plans" not in shown_titles(book))
    assert book.messages.words.text() == "Removed: Soup and plans."
    assert book.remove.isHidden()
    book.messages.button.click()
    desktop.until(lambda: "Soup and plans" in shown_titles(book))

    assert book.chosen is not None
    assert book.chosen.title == "Soup and plans"


def dropped(book: TemplateBook, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    book.dropEvent(event)


def test_a_file_that_is_dropped_is_taken_in(desktop: Desktop, tmp_path: Path) -> None:
    own.save_copy(SOUP, tmp_path / "soup.toml")
    book = opened(desktop)
    dropped(book, tmp_path / "soup.toml")
    desktop.until(lambda: "Soup and plans" in shown_titles(book))

    assert book.messages.words.text() == "It is among your own templates now: Soup and plans."
    assert [path.name for path in own_folder().glob("*.toml")] == ["soup_and_plans.toml"]


def test_a_file_that_is_no_template_is_refused_in_one_sentence(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text("title = 1\n")
    book = opened(desktop)
    dropped(book, tmp_path / "odd.toml")
    desktop.until(lambda: not book.messages.isHidden())

    assert book.messages.words.text() == "“odd.toml”, “title”, should be words between quotes."
    assert not own_folder().exists()


def chosen_file(desktop: Desktop, path: Path) -> None:
    dialog = desktop.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_copy_can_be_given_to_another_host(desktop: Desktop, tmp_path: Path) -> None:
    own.keep(SOUP)
    book = opened(desktop)
    book.copy.click()
    chosen_file(desktop, tmp_path / "for you.toml")
    desktop.until(lambda: not book.messages.isHidden())

    assert book.messages.words.text() == "Saved: for you.toml."
    assert own.read_template(tmp_path / "for you.toml") == SOUP


def test_a_file_is_asked_for_and_taken_in(desktop: Desktop, tmp_path: Path) -> None:
    own.save_copy(SOUP, tmp_path / "soup.toml")
    book = opened(desktop)
    book.open_file.click()
    chosen_file(desktop, tmp_path / "soup.toml")
    desktop.until(lambda: "Soup and plans" in shown_titles(book))


def test_a_book_that_is_closed_at_once_is_no_trouble(desktop: Desktop) -> None:
    desktop.press(Key.Key_N, CONTROL | SHIFT)
    desktop.press(Key.Key_Escape)
    opened(desktop).reject()
    desktop.settle()

    assert desktop.faults == []


def test_the_book_goes_when_it_is_closed(desktop: Desktop) -> None:
    for _time in range(3):
        opened(desktop).reject()
    desktop.settle()
    desktop.until(lambda: desktop.window.findChildren(TemplateBook) == [])


LONG = "Donaudampfschifffahrtsgesellschaftskapitänsversammlung im Gemeindehaus"


@pytest.mark.parametrize("size", [(1092, 614), (1280, 800)])
@pytest.mark.parametrize(("scheme", "text"), [("light", 100), ("dark", 200)])
@pytest.mark.usefixtures("dressed_back")
def test_the_book_can_be_read_and_reached(
    qtbot: QtBot, library_path: Path, scheme: str, text: int, size: tuple[int, int]
) -> None:
    own.keep(replace(SOUP, title=LONG))
    theme.dress(QApplication.instance(), scheme, text)  # type: ignore[arg-type]  # an application it is
    desktop = Desktop(qtbot, library_path, Settings(scheme=scheme, text_size=text))
    desktop.window.resize(*size)
    book = opened(desktop)
    book.say("Something that takes a little longer to say in full.", "Put it back")
    desktop.settle()
    found = problems(book) + cut_labels(book) + overlaps(book)
    whole = book.size()
    desktop.close()

    assert found == []
    assert whole.width() <= size[0]
    assert whole.height() <= size[1]


def test_tab_comes_to_everything_in_the_book(desktop: Desktop) -> None:
    own.keep(SOUP)
    book = opened(desktop)
    names = set()
    for _stop in range(12):
        names.add(desktop.here_name)
        desktop.press(Key.Key_Tab)

    wanted: tuple[Any, ...] = (book.filter, book.list, book.reader, book.title, book.begin, book.copy)
    wanted = (*wanted, book.remove, book.open_file, book.leave)
    assert {widget.objectName() for widget in wanted} <= names
