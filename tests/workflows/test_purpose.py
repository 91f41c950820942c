"""The paragraph of the purpose, and who holds a goal."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.purpose_paragraph import composed
from hostdesk.workflows import prepare, purpose
from tests.builders import a_gathering


def sharing(*words: str) -> Gathering:
    gathering = a_gathering(calling="A bell rang in the street this spring.")
    for goal in words:
        gathering = gathering.after(prepare.share_goal(gathering, goal))
    return gathering


def test_a_paragraph_of_ones_own_is_kept_and_given_up_again() -> None:
    gathering = sharing()
    written = gathering.after(purpose.write_paragraph(gathering, " We eat. "))
    again = written.after(purpose.write_paragraph(written, ""))

    assert written.session.paragraph == "We eat."
    assert again.session.paragraph == ""


def test_what_the_answers_make_anyway_goes_on_following_them() -> None:
    gathering = sharing()
    made = composed(gathering.session)

    assert purpose.write_paragraph(gathering, f"{made} ").is_nothing


def test_a_partner_holds_a_goal_and_lets_it_go_whatever_the_letters() -> None:
    gathering = sharing("Warm homes")
    held = gathering.after(purpose.hold_or_let_go(gathering, gathering.goals[0], "Elm surgery"))
    both = held.after(purpose.hold_or_let_go(held, held.goals[0], "School"))
    left = both.after(purpose.hold_or_let_go(both, both.goals[0], "elm SURGERY"))

    assert both.goals[0].holders == ("Elm surgery", "School")
    assert left.goals[0].holders == ("School",)


def test_pasted_lines_become_goals_in_one_change() -> None:
    gathering = sharing("Warm homes")
    change = purpose.share_goals(gathering, "A garden\n\n  A hall \n")

    assert [goal.words for goal in gathering.after(change).goals] == ["Warm homes", "A garden", "A hall"]
    assert gathering.after(change).after(change.reversed) == gathering
