"""Erase a person, or a session: from the library, its backups and the archives that were made here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hostdesk.domain.change import Change
from hostdesk.domain.erasing import Mention, mentions_of, with_names_out, without
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.held_about import HeldIn, held_in
from hostdesk.domain.history import History
from hostdesk.domain.own_answers import guests_of
from hostdesk.errors import HostDeskError
from hostdesk.storage import archives_made, erasing
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.people import session_ids_with
from hostdesk.words import _, counted
from hostdesk.workflows import backups, sessions
from hostdesk.workflows.backups import Why


@dataclass(frozen=True, slots=True)
class HeldThere:
    """What goes from one session, and where else the name stands in it."""

    gathering: Gathering  # as it is now
    guests: tuple[Guest, ...]  # the person, on this list; usually once
    mentions: tuple[Mention, ...]  # in what others wrote or said

    @property
    def ids(self) -> set[str]:
        return {guest.id for guest in self.guests}

    @property
    def words(self) -> str:
        """What goes, in words."""
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
    archives: tuple[Path, ...]  # made here, of one of these sessions

    @property
    def guests(self) -> dict[str, str]:
        """Guest's id -> session's."""
        return {guest.id: guest.session_id for held in self.sessions for guest in held.guests}


@dataclass(slots=True)
class Erased:
    """What was done, and what is left to do by hand."""

    archives: list[Path] = field(default_factory=list)  # written anew
    deleted: list[Path] = field(default_factory=list)  # nothing was left in them; and spreadsheets
    not_reached: list[Path] = field(default_factory=list)  # could not be read or written, or is damaged
    backups: int = 0  # thrown away


def of_person(library: Library, session_id: str, guest_id: str, *, everywhere: bool) -> Erasure:
    """What would go with this guest: from this session, or from all that know them to be the same person."""
    here = gathering(library, session_id)
    guest = here.guest(guest_id)
    ids = [session_id]
    if everywhere and guest.person:
        ids = [*ids, *(one for one in session_ids_with(library, [guest.person]) if one != session_id)]
    wholes = (here, *(gathering(library, one) for one in ids[1:]))
    held = tuple(_held(whole, guest, everywhere) for whole in wholes)
    return Erasure(guest.name, held, tuple(archives_made.with_sessions(library, ids)))


def held_about(library: Library, session_id: str, guest_id: str) -> tuple[HeldIn, ...]:
    """Everything that is held about this guest, in all sessions that know them to be the same person."""
    person = gathering(library, session_id).guest(guest_id).person
    if not person:
        raise HostDeskError(_("This is an open seat, and nobody yet."))
    ids = session_ids_with(library, [person])
    return tuple(found for one in ids for found in held_in(gathering(library, one), person))


def _held(whole: Gathering, guest: Guest, everywhere: bool) -> HeldThere:
    if everywhere and guest.person:
        guests = guests_of(whole, guest.person)
    else:
        guests = tuple(one for one in whole.guests if one.id == guest.id)
    left = without(whole, {one.id for one in guests})
    names = dict.fromkeys(one.name for one in guests)
    mentions = {
        (type(m.text.part), m.text.part.id, m.text.field): m for n in names for m in mentions_of(left, n)
    }
    return HeldThere(whole, guests, tuple(mentions.values()))


def erase(
    library: Library, planned: Erasure, names_out: Collection[Mention] = (), second: str = ""
) -> Erased:
    """Erases, and takes the name out of the texts that the host chose. It cannot be undone.

    `second`: the folder in which backups have their second place.
    """
    backups.before(library, Why.ERASURE)
    changes = [_change(held, names_out) for held in planned.sessions]
    erasing.erase(library, changes, planned.guests)
    done = Erased()
    for path in planned.archives:
        _rewritten(
            path,
            lambda found: [_left(whole, planned.guests, changes) for whole in found],
            planned.guests,
            done,
        )
    archives_made.forget(library, done.deleted)
    _leave_nothing(library, second, done)
    return done


def erase_session(library: Library, session_id: str, second: str = "") -> Erased:
    """Erases a whole session: here, and from the archives that were made here. It cannot be undone."""
    backups.before(library, Why.ERASURE)
    whole = gathering(library, session_id)
    archives = archives_made.with_sessions(library, [session_id])
    erasing.erase(library, [sessions.delete(whole)], {})
    done = Erased()
    for path in archives:
        _rewritten(path, lambda found: [one for one in found if one.session.id != session_id], {}, done)
    archives_made.forget_session(library, session_id)
    _leave_nothing(library, second, done)
    return done


def _leave_nothing(library: Library, second: str, done: Erased) -> None:
    """In the file, its journal and the backups; damaged files that were put aside are told."""
    erasing.scrub(library)
    if (path := library.path) is None:
        return
    new = backups.finished(backups.copied(library, Why.ERASED), path, second).backup
    done.backups = backups.forget_older(path, new, second)
    done.not_reached += backups.kept_aside(path)


def _change(held: HeldThere, names_out: Collection[Mention]) -> Change:
    left = without(held.gathering, held.ids)
    for guest in held.guests:
        left = with_names_out(left, [m for m in held.mentions if m in names_out], guest.name)
    label = _("Erase {name}").format(name=held.guests[0].name if held.guests else "")
    return Change.between(label, held.gathering.session.id, held.gathering.parts, left.parts)


def _edits(histories: Mapping[str, History], erased: Mapping[str, str]) -> dict[str, History]:
    """As they were, but that the erased must not come back; what waited to be chosen may bear names."""
    gone = {session: {guest for guest, of in erased.items() if of == session} for session in histories}
    return {
        session: replace(edits, conflicts=(), erased=edits.erased | gone[session])
        for session, edits in histories.items()
    }


def _rewritten(
    path: Path,
    change: Callable[[Sequence[Gathering]], list[Gathering]],
    erased: Mapping[str, str],
    done: Erased,
) -> None:
    """Writes an archive anew, without the papers in it, which may bear names; deletes it when it is empty."""
    from hostdesk.workflows import exchange  # with the archive's libraries: only when there is an archive

    if not path.exists():
        return
    try:
        found = None if ".xlsx" in path.suffixes else exchange.read_whole(path)
        if found is not None and (left := change(found.gatherings)):
            exchange.export(left, path, histories=_edits(found.histories, erased))
            done.archives.append(path)
        else:  # a spreadsheet is made of the archive beside it, and again when it is wanted
            path.unlink()
            done.deleted.append(path)
    except (HostDeskError, OSError):
        done.not_reached.append(path)


def _left(whole: Gathering, guests: Iterable[str], changes: Sequence[Change]) -> Gathering:
    """As an archive had it: the person out, and what the host rewrote here as it is now here."""
    left = without(whole, set(guests))
    for change in changes:
        there = {(type(part), part.id) for part in left.parts}
        known = tuple(part for part in change.after if (type(part), part.id) in there)
        left = left.after(Change("", change.session_id, (), known))
    return left
