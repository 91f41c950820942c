"""Which questions are still worth asking: a pure function, read by rail, coach, home and paper."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Role
from hostdesk.domain.questions import boundaries, decisions, guests, purpose, running_order, scales, space
from hostdesk.domain.questions.question import Place, Question

__all__ = ["Place", "Question", "by_role", "open_questions", "roles_at_rest"]

_PAGES = (purpose, guests, boundaries, decisions, space, running_order, scales)  # in the order of the rail


def open_questions(gathering: Gathering) -> list[Question]:
    """The questions without an answer yet, in the order of the rail."""
    return [ask.question for page in _PAGES for ask in page.asks() if ask.open(gathering)]


def by_role(gathering: Gathering) -> list[tuple[Role, tuple[Question, ...]]]:
    """What is still worth asking, under the role that asks it; a role with nothing to ask is left out."""
    questions = open_questions(gathering)
    asked = ((role, tuple(question for question in questions if question.role is role)) for role in Role)
    return [(role, found) for role, found in asked if found]


def roles_at_rest(gathering: Gathering) -> list[Role]:
    """The roles that have nothing left to ask."""
    asking = {question.role for question in open_questions(gathering)}
    return [role for role in Role if role not in asking]
