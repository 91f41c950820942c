"""The host's record: everything that was lived, no name where there is none, nothing that is hidden still."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import Naming
from hostdesk.printing.documents import record
from hostdesk.printing.page import Paper
from hostdesk.printing.photograph import Photo, Photograph
from hostdesk.printing.scale_line import DotLine, OverTime
from hostdesk.workflows import hand_out
from hostdesk.workflows.hand_out import Document, Order
from hostdesk.workflows.record_contents import record as contents
from tests.builders import EVENING as MAY
from tests.builders import a_gathering, with_round
from tests.printing.gatherings import LONG_NAME, NAMES, crowd, kitchen_table, nothing_yet
from tests.printing.lived import CAPTIONS, a_wall, hidden, lived
from tests.printing.stories import flat, pages, words_of

EVENING = lived()
WORDS = words_of(record.story(contents(EVENING), Paper.A4))
ORDER = Order(Document.RECORD)


def after(head: str, number: int) -> list[str]:
    at = WORDS.index(head)
    return WORDS[at + 1 : at + 1 + number]


def test_it_says_what_was_planned_and_what_became_of_it() -> None:
    assert "It began at 18:33 and ended at 20:35." in WORDS
    assert after("As it was", 6) == [
        *("18:30, 20 minutes", "Soup and arrivals", "18:33 to 18:55"),
        *("18:50, 16 minutes", "Best hopes, in pairs", "18:55 to 19:12"),
    ]
    assert after("Kitchen", 1) == ["Left out"]


def test_a_block_that_is_on_has_no_end_yet() -> None:
    first, *others = EVENING.blocks
    on = replace(EVENING, blocks=(replace(first, ended=None), *others))
    words = words_of(record.story(contents(on), Paper.A4))

    assert "It began at 18:33." in words
    assert words[words.index("Soup and arrivals") + 1] == "From 18:33"


def test_it_says_who_was_there_and_how_they_came_and_went() -> None:
    assert after("Who was there", 2) == ["There were 13 of us.", "Marta Kowalska"]
    assert f"{LONG_NAME} (walked in)" in WORDS
    assert "Joe (left at 20:00)" in WORDS
    assert not [words for words in WORDS if "Nobody's Uncle" in words]


def test_what_was_kept_and_crossed_stands_under_its_boundary() -> None:
    assert after("What is said here stays here; what we decide, we tell.", 2) == [
        "Boundary kept: Nobody named names.",
        "王小明 · 19:10",
    ]
    assert after("We end at half past eight.", 2) == [
        "Boundary crossed: We went on until nine,",
        "and said so.",
    ]


def test_by_name_each_guest_has_their_words_and_what_stood_there_before() -> None:
    opening = WORDS.index("Opening round · 12 marks · 1 skipped")
    row = WORDS.index("王小明", opening)

    assert WORDS[row : row + 5] == [
        "王小明",
        "5",
        "We have keys to the hall.",
        "before: 4 “Less.”",
        "A second cook.",
    ]
    assert "Marta Kowalska: 3" in WORDS
    assert "Siobhán O'Neill: skipped" in WORDS
    assert "From paper" in WORDS


def test_answers_stand_in_the_order_of_the_guests_and_not_of_their_marks() -> None:
    names = [answer.name for answer in contents(EVENING).scales[0].rounds[0].answers]

    assert names == [name for name in NAMES if name in names]


@pytest.mark.parametrize("naming", [Naming.SHOWN_UNNAMED, Naming.UNNAMED])
def test_without_names_there_are_dots_and_words_and_nobody(naming: Naming) -> None:
    asked = tuple(replace(scale, naming=naming) for scale in EVENING.scales[:1])
    held = contents(replace(EVENING, scales=asked)).scales[0]

    assert all(asked.answers == () for asked in held.rounds)
    assert "We have keys to the hall." in held.rounds[0].already_there
    told = words_of(record._scale(held, 500))
    assert not [words for words in told for name in NAMES if name in words]
    assert not [words for words in told if "before" in words]


def test_heads_that_were_counted_are_dots_and_the_way_is_told() -> None:
    walked = contents(EVENING).scales[1].rounds[1]

    assert walked.label == "Closing round · 10 marks"
    assert walked.how == "By a walk on the floor"
    assert [str(value) for value in walked.values] == ["3.5"] * 4 + ["9"] * 6


@pytest.mark.parametrize("round_id", ["r1", "r6"])
def test_a_round_that_is_hidden_is_named_and_nothing_of_it_told(round_id: str) -> None:
    start = hidden(EVENING, round_id)
    scale = next(s for s in start.scales if s.id == start.round(round_id).scale_id)
    held = next(one for one in contents(start).scales if one.scale.id == scale.id)
    moment = start.round(round_id).moment
    words = words_of(record._scale(held, 500))

    assert held.waiting == (moment.label,)
    assert not [asked for asked in held.rounds if asked.label.startswith(moment.label)]
    assert held.moved == ""
    assert f"{moment.label}: the marks wait to be revealed, and are not printed." in words
    if moment is Moment.OPENING:
        assert not [said for said in words if "before" in said]
    shown = [part for part in flat(record._scale(held, 500)) if isinstance(part, DotLine)]
    assert len(shown) == 1


def test_words_stand_by_kind_with_whose_they_are() -> None:
    assert after("In their words", 2) == ["We are the street.", "Marta Kowalska · Where are we now? · 19:10"]
    assert after("Offer", 2) == ["A pot that feeds thirty", "عائشة الحسن · 19:10 · brought together"]
    assert after("Parked for later", 2) == ["The lease", "19:10 · taken up"]
    assert WORDS.index("In their words") < WORDS.index("Note for yourself")


def test_decisions_have_their_outcome_and_what_was_said_then() -> None:
    assert after("What came of it", 5) == [
        *("Which evening we eat together", "Those who cook", "Wednesdays", "Wednesdays it is.", "19:10")
    ]
    assert "Still open" in WORDS
    assert after("Not up for decision here", 1) == ["Rent"]
    assert WORDS.count("Wednesdays it is.") == 1


def test_a_note_whose_boundary_is_gone_is_told_among_the_others() -> None:
    words = words_of(record.story(contents(replace(EVENING, boundaries=(), decisions=())), Paper.A4))

    assert "Boundary crossed" in words
    assert "Wednesdays it is." in words


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("pictures", [0, 1, 40])
def test_every_picture_is_printed_once_with_words_for_who_does_not_see_it(
    paper: Paper, pictures: int
) -> None:
    start = lived(pictures)
    reader = PdfReader(BytesIO(hand_out.pdf(start, Order(Document.RECORD, paper))))
    photos = [part for part in flat(record.story(contents(start), paper)) if isinstance(part, Photo)]

    assert len(images(reader)) == pictures
    assert [photo.alt for photo in photos] == [
        picture.caption or "A picture that nobody has put into words yet" for picture in start.pictures
    ]


def images(reader: PdfReader) -> list[bytes]:
    """The pictures that the pages show, as they are stored."""
    return [data for page in reader.pages for data in pictures_on(page)]


def pictures_on(page: Any) -> list[bytes]:
    """Those that its form draws; equal ones are stored once and drawn each time."""
    drawn = []
    for form in page["/Resources"]["/XObject"].values():
        stored = form.get_object()["/Resources"].get("/XObject", {})
        words = form.get_object().get_data().decode("latin-1").split()
        named = (word for word, what in pairwise(words) if what == "Do")
        drawn += [stored[name].get_object().get_data() for name in named]
    return drawn


def test_pictures_go_into_the_file_as_they_are() -> None:
    reader = PdfReader(BytesIO(hand_out.pdf(lived(3), ORDER)))

    assert images(reader) == [picture.data for picture in a_wall(3)]


def test_in_a_file_to_be_read_the_picture_travels_inside_with_its_words() -> None:
    (picture,) = a_wall(1, ['A "wall" & <more>'])
    photo = Photo(Photograph(picture.data, picture.width, picture.height, picture.caption))

    assert "alt='A \"wall\" &amp; &lt;more&gt;'" in photo.html()
    assert b64encode(picture.data).decode() in photo.html()


def test_a_caption_is_on_the_page_of_its_picture() -> None:
    captions = [f"This is picture {number}. " + "It shows a wall. " * (number % 30) for number in range(40)]
    start = replace(lived(), pictures=a_wall(40, captions))
    reader = PdfReader(BytesIO(hand_out.pdf(start, ORDER)))
    shown = [page.extract_text() for page in reader.pages]
    where = [next(n for n, text in enumerate(shown) if f"picture {number}." in text) for number in range(40)]
    drawn = [len(pictures_on(page)) for page in reader.pages]

    assert drawn == [where.count(number) for number in range(len(drawn))]


def test_many_words_under_a_picture_go_on_over_the_page() -> None:
    start = replace(lived(), pictures=a_wall(2, ["A line that is said.\n" * 200]))
    text = " ".join(pages(hand_out.pdf(start, ORDER)))

    assert text.count("A line that is said.") == 400


def test_a_crowd_a_wall_of_pictures_and_long_names_fit() -> None:
    many = crowd()
    guests = tuple(replace(guest, arrived=True, name=f"{guest.name} {LONG_NAME}") for guest in many.guests)
    text = pages(hand_out.pdf(replace(many, guests=guests, pictures=a_wall(40)), ORDER))

    assert "There were 200 of us." in text[0]
    assert "Guest Number 199" in " ".join(text)
    assert len(text) < 60


def test_of_nothing_it_says_that_there_is_nothing_yet() -> None:
    (text,) = pages(hand_out.pdf(nothing_yet(), ORDER))

    assert "Nothing of this gathering is written down yet." in text


def test_a_planned_evening_is_printed_without_what_was_not_lived() -> None:
    words = words_of(record.story(contents(replace(kitchen_table(), rounds=(), marks=())), Paper.A4))

    assert "Soup and arrivals" in words
    assert "Pictures" not in words
    assert not [said for said in words if said.startswith("It began")]


def test_no_average_anywhere() -> None:
    text = " ".join(WORDS).lower()

    assert not [word for word in ("average", "mean ", "median", "rank") if word in text]
    assert CAPTIONS[0] in WORDS


def test_the_series_is_told_by_lines_of_one_scale_and_by_no_average() -> None:
    first = with_round(a_gathering("Ada", "Ben", starts=MAY), {"Ada": 3, "Ben": 4})
    start = a_gathering("Ada", session_id="later", starts=MAY + timedelta(days=14))
    later = with_round(start, {"Ada": 7})
    content = contents(later, [first])
    (drawn,) = [p for p in flat(record.story(content, Paper.A4)) if isinstance(p, OverTime)]

    assert drawn.alt == "12 May: 1 person at 3, 1 person at 4; 26 May: 1 person at 7"
    assert not contents(first, [later]).scales[0].over_time
