"""Golden files: what each document says, part by part in the order of reading, and on how many pages.

A change on purpose is written down by `python3 packaging/dev.py golden`; the commit says why.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostdesk.printing import html
from tests.printing.papers import APaper, every_paper, modules
from tests.printing.structure import Part, read, structure

GOLDEN = Path(__file__).parent / "golden"
WRITES = bool(os.environ.get("HOSTDESK_WRITE_GOLDEN"))
PAPERS = every_paper()

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)


def test_every_document_has_a_golden_file() -> None:
    assert {paper.module for paper in PAPERS} == modules()


@each_paper
def test_a_document_says_what_its_golden_file_says(paper: APaper) -> None:
    pdf = paper.pdf()
    told = "\n".join([f"pages: {len(read(pdf).pages)}", *_lines(structure(pdf))])

    _compare(GOLDEN / f"{paper.name}.txt", told)


@each_paper
def test_its_html_says_what_its_golden_file_says(paper: APaper) -> None:
    for story in paper.stories():
        _compare(GOLDEN / f"{paper.name}.html", _without_looks(html.page(story, paper.name)))


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{paper.name}.txt" for paper in PAPERS}
    wanted |= {f"{paper.name}.html" for paper in PAPERS if paper.stories()}

    assert {found.name for found in GOLDEN.iterdir()} == wanted


def _compare(golden: Path, told: str) -> None:
    if WRITES:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told + "\n", encoding="utf-8", newline="\n")
    assert told.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def _lines(part: Part) -> Iterator[str]:
    """One a part; a row of a table in one line."""
    if part.role == "TR":
        yield f"TR {' | '.join(' '.join(cell.text.split()) for cell in part.kids)}"
    elif part.role == "LI":
        yield f"LI {' '.join(part.text.split())}"
    elif part.kids and part.role != "P":
        yield from (line for kid in part.kids for line in _lines(kid))
    else:
        yield f"{part.role} {' '.join(part.text.split())}".strip()


def _without_looks(page: str) -> str:
    """Words and structure: no style, and of a figure only what is said of it."""
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    page = re.sub(r"(<svg[^>]*?)(?: viewBox=\"[^\"]*\")([^>]*>).*?</svg>", r"\1\2</svg>", page)
    page = re.sub(r"data:[^\"]+", "data:", page)
    return re.sub(r"(?<=>)(?=<(?:tr|li|td|th)[ >])", "\n", page).strip()
