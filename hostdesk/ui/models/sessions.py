"""The sessions of the home page, a page of rows at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, Signal

from hostdesk.ui import early
from hostdesk.ui.models.rows import PILL, QUIET, SECOND_LINE, STRONG, Column, Index, Kind
from hostdesk.ui.saying import day_said
from hostdesk.words import _, counted

PAGE = 64


def _columns() -> tuple[Column, ...]:
    return (
        Column("title", _("Session"), Kind.FIXED, 6),
        Column("starts", _("When"), Kind.FIXED, 4),
        Column("guests", _("Guests"), Kind.FIXED, 2),
        Column("scales", _("Scales"), Kind.FIXED, 2),
        Column("stage", _("Stage"), Kind.FIXED, 3),
    )


class SessionsModel(QAbstractTableModel):
    """Holds the rows that were seen; asks for others by `rows_needed` when they come into sight."""

    rows_needed = Signal(int)  # the first row of a page

    def __init__(self) -> None:
        super().__init__()
        self.columns = _columns()
        self._count = 0
        self._pages: dict[int, Sequence[Any]] = {}
        self._asked: set[int] = set()

    def show_list(self, count: int, first_page: Sequence[Any]) -> None:
        """A new list of `count` sessions, of which the first page is here."""
        self.beginResetModel()
        self._count = count
        self._pages = {0: first_page}
        self._asked = {0}
        self.endResetModel()

    def show_page(self, first: int, rows: Sequence[Any]) -> None:
        """The rows from `first` on have come."""
        self._pages[first // PAGE] = rows
        last = min(first + len(rows), self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def session(self, number: int) -> Any | None:
        """The session of a row; None while it is on its way."""
        page = self._pages.get(number // PAGE)
        if page is not None:
            at = number % PAGE
            return page[at] if at < len(page) else None
        if number // PAGE not in self._asked:
            self._asked.add(number // PAGE)
            self.rows_needed.emit(number // PAGE * PAGE)
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: QtCore.Qt.Orientation, role: int = 0) -> Any:
        if role == early.DISPLAY and orientation is QtCore.Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        session = self.session(index.row()) if index.isValid() else None
        if session is None:
            return None
        field = self.columns[index.column()].field
        if role == early.DISPLAY:
            return _said(session, field)
        if role == SECOND_LINE:
            return _second(session) if field == "title" else ""
        if role == early.ACCESSIBLE_TEXT:
            title = self.columns[index.column()].title
            return _spoken(session) if field == "title" else f"{title}: {_said(session, field)}"
        quiet = field == "starts" and not session.starts
        return {STRONG: field == "title", PILL: field == "stage", QUIET: quiet}.get(role)


def _said(session: Any, field: str) -> str:
    if field == "starts":
        return day_said(session.starts) or _("No date yet")
    if field == "stage":
        stages = {"prepare": _("Preparing"), "host": _("Hosting"), "harvest": _("Harvesting")}
        return stages.get(session.stage, "")
    return str(getattr(session, field))


def _second(session: Any) -> str:
    told = [_("Kept on top")] if session.pinned else []
    if session.series:
        told.append(_("Series: {title}").format(title=session.series))
    return " · ".join(told)


def _spoken(session: Any) -> str:
    guests = counted("{n} guest", "{n} guests", session.guests)
    told = (session.title, _said(session, "starts"), guests, _said(session, "stage"), _second(session))
    return ", ".join(part for part in told if part)
