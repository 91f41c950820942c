"""Sentences for the host: what went wrong in their world, and what they can do about it."""

from __future__ import annotations


class HostDeskError(Exception):
    """Something the host can act on; its text is one full sentence without names of classes or guests."""


def where_it_broke(error: BaseException) -> str:
    """Kind and place of a fault of ours; no value, no name and no word of a guest."""
    import traceback  # nothing that starts well needs it
    from pathlib import Path

    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return " < ".join((type(error).__name__, *reversed(list(places))))
