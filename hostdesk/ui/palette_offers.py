"""What the palette offers for the words typed: grouped, the group with the best of it first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from hostdesk.domain.finding import BEST, FAIR, GOOD, how_well, sought
from hostdesk.domain.gathering import Gathering
from hostdesk.ui.actions import actions
from hostdesk.ui.handbook_pages import HandbookPage
from hostdesk.ui.models.palette import Entry, Group, Target
from hostdesk.ui.places import steps
from hostdesk.ui.saying import day_said
from hostdesk.words import _, counted

if TYPE_CHECKING:
    from hostdesk.workflows.find_anything import Beginning, Found, FoundPerson, FoundSession

_MOST = 6  # of a kind
_IN_PASSING = FAIR + 1  # not its name, but something that is said of it
_WITHIN = 4  # letters from which on the handbook is read for a word
_PAGES = 3  # of the handbook, when it is read for a word
_OF_A_SESSION = (  # actions that mean nothing without one
    *("print", "capture", "next_step", "previous_step"),
    *("next_block", "leave_out", "late", "five_more", "position", "end_gathering"),
    *("projector", "project_reveal", "project_blank"),
    *("project_round", "project_day", "project_break", "project_words"),
    *("project_timer", "project_picture"),
    *("say_quote", "say_affirmation", "say_offer", "say_need", "say_parked", "say_decided"),
    *("say_kept", "say_crossed", "say_note"),
)
# where in a session what was found in a table stands
_PLACES = {
    "series": "series",
    "guests": "guests",
    "boundaries": "boundaries",
    "decisions": "decisions",
    "errands": "space",
    "blocks": "running_order",
    "scales": "scales",
    "marks": "summary",
    "steps": "steps",
    "notes": "said",
}

Ranked = tuple[int, Entry]


def at_first(begun: Beginning | None, gathering: Gathering | None) -> list[Group]:
    """Before anything is typed: what was opened lately, what is kept on top, the steps of the session."""
    groups = [
        Group(_("Recently opened"), tuple(map(_session, begun.recent if begun else ()))),
        Group(_("Kept on top"), tuple(map(_session, begun.pinned if begun else ()))),
        Group(_("Steps of this session"), tuple(_steps()) if gathering else ()),
    ]
    shown = [group for group in groups if group.entries]
    return shown or [Group(_("Actions"), tuple(entry for entry, _help in _actions(False)))]


def for_words(
    typed: str, found: Found | None, gathering: Gathering | None, handbook: Sequence[HandbookPage]
) -> list[Group]:
    """Everything that has the words, in the window and in the library."""
    words = sought(typed)
    if not words:
        return []
    here = gathering is not None
    ranked = (
        (_("Guests of this session"), _ranked(words, _guests(gathering) if gathering else ())),
        (_("Sessions"), [(_rank(words, s.title), _session(s)) for s in found.titles] if found else []),
        (_("Steps of this session"), _ranked(words, ((entry, "") for entry in _steps()) if here else ())),
        (_("Actions"), _ranked(words, _actions(here))),
        (_("People"), _elsewhere(words, found, gathering)),
        (_("Said in a session"), [(_IN_PASSING, _words(s)) for s in found.words] if found else []),
        (_("Handbook"), _pages(words, typed, handbook)),
    )
    full = [(min(rank for rank, _e in entries), heading, entries) for heading, entries in ranked if entries]
    in_order = sorted(full, key=lambda group: group[0])
    return [Group(heading, tuple(entry for _rank, entry in entries)) for _best, heading, entries in in_order]


def people(found: Found | None) -> list[Group]:
    """The people alone."""
    entries = tuple(_person(person) for person in found.people) if found else ()
    return [Group(_("People"), entries)] if entries else []


def _elsewhere(words: Sequence[str], found: Found | None, gathering: Gathering | None) -> list[Ranked]:
    """The people found in other sessions than the open one."""
    here = {guest.name.casefold() for guest in gathering.guests} if gathering else set()
    others: list[Ranked] = []
    for person in found.people if found else ():
        as_guest = person.name.casefold() in here
        if person.sessions > int(as_guest):
            entry = _also_elsewhere(person) if as_guest else _person(person)
            others.append((_rank(words, person.name), entry))
    return others


def _ranked(words: Sequence[str], offered: Iterable[tuple[Entry, str]]) -> list[Ranked]:
    """The best of these, by their titles or else by what is said of them."""
    fitting: list[Ranked] = []
    for entry, said in offered:
        rank = how_well(words, entry.title)
        if rank is None and how_well(words, said) in (BEST, GOOD):
            rank = _IN_PASSING
        if rank is not None:
            fitting.append((rank, entry))
    return sorted(fitting, key=lambda ranked: ranked[0])[:_MOST]


def _rank(words: Sequence[str], text: str) -> int:
    rank = how_well(words, text)
    return _IN_PASSING if rank is None else rank


def _steps() -> list[Entry]:
    return [Entry(Target("step", step.id), step.label, "", step.stage) for step in steps()]


def _actions(here: bool) -> list[tuple[Entry, str]]:
    shown = (a for a in actions() if a.id != "palette" and (here or a.id not in _OF_A_SESSION))
    return [
        (Entry(Target("action", action.id), action.text, "", _native(action.keys)), action.help)
        for action in shown
    ]


def _native(keys: tuple[str, ...]) -> str:
    """As this system writes the first of them."""
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def _guests(gathering: Gathering) -> list[tuple[Entry, str]]:
    return [
        (Entry(Target("guest", guest.id), guest.name, guest.about or guest.invitation.label), guest.about)
        for guest in gathering.guests
    ]


def _pages(words: Sequence[str], typed: str, handbook: Sequence[HandbookPage]) -> list[Ranked]:
    """By their titles; where none has the words, by what they say."""
    titled = _ranked(words, ((_page(page), "") for page in handbook))
    if titled or max(map(len, words)) < _WITHIN:
        return titled
    return [(_IN_PASSING, _page(page)) for page in handbook if page.holds(typed)][:_PAGES]


def _page(page: HandbookPage) -> Entry:
    return Entry(Target("page", page.name), page.title)


def _session(session: FoundSession) -> Entry:
    return Entry(Target("session", session.id), session.title, day_said(session.starts) or _("No date yet"))


def _words(session: FoundSession) -> Entry:
    place = _PLACES.get(session.table, "purpose")
    where = next(step.label for step in steps() if step.id == place)
    second = f"{where}: {session.words}" if session.words else day_said(session.starts)
    return Entry(Target("session", session.id, place), session.title, second)


def _also_elsewhere(person: FoundPerson) -> Entry:
    """Of a guest of the open session, who is offered as such already."""
    others = counted("Also in {n} other session", "Also in {n} other sessions", person.sessions - 1)
    return Entry(Target("person", person.name), person.name, others)


def _person(person: FoundPerson) -> Entry:
    sessions = counted("in {n} session", "in {n} sessions", person.sessions)
    return Entry(Target("person", person.name), person.name, sessions)
