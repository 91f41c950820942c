"""What is held about one person is told in full, and nobody else's words with it."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from hostdesk.domain import held_about
from hostdesk.domain.guest import Guest
from hostdesk.domain.held_about import held_in, mentions, typed_in
from hostdesk.domain.own_answers import own_answers, own_scales, own_steps, own_words
from tests.builders import a_full_gathering, a_gathering, with_round


def test_every_field_of_a_guest_has_words_for_it() -> None:
    told = {field.name for field in fields(Guest)} - {"id", "session_id", "place", "person", "name"}

    assert told == set(held_about.guest_labels())


def test_what_stands_on_the_list_is_told() -> None:
    (held,) = held_in(a_full_gathering(), "somebody known")
    facts = {fact.label: fact.words for fact in held.on_the_list}

    assert facts["Food"] == "No nuts"
    assert facts["The host’s own note"] == "Sings alto"
    assert facts["Left at"] == "2026-05-12 20:30"
    assert facts["May be quoted"] == "No"
    assert facts["Was there"] == "Yes"


def test_answers_are_told_with_what_stood_there_before() -> None:
    (held,) = held_in(a_full_gathering(), "evening/guest Chidi")

    assert [fact.words for fact in held.answers] == [
        "0\nSaid to the host",
        "0\nWe met\nA key\nGood enough at 7\nsaid by Ada\nbefore: skipped · Later · Good enough at 6½",
    ]


def test_others_are_not_told_with_it() -> None:
    (held,) = held_in(a_full_gathering(), "evening/guest Ada")
    everything = " ".join(fact.words for part in (held.on_the_list, held.answers, held.said) for fact in part)

    assert "We are the street" in everything
    assert "Sings alto" not in everything
    assert "We met" not in everything


def test_where_a_name_stands_besides_is_found_as_a_whole_word() -> None:
    evening = a_full_gathering()
    places = [(fact.label, fact.words) for fact in mentions(typed_in(evening), "Ada")]

    assert ("A step", "Ada") in places
    assert ("A goal", "Council, Ada") in places
    assert ("Another guest’s line", "Ada") in places  # whom Ada greets
    assert ("An answer", "Ada") in places  # for whom Ada spoke
    assert not list(mentions(typed_in(a_gathering("Adam")), "Ada"))


def test_somebody_elses_answer_is_not_read_out() -> None:
    marked = with_round(a_gathering("Ada", "Ben"), {"Ben": 4})
    ben = replace(marked.marks[0], already_there="Ada helped me cry")

    found = list(mentions(typed_in(replace(marked, marks=(ben,))), "Ada"))

    assert [(fact.label, fact.words) for fact in found] == [("An answer", "in somebody else’s answer")]


@pytest.mark.parametrize("person", ["", "nobody"])
def test_nobody_has_nothing(person: str) -> None:
    assert held_in(a_full_gathering(), person) == ()


def test_own_answers_steps_and_words_are_ones_own() -> None:
    evening = a_full_gathering()
    ada = "evening/guest Ada"

    assert [answer.mark.guest_id for answer in own_answers(evening, ada)] == [ada] * 3
    assert [step.what for step in own_steps([evening], ada)] == ["Ask the baker"]
    assert [note.words for note in own_words(evening, ada)] == ["We are the street"]
    assert own_words(evening, "evening/guest Ben") == ()


def test_only_what_is_asked_alike_lies_on_one_line() -> None:
    first = with_round(a_gathering("Ada"), {"Ada": 3})
    again = with_round(a_gathering("Ada", session_id="later"), {"Ada": 5})
    again = replace(again, guests=tuple(replace(g, person=f"garden/guest {g.name}") for g in again.guests))
    other = replace(again, scales=(replace(again.scales[0], low_means="nothing"),))

    assert [scale.values for scale in own_scales([first, again], "garden/guest Ada")] == [(3, 5)]
    assert [scale.values for scale in own_scales([first, other], "garden/guest Ada")] == [(3,), (5,)]
