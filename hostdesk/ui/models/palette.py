"""The rows of the palette: headings, and under them what can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, Qt

from hostdesk.ui import early
from hostdesk.ui.models.rows import SECOND_LINE, Index

KEYS = early.USER + 20  # the keys of an action
HEADING = early.USER + 21  # True: a heading, which cannot be chosen


class Target(NamedTuple):
    """Where a choice leads: a session, a guest, a person, a step, an action, a page of the handbook."""

    kind: str
    id: str
    place: str = ""  # of a session: the step where it was found


class Entry(NamedTuple):
    """One line that can be chosen."""

    target: Target
    title: str
    second: str = ""
    keys: str = ""


class Group(NamedTuple):
    heading: str
    entries: tuple[Entry, ...]


class PaletteRows(QAbstractListModel):
    """Shows what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str | Entry, ...] = ()

    def show_groups(self, groups: Sequence[Group]) -> None:
        self.beginResetModel()
        rows: list[str | Entry] = []
        for group in groups:
            rows += [group.heading, *group.entries]
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def choices(self) -> list[int]:
        """The numbers of the rows that can be chosen."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, Entry)]

    def entry(self, number: int) -> Entry | None:
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = early.DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if not isinstance(row, Entry):
            return {early.DISPLAY: row, early.ACCESSIBLE_TEXT: row, HEADING: True}.get(role)
        answers = {
            early.DISPLAY: row.title,
            SECOND_LINE: row.second,
            KEYS: row.keys,
            HEADING: False,
            early.ACCESSIBLE_TEXT: spoken(row),
        }
        return answers.get(role)


def spoken(entry: Entry) -> str:
    """ "Garden party, Fri 4 Dec 2026": an entry for those who do not see it."""
    return ", ".join(part for part in (entry.title, entry.second, entry.keys) if part)
