"""What a host does with the purpose beyond describing it: its paragraph, and who holds a goal."""

from __future__ import annotations

from hostdesk.domain.alignment import holds
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.identity import new_id
from hostdesk.domain.purpose_paragraph import composed
from hostdesk.domain.text import line, passage
from hostdesk.words import counted
from hostdesk.workflows import prepare


def write_paragraph(gathering: Gathering, text: str) -> Change:
    """The host's own paragraph; nothing, or what the answers make anyway, lets the answers make it."""
    own = passage(text)
    return prepare.describe(gathering, paragraph="" if own == passage(composed(gathering.session)) else own)


def share_goals(gathering: Gathering, text: str) -> Change:
    """Every line of a pasted text as a goal, in one change."""
    first = max((goal.place for goal in gathering.goals), default=-1) + 1
    lines = [words for words in map(passage, text.splitlines()) if words]
    goals = tuple(
        Goal(new_id(), gathering.session.id, first + number, words) for number, words in enumerate(lines)
    )
    return Change(counted("Add {n} goal", "Add {n} goals", len(goals)), gathering.session.id, (), goals)


def hold_or_let_go(gathering: Gathering, goal: Goal, partner: str) -> Change:
    """Names a partner as one who holds this goal, or no longer."""
    name = line(partner)
    kept = [holder for holder in goal.holders if holder.casefold() != name.casefold()]
    held_by = kept if holds(name, goal) else [*goal.holders, name]
    return prepare.better(gathering, part=goal, held_by=", ".join(held_by))
