"""A session: its title, time, purpose and space."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hostdesk.words import _


class Stage(StrEnum):
    """How far a session has come; guidance, never a lock."""

    PREPARE = "prepare"
    HOST = "host"
    HARVEST = "harvest"

    @property
    def label(self) -> str:
        return {Stage.PREPARE: _("Preparing"), Stage.HOST: _("Hosting"), Stage.HARVEST: _("Harvesting")}[self]


@dataclass(frozen=True, slots=True)
class Session:
    """One gathering as the host plans it; what belongs to it is held by `Gathering`."""

    id: str
    title: str
    series_id: str | None = None
    starts: datetime | None = None  # local wall clock, to the minute; None: no date yet
    stage: Stage = Stage.PREPARE
    # purpose
    calling: str = ""  # what calls for it
    preferred_future: str = ""
    best_hopes: str = ""
    already_works: str = ""
    who_would_notice: str = ""
    # space
    venue: str = ""
    arrival: str = ""  # what a newcomer should feel on arrival
    layout: str = ""
    access: str = ""
    food: str = ""
    materials: str = ""  # one thing a line
