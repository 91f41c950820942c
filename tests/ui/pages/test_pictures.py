"""The page Pictures: words in place, filed elsewhere, moved, taken away, seen in large; all by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.picture import MOST, Picture
from hostdesk.domain.running_order import Block
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.pictures import PicturesPage
from hostdesk.ui.widgets.picture_sight import decoded, fitted
from hostdesk.workflows.picturing import Home
from tests.builders import a_gathering
from tests.ui.tables import ALT, Key, Table

Laid = Callable[[Page, Gathering], Table]
SOUP = Block("soup", "garden", 0, "Soup")


def a_photo(number: int, width: int = 320, height: int = 200) -> Picture:
    target = BytesIO()
    Image.new("RGB", (width, height), (10 * number % 255, 90, 120)).save(target, "JPEG")
    return Picture(f"p{number}", "garden", number, target.getvalue(), width, height, f"Wall {number}")


def a_wall(pictures: int = 3) -> Gathering:
    return replace(
        a_gathering("Ada"),
        blocks=(SOUP,),
        pictures=tuple(a_photo(number) for number in range(pictures)),
    )


@pytest.fixture
def page() -> PicturesPage:
    return PicturesPage()


def chosen(page: PicturesPage) -> str:
    return page.strip.chosen_id()


def test_words_are_typed_in_place_and_kept(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall())
    page.strip.go_to("p1")
    assert page.caption.toPlainText() == "Wall 1"
    page.caption.setFocus()
    page.caption.selectAll()
    QTest.keyClicks(page.caption, "The floor at the close")
    page.flush()

    assert [picture.caption for picture in table.gathering.pictures] == [
        *("Wall 0", "The floor at the close", "Wall 2")
    ]
    assert table.labels == ["Say what the picture shows"]
    table.undo()
    assert page.caption.toPlainText() == "Wall 1"


def test_words_that_are_being_typed_go_to_their_own_picture(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall())
    page.caption.setFocus()
    QTest.keyClicks(page.caption, "!")
    page.strip.go_to("p2")

    assert table.gathering.pictures[0].caption == "!Wall 0"
    assert table.gathering.pictures[2].caption == "Wall 2"
    assert page.caption.toPlainText() == "Wall 2"


def test_too_many_words_are_refused_and_stay(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall())
    page.caption.setFocus()
    page.caption.setPlainText("x" * 1001)
    page.flush()

    assert "1000 characters" in table.said[0]
    assert page.caption.toPlainText() == "x" * 1001


def test_a_picture_is_filed_elsewhere(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall())
    labels = [page.home.itemText(number) for number in range(page.home.count())]
    assert labels == ["The session as a whole", "Soup", "How close are we?"]
    page.home.setFocus()
    QTest.keyClick(page.home, Key.Key_Down)

    assert table.gathering.pictures[0].block_id == "soup"
    assert page.home.value == Home(block_id="soup")
    table.undo()
    assert page.home.value == Home()


def test_delete_takes_one_away_and_one_is_at_the_next(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall())
    page.strip.go_to("p1")
    page.strip.setFocus()
    QTest.keyClick(page.strip, Key.Key_Delete)

    assert [picture.id for picture in table.gathering.pictures] == ["p0", "p2"]
    assert chosen(page) == "p2"
    table.undo()
    assert [picture.id for picture in table.gathering.pictures] == ["p0", "p1", "p2"]
    assert chosen(page) == "p1"


def test_the_last_one_gone_there_is_a_sentence(page: PicturesPage, laid: Laid) -> None:
    laid(page, a_wall(1))
    page.remove.setFocus()
    QTest.keyClick(page.remove, Key.Key_Return)

    assert page.empty.isVisible()
    assert not page.card.isVisible()
    assert page.first_field is page.add


def test_pictures_move_by_keys(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall())
    page.strip.setFocus()
    QTest.keyClick(page.strip, Key.Key_Right, ALT)
    QTest.keyClick(page.strip, Key.Key_Right, ALT)

    assert [picture.id for picture in table.gathering.pictures] == ["p1", "p2", "p0"]
    assert chosen(page) == "p0"
    assert not page.later.isEnabled()
    page.earlier.click()
    assert [picture.id for picture in table.gathering.pictures] == ["p1", "p0", "p2"]


def test_enter_shows_it_in_large_and_escape_goes_back(page: PicturesPage, laid: Laid, qtbot: QtBot) -> None:
    laid(page, a_wall())
    page.strip.setFocus()
    QTest.keyClick(page.strip, Key.Key_Return)
    assert page.is_large
    assert QApplication.focusWidget() is page.large
    assert page.large.accessibleName() == "Picture 1 of 3: Wall 0"
    QTest.keyClick(page.large, Key.Key_Right)
    assert page.large_words.text() == "Wall 1"
    QTest.keyClick(page.large, Key.Key_Left)
    QTest.keyClick(page.large, Key.Key_Left)
    assert page.large_words.text() == "Wall 0"
    QTest.keyClick(page.large, Key.Key_Escape)

    assert not page.is_large
    assert QApplication.focusWidget() is page.strip


def test_from_right_to_left_the_arrows_turn_round(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall())
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.strip.setFocus()
    QTest.keyClick(page.strip, Key.Key_Left, ALT)

    assert [picture.id for picture in table.gathering.pictures] == ["p1", "p0", "p2"]


def test_what_has_just_come_is_chosen(page: PicturesPage, laid: Laid) -> None:
    table = laid(page, a_wall(2))
    more = a_photo(7)
    table.gathering = replace(table.gathering, pictures=(*table.gathering.pictures, more))
    page.show_gathering(table.gathering)

    assert chosen(page) == "p7"
    assert page.caption.toPlainText() == "Wall 7"


def test_another_session_shows_its_own_from_the_first(page: PicturesPage, laid: Laid) -> None:
    laid(page, a_wall(2))
    other = a_gathering(session_id="other")
    photo = replace(a_photo(1), id="o", session_id="other")
    page.show_gathering(replace(other, pictures=(photo,)))

    assert chosen(page) == "o"


def test_who_would_rather_not_is_said(page: PicturesPage, laid: Laid) -> None:
    start = a_wall()
    laid(page, start)
    assert not page.reminder.isVisible()
    ada = replace(start.guests[1], arrived=True, may_photograph=Consent.REFUSED)
    page.show_gathering(replace(start, guests=(start.guests[0], ada)))

    assert page.reminder.text() == "Ada would rather not be photographed."
    assert page.reminder.isVisible()


def test_only_what_is_in_sight_is_decoded_and_it_is_decoded_small(
    page: PicturesPage, laid: Laid, qtbot: QtBot
) -> None:
    laid(page, a_wall(MOST))
    qtbot.waitUntil(lambda: bool(page.strip._small) and not page.strip._wanted)

    assert 3 <= len(page.strip._small) < 20
    assert all(image.width() <= 200 for image in page.strip._small.values())


def test_a_picture_keeps_its_proportion_and_is_never_blown_up() -> None:
    wide = a_photo(1, 400, 100)

    assert fitted(wide, QSize(200, 200)) == QSize(200, 50)
    assert fitted(wide, QSize(900, 900)) == QSize(400, 100)
    assert decoded(wide, QSize(200, 50)).size() == QSize(200, 50)
    assert decoded(replace(wide, data=b"\xff\xd8 nothing"), QSize(20, 5)).isNull()


def test_a_picture_that_cannot_be_seen_leaves_its_words(page: PicturesPage, laid: Laid, qtbot: QtBot) -> None:
    broken = replace(a_photo(0), data=b"\xff\xd8 nothing \xff\xd9")
    laid(page, replace(a_wall(0), pictures=(broken,)))
    qtbot.waitUntil(lambda: bool(page.strip._small))
    page.grab()

    assert page.caption.toPlainText() == "Wall 0"
