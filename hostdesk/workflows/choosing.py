"""Choose what holds where two laptops changed the same thing without knowing of each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.choosing import Choice, choices
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.storage.history import has_conflicts, history
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.merged import let_wait, settle
from hostdesk.words import _

__all__ = ["Choice", "ask_again", "choices", "choose", "has_waiting", "keep", "waiting"]


def waiting(library: Library, session_id: str) -> tuple[Choice, ...]:
    """What waits in a session to be chosen."""
    return choices(gathering(library, session_id), history(library, session_id))


def has_waiting(library: Library, session_id: str) -> bool:
    """Whether there is anything to read for it; most sessions have nothing."""
    return has_conflicts(library, session_id)


def choose(here: Gathering, choice: Choice, number: int) -> Change:
    """What the other laptop made of it holds from now on: an edit like any other. `number`: from 0."""
    part = _as_it_is(here, choice)
    values = choice.others[number]
    if isinstance(part, Session) and values.get("series_id") is not None:
        raise HostDeskError(_("Please put the session into that series on its page Series."))
    change = Change(_("Choose"), here.session.id, (part,), (replace(part, **values),))
    _check(here.after(change))
    return change


def keep(library: Library, session_id: str, choice: Choice) -> None:
    """What is shown holds from now on, on the other laptop too once it hears of it."""
    settle(library, _as_it_is(gathering(library, session_id), choice), choice.cell)


def ask_again(library: Library, session_id: str, choice: Choice) -> None:
    """The choice is taken back: what else it could be waits once more."""
    part = _as_it_is(gathering(library, session_id), choice)
    shown = {name: getattr(part, name) for name in choice.shown}
    let_wait(library, part, choice.cell, [values for values in choice.others if values != shown])


def _as_it_is(here: Gathering, choice: Choice) -> Any:
    for part in here.parts:
        if (type(part), part.id) == choice.key:
            return part
    raise HostDeskError(_("This is no longer part of the session."))


def _check(after: Gathering) -> None:
    from hostdesk.archive import meaning  # with the archive's libraries: only when something is chosen

    try:
        meaning.check([after])
    except HostDeskError as error:
        raise HostDeskError(
            _("That does not fit what else is in the session, so nothing was changed.")
        ) from error
