"""Purpose and decisions with much said, in long words: nothing is cut, nothing lies on anything else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hostdesk.domain.gathering import Gathering
from hostdesk.storage.library import open_library
from hostdesk.workflows import prepare
from tests.builders import a_full_gathering, stored
from tests.ui.accessible import problems
from tests.ui.tables import Desktop, Key
from tests.ui.test_accessible import (
    SIZES,
    cut_labels,
    dressed,
    dressed_back,  # noqa: F401  # a fixture
    overlaps,
    ring_from,
    stops,
    too_wide,
)

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, 王小明, عائشة الحسن"


def much_said() -> Gathering:
    """Goals, decisions and a title that is put as a problem, with words as long as they come."""
    gathering = a_full_gathering()
    titled = replace(gathering.session, title="Reducing staff turnover", paragraph="", rung=None)
    gathering = replace(gathering, session=titled)
    for goal in gathering.goals:
        change = prepare.better(gathering, part=goal, held_by=LONG, pulls_apart=LONG)
        gathering = gathering.after(change)
    for decision in gathering.decisions:
        change = prepare.better(gathering, part=decision, nearest=LONG, held_by=LONG, outcome="")
        gathering = gathering.after(change)
    return gathering


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", [80, 100, 200])
@pytest.mark.usefixtures("dressed_back")
def test_long_words_are_neither_cut_nor_push_others_aside(
    qtbot: QtBot, library_path: Path, text: int, size: tuple[int, int]
) -> None:
    library = open_library(library_path)
    stored(library, much_said())
    library.close()
    desktop = dressed(qtbot, library_path, "light", text, size)
    desktop.open("Reducing staff turnover")
    found = {}
    for place in ("purpose", "decisions"):
        desktop.window.go_to(place)
        found[place] = _problems(desktop, size)
    desktop.page.open_card(desktop.page.table.chosen())
    found["card"] = _problems(desktop, size)
    desktop.close()

    assert "\n".join(f"{place}: {what}" for place, whats in found.items() for what in whats) == ""


def _problems(desktop: Desktop, size: tuple[int, int]) -> list[str]:
    desktop.qtbot.wait(5)  # layouts settle
    window = desktop.window
    return problems(window) + cut_labels(window) + overlaps(window) + too_wide(desktop, size)


@pytest.mark.parametrize("place", ["purpose", "decisions"])
def test_tab_comes_everywhere_when_everything_is_shown(qtbot: QtBot, library_path: Path, place: str) -> None:
    library = open_library(library_path)
    stored(library, much_said())
    library.close()
    desktop = Desktop(qtbot, library_path)
    desktop.open("Reducing staff turnover")
    desktop.window.go_to(place)
    desktop.window.menu_button.setFocus()

    assert ring_from(desktop, Key.Key_Tab) >= stops(desktop)
    desktop.close()
