"""Lines of mixed direction stand as Unicode's algorithm says."""

from __future__ import annotations

import bidi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.printing import faces
from hostdesk.printing.direction import in_visual_order, reads_right_to_left
from hostdesk.printing.shaping import pieces

MIXED = [
    "An evening for דוד כהן and מרים",
    "דוד (תל אביב) and Anna",
    "Seats: דוד 12, מרים 7",
    "מ 10:30 עד 21:00",
    "Anna, Zoë [and] others",
    "דוד Anna כהן Zoë מרים",
    "Anna (born כהן) and [דוד (7)]",
    "a) דוד (b",
]
PARTS = [
    "אבג",
    "ד",
    "abc",
    "Z",
    "12",
    "10:30",
    "3,5",
    "(",
    ")",
    "[",
    "-",
    ".",
    ":",
    "/",
    "€",
    "؟",
    "١٢",
    " ",
    " ",
]
TURNED_BRACKETS = str.maketrans(")]", "([")  # the other implementation does not turn them


def visual(text: str, right_to_left: bool) -> str:
    line = [(piece, piece.font, piece.text) for piece in pieces(text, faces.REGULAR)]
    ordered = in_visual_order(line, right_to_left)
    return "".join(faces.font(piece.font).source(glyph) for piece, drawn in ordered for glyph in drawn)


@pytest.mark.parametrize("right_to_left", [False, True], ids=["from the left", "from the right"])
@pytest.mark.parametrize("text", MIXED)
def test_letters_stand_where_another_implementation_puts_them(text: str, right_to_left: bool) -> None:
    shown = visual(text, right_to_left)
    expected = bidi.get_display(text, base_dir="R" if right_to_left else "L")
    assert shown.translate(TURNED_BRACKETS) == expected.translate(TURNED_BRACKETS)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join), st.booleans())
def test_any_mixture_stands_where_another_implementation_puts_it(text: str, right_to_left: bool) -> None:
    expected = bidi.get_display(text, base_dir="R" if right_to_left else "L")
    assert visual(text, right_to_left).translate(TURNED_BRACKETS) == expected.translate(TURNED_BRACKETS)


def test_brackets_face_what_they_hold() -> None:
    assert visual("דוד (תל אביב)", right_to_left=True) == "(ביבא לת) דוד"
    assert visual("Anna (דוד) 7", right_to_left=False) == "Anna (דוד) 7".replace("דוד", "דוד"[::-1])


def test_the_first_letter_with_a_direction_decides() -> None:
    assert reads_right_to_left("12 (שרה) Anna")
    assert not reads_right_to_left("12 (Anna) שרה")
    assert not reads_right_to_left("12")
