"""Capture a round: marks and words, skipped, on behalf, corrected with what stood there before kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from hostdesk.domain.asking import USUAL, How
from hostdesk.domain.change import Change, Entity
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.identity import derived_id, new_id
from hostdesk.domain.mark import (
    Came,
    EarlierMark,
    Mark,
    Moment,
    Round,
    id_of_mark,
    id_of_round,
    next_place,
)
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.text import line, passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.host import hosting


@dataclass(frozen=True, slots=True)
class Asking:
    """Which scale is asked at which moment, and how, where the first answer opens the round."""

    scale: Scale
    moment: Moment
    how: How = USUAL


def answer(
    gathering: Gathering,
    asking: Asking,
    guest_id: str,
    now: datetime,
    *,
    correcting: bool = False,
    **fields: Any,
) -> Change:
    """Sets fields of a guest's answer.

    They are value, skipped, already_there, one_step_up, good_enough, came and spoken_by.
    `correcting` keeps what stood there before: for an answer that was given and left, then changed.
    Setting a number takes a skip back, and the other way round. A number that corrects what somebody
    else said for the guest is the guest's own.
    """
    if asking.scale.naming is Naming.UNNAMED:
        raise HostDeskError(_("This scale is answered without names."))
    asked, before, after = _round(gathering, asking, now)
    old = gathering.mark_of(asked.id, guest_id)
    if correcting and old and old.spoken_by and "value" in fields:
        fields = {"spoken_by": "", **fields}
    start = old or Mark(id_of_mark(asked.id, guest_id), gathering.session.id, asked.id, guest_id, None)
    new = replace(start, **_fit(asking.scale, fields))
    history = (_kept(gathering, old),) if old and correcting and _takes_back(old, new) else ()
    return Change(
        _("Mark"),
        gathering.session.id,
        (*before, *((old,) if old else ())),
        (*after, new, *history),
    )


def answer_unnamed(gathering: Gathering, asking: Asking, now: datetime, **fields: Any) -> Change:
    """Adds one answer that nothing links to a guest: no id, no order, no time."""
    if asking.scale.naming is not Naming.UNNAMED:
        raise HostDeskError(_("This scale is answered by name."))
    asked, before, after = _round(gathering, asking, now)
    mark = Mark(new_id(), gathering.session.id, asked.id, None, None)
    mark = replace(mark, **_fit(asking.scale, fields))
    return Change(_("Mark"), gathering.session.id, before, (*after, mark))


def better_unnamed(gathering: Gathering, mark: Mark, **fields: Any) -> Change:
    """Corrects an unnamed answer; what stood there before is not kept, so that it gives nobody away."""
    scale = gathering.scale(gathering.round(mark.round_id).scale_id)
    return Change(_("Mark"), gathering.session.id, (mark,), (replace(mark, **_fit(scale, fields)),))


def clear(gathering: Gathering, mark: Mark) -> Change:
    """Takes an answer away, as if it had not been given."""
    earlier = gathering.earlier(mark.id)
    return Change(_("Clear answer"), gathering.session.id, (mark, *earlier), ())


def close_round(gathering: Gathering, asked: Round, closed: bool = True) -> Change:
    """Closes a round, or takes it up again."""
    label = _("Close the round") if closed else _("Take up the round again")
    return Change(label, gathering.session.id, (asked,), (replace(asked, closed=closed),))


def _round(
    gathering: Gathering, asking: Asking, now: datetime
) -> tuple[Round, tuple[Entity, ...], tuple[Entity, ...]]:
    """The round asked, opened by its first answer: (round, before, after)."""
    asked = gathering.round_of(asking.scale.id, asking.moment)
    if asked is not None:
        if asked.closed:
            raise HostDeskError(_("This round is closed; take it up again to change an answer."))
        return asked, (), ()
    asked = opened(gathering, asking, now)
    stage_before, stage_after = hosting(gathering)
    return asked, stage_before, (*stage_after, asked)


def opened(gathering: Gathering, asking: Asking, now: datetime) -> Round:
    """A new round, as it will be held; to the minute, which tells no order."""
    minute, how = now.replace(second=0, microsecond=0, tzinfo=None), asking.how
    id_ = id_of_round(asking.scale.id, asking.moment)
    made = Round(id_, gathering.session.id, asking.scale.id, asking.moment, minute)
    return replace(made, way=how.way, silent=how.silent, asked_of=how.asked_of)


def _fit(scale: Scale, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields fit to store; a number outside the scale is refused."""
    fit = dict(fields)
    value: Decimal | None = fit.get("value")
    if value is not None:
        refuse_outside(scale, value)
        fit["skipped"] = False
    elif fit.get("skipped"):
        fit["value"] = None
    enough: Decimal | None = fit.get("good_enough")
    if enough is not None:
        refuse_outside(scale, enough)
    for name in ("already_there", "one_step_up"):
        if name in fit:
            fit[name] = passage(fit[name])
    return fit | _who_spoke(fit)


def refuse_outside(scale: Scale, value: Decimal) -> None:
    """Raises HostDeskError with the reason where a number is not on the scale."""
    if not scale.accepts(value):
        raise HostDeskError(_refusal(scale, value))


def _who_spoke(fields: dict[str, Any]) -> dict[str, Any]:
    """How an answer came and who spoke it belong together."""
    if speaker := line(fields.get("spoken_by", "")):
        return {"spoken_by": speaker, "came": Came.ON_BEHALF}
    if "spoken_by" in fields:
        return {"spoken_by": "", "came": fields.get("came", Came.TOLD_HOST)}
    if fields.get("came", Came.ON_BEHALF) is not Came.ON_BEHALF:
        return {"spoken_by": ""}
    return {}


def _refusal(scale: Scale, value: Decimal) -> str:
    if scale.lowest <= value <= scale.highest:
        if scale.halves:
            return _("This scale has whole and half numbers only.")
        return _("This scale has whole numbers only.")
    return _("This scale goes from {low} to {high}.").format(low=scale.lowest, high=scale.highest)


def _takes_back(old: Mark, new: Mark) -> bool:
    """True when something that was said is replaced, and not only added to."""
    said = ("value", "skipped", "already_there", "one_step_up", "good_enough", "spoken_by")
    return any(
        getattr(old, name) not in (None, False, "") and getattr(old, name) != getattr(new, name)
        for name in said
    )


def _kept(gathering: Gathering, old: Mark) -> EarlierMark:
    place = next_place(gathering.earlier(old.id))
    what = (
        old.value,
        old.skipped,
        old.already_there,
        old.one_step_up,
        old.came,
        old.spoken_by,
        old.good_enough,
    )
    return EarlierMark(
        derived_id("earlier", old.id, str(place), *map(str, what)),
        old.session_id,
        old.id,
        place,
        *what,
    )
