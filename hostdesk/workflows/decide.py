"""What a host does with decisions: adds several, moves them within their kind, finds what is left open."""

from __future__ import annotations

from collections.abc import Sequence

from hostdesk.domain.alignment import partners
from hostdesk.domain.change import Change
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.identity import new_id
from hostdesk.domain.text import passage
from hostdesk.words import counted
from hostdesk.workflows import prepare


def in_two_groups(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """What is to be decided first, then what is not up for decision here."""
    return tuple(sorted(decisions, key=lambda decision: decision.not_here))


def add_all(gathering: Gathering, text: str, not_here: bool = False) -> Change:
    """Every line of a pasted text as a decision, in one change."""
    first = max((decision.place for decision in gathering.decisions), default=-1) + 1
    lines = [words for words in map(passage, text.splitlines()) if words]
    decisions = tuple(
        Decision(new_id(), gathering.session.id, first + number, words, not_here=not_here)
        for number, words in enumerate(lines)
    )
    label = counted("Add {n} decision", "Add {n} decisions", len(decisions))
    return Change(label, gathering.session.id, (), decisions)


def move(gathering: Gathering, decision: Decision, by: int) -> Change:
    """Up or down among those of its own kind."""
    kind = [other for other in gathering.decisions if other.not_here == decision.not_here]
    to = max(0, min(len(kind) - 1, kind.index(decision) + by))
    places = [gathering.decisions.index(place) for place in (decision, kind[to])]
    return prepare.move(gathering, part=decision, by=places[1] - places[0])


def first_without(decisions: Sequence[Decision], field: str) -> Decision | None:
    """The first open decision of which this is not said yet; the first open one where it is said of all."""
    still_open = [decision for decision in decisions if decision.is_open]
    without = [decision for decision in still_open if not getattr(decision, field)]
    return next(iter([*without, *still_open]), None)


def known_names(gathering: Gathering) -> tuple[str, ...]:
    """Who may be near a decision or hold one: named so before, partners, circles, guests; each once."""
    named = [name for decision in gathering.decisions for name in (decision.nearest, decision.held_by)]
    circles = [guest.circle for guest in gathering.guests]
    guests = [guest.name for guest in gathering.guests]
    names = [*named, *partners(gathering.goals), *circles, *guests]
    return tuple(dict.fromkeys(name for name in names if name))
