"""Decisions in two groups: added, moved, found."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.workflows import decide, prepare
from tests.builders import a_full_gathering, a_gathering


def deciding() -> Gathering:
    """Hours and keys to decide, the lease between them not."""
    gathering = a_gathering("Ada")
    for what, not_here in (("Hours", False), ("Lease", True), ("Keys", False), ("Rent", True)):
        gathering = gathering.after(prepare.add_decision(gathering, what, not_here))
    return gathering


def shown(gathering: Gathering) -> list[str]:
    return [decision.what for decision in decide.in_two_groups(gathering.decisions)]


def test_what_is_to_be_decided_stands_before_what_is_not() -> None:
    assert shown(deciding()) == ["Hours", "Keys", "Lease", "Rent"]


def test_a_decision_moves_among_its_own_kind_and_stays_at_the_edge() -> None:
    gathering = deciding()
    hours = gathering.decisions[0]
    down = gathering.after(decide.move(gathering, hours, 1))

    assert shown(down) == ["Keys", "Hours", "Lease", "Rent"]
    assert decide.move(gathering, hours, -1).is_nothing
    assert decide.move(down, next(d for d in down.decisions if d.what == "Hours"), 1).is_nothing


def test_pasted_lines_become_decisions_of_one_kind_in_one_change() -> None:
    gathering = deciding()
    change = decide.add_all(gathering, "Taxes\n\n The law \n", not_here=True)

    assert shown(gathering.after(change))[-2:] == ["Taxes", "The law"]
    assert gathering.after(change).after(change.reversed) == gathering


def test_a_question_leads_to_the_first_open_decision_that_leaves_it_open() -> None:
    gathering = deciding()
    told = gathering.after(prepare.better(gathering, part=gathering.decisions[0], nearest="Users"))
    first = decide.first_without(told.decisions, "nearest")

    assert first is not None
    assert first.what == "Keys"
    assert decide.first_without((), "nearest") is None


def test_known_names_come_once() -> None:
    names = decide.known_names(a_full_gathering())

    assert {"Users", "Board", "Council", "Next door", "Ada"} <= set(names)
    assert len(set(names)) == len(names)
