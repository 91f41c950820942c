"""The palette: finds everything and does everything, by keys, over a real library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from hostdesk.storage.library import open_library
from hostdesk.ui.handbook import Handbook
from hostdesk.ui.models.palette import Entry, Group, PaletteRows, Target
from tests.builders import a_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import CONTROL, Desktop, Key


@pytest.fixture
def full(qtbot: QtBot, library_path: Path) -> Any:
    """A desktop over three sessions."""
    library = open_library(library_path)
    stored(library, a_gathering("Ada Byron", "Zoë", title="Garden", session_id="s1", calling="A trombone"))
    stored(library, a_gathering("Ada Byron", title="Kitchen", session_id="s2"))
    stored(library, a_gathering("Ben", title="Café Straße", session_id="s3", pinned=True))
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.until(lambda: desktop.home.filters is not None)
    yield desktop
    desktop.close()


def palette(desktop: Desktop, typed: str = "") -> Any:
    """The palette, with the results of what was typed."""
    desktop.press(Key.Key_K, CONTROL)
    made = desktop.window._palette
    assert made is not None
    assert desktop.here is made.line
    desktop.until(lambda: made._begun is not None)
    type_into(desktop, typed)
    return made


def type_into(desktop: Desktop, typed: str) -> None:
    if typed.isascii():
        desktop.type(typed)
    else:
        desktop.window._palette.line.setText(typed)
    desktop.settle()


def shown(made: Any) -> list[str]:
    return [str(made.rows.index(row, 0).data()) for row in range(made.rows.rowCount())]


def test_before_anything_is_typed_it_offers_what_was_opened_and_what_is_on_top(full: Desktop) -> None:
    full.open("Garden")
    full.window.on_home()

    assert shown(palette(full)) == ["Recently opened", "Garden", "Kept on top", "Café Straße"]


def test_in_a_session_it_offers_its_steps(full: Desktop) -> None:
    full.open("Garden")
    rows = shown(palette(full))
    assert rows[rows.index("Steps of this session") + 1] == "Purpose"
    for _line in range(3):
        full.press(Key.Key_Down)
    full.press(Key.Key_Return)

    assert full.page.objectName() == "guests"


def test_on_a_first_start_it_offers_what_can_be_done(desktop: Desktop) -> None:
    assert shown(palette(desktop))[:2] == ["Actions", "New session"]


@pytest.mark.parametrize("typed", ["kit", "KITCHEN", "itchen"])
def test_a_session_opens_by_its_title(full: Desktop, typed: str) -> None:
    palette(full, typed)
    full.press(Key.Key_Return)
    full.until(lambda: full.desk.gathering is not None)

    assert full.gathering.session.title == "Kitchen"
    assert full.window._palette is None


@pytest.mark.parametrize("typed", ["cafe", "CAFÉ", "strasse"])
def test_case_and_accents_do_not_matter(full: Desktop, typed: str) -> None:
    assert "Café Straße" in shown(palette(full, typed))


def test_enter_right_after_the_last_letter_waits_for_its_results(full: Desktop) -> None:
    made = palette(full)
    QTest.keyClicks(made.line, "kitchen")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    full.until(lambda: full.desk.gathering is not None)

    assert full.gathering.session.title == "Kitchen"


def test_a_word_is_found_with_what_was_said_and_leads_to_its_step(full: Desktop) -> None:
    made = palette(full, "trombone")
    row = shown(made).index("Garden")
    assert shown(made)[row - 1] == "Said in a session"
    assert made.rows.entry(row).second == "Purpose: A trombone"
    full.press(Key.Key_Return)
    full.until(lambda: full.desk.gathering is not None)

    assert full.page.objectName() == "purpose"


def test_a_guest_of_the_open_session_is_one_enter_away(full: Desktop) -> None:
    full.open("Garden")
    palette(full, "zoe")
    full.press(Key.Key_Return)

    assert full.page.objectName() == "guests"
    assert full.gathering.guest(full.page.table.chosen()).name == "Zoë"
    assert full.here is full.page.table


def test_a_person_in_several_sessions_narrows_the_list_to_them(full: Desktop) -> None:
    made = palette(full, "byron")
    row = shown(made).index("Ada Byron")
    assert made.rows.entry(row).second == "in 2 sessions"
    full.press(Key.Key_Return)
    full.until(lambda: full.home.sessions.rowCount() == 2)

    assert full.home.filters.said.text() == "Only: with Ada Byron"


def test_somebody_who_is_a_guest_here_alone_is_named_once(full: Desktop) -> None:
    full.open("Garden")

    assert shown(palette(full, "zoe")).count("Zoë") == 1


def test_a_guest_who_was_elsewhere_too_is_told_apart_from_the_guest_here(full: Desktop) -> None:
    full.open("Garden")
    made = palette(full, "byron")
    rows = [made.rows.entry(number) for number in made.rows.choices]
    said = {entry.target.kind: entry.second for entry in rows if entry.title == "Ada Byron"}

    assert said["person"] == "Also in 1 other session"
    assert set(said) == {"guest", "person"}


@pytest.mark.parametrize("height", [480, 530, 614, 655])
def test_no_row_is_half_cut_at_the_foot(full: Desktop, height: int) -> None:
    full.open("Garden")
    full.window.resize(1092, height)
    made = palette(full, "s")
    foot = made.list.viewport().height()
    feet = [made.list.visualRect(made.rows.index(n, 0)).bottom() + 1 for n in range(made.rows.rowCount())]
    last = max(number for number, row in enumerate(feet) if row <= foot)

    assert feet[-1] > foot
    assert feet[last] == foot
    assert last in made.rows.choices


def test_an_action_is_done_and_its_keys_are_told(full: Desktop) -> None:
    made = palette(full, "larger")
    row = shown(made).index("Larger text")
    assert made.rows.entry(row).keys == "Ctrl++"
    full.press(Key.Key_Return)

    assert full.window.settings.text_size == 110


def test_actions_of_a_session_are_not_offered_without_one(full: Desktop) -> None:
    assert "Next step" not in shown(palette(full, "next"))
    full.press(Key.Key_Escape)
    full.open("Garden")
    assert "Next step" in shown(palette(full, "next"))


def test_a_page_of_the_handbook_opens_there(full: Desktop) -> None:
    made = palette(full, "archive")
    row = next(n for n in made.rows.choices if made.rows.entry(n).target == Target("page", "archive"))
    made._on_clicked(made.rows.index(row, 0))
    (book,) = full.window.findChildren(Handbook)
    assert book.list.currentItem().data(Qt.ItemDataRole.UserRole) == "archive"
    book.close()


def test_esc_and_the_same_key_put_it_away_and_the_keyboard_back(full: Desktop) -> None:
    full.open("Garden")
    before = full.here
    for key, modifier in ((Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Key.Key_K, CONTROL)):
        palette(full)
        full.press(key, modifier)
        assert full.window._palette is None
        assert full.here is before


def test_tab_stays_in_the_line(full: Desktop) -> None:
    made = palette(full, "gar")
    full.press(Key.Key_Tab)

    assert full.here is made.line


def test_a_key_that_leads_elsewhere_puts_it_away(full: Desktop) -> None:
    full.open("Garden")
    palette(full)
    full.press(Key.Key_PageDown, CONTROL)

    assert full.window._palette is None
    assert full.page.objectName() == "guests"
    assert full.page.isAncestorOf(full.here)


def test_the_arrows_pass_over_headings_and_go_round(full: Desktop) -> None:
    made = palette(full, "a")
    choices = made.rows.choices
    assert len(choices) > 3
    visited = [made.list.currentIndex().row()]
    for _step in choices:
        full.press(Key.Key_Down)
        visited.append(made.list.currentIndex().row())
    assert visited == [*choices, choices[0]]
    full.press(Key.Key_Up)
    assert made.list.currentIndex().row() == choices[-1]
    full.press(Key.Key_Home)
    assert made.list.currentIndex().row() == choices[0]
    full.press(Key.Key_End)
    assert made.list.currentIndex().row() == choices[-1]
    full.press(Key.Key_PageUp)
    assert made.list.currentIndex().row() == choices[max(0, len(choices) - 7)]


def test_a_click_chooses_and_a_click_beside_it_puts_it_away(full: Desktop) -> None:
    made = palette(full, "kitchen")
    row = shown(made).index("Kitchen")
    place = made.list.visualRect(made.rows.index(row, 0)).center()
    QTest.mouseClick(made.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    full.until(lambda: full.desk.gathering is not None)
    made = palette(full)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))

    assert full.window._palette is None


@pytest.mark.parametrize("typed", ["(", '"', "zzzz", "  ", "王"])
def test_nothing_found_is_said_and_enter_does_nothing(full: Desktop, typed: str) -> None:
    made = palette(full, typed)
    if typed.strip():
        assert made.foot.text() == "Nothing found. Fewer letters find more."
        full.press(Key.Key_Return)
        assert full.window._palette is made

    assert full.faults == []


def test_how_much_was_found_and_where_one_is_can_be_heard(full: Desktop) -> None:
    made = palette(full, "kitchen")
    assert made.line.accessibleDescription() == "4 results · Enter opens, Esc goes back"
    assert made.list.accessibleName() == "Found"
    full.press(Key.Key_End)
    full.press(Key.Key_Home)
    assert made.line.accessibleDescription() == "Kitchen, No date yet"
    assert problems(made) == []


def test_only_the_last_words_count(full: Desktop) -> None:
    made = palette(full)
    QTest.keyClicks(made.line, "garden")
    made.line.setText("kitchen")
    full.settle()

    assert "Garden" not in shown(made)
    assert "Kitchen" in shown(made)


def test_an_answer_that_comes_after_it_was_put_away_is_dropped(full: Desktop) -> None:
    made = palette(full)
    QTest.keyClicks(made.line, "garden")
    full.press(Key.Key_Escape)
    full.settle()

    assert full.faults == []


def test_a_guest_is_chosen_from_home_to_narrow_the_list(full: Desktop) -> None:
    full.home.filters.person.click()
    made = full.window._palette
    assert made.foot.text() == ""
    type_into(full, "zo")
    assert shown(made) == ["People", "Zoë"]
    full.press(Key.Key_Return)
    full.until(lambda: full.home.sessions.rowCount() == 1)


def test_opening_it_again_and_again_leaves_nothing_behind(full: Desktop) -> None:
    full.open("Garden")
    palette(full, "gar")
    full.press(Key.Key_Escape)
    full.settle()
    before = len(full.window.children())
    for _time in range(5):
        palette(full)
        full.press(Key.Key_Escape)
        full.settle()

    assert len(full.window.children()) <= before


def test_its_rows_are_a_sound_model(qtbot: QtBot) -> None:
    rows = PaletteRows()
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    entry = Entry(Target("step", "guests"), "Guests", "Prepare", "Ctrl+G")
    rows.show_groups([Group("Steps", (entry, entry))])
    rows.show_groups([])
    rows.show_groups([Group("Steps", (entry,))])

    assert rows.choices == [1]
    assert not rows.flags(rows.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
