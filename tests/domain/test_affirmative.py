"""Titles that name a problem get titles that say what is wanted; other titles are left in peace."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.affirmative import MOST, affirmative_titles
from hostdesk.domain.problem_topics import topics

PUT_AS_PROBLEMS = [
    ("Reducing staff turnover", "A place where people want to stay"),
    ("Stop bullying", "Standing up for one another"),
    ("Loneliness on our street", "A street where everyone has a door to knock on"),
    ("COMPLAINTS", "Heard the first time"),
    ("Burnout on ward 7", "A pace that we can keep, and enjoy"),
    ("Waiting lists", "Seen in good time"),
    ("How can we reduce sick leave?", "A place people look forward to coming to"),
    ("Conflict between the day and the night shift", "How we get on well when we see things differently"),
    ("Fighting violence at home", "A place where everyone is treated gently"),
    ("Absence", "Glad to be here, and well enough to be"),
    ("Lack of trust in the team", "Taking each other at our word"),
    ("Nobody listens to us", "We hear each other out"),
    ("Too much noise in the courtyard", "A street that sleeps well"),
    ("Cutting costs", "Living well within our means"),
    ("Vandalism in the garden", "A place we look after together"),
    ("A street without loneliness", "Good company, close to home"),
    ("Preventing falls", "Steady on our feet"),
]
BY_GRAMMAR = [
    ("Lack of shade", "Plenty of shade"),
    ("Water shortage", "Enough water to go round"),
    ("Too many forms", "Just the forms we need"),
    ("Too much homework", "As much homework as does us good"),
    ("Problems with the heating", "Heating that works for everyone"),
    ("The trouble with our lifts", "Lifts that work for everyone"),
    ("Poor lighting", "Lighting we are glad of"),
    ("Why can’t we agree?", "How we come to agree"),
    ("Stop the closure of the library", "Keeping the library open"),
    ("Tackling ragwort", "What we would love to see instead of ragwort"),
]
FINE_ALREADY = [
    *(
        "",
        "Neighbourhood kitchen table",
        "The corner garden",
        "Ένα βράδυ · 一个晚上",
        "What Mill Lane can do",
    ),
    *("Stopover garden", "Fighting fit choir", "Complaints choir", "Bus stop garden", "Stop motion workshop"),
    *("End of year party", "Reduce, reuse, recycle", "Cutting garden open day", "After the storm"),
    *("From burnout to balance", "Repair café", "Crime fiction book club", "Conflict resolution training"),
    *("Fighting for our library", "No Mow May", "Zero waste café", "Niagara Falls trip", "Less is more"),
    *("Backlog refinement", "Cars and coffee", "Too many cooks", "Problem-solving workshop", "Ending well"),
    *("Asset mapping evening", "Two teams becoming one", "Traffic light party", "Weniger ist mehr"),
    *("A place where everyone has a friend", "Litter pick on the beach", "Antipasti evening"),
]


@pytest.mark.parametrize(("title", "offered"), [*PUT_AS_PROBLEMS, *BY_GRAMMAR])
def test_a_problem_gets_a_title_that_says_what_is_wanted(title: str, offered: str) -> None:
    assert offered in affirmative_titles(title)


AMONG = [
    ("Reduce conflict in the team", "Working side by side, talking things through", "neighbour"),
    ("Conflicts in the family", "On the same side, at home", "neighbour"),
    ("Quarrels at school", "A school where we talk things through", "home"),
    ("Disputes between neighbours", "Good neighbours, good talks", "school"),
    ("Conflicts in the choir", "Good talks, also about hard things", "neighbour"),
    ("Arguments in the team", "Working side by side, talking things through", "at home"),
    ("Tensions in the family business", "Good talks, also about hard things", "at home"),
    ("Noise in the office", "A place where we can hear ourselves think", "street"),
    ("Noise in our street", "A street that sleeps well", "school"),
    ("Loneliness at work", "Somebody to have tea with", "street"),
    ("Theft in the storeroom", "Looking out for one another", "street"),
    ("Exam stress", "What keeps us well", "work"),
    ("Disruption in the library", "Friendly, focused, and proud of it", "class"),
    ("Poor behaviour in class 4", "A class where everyone can learn", "street"),
    ("Complaints from parents", "Heard the first time", "service"),
    ("Complaints of patients", "Service that people tell their friends about", "street"),
    ("Coping with drought", "Shade and water for everyone", "feet"),
    ("Long queues in the canteen", "Everyone served in good time", "help"),
]


@pytest.mark.parametrize(("title", "offered", "of_others"), AMONG)
def test_what_is_offered_fits_the_group_that_is_named(title: str, offered: str, of_others: str) -> None:
    titles = affirmative_titles(title)

    assert offered in titles
    assert not [each for each in titles if of_others in each.casefold()]


@pytest.mark.parametrize("title", FINE_ALREADY)
def test_a_title_that_is_fine_is_left_in_peace(title: str) -> None:
    assert affirmative_titles(title) == ()


def test_topics_are_many_and_each_offers_one_to_three_short_titles() -> None:
    assert len(topics()) >= 60
    assert all(1 <= len(topic.titles) <= MOST for topic in topics())
    assert max(len(title) for topic in topics() for title in topic.all_titles) <= 60


def test_what_is_offered_is_never_found_fault_with_in_turn() -> None:
    offered = {title for topic in topics() for title in topic.all_titles}

    assert [title for title in offered if affirmative_titles(title)] == []


@given(st.text(max_size=300))
def test_whatever_is_typed_gets_at_most_three_titles_and_never_its_own(title: str) -> None:
    offered = affirmative_titles(title)

    assert len(offered) <= MOST
    assert title not in offered


@given(st.from_regex(r"\A(?:lack of|too much|problems with|tackling) [a-z]{3,12}\Z"))
def test_a_problem_of_any_name_gets_an_answer_that_begins_large(title: str) -> None:
    offered = affirmative_titles(title)

    assert offered
    assert all(words[0].isupper() for words in offered)
