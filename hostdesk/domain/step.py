"""A small step: who, by when, and the first sign that someone would notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    session_id: str
    place: int
    what: str
    who: str = ""
    by_when: date | None = None
    first_sign: str = ""
    done: bool = False
