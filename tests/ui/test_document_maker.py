"""Documents in the making, and pages that go meanwhile."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hostdesk.printing.page import FIRST_PAGES
from hostdesk.ui import jobs
from hostdesk.ui.document_maker import DocumentMaker
from hostdesk.ui.tasks import Tasks
from tests.builders import a_gathering

PATIENCE = 20_000


def test_a_page_that_goes_while_its_document_is_made_hears_no_more(qtbot: QtBot) -> None:
    desk, page = QObject(), QObject()
    tasks = Tasks(desk)
    maker = DocumentMaker(tasks, page)
    maker.want(a_gathering(*(f"Guest {number}" for number in range(400))), jobs.Choice("handout", "A4", None))
    with qtbot.waitSignal(maker.progressed, timeout=PATIENCE):
        maker.make_now()

    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    after: list[object] = []
    tasks.run(len, ((1, 2),), after.append, after.append)
    qtbot.waitUntil(lambda: after == [2], timeout=PATIENCE)
    tasks.stop()


def test_another_wish_does_not_wait_until_all_sheets_of_the_one_before_are_made(qtbot: QtBot) -> None:
    desk = QObject()
    tasks, made = Tasks(desk), list[jobs.Printed]()
    many = a_gathering(*(f"Guest {number}" for number in range(3000)))
    maker = DocumentMaker(tasks, desk)
    maker.made.connect(made.append)
    maker.want(many, jobs.Choice("personal page", "A4", None))
    with qtbot.waitSignal(maker.begun, timeout=PATIENCE):
        maker.make_now()
    with qtbot.waitSignal(maker.progressed, timeout=PATIENCE):
        pass

    maker.want(many, jobs.Choice("wall sheets", "A4", None))
    qtbot.waitUntil(lambda: maker.printed is not None, timeout=PATIENCE)

    assert [printed.file_name for printed in made] == ["The corner garden - wall sheets.pdf"]
    tasks.stop()


def test_something_long_that_is_one_for_all_begins_with_its_first_pages(qtbot: QtBot) -> None:
    desk = QObject()
    tasks, begun = Tasks(desk), list[jobs.Printed]()
    maker = DocumentMaker(tasks, desk)
    maker.begun.connect(begun.append)
    maker.want(a_gathering(*(f"Guest {number}" for number in range(200))), jobs.Choice("run sheet", "A4"))
    qtbot.waitUntil(lambda: maker.printed is not None, timeout=PATIENCE)

    assert maker.printed is not None
    first, whole = (PdfReader(BytesIO(each.pdf)).pages for each in (begun[0], maker.printed))
    assert len(first) == FIRST_PAGES < len(whole)
    but_the_foot = (page[0].extract_text().splitlines()[:-1] for page in (first, whole))
    assert next(but_the_foot) == next(but_the_foot)
    tasks.stop()
