"""What is said of a passphrase never flatters."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.passphrase import TOO_FEW, drawn_guesses, guesses, said, strength

ANYTHING = st.text(max_size=40)
WORDS_OF_A_HOST = st.lists(st.sampled_from(["garden", "Soup", "1984", "tulip", "xyz", "!"]), max_size=6)


@pytest.mark.parametrize(
    "known",
    [
        "password",
        "Passw0rd",
        "P@$$w0rd",
        "123456",
        "12345678",
        "qwertz",
        "aaaaaaaaaaaa",
        "iloveyou",
        "abcdefgh",
    ],
)
def test_what_everybody_tries_first_locks_nothing(known: str) -> None:
    assert guesses(known) < TOO_FEW


@pytest.mark.parametrize(
    "weak", ["hunter2", "summer2024", "Tr0ub4dor&3", "19840512", "qwertz123", "Welcome1!"]
)
def test_a_word_with_a_year_or_a_sign_is_said_to_keep_out_the_curious_only(weak: str) -> None:
    assert "keeps out the curious only" in strength(guesses(weak))


def test_five_drawn_words_are_worth_what_chance_makes_them() -> None:
    assert drawn_guesses() == 6**25
    assert strength(drawn_guesses()).startswith("About 28 million million million guesses.")


def test_words_that_somebody_thought_of_are_worth_less_than_drawn_ones() -> None:
    assert guesses("warm soup for the whole street") < drawn_guesses() // 100_000
    assert "within weeks" in strength(guesses("warm soup for the street"))


def test_each_word_more_is_worth_more_and_the_same_word_again_next_to_nothing() -> None:
    assert guesses("unfold tulip") == guesses("unfold") * guesses("tulip")
    assert guesses("unfold unfold") == guesses("unfold") * 2


@given(ANYTHING)
def test_it_is_never_more_than_trying_every_letter(typed: str) -> None:
    signs = 1_000_000 if not typed.isascii() else 128

    assert 1 <= guesses(typed) <= signs ** len(typed) + 1


@given(WORDS_OF_A_HOST, WORDS_OF_A_HOST)
def test_more_is_never_worth_less(first: list[str], more: list[str]) -> None:
    assert guesses(" ".join([*first, *more])) >= guesses(" ".join(first))


@given(WORDS_OF_A_HOST)
def test_capitals_at_the_beginning_are_worth_nothing(words: list[str]) -> None:
    assert guesses(" ".join(words).capitalize()) <= 4 * guesses(" ".join(words).lower())


@given(st.integers(min_value=1, max_value=10**40))
def test_a_number_is_said_rounded_down(number: int) -> None:
    words = said(number)
    value = (
        int(re.findall(r"\d+", words)[0])
        * 1000 ** words.count("thousand")
        * 1_000_000 ** words.count("million")
    )

    assert value <= number < value * 2
    assert math.log10(number) - math.log10(value) < 0.31
