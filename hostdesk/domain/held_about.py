"""Everything that a gathering holds about one person: for that person to read, and before erasing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Format, Guest
from hostdesk.domain.mark import EarlierMark, Mark
from hostdesk.domain.own_answers import OwnAnswer, guests_of, own_answers
from hostdesk.domain.scale import number_text
from hostdesk.words import _

# they say who is meant, and are no words about somebody
_NOT_TOLD = {"id", "session_id", "place", "person", "name"}
_NO_WORDS = {"id", "person", "session_id", "series_id", "guest_id", "round_id", "mark_id", "scale_id"}


@dataclass(frozen=True, slots=True)
class HeldFact:
    """One thing that is held: what it is, and the words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class HeldIn:
    """What one gathering holds about somebody."""

    title: str
    starts: datetime | None
    name: str  # as it stands on that list
    on_the_list: tuple[HeldFact, ...]
    answers: tuple[HeldFact, ...]
    said: tuple[HeldFact, ...]
    elsewhere: tuple[HeldFact, ...]  # where the name stands besides
    keep_until: date | None = None  # of the gathering


@dataclass(frozen=True, slots=True)
class Typed:
    """A text of a gathering, and where it stands."""

    part: Any
    field: str
    words: str
    folded: str  # large and small letters alike, as names are looked for


def typed_in(gathering: Gathering) -> tuple[Typed, ...]:
    """Every text that was typed: gathered once, however many people are looked for in it."""
    return tuple(
        Typed(part, field.name, value, value.casefold())
        for part in gathering.parts
        for field in fields(part)
        if isinstance(value := getattr(part, field.name), str) and value and not isinstance(value, StrEnum)
    )


def held_in(
    gathering: Gathering, person: str, typed: Sequence[Typed] | None = None
) -> tuple[HeldIn, ...]:
    """For each place that the person has on the list; nothing where they have none.

    `typed`: what `typed_in` found, where several people are asked for.
    """
    found = typed_in(gathering) if typed is None else typed
    return tuple(_held(gathering, guest, found) for guest in guests_of(gathering, person))


def _held(gathering: Gathering, guest: Guest, typed: Sequence[Typed]) -> HeldIn:
    return HeldIn(
        title=gathering.session.title,
        starts=gathering.session.starts,
        name=guest.name,
        on_the_list=tuple(_on_the_list(guest)),
        answers=tuple(_answers(gathering, guest)),
        said=tuple(
            HeldFact(note.kind.label, note.words) for note in gathering.notes if note.guest_id == guest.id
        ),
        elsewhere=tuple(mentions(typed, guest.name)),
        keep_until=gathering.session.keep_until,
    )


def _on_the_list(guest: Guest) -> Iterator[HeldFact]:
    labels = guest_labels()
    for field in fields(Guest):
        value = getattr(guest, field.name)
        if field.name not in _NOT_TOLD and value not in ("", None, False, Consent.NOT_ASKED, Format.USUAL):
            yield HeldFact(labels[field.name], _said(value))
    waiting = [f"{label}?" for name, label in labels.items() if getattr(guest, name) is Consent.NOT_ASKED]
    if waiting:
        yield HeldFact(_("Not asked yet"), "\n".join(waiting))


def _answers(gathering: Gathering, guest: Guest) -> Iterator[HeldFact]:
    for answer in own_answers(gathering, guest.person):
        if answer.mark.guest_id == guest.id:
            asked = _("{question} ({moment})").format(
                question=answer.scale.question or answer.scale.kind.label, moment=answer.asked.moment.label
            )
            yield HeldFact(asked, _answer(answer))


def _answer(answer: OwnAnswer) -> str:
    before = (_("before: {answer}").format(answer=_before(one)) for one in answer.earlier)
    mark = answer.mark
    by = _("said by {name}").format(name=mark.spoken_by) if mark.spoken_by else mark.came.label
    said = _number(mark), mark.already_there, mark.one_step_up, _content(mark)
    return "\n".join(filter(None, (*said, by, *before)))


def _before(one: EarlierMark) -> str:
    return " · ".join(filter(None, (_number(one), one.already_there, one.one_step_up, _content(one))))


def _content(mark: Mark | EarlierMark) -> str:
    enough = mark.good_enough
    return _("Good enough at {number}").format(number=number_text(enough)) if enough is not None else ""


def _number(mark: Mark | EarlierMark) -> str:
    if mark.skipped:
        return _("skipped")
    return number_text(mark.value) if mark.value is not None else _("no number")


def mentions(typed: Sequence[Typed], name: str) -> Iterator[HeldFact]:
    """Where a name stands in what was typed about other things, with the words around it.

    Of a guest's own line on the list nothing is told; other people's answers only say that it stands there.
    """
    for text in mentioned(typed, name):
        others = isinstance(text.part, Mark | EarlierMark) and text.field != "spoken_by"
        words = _("in somebody else’s answer") if others else text.words
        yield HeldFact(where(text.part), words)


def mentioned(typed: Sequence[Typed], name: str) -> Iterator[Typed]:
    """The texts in which a name stands as a word of its own; not a guest's own line on the list."""
    sought = name.casefold()
    for text in typed:
        is_there = text.field not in _NO_WORDS and sought in text.folded and _names(sought, text.folded)
        if is_there and not _is_line_of(text.part, sought):
            yield text


def _is_line_of(part: Any, sought: str) -> bool:
    return isinstance(part, Guest) and part.name.casefold() == sought


def _names(sought: str, text: str) -> bool:
    """As a whole word or words: "Ada" is not in "Adam"."""
    at = -1
    while (at := text.find(sought, at + 1)) >= 0:
        around = text[at - 1 : at] + text[at + len(sought) : at + len(sought) + 1]
        if not any(mark.isalnum() for mark in around):
            return True
    return False


def where(part: Any) -> str:
    """Where a text stands, in words."""
    return {
        "Series": _("Series"),
        "Session": _("The session itself"),
        "Guest": _("Another guest’s line"),
        "Goal": _("A goal"),
        "Boundary": _("A boundary"),
        "Decision": _("A decision"),
        "Errand": _("An errand"),
        "Block": _("The running order"),
        "Scale": _("A scale"),
        "Mark": _("An answer"),
        "EarlierMark": _("An earlier answer"),
        "Step": _("A step"),
        "Note": _("A note"),
        "Picture": _("Under a picture"),
    }.get(type(part).__name__, "")


def _said(value: Any) -> str:
    if value is True:
        return _("Yes")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "label", value))


def guest_labels() -> dict[str, str]:
    """What the fields of a guest are called."""
    return {
        "about": _("About"),
        "brings": _("Brings"),
        "worth_coming": _("Would make it worth coming"),
        "invitation": _("Invitation"),
        "is_host": _("Hosts this session"),
        "arrived": _("Was there"),
        "walk_in": _("Came without being on the list"),
        "nearest": _("Nearest to the matter"),
        "could_ask": _("Could be asked by"),
        "invited_on": _("Invited on"),
        "replied_on": _("Replied on"),
        "reply": _("Reply"),
        "circle": _("Belongs with"),
        "stranger": _("Knows hardly anybody"),
        "greeter": _("Greeted by"),
        "seat": _("Seat"),
        "access": _("Access"),
        "diet": _("Food"),
        "language": _("Language"),
        "paper": _("Papers"),
        "may_keep": _("Words may be kept"),
        "may_quote": _("May be quoted"),
        "may_photograph": _("May be photographed"),
        "may_keep_health": _("Answers about health may be kept"),
        "contact": _("Contact"),
        "private_note": _("The host’s own note"),
        "left_at": _("Left at"),
    }
