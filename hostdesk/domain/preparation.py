"""Which questions are still worth asking: a pure function, read by rail, coach, home and paper."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.questions import boundaries, decisions, guests, purpose, running_order, scales, space
from hostdesk.domain.questions.question import Place, Question

__all__ = ["Place", "Question", "open_questions"]

_PAGES = (purpose, guests, boundaries, decisions, space, running_order, scales)  # in the order of the rail


def open_questions(gathering: Gathering) -> list[Question]:
    """The questions without an answer yet, in the order of the rail."""
    return [ask.question for page in _PAGES for ask in page.asks() if ask.open(gathering)]
