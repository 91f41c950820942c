"""A series: gatherings that belong together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """Several sessions under one title."""

    id: str
    title: str
    purpose: str = ""  # what the gatherings are for, taken together
