"""Erase a person: from the library, its backups and the archives that were made here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hostdesk.domain.change import Change
from hostdesk.domain.erasing import Mention, mentions_of, stands_in, with_names_out, without
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.held_about import HeldIn, held_in
from hostdesk.domain.own_answers import guests_of
from hostdesk.errors import HostDeskError
from hostdesk.storage import erasing
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.naming import session_ids_naming
from hostdesk.storage.people import session_ids_with
from hostdesk.words import _, counted
from hostdesk.workflows import backups, held_copies
from hostdesk.workflows.backups import Why
from hostdesk.workflows.held_copies import Copies, Erased, Reach

__all__ = [
    "Copies",
    "Erased",
    "Erasure",
    "HeldThere",
    "Library",
    "Mention",
    "Reach",
    "erase",
    "held_about",
    "of_person",
]


@dataclass(frozen=True, slots=True)
class HeldThere:
    """What goes from one session, and where else the name stands in it."""

    gathering: Gathering  # as it is now
    guests: tuple[Guest, ...]  # the person, on this list; usually once, and never where they only are named
    mentions: tuple[Mention, ...]  # in what others wrote or said

    @property
    def ids(self) -> set[str]:
        return {guest.id for guest in self.guests}

    @property
    def words(self) -> str:
        """What goes, in words; "" where they are only named."""
        if not self.guests:
            return ""
        whole, left = self.gathering, without(self.gathering, self.ids)
        answers = len(whole.marks) - len(left.marks)
        said = len(whole.notes) - len(left.notes)
        return ", ".join(
            (
                _("the place on the list"),
                *([counted("{n} answer", "{n} answers", answers)] if answers else ()),
                *([counted("{n} thing said", "{n} things said", said)] if said else ()),
            )
        )


@dataclass(frozen=True, slots=True)
class Erasure:
    """Everything that would go; nothing is written yet."""

    name: str
    sessions: tuple[HeldThere, ...]
    copies: Copies = field(default_factory=Copies)
    templates: tuple[Path, ...] = ()  # of the host's own, in which the name stands

    @property
    def guests(self) -> dict[str, str]:
        """Guest's id -> session's."""
        return {guest.id: guest.session_id for held in self.sessions for guest in held.guests}

    @property
    def names(self) -> tuple[str, ...]:
        """As they stand on the lists."""
        return tuple(dict.fromkeys(guest.name for held in self.sessions for guest in held.guests))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Each text once, also where several sessions share it."""
        return tuple(dict.fromkeys(mention for held in self.sessions for mention in held.mentions))


# looked at


def of_person(library: Library, session_id: str, guest_id: str, *, everywhere: bool) -> Erasure:
    """What would go with this guest: from this session, or from all that know them to be the same person."""
    guest = gathering(library, session_id).guest(guest_id)
    found = {one.session.id: one for one in _knowing(library, session_id, guest, everywhere)}
    guests = {id_: _guests_in(whole, guest, everywhere) for id_, whole in found.items()}
    names = tuple(dict.fromkeys((guest.name, *(one.name for there in guests.values() for one in there))))
    naming = session_ids_naming(library, names) if everywhere else []
    held = [_held(whole, guests[id_], names) for id_, whole in found.items()]
    held += [_held(gathering(library, one), (), names) for one in naming if one not in found]
    there = tuple(one for one in held if one.guests or one.mentions)
    copies = held_copies.copies_with(library, [one.gathering.session.id for one in there])
    return Erasure(guest.name, there, copies, _templates_naming(names))


def _knowing(library: Library, session_id: str, guest: Guest, everywhere: bool) -> Iterator[Gathering]:
    yield gathering(library, session_id)
    for one in session_ids_with(library, [guest.person]) if everywhere and guest.person else ():
        if one != session_id:
            yield gathering(library, one)


def _guests_in(whole: Gathering, guest: Guest, everywhere: bool) -> tuple[Guest, ...]:
    if everywhere and guest.person:
        return guests_of(whole, guest.person)
    return tuple(one for one in whole.guests if one.id == guest.id)


def _held(whole: Gathering, guests: tuple[Guest, ...], names: Sequence[str]) -> HeldThere:
    """Where somebody else of the same name is on the list, they may be meant: nothing is said for sure."""
    left = without(whole, {one.id for one in guests})
    others = {one.name.casefold() for one in left.guests}
    mentions: dict[tuple[type, str, str], Mention] = {}
    for name in names:
        for found in mentions_of(left, name):
            sure = found.is_whole and name.casefold() not in others
            key = type(found.text.part), found.text.part.id, found.text.field
            if key not in mentions or sure:
                mentions[key] = replace(found, is_whole=sure)
    return HeldThere(whole, guests, tuple(mentions.values()))


def _templates_naming(names: Sequence[str]) -> tuple[Path, ...]:
    from hostdesk.workflows import names_on_the_shelf  # reads and writes TOML: only when somebody is erased

    return names_on_the_shelf.naming(names)


def held_about(library: Library, session_id: str, guest_id: str) -> tuple[HeldIn, ...]:
    """Everything that is held about this guest, in all sessions that know them to be the same person."""
    person = gathering(library, session_id).guest(guest_id).person
    if not person:
        raise HostDeskError(_("This is an open seat, and nobody yet."))
    ids = session_ids_with(library, [person])
    return tuple(found for one in ids for found in held_in(gathering(library, one), person))


# done


def erase(
    library: Library,
    planned: Erasure,
    names_out: Collection[Mention] = (),
    second: str = "",
    reach: Reach | None = None,
    templates: Collection[Path] = (),
) -> Erased:
    """Erases, and takes the name out of the texts and templates that the host chose. It cannot be undone.

    `second`: the folder in which backups have their second place.
    """
    backups.before(library, Why.ERASURE)
    changes = [_change(held, planned, names_out) for held in planned.sessions]
    erasing.erase(library, changes, planned.guests, planned.names)

    def left(found: Sequence[Gathering]) -> list[Gathering]:
        return [_left(whole, planned.guests, changes) for whole in found]

    done = held_copies.leave_nothing(library, planned.copies, reach or Reach(), left, planned.guests)
    done.not_reached += [path for path in done.archives if _is_named(path, planned.names)]
    if templates:
        from hostdesk.workflows import names_on_the_shelf

        done.not_reached += names_on_the_shelf.taken_out(templates, planned.names)
    return held_copies.backups_anew(library, second, done)


def _is_named(path: Path, names: Iterable[str]) -> bool:
    """Whether the name of a file tells a name: it is the host's to change."""
    return any(stands_in(name, path.name) for name in names if name)


def _change(held: HeldThere, planned: Erasure, names_out: Collection[Mention]) -> Change:
    left = without(held.gathering, held.ids)
    chosen = [mention for mention in held.mentions if mention in names_out]
    for name in planned.names:
        left = with_names_out(left, chosen, name)
    label = _("Erase {name}").format(name=planned.name)
    return Change.between(label, held.gathering.session.id, held.gathering.parts, left.parts)


def _left(whole: Gathering, guests: Iterable[str], changes: Sequence[Change]) -> Gathering:
    """As an archive had it: the person out, and what the host rewrote here as it is now here."""
    left = without(whole, set(guests))
    for change in changes:
        there = {(type(part), part.id) for part in left.parts}
        known = tuple(part for part in change.after if (type(part), part.id) in there)
        left = left.after(Change("", change.session_id, (), known))
    return left
