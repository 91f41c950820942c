"""A topic that is often put as a problem."""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """What a title is about, in a regular expression, and titles that say what is wanted instead."""

    pattern: str
    titles: tuple[str, ...]
    by_itself: bool = True  # a problem when named alone; else only as something to have less of
