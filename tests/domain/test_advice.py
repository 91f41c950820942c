"""Advice on scales: it finds what is worth a second thought, and leaves good wordings in peace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.advice import advice
from hostdesk.domain.scale import Scale
from hostdesk.workflows import kept
from hostdesk.workflows.templates import templates

ENDS = {"low_means": "when we first thought of it", "high_means": "most evenings we eat together"}


def on(question: str = "How near are we?", **fields: str) -> list[tuple[str, str]]:
    """(field, words) of each advice."""
    scale = Scale("", "", 0, question, **{**ENDS, **fields})
    return [(one.field, one.words) for one in advice(scale)]


def better(question: str = "How near are we?", **fields: str) -> str:
    (one,) = advice(Scale("", "", 0, question, **{**ENDS, **fields}))
    return one.better


WHY_NOT = "Ask what is already there."
MEASURE = "It sounds like a measurement."
LEADS = "It says which answer you hope for."
TWO = "These are two questions in one."
STATEMENT = "Put it as a question."
LONG = "It is long for something that is heard once."


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Why not higher?", WHY_NOT),
        ("What keeps it from ten?", WHY_NOT),
        ("What stops us?", WHY_NOT),
        ("What’s missing?", WHY_NOT),
        ("How do you rate this on average?", MEASURE),
        ("How many percent are done?", MEASURE),
        ("How far are we, in %?", MEASURE),
        ("Which grade would you give us?", MEASURE),
        ("What score does the team deserve?", MEASURE),
        ("Where do we rank among the schools?", MEASURE),
        ("Don’t you think we are close?", LEADS),
        ("Don't you think we are close?", LEADS),
        ("How much do you agree that it went well?", LEADS),
        ("Surely this was useful?", LEADS),
        ("It was useful, right?", LEADS),
        ("How happy are you? How safe are you?", TWO),
        ("How happy are you and how safe do you feel?", TWO),
        ("How safe and glad are you here?", TWO),
        ("How clear or useful was it?", TWO),
        ("How clear and/or useful was it for you?", TWO),
        ("Are you glad to be here and do you feel safe?", TWO),
        ("How useful was it, and why?", TWO),
        ("We are near", STATEMENT),
        ("How near are we", STATEMENT),
        ("How near are we to " + "a street where neighbours know each other, " * 4 + "and greet?", LONG),
    ],
)
def test_a_question_is_worth_a_second_thought(question: str, words: str) -> None:
    assert on(question) == [("question", words)]


@pytest.mark.parametrize(
    "question",
    [
        "How good is our bread and butter work?",
        "How well do home and school talk with each other?",
        "How much do young and old have to do with each other here?",
        "How are your days: work, learning, looking after others, time of your own?",
        "How safe do you feel, at home and when you are out?",
        "How well do we know what to do and how to do it?",
        "How clear is it to us who does what and when?",
        "How near is the rank and file to the board?",
        "How upgraded is our kitchen?",
        "How sure are you, here and now?",
        "今天怎么样？",
        "كم نحن قريبون؟",
        "วันนี้เป็นอย่างไร",
        "Πόσο κοντά είμαστε;",
    ],
)
def test_a_good_question_is_left_in_peace(question: str) -> None:
    assert on(question) == []


@pytest.mark.parametrize(
    "high",
    [
        "perfect",
        "It is always quiet",
        "we never quarrel",
        "Everyone is happy",
        "nobody complains",
        "100 % of us come",
        "completely ready",
        "flawless",
    ],
)
def test_a_ten_that_nobody_wants(high: str) -> None:
    assert on(high_means=high) == [("high_means", "Nobody lives up to that, and few would want to.")]


@pytest.mark.parametrize(
    "high", ["a street where nobody eats alone", "I can nevertheless sleep", "everything I need is here"]
)
def test_a_ten_that_people_can_live(high: str) -> None:
    assert on(high_means=high) == []


@pytest.mark.parametrize(
    ("high", "softer"),
    [
        ("It is always quiet", "It is usually quiet"),
        ("Everyone is happy", "Nearly everyone is happy"),
        ("we never quarrel", "we hardly ever quarrel"),
        ("Nobody complains", "Hardly anybody complains"),
        ("completely ready", ""),
        ("always completely ready", ""),
    ],
)
def test_gentler_words_are_offered_where_there_are_some(high: str, softer: str) -> None:
    assert better(high_means=high) == softer


def test_words_that_begin_as_a_question_are_offered_as_one() -> None:
    assert better("How near are we.") == "How near are we?"
    assert better("We are near.") == ""


@pytest.mark.parametrize("low", ["total failure", "the worst ever", "Terrible!", "useless", "it is very bad"])
def test_a_low_end_is_no_failure(low: str) -> None:
    assert [field for field, _words in on(low_means=low)] == ["low_means"]
    assert better(low_means=low) == "when we first thought of it"


def test_ends_that_are_missing_are_asked_for_with_their_numbers() -> None:
    assert on(high_means="", low_means="") == [
        ("high_means", "Say what 10 looks like."),
        ("low_means", "Say where 0 is."),
    ]
    assert on("", high_means="", low_means="") == []


def shipped() -> list[tuple[str, Scale]]:
    found = [("kept", kept.part) for kept in kept.scales() if isinstance(kept.part, Scale)]
    return found + [(plan.title, scale) for plan in templates() for scale in plan.scales]


@pytest.mark.parametrize(("source", "scale"), shipped(), ids=lambda value: str(value)[:12])
def test_what_ships_needs_no_advice(source: str, scale: Scale) -> None:
    assert advice(scale) == ()


@given(st.text(max_size=200), st.text(max_size=80), st.text(max_size=80))
def test_any_words_can_be_advised_on(question: str, low: str, high: str) -> None:
    for one in advice(Scale("", "", 0, question, low_means=low, high_means=high)):
        assert one.field in ("question", "low_means", "high_means")
        assert one.words
        assert one.why
