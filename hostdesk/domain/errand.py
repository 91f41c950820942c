"""An errand: something to see to before or on the day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Errand:
    id: str
    session_id: str
    place: int
    what: str
    who: str = ""
    done: bool = False
