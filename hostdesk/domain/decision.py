"""A decision: who is nearest to it, who holds it now, and what hands it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to be decided, or (`not_here`) said plainly not to be up for decision."""

    id: str
    session_id: str
    place: int
    what: str
    nearest: str = ""  # who lives with it
    held_by: str = ""  # who decides it now
    handed_back: str = ""  # what gives it to those who are nearest
    by_when: date | None = None
    not_here: bool = False
    outcome: str = ""  # what was decided; "" while it is open

    @property
    def is_open(self) -> bool:
        return not self.outcome and not self.not_here
