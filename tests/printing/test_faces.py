"""The fonts that ship can do what the type needs of them."""

from __future__ import annotations

import pytest

from hostdesk import paths
from hostdesk.printing import faces

FONTS = sorted(path.stem for path in (paths.resources() / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("name", FONTS)
def test_a_font_has_spaces_and_rewrites_no_names(name: str) -> None:
    font = faces.font(name)

    assert font.has(" ")
    assert font.has("?") or name.startswith("Noto")
    assert b"dlig" not in font.hbFace.reference_table("GSUB").data


def test_every_font_that_a_script_asks_for_is_there() -> None:
    asked = {font for _, font in faces._SCRIPTS if font} | set(faces._COMMON)

    assert {f"{name}-Regular" for name in asked} <= set(FONTS)
    assert {f"{name}-Bold" for name in faces._WITH_A_BOLD} <= set(FONTS)


def test_scripts_follow_each_other() -> None:
    starts = [start for start, _ in faces._SCRIPTS]

    assert starts == sorted(set(starts))


def test_a_word_keeps_to_one_font() -> None:
    assert faces.font_for_word("Anna", faces.REGULAR) == faces.REGULAR
    assert faces.font_for_word("Nguyễn", faces.REGULAR) == "NotoSans-Regular"
    assert faces.font_for_word("Nguyễn", faces.BOLD) == "NotoSans-Bold"


def test_a_name_keeps_to_one_font_and_one_strange_word_does_not_turn_a_sentence() -> None:
    assert faces.face_for_text("Nguyễn Thị Ánh", faces.REGULAR) == "NotoSans-Regular"
    assert faces.face_for_text("We look forward to seeing you, Nguyễn", faces.REGULAR) == faces.REGULAR
    assert faces.face_for_text("✓ ★", faces.REGULAR) == faces.REGULAR
