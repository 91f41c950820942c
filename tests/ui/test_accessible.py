"""Every page and dialog: named controls, targets large enough, no words cut, Tab everywhere and out again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStackedWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from hostdesk.settings import Settings
from hostdesk.storage.library import open_library
from hostdesk.ui import theme
from hostdesk.ui.actions import actions
from hostdesk.ui.places import steps
from hostdesk.ui.widgets.plain import Button
from hostdesk.ui.widgets.round_table import NOW
from tests.builders import a_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import Desktop, Key

PLACES = [step.id for step in steps()]
LOOKS = [("light", 100), ("dark", 100), ("light", 200), ("dark", 200)]
SIZES = [(1092, 614), (1280, 800)]


@pytest.fixture
def dressed_back(qapp: QApplication) -> Iterator[None]:
    yield
    theme.dress(qapp, "light", 100)


def dressed(qtbot: QtBot, path: Path, scheme: str, text: int, size: tuple[int, int]) -> Desktop:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.dress(application, scheme, text)
    desktop = Desktop(qtbot, path, Settings(scheme=scheme, text_size=text))
    desktop.window.resize(*size)
    return desktop


def with_the_sample(desktop: Desktop) -> None:
    desktop.window._on_sample_requested()
    desktop.until(lambda: desktop.desk.gathering is not None and desktop.page is not desktop.home)


def cut_labels(window: QWidget) -> list[str]:
    """Labels that have less room than their words need."""
    return [
        f"cut label: {label.objectName()} {label.text()[:30]}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text() and _is_cut(label)
    ]


def _is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    return label.sizeHint().width() > label.width() + 1


def overlaps(window: QWidget) -> list[str]:
    """Things in one layout that lie on each other, because there is not enough room for all."""
    found = []
    for parent in window.findChildren(QWidget):
        if parent.isVisible() and parent.layout() is not None and not isinstance(parent, QStackedWidget):
            found += [
                f"on each other: {one.objectName()} and {other.objectName()}"
                for one, other in combinations(_laid_out(parent), 2)
                if one.geometry().intersects(other.geometry())
            ]
    return found


def _laid_out(parent: QWidget) -> list[QWidget]:
    children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if child.isVisible() and not child.size().isEmpty()]


def too_wide(desktop: Desktop, size: tuple[int, int]) -> list[str]:
    width, height = desktop.window.width(), desktop.window.height()
    return [] if (width, height) == size else [f"window grew to {width}×{height}"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("scheme", "text"), LOOKS)
@pytest.mark.usefixtures("dressed_back")
def test_every_page_can_be_read_and_reached(
    qtbot: QtBot, library_path: Path, scheme: str, text: int, size: tuple[int, int]
) -> None:
    desktop = dressed(qtbot, library_path, scheme, text, size)
    found = {"home, empty": _problems(desktop, size)}
    with_the_sample(desktop)
    for place in PLACES:
        desktop.window.go_to(place)
        desktop.settle()  # the page of a series asks the library
        found[place] = _problems(desktop, size)
        if getattr(desktop.page, "form", None) is not None:
            desktop.page.open_card(desktop.page.table.chosen())
            found[f"{place}, a card"] = _problems(desktop, size)
            desktop.page.close_card()
        for tab in getattr(desktop.page, "tabs", ()):
            tab.click()
            found[f"{place}, {tab.text()}"] = _problems(desktop, size)
    desktop.window.messages.say("Something that takes a little longer to say in full.", "undo", "Undo")
    found["message"] = _problems(desktop, size)
    desktop.window.on_home()
    desktop.settle()
    found["home"] = _problems(desktop, size)
    desktop.close()

    assert "\n".join(f"{place}: {what}" for place, whats in found.items() for what in whats) == ""


def _problems(desktop: Desktop, size: tuple[int, int]) -> list[str]:
    QTest.qWait(1)  # layouts settle
    window = desktop.window
    return problems(window) + cut_labels(window) + overlaps(window) + too_wide(desktop, size)


def ring_from(desktop: Desktop, key: Qt.Key) -> set[str]:
    """The names of everything that the key comes to, until it is back where it began."""
    names: set[str] = set()
    start = desktop.here
    for _stop in range(2000):
        names.add(desktop.here_name)
        desktop.press(key)
        if desktop.here is start and not isinstance(start, QTableView):
            return names
    raise AssertionError(f"Tab is caught at {desktop.here_name}")


def stops(desktop: Desktop) -> set[str]:
    """The names of everything that Tab should come to."""
    return {
        widget.objectName()
        for widget in desktop.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    }


@pytest.mark.usefixtures("dressed_back")
@pytest.mark.parametrize("text", [100, 150, 200])
def test_two_guests_and_their_numbers_are_seen_in_the_smallest_window(
    qtbot: QtBot, library_path: Path, text: int
) -> None:
    desktop = dressed(qtbot, library_path, "light", text, SIZES[0])
    with_the_sample(desktop)
    desktop.window.go_to("capture")
    QApplication.processEvents()
    table = desktop.page.table
    line = table.fontMetrics().height()

    for number in (0, 1):
        cell = table.visualRect(table.model().index(number, NOW))
        assert cell.intersected(table.viewport().rect()).height() >= min(cell.height(), 2 * line)


@pytest.mark.usefixtures("dressed_back")
@pytest.mark.parametrize("size", [(1280, 800), (1366, 768)])
def test_the_rail_shows_every_step_at_once(
    qtbot: QtBot, library_path: Path, size: tuple[int, int]
) -> None:
    desktop = dressed(qtbot, library_path, "light", 100, size)
    with_the_sample(desktop)
    QApplication.processEvents()

    rail = desktop.window.rail
    assert rail.verticalScrollBar().maximum() == 0
    assert all(rail.button(place).height() >= 24 for place in PLACES)


@pytest.mark.parametrize("place", ["home", *PLACES])
def test_tab_comes_everywhere_and_leaves_every_table(qtbot: QtBot, library_path: Path, place: str) -> None:
    library = open_library(library_path)
    stored(library, a_gathering("Ada", "Ben"))
    library.close()
    desktop = Desktop(qtbot, library_path)
    if place != "home":
        desktop.open("The corner garden")
        desktop.window.go_to(place)
    desktop.window.menu_button.setFocus()

    assert ring_from(desktop, Key.Key_Tab) >= stops(desktop)
    desktop.window.menu_button.setFocus()
    assert ring_from(desktop, Key.Key_Backtab) >= stops(desktop)
    desktop.close()


def contrast(first: str, second: str) -> float:
    """As WCAG 2 computes it: from 1 to 21."""
    light, dark = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


TEXT_ON_GROUND = [
    *((text, ground) for text in ("WindowText", "Text") for ground in ("Window", "Base", "AlternateBase")),
    *(("PlaceholderText", ground) for ground in ("Window", "Base", "AlternateBase", "Midlight")),
    *(("Link", ground) for ground in ("Window", "Base")),
    ("Text", "Midlight"),
    ("ButtonText", "Button"),
    ("ButtonText", "Midlight"),
    ("BrightText", "Window"),
    ("HighlightedText", "Highlight"),
    ("ToolTipText", "ToolTipBase"),
]


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_words_stand_out(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_edges_of_fields_can_be_seen(colours: dict[str, str]) -> None:
    for ground in ("Window", "Base"):
        assert contrast(colours["Dark"], colours[ground]) >= 3


@pytest.mark.parametrize("place", PLACES)
def test_tab_comes_to_every_field_of_a_card(qtbot: QtBot, library_path: Path, place: str) -> None:
    desktop = Desktop(qtbot, library_path)
    with_the_sample(desktop)
    desktop.window.go_to(place)
    page = desktop.page
    if getattr(page, "form", None) is None:
        desktop.close()
        pytest.skip("a page without cards")
    page.open_card(page.table.chosen())
    desktop.window.menu_button.setFocus()

    assert ring_from(desktop, Key.Key_Tab) >= stops(desktop)
    desktop.close()


@pytest.mark.parametrize("side", range(3))
def test_tab_comes_to_everything_on_each_side_of_the_space(
    qtbot: QtBot, library_path: Path, side: int
) -> None:
    desktop = Desktop(qtbot, library_path)
    with_the_sample(desktop)
    desktop.window.go_to("space")
    desktop.page.turn_to(side)
    desktop.window.menu_button.setFocus()

    assert ring_from(desktop, Key.Key_Tab) >= stops(desktop)
    desktop.close()


@pytest.mark.parametrize("place", PLACES)
def test_no_two_controls_of_a_page_have_one_name(qtbot: QtBot, library_path: Path, place: str) -> None:
    desktop = Desktop(qtbot, library_path)
    desktop.begin()
    desktop.window.go_to(place)
    buttons = [button.objectName() for button in desktop.page.findChildren(Button)]
    desktop.close()

    assert [a for a, b in combinations(buttons, 2) if a == b] == []


def test_a_message_is_announced_and_does_not_take_the_keyboard(desktop: Desktop) -> None:
    desktop.begin()
    before = desktop.here
    desktop.window.messages.say("Something happened.")

    assert desktop.here is before
    assert desktop.window.messages.words.accessibleName() == "Something happened."


@pytest.mark.usefixtures("dressed_back")
def test_the_menu_and_each_of_its_groups_fit_a_small_screen_in_large_text(
    qtbot: QtBot, library_path: Path
) -> None:
    desktop = dressed(qtbot, library_path, "light", 200, SIZES[0])
    with_the_sample(desktop)
    desktop.window.on_menu()
    menu = desktop.window.findChild(QMenu, "menu")
    assert menu is not None
    groups = menu.findChildren(QMenu)
    inside = [action for group in groups for action in group.actions()]
    heights = [each.sizeHint().height() for each in (menu, *groups)]
    menu.close()

    assert max(heights) <= SIZES[0][1]
    assert [action.text() for action in inside] == [text.text for text in actions()]
