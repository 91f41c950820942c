"""Pages with a list in large text: the list has the room, and nothing spreads while it is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLayoutItem

from hostdesk.domain.gathering import Gathering
from hostdesk.ui import theme
from hostdesk.ui.pages.boundaries import BoundariesPage
from hostdesk.ui.pages.decisions import DecisionsPage
from hostdesk.ui.pages.guests import GuestsPage
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.pages.page import Page
from hostdesk.ui.pages.running_order import RunningOrderPage
from hostdesk.ui.pages.scales import ScalesPage
from hostdesk.ui.pages.space_lists import ErrandsPage, PackingPage
from tests.builders import a_full_gathering, a_gathering
from tests.ui.tables import Table

Lay = Callable[[Page, Gathering], Table]
PAGES = (BoundariesPage, DecisionsPage, GuestsPage, RunningOrderPage, ScalesPage, PackingPage, ErrandsPage)
SIZES = ((740, 500), (740, 614), (960, 768), (1400, 1300))
MANY = [f"Guest {number}" for number in range(20)]


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theme.dress(qapp, "light", 200)
    yield
    theme.dress(qapp, "light", 100)


def laid_at(page: ListPage, laid: Lay, gathering: Gathering, size: tuple[int, int]) -> None:
    laid(page, gathering)
    page.resize(*size)
    QTest.qWait(1)


def needed(item: QLayoutItem) -> int:
    return max(item.sizeHint().height(), item.heightForWidth(item.geometry().width()))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("made", PAGES)
@pytest.mark.usefixtures("large")
def test_lines_over_an_empty_list_stay_together(
    made: Callable[[], ListPage], size: tuple[int, int], laid: Lay
) -> None:
    page = made()
    laid_at(page, laid, a_gathering(), size)
    shown = [page.column.itemAt(number) for number in range(page.column.count())]
    shown = [item for item in shown if item is not None and not item.isEmpty()]
    gaps = {low.geometry().top() - high.geometry().bottom() - 1 for high, low in pairwise(shown)}
    fixed = [item for item in shown if item.widget() not in (None, page.empty, page.card)]
    spread = [item.widget().objectName() for item in fixed if item.geometry().height() > needed(item)]

    assert gaps == {page.column.spacing()}
    assert spread == []


@pytest.mark.parametrize("made", PAGES)
@pytest.mark.usefixtures("large")
def test_a_low_window_leaves_its_room_to_the_list(made: Callable[[], ListPage], laid: Lay) -> None:
    page = made()
    names = a_gathering(*MANY) if made is GuestsPage else a_full_gathering()
    laid_at(page, laid, names, (740, 614))
    assert page.card.height() >= page.height() / 3
    page.resize(740, 1400)
    QTest.qWait(1)

    assert page.title.isVisible()
    assert page.title.fontMetrics().height() > 1.6 * theme.em(page)


@pytest.mark.usefixtures("large")
def test_a_head_of_one_line_takes_no_more(laid: Lay) -> None:
    page = BoundariesPage()
    laid_at(page, laid, a_full_gathering(), (765, 614))

    assert page.table.horizontalHeader().height() < 2 * theme.em(page)
