"""Days for tests: blocks in one line each, moments by the clock on the wall, and a zone with summer time."""

from __future__ import annotations

import os
import time as clock
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block
from tests.builders import EVENING, a_gathering


def a_block(title: str, minutes: int = 20, **fields: Any) -> Block:
    return Block(title, "garden", 0, title, minutes, **fields)


def a_day(*blocks: Block, starts: datetime | None = EVENING, **session: Any) -> Gathering:
    """A gathering with these blocks in this order."""
    placed = tuple(replace(block, place=place) for place, block in enumerate(blocks))
    return replace(a_gathering("Ada", "Ben", starts=starts, **session), blocks=placed)


def at(hour: int, minute: int = 0, second: int = 0, days: int = 0) -> datetime:
    """On the day of the gathering, with the zone of this machine."""
    moment = EVENING.replace(hour=hour, minute=minute, second=second)
    return (moment + timedelta(days=days)).astimezone()


def begun(block: Block, hour: int, minute: int, until: tuple[int, int] | None = None) -> Block:
    """Begun at this time, and ended where `until` says so."""
    ended = at(*until) if until else None
    return replace(block, began=at(hour, minute), ended=ended)


def titles(blocks: Any) -> list[str]:
    return [one.block.title for one in blocks]


@contextmanager
def zone(name: str) -> Iterator[None]:
    """This machine lies elsewhere for a while."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    clock.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        clock.tzset()
