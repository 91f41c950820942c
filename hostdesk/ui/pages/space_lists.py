"""What is brought, with amounts and ticks, and what is seen to before the doors open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex

from hostdesk.domain.change import Change
from hostdesk.domain.errand import Errand
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.packing import Company, Thing, company, packing_list
from hostdesk.ui import theme
from hostdesk.ui.models.rows import Column, Kind
from hostdesk.ui.pages.list_page import ListPage
from hostdesk.ui.widgets.errand_picker import ErrandPicker
from hostdesk.ui.widgets.plain import Button, muted
from hostdesk.words import _, counted
from hostdesk.workflows import kept, packing, prepare


class PackingPage(ListPage):
    """The materials of all blocks and the host's own things, each once; Space ticks what is in the bag."""

    def __init__(self) -> None:
        super().__init__(
            "packing", _("To bring"), _("Everything the blocks need is here already. Add what is your own.")
        )
        examples = _("Amounts: “12: candles”, “1 each: pen”, “1 per 4: sheet”, “1 per table: jug”.")
        self.spare.append(self.title)  # the tab says it as well
        self.lay_add_line("materials", _("Something to bring"), _("Type it and press Enter"), examples)
        self.lay_list(
            _things(),
            "packing_list",
            _("Packing list"),
            _("Nothing to bring yet. What the blocks need comes here by itself, with amounts."),
        )
        self.table.activated.connect(self._on_activated)
        self.state = muted("", "packing_state")
        self.state.setMinimumWidth(18 * theme.em(self))
        self.lay_tools(moving=False).addWidget(self.state)
        self.remove.setToolTip(
            _("Takes your own things off the list; what a block needs stays with the block.")
        )

    def parts(self, gathering: Gathering) -> Sequence[Thing]:
        return packing_list(gathering)

    def refresh(self, gathering: Gathering) -> None:
        super().refresh(gathering)
        packed = [self.rows.row(number).packed for number in range(self.rows.rowCount())]
        self.state.setVisible(bool(packed))
        self.state.setText(_state(packed.count(False), company(gathering.guests)))

    def add(self, gathering: Gathering, text: str) -> Change:
        return packing.bring(gathering, text)

    def _on_pasted(self, text: str) -> None:
        """Several lines are one change: they are one text of the session."""
        if self.ask(partial(packing.bring, words=text)):
            self.show_last()

    def _on_edited(self, part_id: str, _field: str, value: object) -> None:
        self.ask(partial(packing.put_in_the_bag, thing=self.part(part_id), packed=bool(value)))

    def _on_activated(self, index: QModelIndex) -> None:
        thing = self.rows.row(index.row())
        self._on_edited(thing.id, "packed", not thing.packed)

    def _on_removal(self, ids: Sequence[str]) -> None:
        self.ask(partial(packing.leave_at_home, things=[self.part(part_id) for part_id in ids]))

    def _on_move(self, part_id: str, by: int) -> None:
        """The order is that of the blocks: nothing moves."""


class ErrandsPage(ListPage):
    """The checklist for the day: what, who, and whether it is done."""

    def __init__(self) -> None:
        super().__init__(
            "errands", _("To do"), _("What has to be seen to before the doors open, and by whom?")
        )
        self.spare.append(self.title)  # the tab says it as well
        self.lay_add_line("new_errand", _("Something to see to"), _("Fetch the key… Type it and press Enter"))
        self.lay_list(
            _errands(),
            "errand_list",
            _("Checklist for the day"),
            _("Nothing to see to yet. “Usual errands…” has what most hosts forget once."),
        )
        self.usual = Button(_("Usual errands…"), "errands_usual")
        self.usual.clicked.connect(self._on_usual)
        self.picker: ErrandPicker | None = None
        self.lay_tools(self.usual)

    def parts(self, gathering: Gathering) -> Sequence[Errand]:
        return gathering.errands

    def add(self, gathering: Gathering, text: str) -> Change:
        return prepare.add_errand(gathering, text)

    def _on_pasted(self, text: str) -> None:
        """A list that was written elsewhere is one change."""
        self._on_chosen(text.splitlines())

    def _on_usual(self) -> None:
        known = [errand.what for errand in self.gathering.errands] if self.gathering else []
        self.picker = ErrandPicker(self, kept.errands(), known)
        self.picker.chosen.connect(self._on_chosen)
        self.picker.finished.connect(self._on_finished)
        self.picker.open()

    def _on_chosen(self, whats: Sequence[str]) -> None:
        if self.ask(partial(packing.run_errands, whats=tuple(whats))):
            self.show_last()

    def _on_finished(self) -> None:
        self.picker = None


def _things() -> tuple[Column, ...]:
    return (
        Column("packed", _("In the bag"), Kind.CHECK, 1),
        Column("name", _("Thing"), Kind.FIXED, 9, shown=_said, second=_needed_by, strong=True),
    )


def _errands() -> tuple[Column, ...]:
    return (
        Column("done", _("Done"), Kind.CHECK, 1),
        Column("what", _("What"), stretch=9, strong=True),
        Column("who", _("Who"), stretch=4, hint="…"),
    )


def _said(thing: Thing) -> str:
    return thing.said


def _needed_by(thing: Thing) -> str:
    own = (_("your own"),) if thing.own and thing.blocks else ()
    return " · ".join((*own, *thing.blocks))


def _state(left: int, around: Company) -> str:
    packed = (
        counted("{n} thing still to pack", "{n} things still to pack", left) if left else _("All is packed")
    )
    if not around.guests:
        return _("{packed}. Amounts come with the first guests.").format(packed=packed)
    people = counted("{n} person", "{n} people", around.guests)
    tables = counted("{n} table", "{n} tables", around.tables)
    return _("{packed}. For {people} at {tables}.").format(packed=packed, people=people, tables=tables)
