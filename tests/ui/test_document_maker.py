"""Documents in the making, and pages that go meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

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
