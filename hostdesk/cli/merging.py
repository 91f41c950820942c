"""After two laptops met: choose where both changed the same thing; say that two guests are one person."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator, Sequence

from hostdesk.cli import told, which
from hostdesk.cli.arguments import UsageError
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.text import line
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import choosing, look_after, one_person, sessions
from hostdesk.workflows.choice_words import ToldChoice
from hostdesk.workflows.choice_words import told as told_choice

_WAYS = tuple[tuple[choosing.Choice, int], ...]


def conflicts(arguments: Namespace) -> Generator[str]:
    """What waits, numbered; --choose says which of its ways holds."""
    with look_after.opened(which.library_of(arguments)) as library:
        here = which.gathering(library, arguments.session)
        waiting = choosing.waiting(library, here.session.id)
        for choice, way in _meant(waiting, arguments.choose):
            _hold(library, here.session.id, choice, way)
        if arguments.choose:
            here = sessions.gathering(library, here.session.id)
            waiting = choosing.waiting(library, here.session.id)
    found = [told_choice(here, choice) for choice in waiting]
    if arguments.json:
        yield told.as_json([{"where": one.where, "what": one.what, "ways": one.ways} for one in found])
    elif found:
        yield from _listed(found)
    else:
        yield _("Nothing waits to be chosen.")


def join(arguments: Namespace) -> Generator[str]:
    """Two guests become one; undone by nothing on the command line, so both names are said."""
    with look_after.opened(which.library_of(arguments)) as library:
        here = which.gathering(library, arguments.session)
        kept, other = _two(here, arguments.kept, arguments.other)
        sessions.keep_all(library, [one_person.join(here, kept, other)])
    yield _("{name} is one person now.").format(name=kept.name)


def _hold(library: sessions.Library, session_id: str, choice: choosing.Choice, way: int) -> None:
    if way == 0:
        choosing.keep(library, session_id, choice)
    else:
        here = sessions.gathering(library, session_id)
        sessions.keep_all(library, [choosing.choose(here, choice, way - 1)])


def _meant(waiting: Sequence[choosing.Choice], typed: Sequence[str]) -> _WAYS:
    """ "2=1": of the second conflict the first way, which is the one that is shown."""
    found: dict[int, int] = {}
    for text in typed:
        number, _equals, way = text.partition("=")
        if not (number.isdecimal() and way.isdecimal() and 1 <= int(number) <= len(waiting)):
            raise UsageError(_("Say which conflict, and which of its ways: --choose 2=1"))
        if not 1 <= int(way) <= 1 + len(waiting[int(number) - 1].others):
            raise UsageError(_("Conflict {n} has no such way.").format(n=number))
        found[int(number) - 1] = int(way) - 1
    return tuple((waiting[number], way) for number, way in found.items())


def _listed(found: Sequence[ToldChoice]) -> Generator[str]:
    for number, one in enumerate(found, 1):
        yield f"{number}  {one.where} · {one.what}"
        for way, words in enumerate(one.ways, 1):
            now = _(" (as it is now)") if way == 1 else ""
            yield f"     {number}={way}{now}  " + " / ".join(words.splitlines())


def _two(here: Gathering, kept: str, other: str | None) -> tuple[Guest, Guest]:
    """Whom the names mean; one name alone means the two who bear it."""
    if other is not None:
        return which.guest(here, kept), which.guest(here, other)
    bearers = [guest for guest in here.guests if guest.name.casefold() == line(kept).casefold()]
    if len(bearers) != 2:
        raise HostDeskError(_("There are not two guests of this name; please say both names."))
    return bearers[0], bearers[1]
