"""Names in their place: never wider or higher than it, whole as long as there is any way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostdesk.printing.fitted import Sizes, fitted
from hostdesk.printing.type import width
from tests.printing.gatherings import LONG_NAME, NAMES

SIZES = Sizes(42, 30, 9, bold=True)
ROOM, HEIGHT = 204.0, 80.0
NAME = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn", "Pd", "Zs")), min_size=1, max_size=60)


@given(NAME, st.floats(60, 300), st.floats(20, 200))
@settings(deadline=None, max_examples=60)
def test_no_line_leaves_its_place(name: str, room: float, height: float) -> None:
    made = fitted(name, room, height, SIZES)

    assert all(width(line, made.size, bold=True) <= room + 0.01 for line in made.lines)
    assert made.height <= height or len(made.lines) == 1
    assert SIZES.smallest <= made.size <= SIZES.largest


@pytest.mark.parametrize("name", [*NAMES, "N" * 60, "Wilhelmina " * 5, "م" * 60, "明" * 60])
def test_a_name_of_sixty_letters_stands_there_whole(name: str) -> None:
    made = fitted(name, ROOM, HEIGHT, SIZES)

    assert "".join("".join(made.lines).split()) == "".join(name.split())


def test_a_short_name_is_as_large_as_it_may_be_and_in_one_line() -> None:
    made = fitted("Ada", ROOM, HEIGHT, SIZES)

    assert (made.lines, made.size) == (("Ada",), SIZES.largest)


def test_a_long_name_breaks_where_one_would_break_it() -> None:
    assert fitted(LONG_NAME, ROOM, 60, Sizes(15, 12, 7)).lines == (
        "Maria-Magdalena",
        "Wolfeschlegelsteinhausenbergerdorff-",
        "Featherstonehaugh",
    )


def test_marks_stay_with_their_letters() -> None:
    made = fitted("e\u0301x\u0323" * 40, 60, 300, SIZES)

    assert len(made.lines) > 1
    assert not [line for line in made.lines if line[0] in "\u0301\u0323"]


def test_only_what_has_no_room_at_all_is_cut() -> None:
    made = fitted("word " * 80, 60, 20, SIZES)

    assert made.lines[-1].endswith("…")
    assert fitted("  ", 60, 20, SIZES).lines == ()
