"""Gatherings that belong together: begin a series, join one, leave it, say what it is for; read it whole."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.identity import new_id
from hostdesk.domain.series import Series
from hostdesk.domain.series_story import SeriesStory, story
from hostdesk.domain.session import Session
from hostdesk.domain.text import line, passage
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering
from hostdesk.storage.series import all_series, session_ids_in
from hostdesk.words import _
from hostdesk.workflows import sessions

__all__ = [
    "Library",
    "all_series",
    "another",
    "begin_series",
    "describe_series",
    "join",
    "leave",
    "number_in",
    "told",
]


def begin_series(gathering: Gathering, title: str = "") -> Change:
    """A series with this session as its first; it has the session's title unless another is given."""
    series = Series(new_id(), line(title) or gathering.session.title)
    before = gathering.session
    after = replace(before, series_id=series.id)
    return Change(_("Begin a series"), before.id, (before,), (series, after))


def describe_series(gathering: Gathering, /, **fields: str) -> Change:
    """Sets title or purpose of the series, for all its sessions."""
    series = _series_of(gathering)
    clean = {name: (line if name == "title" else passage)(value) for name, value in fields.items()}
    if not clean.get("title", series.title):
        raise HostDeskError(_("A series needs a title."))
    return Change(_("Describe the series"), gathering.session.id, (series,), (replace(series, **clean),))


def join(gathering: Gathering, series: Series) -> Change:
    """Puts the session into a series that is there."""
    before = gathering.session
    known = tuple(one for one in (gathering.series, series) if one is not None)
    after = replace(before, series_id=series.id)
    label = _("Put into “{title}”").format(title=series.title)
    return Change(label, before.id, (*known, before), (*known, after))


def leave(gathering: Gathering) -> Change:
    """Takes the session out of its series, which keeps all others."""
    series, before = _series_of(gathering), gathering.session
    after = replace(before, series_id=None)
    return Change(_("Take out of the series"), before.id, (series, before), (series, after))


def another(gathering: Gathering, number: int = 2, host_name: str = "") -> Change:
    """An empty session in the same series, which is begun if there was none."""
    series, begun_with = series_for(gathering)
    begun = sessions.begin(next_title(series, gathering.session, number), host_name)
    after = tuple(
        replace(entity, series_id=series.id) if isinstance(entity, Session) else entity
        for entity in begun.after
    )
    label = _("Another session in the series")
    return Change(label, begun.session_id, begun_with.before, (*begun_with.after, *after))


def series_for(gathering: Gathering) -> tuple[Series, Change]:
    """The series of a session, and the change that begins it where there is none yet."""
    if gathering.series is not None:
        return gathering.series, Change("", gathering.session.id)
    begun = begin_series(gathering)
    return next(entity for entity in begun.after if isinstance(entity, Series)), begun


def next_title(series: Series, before: Session, number: int) -> str:
    """Like: The corner garden, meeting 2."""
    title = _("{title}, meeting {n}")
    room = 300 - len(title.format(title="", n=number))
    return title.format(title=series.title[:room], n=number)


def _series_of(gathering: Gathering) -> Series:
    if gathering.series is None:
        raise HostDeskError(_("This session belongs to no series."))
    return gathering.series


# what the library knows


def number_in(library: Library, series_id: str | None) -> int:
    """The number that the next session of the series has: 2 where there is none yet."""
    return max(2, len(session_ids_in(library, series_id)) + 1) if series_id else 2


def told(library: Library, series_id: str) -> SeriesStory:
    """The whole series, as its page tells it."""
    return story([gathering(library, session_id) for session_id in session_ids_in(library, series_id)])
