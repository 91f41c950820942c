"""Where archives were written, so that whoever is erased can be erased from them too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hostdesk.storage import connection as connections
from hostdesk.storage.library import Library


def note(library: Library, path: Path, session_ids: Iterable[str]) -> None:
    """An archive of these sessions was written there."""
    rows = [(str(path.absolute()), session_id) for session_id in session_ids]
    with library.transaction() as connection:
        connection.execute("DELETE FROM archives_made WHERE path = ?", (str(path.absolute()),))
        connection.executemany("INSERT OR IGNORE INTO archives_made VALUES (?, ?)", rows)


def with_sessions(library: Library, session_ids: Iterable[str]) -> list[Path]:
    """The archives that hold one of these sessions; each may have been moved or thrown away since."""
    with connections.translated():
        found = {
            row[0]
            for session_id in session_ids
            for row in library.connection.execute(
                "SELECT path FROM archives_made WHERE session = ?", (session_id,)
            )
        }
    return [Path(path) for path in sorted(found)]


def sessions_in(library: Library, path: Path) -> set[str]:
    """The sessions that an archive held when it was written."""
    with connections.translated():
        statement = "SELECT session FROM archives_made WHERE path = ?"
        return {row[0] for row in library.connection.execute(statement, (str(path),))}


def forget_session(library: Library, session_id: str, but: Iterable[Path] = ()) -> None:
    """No archive but these holds this session any more."""
    kept = {str(path) for path in but}
    with library.transaction() as connection:
        rows = connection.execute("SELECT path FROM archives_made WHERE session = ?", (session_id,))
        gone = [(path, session_id) for (path,) in rows.fetchall() if path not in kept]
        connection.executemany("DELETE FROM archives_made WHERE path = ? AND session = ?", gone)


def forget(library: Library, paths: Iterable[Path]) -> None:
    """These archives are not there any more."""
    with library.transaction() as connection:
        connection.executemany("DELETE FROM archives_made WHERE path = ?", [(str(path),) for path in paths])
