"""Getting ready to print: what a first paper would wait for is done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ASKED = """
import sys
from hostdesk.printing import faces
from hostdesk.workflows import hand_out
from hostdesk.workflows.getting_ready import get_ready
from tests.builders import a_gathering

gathering = a_gathering(*sys.argv[1:])
get_ready(gathering)
read = faces.font.cache_info().currsize
for document in hand_out.Document:
    hand_out.pdf(gathering, hand_out.Order(document))
print(read, faces.font.cache_info().currsize)
"""


def test_the_fonts_for_everybodys_name_are_read() -> None:
    root = Path(__file__).parents[2]
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    asked = [sys.executable, "-c", _ASKED, "Ada", "\u9673\u7f8e\u73b2", "\u0644\u064a\u0644\u0649"]
    before, after = subprocess.run(asked, env=env, check=True, capture_output=True).stdout.split()

    assert int(before) >= int(after) - 1  # a name in bold may take one more
