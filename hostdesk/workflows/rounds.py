"""Hold a round: open it in a way that suits the room, count heads, reveal it to all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from hostdesk.domain.asking import How
from hostdesk.domain.change import Change, Entity
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Count, Round, Way
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.capture import Asking, opened, refuse_outside
from hostdesk.workflows.host import hosting

MOST_PEOPLE = 10_000  # at one number


def open_round(
    gathering: Gathering,
    asking: Asking,
    now: datetime,
    *,
    way: Way = Way.ONE_BY_ONE,
    silent: bool = False,
    asked_of: Sequence[str] = (),
) -> Change:
    """Opens a round, or changes how an open one is held; what is answered already stays as it is.

    `asked_of`: the ids of the guests it is asked of; nobody named: everybody.
    """
    how = How(way, silent, tuple(asked_of))
    old = gathering.round_of(asking.scale.id, asking.moment)
    if old is None:
        new = opened(gathering, replace(asking, how=how), now)
        stage_before, stage_after = hosting(gathering)
        return Change(_("Open the round"), gathering.session.id, stage_before, (*stage_after, new))
    _check_open(old)
    if old.counts and not way.is_counted:
        raise HostDeskError(_("Heads are counted in this round already; set the counts to none first."))
    new = replace(old, way=how.way, silent=how.silent, asked_of=how.asked_of)
    return Change(_("How the round is held"), gathering.session.id, (old,), (new,))


def reveal(gathering: Gathering, asked: Round, revealed: bool = True) -> Change:
    """The room sees the marks from now on; or no longer."""
    label = _("Reveal the marks") if revealed else _("Hide the marks")
    return Change(label, gathering.session.id, (asked,), (replace(asked, revealed=revealed),))


def count(gathering: Gathering, asking: Asking, now: datetime, value: Decimal, people: int) -> Change:
    """How many people stand at a number; none takes the count away. Opens the round where it is not."""
    refuse_outside(asking.scale, value)
    if not 0 <= people <= MOST_PEOPLE:
        raise HostDeskError(_("Please type a number of people from 0 to {n}.").format(n=MOST_PEOPLE))
    asked = gathering.round_of(asking.scale.id, asking.moment)
    before: tuple[Entity, ...]
    after: tuple[Entity, ...]
    if asked is None:
        asked = opened(gathering, asking, now)
        before, after = hosting(gathering)
    else:
        _check_open(asked)
        before, after = (asked,), ()
    others = [one for one in asked.counts if one.value != value]
    counts = (*others, Count(value, people)) if people else tuple(others)
    way = asked.way if asked.way.is_counted else Way.HANDS
    counted = replace(asked, counts=counts, way=way)
    return Change(_("Count"), gathering.session.id, before, (*after, counted))


def _check_open(asked: Round) -> None:
    if asked.closed:
        raise HostDeskError(_("This round is closed; take it up again to change an answer."))
