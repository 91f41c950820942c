"""The list of pictures, held to the rules of models."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from hostdesk.ui.models.picture_rows import PictureRows
from tests.builders import a_full_gathering


def test_it_says_what_each_picture_shows_and_keeps_its_place_when_words_change(qtbot: QtBot) -> None:
    rows = PictureRows()
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pictures = a_full_gathering().pictures
    rows.show_pictures(pictures)
    with qtbot.waitSignal(rows.dataChanged), qtbot.assertNotEmitted(rows.modelReset):
        rows.show_pictures((pictures[0], replace(pictures[1], caption="")))

    said = [rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(rows.rowCount())]
    assert said == [
        "Picture 1 of 2: The flip chart",
        "Picture 2 of 2: nobody has said yet what it shows",
    ]
    rows.show_pictures(pictures[:1])
    assert (rows.rowCount(), rows.row_of(pictures[1].id)) == (1, -1)
