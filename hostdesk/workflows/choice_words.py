"""What the host chooses from, in words: where it is, what it is called, and what it could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from hostdesk.domain.choosing import Choice
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Came, Count, Mark, Round
from hostdesk.domain.running_order import lasting
from hostdesk.domain.scale import number_text
from hostdesk.words import _, counted
from hostdesk.workflows.calendar_words import clock, day
from hostdesk.workflows.field_words import field_words

_CALLED_BY = ("name", "title", "question", "words", "what", "caption")  # the first of them that a part has
_REFERENCES = {
    "guest_id": "guests",
    "block_id": "blocks",
    "scale_id": "scales",
    "boundary_id": "boundaries",
    "decision_id": "decisions",
}


@dataclass(frozen=True, slots=True)
class ToldChoice:
    """One choice: "Guest: Ada", "Food", and what it could be, the shown one first."""

    where: str
    what: str
    ways: tuple[str, ...]


def told(gathering: Gathering, choice: Choice) -> ToldChoice:
    ways = tuple(_said(gathering, choice, values) for values in (choice.shown, *choice.others))
    return ToldChoice(where(gathering, choice.part), field_words(type(choice.part), choice.cell), ways)


def where(gathering: Gathering, part: Any) -> str:
    """Which part it is about."""
    if isinstance(part, Mark):
        asked = gathering.round(part.round_id)
        guest = gathering.guest(part.guest_id).name if part.guest_id else ""
        return _("{name}, {round}: {question}").format(
            name=guest, round=asked.moment.label, question=_short(gathering.scale(asked.scale_id).question)
        )
    if isinstance(part, Round):
        question = _short(gathering.scale(part.scale_id).question)
        return _("{round}: {question}").format(round=part.moment.label, question=question)
    name = _short(_name_of(part))
    return (
        _("{kind}: {name}").format(kind=_kinds()[type(part).__name__], name=name)
        if name
        else (_kinds()[type(part).__name__])
    )


def _name_of(part: Any) -> str:
    return next((str(getattr(part, name)) for name in _CALLED_BY if hasattr(part, name)), "")


def _short(text: str) -> str:
    first = text.strip().split("\n", 1)[0]
    return first if len(first) <= 80 else first[:79] + "…"


def _said(gathering: Gathering, choice: Choice, values: Mapping[str, Any]) -> str:
    if choice.cell == "range":
        return _range(values)
    if isinstance(choice.part, Mark) and choice.cell == "value":
        return _mark(values)
    if choice.cell == "counts":
        return _counts(values)
    (name, value), *_others = values.items()
    if name == "series_id":
        known = gathering.series
        return (
            _("No series")
            if value is None
            else known.title
            if known and known.id == value
            else _("Another series")
        )
    if name == "asked_of":
        return _people(gathering, value)
    if name in _REFERENCES:
        return _reference(gathering, name, value)
    if name in ("minutes", "planned") and value is not None:
        return lasting(value)
    return plain_words(value)


def _series(gathering: Gathering, wanted: str | None) -> str:
    if wanted is None:
        return _("No series")
    known = gathering.series
    return known.title if known and known.id == wanted else _("Another series")


def plain_words(value: Any) -> str:
    """A value by itself."""
    if value is None or value == "" or value == ():
        return _("nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return f"{day(value)}, {clock(value)}"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, tuple):
        return ", ".join(plain_words(one) for one in value)
    return str(getattr(value, "label", value))


def _mark(values: Mapping[str, Any]) -> str:
    if values["skipped"]:
        number = _("skipped")
    else:
        number = _("no number") if values["value"] is None else number_text(values["value"])
    spoke = values["spoken_by"]
    came = _("said by {name}").format(name=spoke) if spoke else Came(values["came"]).label
    return f"{number} · {came}"


def _range(values: Mapping[str, Any]) -> str:
    ends = _("{low} to {high}").format(low=values["lowest"], high=values["highest"])
    return _("{ends}, half points too").format(ends=ends) if values["halves"] else ends


def _counts(values: Mapping[str, Any]) -> str:
    counts: tuple[Count, ...] = values["counts"]
    heads = (
        _("{number}: {people}").format(
            number=number_text(count.value), people=counted("{n} person", "{n} people", count.people)
        )
        for count in counts
    )
    return " · ".join((values["way"].label, *heads))


def _people(gathering: Gathering, ids: tuple[str, ...]) -> str:
    names = {guest.id: guest.name for guest in gathering.guests}
    return ", ".join(names[who] for who in ids if who in names) or _("everybody")


def _reference(gathering: Gathering, name: str, wanted: str | None) -> str:
    there = {part.id: part for part in getattr(gathering, _REFERENCES[name])}
    if wanted is None:
        return _("nothing")
    return _short(_name_of(there[wanted])) if wanted in there else _("something that is not there any more")


def _kinds() -> dict[str, str]:
    return {
        "Series": _("Series"),
        "Session": _("The session itself"),
        "Guest": _("Guest"),
        "Goal": _("Goal"),
        "Boundary": _("Boundary"),
        "Decision": _("Decision"),
        "Errand": _("Errand"),
        "Block": _("Running order"),
        "Scale": _("Scale"),
        "Step": _("Small step"),
        "Note": _("What was said"),
        "Picture": _("Picture"),
    }
