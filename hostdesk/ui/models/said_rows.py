"""The rows of what was said: each with its kind, whose it is, during which block and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6 import QtCore

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.said import OF_SOMEBODY, TO_TICK, by_name, is_open_to_read
from hostdesk.ui import early
from hostdesk.ui.models.rows import STRONG, Column, Index, Kind, RowsModel
from hostdesk.ui.saying import clock_said, date_said
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One note as a row and a card show it; `note` is what a change is made to."""

    id: str
    note: Note
    words: str
    kind: NoteKind
    done: bool
    guest_id: str | None
    consent: Consent
    block_id: str | None
    scale_id: str | None
    boundary_id: str | None
    decision_id: str | None
    may_quote: Consent  # the guest's, whatever the words
    who: str
    about: str  # the line under the words
    during: str  # the block, else the time
    when: str  # the time under it


class SaidModel(RowsModel):
    """Only what can be taken up or brought together has a box to tick."""

    def flags(self, index: Index) -> QtCore.Qt.ItemFlag:
        flags = super().flags(index)
        if self._has_no_tick(index):
            flags &= ~QtCore.Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _data(self, row: Any, column: Column, role: Any) -> Any:
        if role == early.CHECK_STATE and row.kind not in TO_TICK:
            return None
        if role == STRONG:
            return False  # whole sentences in bold are hard to read
        return super()._data(row, column, role)

    def spoken(self, row: Any, column: Column) -> str:
        if column.kind is Kind.CHECK and row.kind not in TO_TICK:
            return _("nothing to tick")
        return super().spoken(row, column)

    def _has_no_tick(self, index: Index) -> bool:
        is_check = index.isValid() and self.columns[index.column()].kind is Kind.CHECK
        return is_check and self.row(index.row()).kind not in TO_TICK


def rows_of(gathering: Gathering, notes: Iterable[Note]) -> list[SaidRow]:
    """These notes, in their order."""
    guests = {guest.id: guest for guest in gathering.guests}
    titles = {
        **{block.id: block.title for block in gathering.blocks},
        **{boundary.id: boundary.words for boundary in gathering.boundaries},
        **{decision.id: decision.what for decision in gathering.decisions},
        **{scale.id: scale.question for scale in gathering.scales},
    }
    several = len({note.taken.date() for note in gathering.notes if note.taken}) > 1
    return [_row(note, guests.get(note.guest_id or ""), titles, several) for note in notes]


def _row(note: Note, guest: Guest | None, titles: dict[str, str], several: bool) -> SaidRow:
    during = titles.get(note.block_id or "", "")
    day = f"{date_said(note.taken.date())}, " if note.taken and several else ""
    when = f"{day}{clock_said(note.taken)}" if note.taken else ""
    return SaidRow(
        note.id,
        note,
        note.words,
        note.kind,
        note.done,
        note.guest_id,
        note.consent,
        note.block_id,
        note.scale_id,
        note.boundary_id,
        note.decision_id,
        guest.may_quote if guest else Consent.NOT_ASKED,
        guest.name if guest else "",
        _about(note, guest, titles),
        during or when,
        when if during else "",
    )


def _about(note: Note, guest: Guest | None, titles: dict[str, str]) -> str:
    """ "Ada · may be quoted": whose, what it belongs to, what others may read of it."""
    belongs = note.boundary_id or note.decision_id or ""
    parts = (guest.name if guest else "", titles.get(belongs, ""), _open_said(note, guest))
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _open_said(note: Note, guest: Guest | None) -> str:
    if note.kind not in OF_SOMEBODY:
        return ""
    if not is_open_to_read(note, guest):
        waits = note.kind is NoteKind.QUOTE and note.consent is Consent.NOT_ASKED
        refused = guest is not None and Consent.REFUSED in (guest.may_keep, guest.may_quote)
        return _("not asked yet") if waits and not refused else _("stays with you")
    if note.kind is not NoteKind.QUOTE:
        return ""
    return _("may be quoted") if by_name(note, guest) else _("may be quoted, without a name")
