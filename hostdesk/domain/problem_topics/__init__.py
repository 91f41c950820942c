"""Topics that are often put as problems, one file an area of life."""

from __future__ import annotations

from hostdesk.domain.problem_topics import around_us, at_school, at_work, in_care, together
from hostdesk.domain.problem_topics.topic import Topic

__all__ = ["Topic", "topics"]

_AREAS = (at_work, together, in_care, at_school, around_us)


def topics() -> tuple[Topic, ...]:
    """Narrow ones before wide ones: the first that fits is taken."""
    return tuple(topic for area in _AREAS for topic in area.topics())
