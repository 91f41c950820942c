"""Which partner holds which goals, said in words: nobody is counted against anybody."""

from __future__ import annotations

from collections.abc import Sequence

from hostdesk.domain.goal import Goal
from hostdesk.domain.text import number_word
from hostdesk.words import _


def partners(goals: Sequence[Goal]) -> tuple[str, ...]:
    """Everyone who holds a goal, each once, in the order in which they were named."""
    named: dict[str, str] = {}
    for goal in goals:
        for name in goal.holders:
            named.setdefault(name.casefold(), name)
    return tuple(named.values())


def alignment(goals: Sequence[Goal]) -> tuple[str, ...]:
    """Sentences: what all hold, what each partner holds, where they pull apart, what waits for somebody."""
    everyone = partners(goals)
    return (
        *_held_by_all(goals, everyone),
        *(_held_by(name, goals) for name in everyone),
        *(_pulling(goal) for goal in goals if goal.pulls_apart),
        *_waiting(goals),
    )


def holds(name: str, goal: Goal) -> bool:
    return name.casefold() in {holder.casefold() for holder in goal.holders}


def _held_by_all(goals: Sequence[Goal], everyone: Sequence[str]) -> tuple[str, ...]:
    shared = [goal for goal in goals if all(holds(name, goal) for name in everyone)]
    if len(everyone) < 2 or not shared:
        return ()
    return (_("All of them hold {goals}.").format(goals=_quoted(shared)),)


def _held_by(name: str, goals: Sequence[Goal]) -> str:
    held = [goal for goal in goals if holds(name, goal)]
    if len(goals) == 1:
        return _("{name} holds this goal.").format(name=name)
    if len(held) == len(goals) == 2:
        return _("{name} holds both goals.").format(name=name)
    if len(held) == len(goals):
        return _("{name} holds all {n} goals.").format(name=name, n=number_word(len(goals)))
    return _("{name} holds {n} of {all} goals: {goals}.").format(
        name=name,
        n=number_word(len(held)),
        all=number_word(len(goals)),
        goals=_quoted(held),
    )


def _pulling(goal: Goal) -> str:
    where = " ".join(goal.pulls_apart.split())
    return _("They pull apart at {goal}: {where}").format(goal=_quoted([goal]), where=where)


def _waiting(goals: Sequence[Goal]) -> tuple[str, ...]:
    free = [goal for goal in goals if not goal.holders]
    if not free:
        return ()
    return (_("Nobody is named yet for {goals}.").format(goals=_quoted(free)),)


def _quoted(goals: Sequence[Goal]) -> str:
    return ", ".join(f"“{' '.join(goal.words.split()).rstrip('.')}”" for goal in goals)
