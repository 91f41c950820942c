"""What a calendar file shall hold, for the window and the command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dates:
    """What goes into the calendar besides when and where; each is chosen."""

    to_do: bool = False  # steps and decisions, on the day by which they are wanted
    names: bool = False  # who comes, and who does what
    remind: bool = False  # a day before a gathering
