"""The grid of a round: one row a guest, or one an unnamed answer, as they are now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import FollowUp, Naming, Scale
from hostdesk.ui.models.round_rows import RoundRow, RoundRows, Typing, named_rows, unnamed_rows
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.sections.asked_section import AskedSection
from hostdesk.ui.widgets.plain import Card
from hostdesk.ui.widgets.round_table import NOW, RoundTable
from hostdesk.words import _


class RoundGrid(AskedSection):
    """Shows the answers to one scale at one moment, and keeps its place in them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._highest_first = False
        self._current = ""  # the unnamed answer that is being typed
        self._typing: Typing | None = None  # words of a silent round
        self.column.addWidget(self._grid(), 1)

    def _grid(self) -> QWidget:
        self.rows = RoundRows(_columns(False), _("Answers"))
        self.rows.setParent(self)
        self.table = RoundTable(self.rows, "round_grid", _("Answers"))
        card = Card("round_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.table)
        return card

    def show_round(
        self, gathering: Gathering, scale: Scale, moment: Moment, highest_first: bool = False
    ) -> None:
        """The answers to the scale at the moment, as they are now."""
        was_hidden = self._is_hidden
        self.gathering, self._scale, self._moment = gathering, scale, moment
        self._highest_first = highest_first
        if self._is_hidden and not was_hidden:
            self.table.setAccessibleDescription("")  # it may have told the last number
        self._take_columns(gathering, scale)
        fresh = self.rows.rowCount() == 0
        self.table.show_rows(self._rows(gathering, scale))
        if fresh:
            self._go_to_open_row()

    def _take_columns(self, gathering: Gathering, scale: Scale) -> None:
        """Where one would be content: where that is asked, or somebody said so."""
        asked = self._asked
        told = asked is not None and bool(gathering.good_enough_in(asked.id))
        columns = _columns(told or FollowUp.GOOD_ENOUGH in scale.follow_ups)
        if columns != self.rows.columns:
            at, row_id = self.table.currentIndex().column(), self.table.chosen()
            self.rows.take_columns(columns)
            self.table.share_width()
            self.table.go_to(row_id, min(max(at, NOW), len(columns) - 1))

    def _rows(self, gathering: Gathering, scale: Scale) -> Sequence[RoundRow]:
        asked, first = self._asked, self._highest_first
        if scale.naming is Naming.UNNAMED:
            return unnamed_rows(gathering, asked, self._current, self._typing, first)
        return named_rows(gathering, asked, self._how, self._typing, first)

    def begin_anew(self) -> None:
        """What is shown next is another round."""
        self._current, self._typing = "", None
        self.table.setAccessibleDescription("")
        self.rows.show_rows(())

    def take_over(self, before: RoundGrid) -> None:
        """Goes on at the row where the other one was."""
        self._current = before._current
        self._again()
        self.table.go_to(before.table.chosen(), NOW)

    def flush(self) -> None:
        self.table.flush()

    def go_to_first(self) -> None:
        """Where the talk begins."""
        if self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(0, NOW))
            self.table.scrollTo(self.table.currentIndex())

    def _again(self) -> None:
        if self.gathering is not None and self._scale is not None:
            self.show_round(self.gathering, self._scale, self._moment, self._highest_first)

    def _go_to_open_row(self) -> None:
        if self._highest_first:
            self.go_to_first()
        elif self._is_unnamed:
            self.table.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, NOW))
        else:
            self.table.go_to_first_open()

    def _row(self) -> RoundRow | None:
        current = self.table.currentIndex()
        if not current.isValid():
            return None
        found: RoundRow = self.rows.row(current.row())
        return found

    @property
    def _is_unnamed(self) -> bool:
        return self._scale is not None and self._scale.naming is Naming.UNNAMED


def _columns(with_content: bool) -> tuple[Column, ...]:
    content = Column("good_enough", _("Content at"), stretch=2, least=4.1, hint="…", shown=_good_enough)
    return (
        Column("name", _("Guest"), Kind.FIXED, 5, least=4.0, second=_under_name, strong=True),
        Column("now", _("Now"), Kind.FIXED, 3, least=4.1, hint="–", second=_under_number, large=True),
        Column("already_there", _("What is already there"), stretch=7, hint="…", shown=_already_there),
        Column("one_step_up", _("One step up looks like"), stretch=7, hint="…", shown=_one_step_up),
        *([content] if with_content else []),
    )


def _under_name(found: RoundRow) -> str:
    return found.second


def _under_number(found: RoundRow) -> str:
    return found.before


def _already_there(found: RoundRow) -> str:
    return found.words("already_there")


def _good_enough(found: RoundRow) -> str:
    return found.words("good_enough")


def _one_step_up(found: RoundRow) -> str:
    return found.words("one_step_up")
