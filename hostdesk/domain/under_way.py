"""Whether a gathering is being hosted right now: then nothing may take the window away from its host."""

from __future__ import annotations

from datetime import datetime, timedelta

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.live_order import block_on
from hostdesk.domain.session import Stage

_A_DAY_OF_IT = timedelta(hours=12)  # before and after the time at which it begins


def is_under_way(gathering: Gathering, now: datetime) -> bool:
    """A block is on, or it is the day of a session that is in its hosting stage; `now` with its zone."""
    if block_on(gathering.blocks, now) is not None:
        return True
    starts = gathering.session.starts
    if gathering.session.stage is not Stage.HOST:
        return False
    return starts is None or abs(now.replace(tzinfo=None) - starts.replace(tzinfo=None)) < _A_DAY_OF_IT
