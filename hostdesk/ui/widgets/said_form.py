"""The card of something that was said: the fields that its kind has, and what its guest said of quoting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent
from hostdesk.domain.note import NoteKind
from hostdesk.domain.said import OF_SOMEBODY, TO_TICK
from hostdesk.ui.said_words import in_general
from hostdesk.ui.widgets.part_form import Field, Form, PartForm
from hostdesk.ui.widgets.plain import muted
from hostdesk.words import _

_OF_KINDS: dict[str, tuple[NoteKind, ...]] = {
    "done": TO_TICK,
    "guest_id": OF_SOMEBODY,
    "consent": OF_SOMEBODY,
    "may_quote": (NoteKind.QUOTE,),
    "scale_id": (NoteKind.QUOTE, NoteKind.NOTE),
    "boundary_id": (NoteKind.KEPT, NoteKind.CROSSED),
    "decision_id": (NoteKind.DECIDED,),
}


class SaidForm(PartForm):
    """Fields that mean nothing for a kind are not there for it."""

    def __init__(self, name: str, fields: Sequence[Field]) -> None:
        self._groups: dict[str, QWidget] = {}
        super().__init__(name, fields)
        self.about = muted("", f"{name}_about")
        self.column.insertWidget(self.column.indexOf(self._groups["consent"]), self.about)

    def _laid(self, field: Field) -> QWidget:
        made = self._groups[field.name] = super()._laid(field)
        return made

    def know(self, gathering: Gathering) -> None:
        """Whose it may be, and what it may belong to."""
        nobody, nothing = (None, _("Nobody in particular")), (None, _("None"))
        guests = ((guest.id, guest.name) for guest in gathering.guests)
        self.set_choices("guest_id", [nobody, *guests])
        open_ones = [each for each in gathering.decisions if not each.not_here]
        for name, parts in (
            ("block_id", [(block.id, block.title) for block in gathering.blocks]),
            ("scale_id", [(scale.id, scale.question) for scale in gathering.scales]),
            ("boundary_id", [(each.id, _line(each.words)) for each in gathering.boundaries]),
            ("decision_id", [(each.id, _line(each.what)) for each in open_ones]),
        ):
            self.set_choices(name, [nothing, *parts])
        self._gathering = gathering

    def show_part(self, part: Any) -> None:
        super().show_part(part)
        for name, kinds in _OF_KINDS.items():
            self._groups[name].setVisible(part.kind in kinds)
        self._groups["may_quote"].setVisible(part.kind is NoteKind.QUOTE and bool(part.who))
        said = self._said(part)
        self.about.setText(said)
        self.about.setVisible(bool(said))

    def _said(self, part: Any) -> str:
        """What the guest said in general; what stands on the page Decisions."""
        if part.kind in OF_SOMEBODY and part.who:
            return in_general(self._gathering.guest(part.guest_id))
        found = [each for each in self._gathering.decisions if each.id == part.decision_id]
        if part.kind is NoteKind.DECIDED and found and found[0].outcome:
            return _("On the page Decisions stands: “{outcome}”").format(outcome=found[0].outcome)
        return ""


def fields() -> tuple[Field, ...]:
    """Everything about something that was said."""
    kinds = tuple((kind, kind.label) for kind in NoteKind)
    to_this = (
        (Consent.NOT_ASKED, _("Not asked about this")),
        (Consent.GIVEN, _("Yes, others may read this")),
        (Consent.REFUSED, _("No, it stays with you")),
    )
    in_all = tuple((each, each.label) for each in Consent)
    return (
        Field("words", _("The words"), Form.PASSAGE, lines=3),
        Field("kind", _("What it is"), Form.CHOICE, choices=kinds),
        Field("done", _("Taken up, or brought together"), Form.CHECK),
        Field("guest_id", _("Whose"), Form.CHOICE, choices=((None, "–"),)),
        Field("consent", _("May others read this?"), Form.CHOICE, choices=to_this),
        Field("may_quote", _("And all their other words, with their name?"), Form.CHOICE, choices=in_all),
        Field("boundary_id", _("Which boundary"), Form.CHOICE, choices=((None, "–"),)),
        Field("decision_id", _("Which decision"), Form.CHOICE, choices=((None, "–"),)),
        Field("block_id", _("During which block"), Form.CHOICE, choices=((None, "–"),)),
        Field("scale_id", _("On which scale"), Form.CHOICE, choices=((None, "–"),)),
    )


def _line(words: str) -> str:
    return " ".join(words.split())
