"""Long words are broken, never cut; short ones and other scripts stay whole."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from hostdesk.ui import theme


def test_a_word_too_long_for_its_line_takes_further_lines(qtbot: QtBot) -> None:
    font = theme.font(100)
    one_line = QFontMetrics(font).height()

    assert theme.wrapped_height(font, "Schmetterlingshausen-Oberhuberstein", 90) >= 3 * one_line
    assert theme.wrapped_height(font, "Ada", 90) < 2 * one_line


def test_words_that_fit_and_joined_scripts_are_left_as_they_are(qtbot: QtBot) -> None:
    font = theme.font(100)

    assert theme.breakable(font, "Best hopes, in pairs", 400) == "Best hopes, in pairs"
    assert theme.breakable(font, "عائشةالحسنعائشةالحسن", 20) == "عائشةالحسنعائشةالحسن"
