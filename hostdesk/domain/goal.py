"""A goal that partners share: who holds it, and where they pull apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"\s*[,;\n،、，]\s*")


@dataclass(frozen=True, slots=True)
class Goal:
    id: str
    session_id: str
    place: int
    words: str
    held_by: str = ""  # partners' names, with commas between them
    pulls_apart: str = ""  # where those who hold it want different things

    @property
    def holders(self) -> tuple[str, ...]:
        """The partners by name, each once, in the order they were typed."""
        return tuple(dict.fromkeys(name for name in _BETWEEN.split(self.held_by.strip()) if name))
