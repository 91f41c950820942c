"""Papers of which no two are alike: each says what is its reader's, and nothing of anybody else's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.held_about import HeldFact
from hostdesk.domain.scale import Naming, Scale
from hostdesk.printing.documents import (
    held_about_you,
    invitation,
    personal_page,
    sign_in,
    wall_sheets,
    whats_better,
)
from hostdesk.printing.documents.shared import Occasion
from hostdesk.printing.page import Paper
from hostdesk.workflows import guest_papers
from hostdesk.workflows.sample import sample_gathering
from tests.builders import a_full_gathering, a_gathering, a_scale
from tests.printing.stories import page_count, pages, words_of

LONG = "Wolfeschlegelsteinhausenbergerdorff Maximiliana Konstantinopel Österreich"


def progress(_done: int, _total: int) -> None:
    """Nobody waits."""


evening_now = sample_gathering(date(2026, 11, 26))


def guest_id(gathering: Gathering, name: str) -> str:
    return next(guest.id for guest in gathering.guests if guest.name == name)


def test_the_invitation_says_why_them_and_does_not_insist() -> None:
    content = guest_papers.invitation(evening_now, [guest_id(evening_now, "Tom Okafor")])
    words = words_of(invitation.story(content, Paper.A4, content.guests[0]))

    assert any(line.endswith("bring into the room: Can say yes to a pilot") for line in words)
    assert "Dear Tom Okafor, will you be our guest?" in words
    assert "I cannot or do not want to come; that is quite all right." in words
    assert not any("Amira" in line for line in words)


def test_an_invitation_of_the_sample_fits_on_one_page_each() -> None:
    chosen = [guest.id for guest in evening_now.guests][:4]
    pdf = invitation.printed(guest_papers.invitation(evening_now, chosen), Paper.A4, progress)

    assert page_count(pdf) == 4


def test_the_hosts_are_not_invited_unless_chosen() -> None:
    everybody = guest_papers.invitation(evening_now, None)

    assert "Nora Whitfield" not in [guest.name for guest in everybody.guests]
    assert everybody.hosts[0][0] == "Nora Whitfield"


def test_nothing_private_lies_on_the_table_at_the_door() -> None:
    words = " ".join(words_of(sign_in.story(guest_papers.sign_in(a_full_gathering()), Paper.A4)))

    assert "Ada" in words
    assert "Sings alto" not in words
    assert "No nuts" not in words


def test_every_number_of_every_scale_has_a_wall_sheet_of_its_own() -> None:
    scales = [
        a_scale("How near?", 0, low_means="far", high_means="there"),
        a_scale("How sure?", 1, lowest=1, highest=7),
    ]
    content = guest_papers.wall_sheets(a_gathering(scales=scales))
    for paper in (Paper.A4, Paper.LETTER, Paper.A3):
        told = pages(wall_sheets.printed(content, paper, progress))

        assert [page.split()[2] for page in told] == [str(n) for n in (*range(11), *range(1, 8))]
        assert "far" in told[0]
        assert "there" in told[10]


def test_long_words_at_the_end_of_a_scale_fit_on_its_sheet() -> None:
    scale: Scale = a_scale("Why? " * 40, 0, high_means="anybody can knock at any door at supper time " * 6)
    content = guest_papers.wall_sheets(a_gathering(scales=[scale]))

    assert page_count(wall_sheets.printed(content, Paper.A4, progress)) == 11


def test_a_personal_page_has_the_marks_and_words_of_one_guest_alone() -> None:
    full = a_full_gathering()
    content = guest_papers.personal_pages(full, [guest_id(full, "Ada")])
    words = words_of(personal_page.story(content, Paper.A4, content.pages[0]))

    assert "“We are the street”" in words
    assert "Ask the baker (done)" in words
    assert not any("We met" in line for line in words)  # that is Chidi's
    assert [len(line.moments) for line in content.pages[0].lines] == [2, 1]


def test_an_unnamed_answer_is_on_no_personal_page() -> None:
    full = a_full_gathering()
    content = guest_papers.personal_pages(full, None)
    asked = {line.scale.naming for page in content.pages for line in page.lines}

    assert Naming.UNNAMED not in asked


def test_earlier_sessions_of_the_same_person_come_first() -> None:
    full = a_full_gathering()
    later = replace(
        a_gathering("Ada", session_id="later"),
        guests=(replace(a_gathering("Ada").guests[1], session_id="later", person="evening/guest Ada"),),
    )
    content = guest_papers.whats_better(later, None, [full])
    words = words_of(whats_better.story(content, Paper.A4, content.guests[0]))

    assert "What’s better, Ada?" in words
    assert [moment.when for moment in content.guests[0].lines[0].moments] == [
        *("Opening round, 12 May", "Closing round, 12 May"),
    ]
    assert not any("Ask the baker" in line for line in words)  # done, so not asked again


def test_what_is_held_is_told_by_gathering() -> None:
    full = a_full_gathering()
    content = guest_papers.held_about_you(full, [guest_id(full, "זהבה")])
    words = words_of(held_about_you.story(content, Paper.A4, content.people[0]))

    assert "No nuts" in words
    assert "The host’s own note" in words
    assert "Hosted by Host" in words


Printed = Callable[..., bytes]


@pytest.mark.parametrize(
    ("contents", "printed"),
    [
        (guest_papers.invitation, invitation.printed),
        (guest_papers.personal_pages, personal_page.printed),
        (guest_papers.whats_better, whats_better.printed),
        (guest_papers.held_about_you, held_about_you.printed),
    ],
)
@pytest.mark.parametrize("paper", Paper)
def test_nobody_everybody_and_long_names_are_all_right(
    contents: Callable[..., Any], printed: Printed, paper: Paper
) -> None:
    for gathering in (a_gathering(), a_gathering(LONG, "محمد عبد الله", "王小明"), a_full_gathering()):
        pdf = printed(contents(gathering, None), paper, progress)

        assert page_count(pdf) >= 1
    assert page_count(printed(contents(replace(a_gathering(), guests=()), None), paper, progress)) >= 1


@pytest.mark.parametrize("facts", range(16, 34))
def test_what_is_held_from_another_gathering_does_not_begin_with_its_name_alone(facts: int) -> None:
    held = tuple(HeldFact("Said", f"Soup {number}") for number in range(facts))
    first = held_about_you.HeldHere("The first", "Monday", (("On the guest list", held),))
    second = held_about_you.HeldHere("The second", "Tuesday", (("Your answers", held[:3]),))
    whole = held_about_you.HeldAboutYou(Occasion("Supper"), (held_about_you.HeldAbout("", (first, second)),))
    told = pages(held_about_you.printed(whole, Paper.A4, progress))

    assert [page for page in told if "Tuesday Your answers Said Soup 0 Said Soup 1" in " ".join(page.split())]
