"""Who holds which goals, in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.alignment import alignment, partners
from hostdesk.domain.goal import Goal


def goals(*held_by: str, pulls_apart: str = "") -> tuple[Goal, ...]:
    return tuple(Goal(f"g{n}", "s", n, f"Goal {n}.", names, pulls_apart) for n, names in enumerate(held_by))


def test_partners_are_named_once_in_the_order_they_came() -> None:
    assert partners(goals("Elm surgery, School", "school; Café")) == ("Elm surgery", "School", "Café")


def test_words_say_who_holds_what_what_all_hold_and_what_is_free() -> None:
    assert alignment(goals("Elm surgery, School", "Elm surgery", "")) == (
        "All of them hold “Goal 0”.",
        "Elm surgery holds two of three goals: “Goal 0”, “Goal 1”.",
        "School holds one of three goals: “Goal 0”.",
        "Nobody is named yet for “Goal 2”.",
    )


def test_whoever_holds_all_or_the_only_one_is_told_so_briefly() -> None:
    assert "School holds all two goals." not in alignment(goals("School", "School"))
    assert "School holds both goals." in alignment(goals("School", "School"))
    assert "School holds all three goals." in alignment(goals("School", "School", "School"))
    assert alignment(goals("School")) == ("School holds this goal.",)


def test_where_they_pull_apart_is_said() -> None:
    assert "They pull apart at “Goal 0”: who pays" in alignment(goals("A, B", pulls_apart="who\npays"))


def test_without_goals_there_is_nothing_to_say() -> None:
    assert alignment(()) == ()


@given(st.lists(st.text(max_size=40), max_size=5))
def test_partners_come_in_the_order_of_naming_and_never_ranked(held: list[str]) -> None:
    made = goals(*held)
    named = [name for goal in made for name in goal.holders]
    places = [next(n for n, other in enumerate(named) if other == name) for name in partners(made)]

    assert places == sorted(places)
