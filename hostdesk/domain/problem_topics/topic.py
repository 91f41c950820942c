"""A topic that is often put as a problem, and the groups a title may name with it."""

from __future__ import annotations

import re
from typing import NamedTuple

TEAM = r"teams?|staff|colleagues?|shifts?|wards?|departments?|offices?|crews?|at work|workplaces?"
FAMILY = (
    r"famil(y|ies)(?! (business|firm|practice|doctors?|centre))|at home|siblings?|brothers?|sisters?"
    r"|couples?|marriages?|in-laws|households?"
)
SCHOOL = r"schools?|class(es)?|classrooms?|pupils?|playgrounds?"
NEIGHBOURS = (
    r"neighbou?rs?|neighbou?rhoods?|streets?|villages?|towns?|(housing )?estates?|courtyards?"
    r"|stair(wells?|cases?)|flats"
)
CUSTOMERS = r"customers?|clients?|patients?|guests?|visitors?|residents?|service|shops?"


class Topic(NamedTuple):
    """What a title is about, in a regular expression, and titles that say what is wanted instead."""

    pattern: str
    titles: tuple[str, ...]  # fit any group
    by_itself: bool = True  # a problem when named alone; else only as something to have less of
    among: tuple[tuple[str, tuple[str, ...]], ...] = ()  # a group, and titles for it alone

    def titles_for(self, title: str) -> tuple[str, ...]:
        """Those for the first group that is named in the title, then those that fit any."""
        own = (titles for group, titles in self.among if re.search(rf"\b(?:{group})\b", title, re.IGNORECASE))
        return (*next(own, ()), *self.titles)

    @property
    def all_titles(self) -> tuple[str, ...]:
        return (*self.titles, *(title for _group, titles in self.among for title in titles))
