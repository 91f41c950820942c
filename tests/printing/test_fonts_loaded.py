"""Fonts are small on the disk, and only those that a paper needs are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from hostdesk import paths

_ASKED = """
import json, sys
from reportlab.pdfbase import pdfmetrics
from hostdesk.workflows import hand_out
from tests.builders import a_gathering

standard = set(pdfmetrics.getRegisteredFontNames())
for document in hand_out.Document:
    order = hand_out.Order(document)
    gathering = a_gathering(sys.argv[1], title="The corner garden")
    hand_out.pdf(gathering, order)
    hand_out.missing_characters(gathering, order)
print(json.dumps(sorted(set(pdfmetrics.getRegisteredFontNames()) - standard)))
"""
HOUSE_FACE = [f"AtkinsonHyperlegibleNext-{cut}" for cut in ("Bold", "Italic", "Regular")]


def loaded_for(name: str) -> list[str]:
    """By all papers of a gathering with a guest of this name, in a process of its own."""
    root = Path(__file__).parent.parent.parent
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    asked = [sys.executable, "-c", _ASKED, name]
    found: list[str] = json.loads(subprocess.run(asked, env=env, check=True, capture_output=True).stdout)
    return found


def test_for_names_in_latin_letters_only_the_house_face_is_read() -> None:
    assert loaded_for("Zoë Łukasiewicz D’Arcy") == HOUSE_FACE


def test_a_heavy_font_is_read_only_where_a_name_needs_it() -> None:
    assert set(loaded_for("王小明")) - set(HOUSE_FACE) == {"NotoSansCJK-Regular"}
    assert "NotoSansCJK-Regular" not in loaded_for("عائشة 🎈")


def test_all_fonts_together_stay_about_eleven_megabytes() -> None:
    sizes = [font.stat().st_size for font in (paths.resources() / "fonts").glob("*.ttf")]

    assert sum(sizes) < 11_500_000
