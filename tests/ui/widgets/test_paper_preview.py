from __future__ import annotations

from io import BytesIO

import pytest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from hostdesk.ui.widgets.paper_preview import PaperPreview

WIDTH = 400


@pytest.fixture
def preview(qtbot: QtBot) -> PaperPreview:
    preview = PaperPreview()
    qtbot.addWidget(preview)
    preview.resize(WIDTH, 200)
    preview.show()
    return preview


def one_page() -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_a_sheet_that_just_fits_is_as_wide_as_one_that_scrolls(preview: PaperPreview) -> None:
    # else the bar that makes it narrow enough to fit would go, and come again, for ever
    preview.show_pdf(one_page())
    widths = set()

    for height in (200, 560, 570, 580, 590, 2000):
        preview.resize(WIDTH, height)
        widths.add(preview.view.viewport().width())

    assert len(widths) == 1
