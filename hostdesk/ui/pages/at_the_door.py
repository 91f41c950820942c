"""What a host reads about a guest at the door: the list, the line about who has just come, the card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from hostdesk.domain.arrivals import Tally, tally
from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.domain.needs import needs_of
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.guest_card import who_said
from hostdesk.ui.widgets.part_form import Field, Form
from hostdesk.words import _, counted
from hostdesk.workflows.calendar_words import clock

_LONGEST = 40  # characters of a need that are said in one line


def columns() -> tuple[Column, ...]:
    return (
        Column("is_here", _("Here"), Kind.CHECK, 1),
        Column("name", _("Guest"), stretch=8, second=_second, strong=True),
        Column("access", _("What they need"), Kind.FIXED, 7, shown=_needs_said, least=8),
    )


def _second(guest: Guest) -> str:
    """ "Left 15:20 · Retired nurse · stranger, greeted by Kofi · Table 2"."""
    declined = _("Said no") if guest.invitation is Invitation.DECLINED else ""
    return " · ".join(part for part in (left_said(guest), declined, who_said(guest)) if part)


def left_said(guest: Guest) -> str:
    """ "Left 15:20", "" for who is here or has not come."""
    return _("Left {time}").format(time=clock(guest.left_at)) if guest.left_at else ""


def _needs_said(guest: Guest) -> str:
    return " · ".join(needs_of(guest))


def here_said(guest: Guest, guests: Sequence[Guest], again: bool) -> str:
    """ "Ada is here · new here: Kofi greets them · Table 2 · No nuts": who came, and what to know now."""
    words = _("{name} is here already") if again else _("{name} is here")
    needs = (_short(need) for need in needs_of(guest))
    parts = (
        words.format(name=guest.name),
        _greeting_said(guest, guests),
        _("nearest to the matter") if guest.nearest else "",
        guest.seat,
        *needs,
    )
    return " · ".join(part for part in parts if part)


def _greeting_said(guest: Guest, guests: Sequence[Guest]) -> str:
    if not guest.greeter:
        return _("new here, and nobody greets them yet") if guest.stranger else ""
    greeters = [other for other in guests if other.name == guest.greeter]
    if any(other.left_at for other in greeters):
        return _("{name}, who greets them, has left").format(name=guest.greeter)
    if any(not (other.arrived or other.is_host) for other in greeters):
        return _("{name}, who greets them, is not here yet").format(name=guest.greeter)
    said = _("new here: {name} greets them") if guest.stranger else _("{name} greets them")
    return said.format(name=guest.greeter)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def enter_said(fits: Sequence[Guest], chosen: Guest | None) -> str:
    """What Enter does with the letters that stand in the line."""
    if chosen is None:
        return _("Nobody of that name on the list: Enter welcomes them as a walk-in.")
    if chosen.left_at:
        said = _("{name} had left at {time}. Enter: back again.")
        return _and_who_else(said.format(name=chosen.name, time=clock(chosen.left_at)), fits)
    said = _("{name} is here already.") if chosen.arrived else _("Enter: {name} is here.")
    return _and_who_else(said.format(name=chosen.name), fits)


def leave_said(fits: Sequence[Guest], chosen: Guest | None, at: time | None) -> str:
    """What Enter does with letters behind a minus."""
    if chosen is None:
        return _("Nobody of that name is here, so nobody leaves.")
    if at is None:
        return _and_who_else(_("Enter: {name} leaves now.").format(name=chosen.name), fits)
    said = _("Enter: {name} left at {time}.").format(name=chosen.name, time=clock(at))
    return _and_who_else(said, fits)


def _and_who_else(said: str, fits: Sequence[Guest]) -> str:
    if len(fits) == 1:
        return said
    return said + " " + counted("{n} fits.", "{n} fit; ↑ and ↓ walk.", len(fits))


def gone_said(guest: Guest) -> str:
    """ "Ada has left at 15:20": what was done at the door, said there."""
    at = clock(guest.left_at) if guest.left_at else ""
    return _("{name} has left at {time}").format(name=guest.name, time=at)


def keys_said() -> str:
    """What can be pressed while nobody is at the door."""
    return _("↑ and ↓ walk · Shift+Enter: a walk-in whatever fits · Ctrl+Enter: the card · minus: who leaves")


def seat_said(name: str, seat: Guest) -> str:
    """What a seat that waits for somebody offers to whom nobody expected."""
    return _("Or {name} takes the open seat “{voice}”").format(name=name, voice=seat.name)


def counts_said(guests: Sequence[Guest]) -> str:
    """ "3 here · 1 has left · 5 still expected · 1 said no"."""
    number: Tally = tally(guests)
    nobody = _("Nobody is here any more") if number.left else _("Nobody is here yet")
    here = counted("{n} here", "{n} here", number.here) if number.here else nobody
    left = counted("{n} has left", "{n} have left", number.left)
    awaited = counted("{n} still expected", "{n} still expected", number.awaited)
    declined = counted("{n} said no", "{n} said no", number.declined)
    shown = ((here, 1), (left, number.left), (awaited, number.awaited), (declined, number.declined))
    return " · ".join(words for words, how_many in shown if how_many)


def not_asked_said(number: int) -> str:
    return counted(
        "{n} here not asked yet about keeping their words",
        "{n} here not asked yet about keeping their words",
        number,
    )


def fields() -> tuple[Field, ...]:
    """The card for the moment at the door."""
    return (*_met(), *_consents(), *_needs(), *_who(), *_reached())


def _met() -> tuple[Field, ...]:
    return (
        Field("is_here", _("Here"), Form.CHECK, _("Is in the room."), heading=_("At the door")),
        Field("stranger", _("A stranger here"), Form.CHECK, _("Knows nobody, or hardly anybody.")),
        Field("greeter", _("Who greets them"), hint=_("Bring the two together before you go on.")),
        Field("seat", _("Where they sit")),
    )


def _consents() -> tuple[Field, ...]:
    answers = tuple((each, each.label) for each in Consent)
    aloud = _("“{words}”")
    return (
        Field(
            "may_keep",
            _("Keep their words"),
            Form.CHOICE,
            aloud.format(words=_("May I keep what you say tonight, after we have gone home?")),
            answers,
            heading=_("Ask, and note the answer"),
        ),
        Field(
            "may_quote",
            _("Quote them"),
            Form.CHOICE,
            aloud.format(words=_("May your name stand beside your words when others read them?")),
            answers,
        ),
        Field(
            "may_photograph",
            _("Photograph them"),
            Form.CHOICE,
            aloud.format(words=_("May you be in a picture that others will see?")),
            answers,
        ),
        Field(
            "may_keep_health",
            _("Keep what tells of their health"),
            Form.CHOICE,
            _(
                "Ask this one by itself: “Some of what you told me, such as what you eat or need to get in, "
                "tells of your health. May I keep that as well?” Only a clear yes is a yes."
            ),
            answers,
        ),
    )


def _needs() -> tuple[Field, ...]:
    formats = tuple((each, each.label) for each in Format)
    return (
        Field("access", _("Access"), Form.PASSAGE, heading=_("What they need")),
        Field("diet", _("Food and drink"), Form.PASSAGE),
        Field("language", _("Language")),
        Field("paper", _("Papers for them"), Form.CHOICE, choices=formats),
    )


def _who() -> tuple[Field, ...]:
    return (
        Field("name", _("Name"), heading=_("Who they are, and what they bring")),
        Field("about", _("Who they are here"), hint=_("As you would introduce them.")),
        Field("brings", _("What they bring"), Form.PASSAGE),
    )


def _reached() -> tuple[Field, ...]:
    hint = _("Telephone or mail; on no paper for guests.")
    return (Field("contact", _("How to reach them"), hint=hint, heading=_("For you alone")),)
