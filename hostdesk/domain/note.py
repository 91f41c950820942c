"""A note the host took while hosting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    session_id: str
    place: int
    words: str
    taken: datetime | None = None  # local wall clock, to the minute
