"""Papers as one HTML file: well formed, safe, in order, and nothing outside of it."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.printing import flowables as flow
from hostdesk.printing import html
from hostdesk.printing.documents import handout, personal_page, readiness, run_sheet, summary
from hostdesk.printing.page import Paper
from hostdesk.workflows import guest_papers, paper_contents
from tests.builders import a_full_gathering
from tests.printing.gatherings import kitchen_table, nothing_yet

_ALONE = {"meta", "br", "line", "circle", "rect", "img"}


class Read(HTMLParser):
    """What a browser would find: tags that are open, headings, words, everything that points elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.points_elsewhere: list[str] = []
        self.unnamed_figures = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in _ALONE:
            self.open.append(tag)
        self.points_elsewhere += [
            name
            for name, value in attrs
            if name in ("src", "href", "onload") and not str(value).startswith("data:image/jpeg;base64,")
        ]
        self.unnamed_figures += tag == "svg" and not dict(attrs).get("aria-label")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ALONE:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "title"):
            self.words.append(data)


def every_story() -> list[str]:
    full = a_full_gathering()
    own = guest_papers.personal_pages(full, None)
    return [
        html.page(handout.story(paper_contents.handout(full, None), Paper.A4, "Ada"), "Handout"),
        html.page(run_sheet.story(paper_contents.run_sheet(full), Paper.A4), "Run sheet"),
        html.page(summary.story(paper_contents.summary_paper(full), Paper.A4), "Summary"),
        html.page(readiness.story(paper_contents.readiness(nothing_yet()), Paper.A4), "Asked"),
        *(html.page(personal_page.story(own, Paper.A4, one), "Yours") for one in own.pages),
    ]


@pytest.mark.parametrize("text", every_story())
def test_every_paper_is_well_formed_and_all_of_it_is_inside(text: str) -> None:
    read = Read(text)

    assert read.open == []
    assert read.points_elsewhere == []
    assert read.unnamed_figures == 0
    assert read.tags.count("h1") == 1
    levels = [int(tag[1]) for tag in read.tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_what_the_handout_says_is_all_there() -> None:
    content = paper_contents.handout(kitchen_table(), None)
    words = " ".join(Read(html.page(handout.story(content, Paper.A4, "Marta"), "Handout")).words)

    assert "Welcome, Marta" in words
    assert "What is said here stays here; what we decide, we tell." in words
    assert "0: when we first talked about it" in words


def test_marks_are_said_in_words_to_those_who_do_not_see_them() -> None:
    text = html.page(summary.story(paper_contents.summary_paper(a_full_gathering()), Paper.A4), "Summary")

    assert 'role="img" aria-label="Opening round' in text
    assert "1 person at 0" in text


@given(st.text(max_size=80))
def test_whatever_a_name_is_it_is_only_words(name: str) -> None:
    text = html.page([flow.title(name or "x"), *flow.quote(name or "x"), flow.to_tick(name or "x")], name)
    read = Read(text)

    assert read.open == []
    assert set(read.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "blockquote", "ul", "li", "br")
    }


def test_another_language_and_larger_letters_are_said() -> None:
    text = html.page([flow.title("شكرا")], "شكرا", html.Look("ar", right_to_left=True, larger=1.5))

    assert '<html lang="ar" dir="rtl">' in text
    assert "font-size: 150%" in text


def test_neighbouring_quotes_stay_two_people() -> None:
    text = html.page([*flow.quote("One\ntwo"), *flow.quote("Three")], "Words")

    assert text.count("<blockquote") == 2
    assert "“One<br>two”" in text
