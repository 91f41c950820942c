"""The purpose in one paragraph: whatever was typed, it reads well and loses nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.purpose_paragraph import SHORT, composed, purpose_paragraph, short_purpose
from tests.builders import a_session


@pytest.mark.parametrize(
    ("answers", "paragraph"),
    [
        ({}, ""),
        ({"who_would_notice": "The postman"}, ""),
        ({"calling": "a bell"}, "What calls us: a bell."),
        ({"preferred_future": "Soup for all"}, "What we would love to see: Soup for all."),
        (
            {"calling": "three of us said so in the same week,", "best_hopes": "That we leave with a date"},
            "Three of us said so in the same week. Our best hopes: that we leave with a date.",
        ),
        (
            {"preferred_future": "Nobody eats alone.", "already_works": "The café on Tuesdays"},
            "Nobody eats alone. Some of it is here already: the café on Tuesdays.",
        ),
        ({"calling": "Why not? “Because.”"}, "Why not? “Because.”"),
        ({"best_hopes": "- two suppers\n- a cook;\n- a key"}, "Our best hopes: two suppers; a cook; a key."),
        ({"calling": "One line\nAnother one."}, "One line. Another one."),
        ({"calling": "钟声响了", "preferred_future": "没有人独自吃饭。"}, "钟声响了。没有人独自吃饭。"),
        (
            {"calling": "هل نأكل معا؟", "preferred_future": "أن يعرف كل واحد جاره،"},
            "هل نأكل معا؟ أن يعرف كل واحد جاره.",
        ),
        ({"preferred_future": "सब साथ खाते हैं"}, "सब साथ खाते हैं।"),
        (
            {"calling": "iPads for every child in our school came."},
            "iPads for every child in our school came.",
        ),
        ({"calling": "…", "best_hopes": "—"}, ""),
        ({"best_hopes": "{words} and {n}"}, "Our best hopes: {words} and {n}."),
    ],
)
def test_answers_stand_side_by_side_and_fragments_get_a_few_words(
    answers: dict[str, str], paragraph: str
) -> None:
    assert composed(a_session(**answers)) == paragraph


def test_the_hosts_own_paragraph_goes_before_the_one_that_is_made() -> None:
    session = a_session(calling="A bell", paragraph="We eat.")

    assert purpose_paragraph(session) == "We eat."
    assert composed(session) == "What calls us: a bell."


ANSWERS = st.fixed_dictionaries(
    dict.fromkeys(("calling", "preferred_future", "best_hopes", "already_works"), st.text(max_size=120))
)


@given(ANSWERS)
def test_no_word_that_was_typed_is_lost(answers: dict[str, str]) -> None:
    made = composed(a_session(**answers)).casefold()
    words = [word for text in answers.values() for word in re.findall(r"[a-z]{2,}", text)]

    assert [word for word in words if word not in made] == []


@given(ANSWERS)
def test_it_is_one_line_without_doubled_stops(answers: dict[str, str]) -> None:
    plain = {name: re.sub(r"[^a-zA-Z ,\n]", "", text) for name, text in answers.items()}
    made = composed(a_session(**plain))

    assert "\n" not in made
    assert not re.search(r"[.,;]\s*[.,;]| {3}", re.sub(r" +", " ", made))
    assert not made or made.endswith(".")


def test_a_sheet_with_little_room_carries_the_heart_in_whole_sentences() -> None:
    long = "You smell supper, you knock, and somebody moves up a chair. " * 10
    short = short_purpose(a_session(calling="A bell", preferred_future=long))

    assert len(short) <= SHORT
    assert short.startswith("You smell supper")
    assert short.endswith("a chair.")
    assert short_purpose(a_session(calling="A bell")) == "What calls us: a bell."
    assert short_purpose(a_session(preferred_future="x" * 4_000)) == ""


@given(st.text(max_size=2_000))
def test_the_short_one_is_never_longer_than_its_room(words: str) -> None:
    assert len(short_purpose(a_session(paragraph=words))) <= SHORT
