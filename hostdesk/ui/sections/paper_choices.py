"""What is to be on paper: which papers, for whom, on which sheets; choosing says so, showing never does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.documents import USUAL_PAPERS, Document
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Format, Guest, Invitation
from hostdesk.domain.letterhead import OwnLook
from hostdesk.settings import Settings
from hostdesk.ui import jobs
from hostdesk.ui.sections.badge_choices import BadgeChoices
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.document_box import DocumentBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Button, labelled, muted
from hostdesk.words import _, counted

_FOR_ALL = (Format.USUAL, Format.LARGE_PRINT, Format.EASY_READ)


class PaperChoices(QWidget):
    """A column of choices; those that a document does not have are left out."""

    chosen = Signal()
    to_remember = Signal(dict)  # fields of the settings

    def __init__(self, paper: str, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("paper_choices")
        self.others: tuple[str, ...] = ()
        self.by_guest = True
        self._guests: tuple[Guest, ...] = ()
        self._ticked: tuple[str, ...] = ()
        self._lay_documents()
        self._lay_for_whom()
        self._lay_reads()
        self._lay_paper(paper, settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._documents, self._for_whom, self._reads, self._paper, self.badges, self._sides):
            column.addWidget(widget)
        for box in (self.document, self.guests, self.reads, self.paper):
            box.activated.connect(self._on_chosen)
        self.show_choice()

    # layout

    def _lay_documents(self) -> None:
        self.document = DocumentBox("document", Document.HANDOUT)
        self.what_for = muted("", "document_for")
        self.together = muted("", "documents_together")
        self.with_others = Button(_("Others with it…"), "documents_more")
        self.with_others.clicked.connect(self._on_with_others)
        self._documents = _column(
            labelled(_("Document"), self.document), self.what_for, self.together, self.with_others
        )

    def _lay_for_whom(self) -> None:
        self.guests = _box("for_whom")
        self.some = Button(_("Some of them…"), "for_some")
        self.some.clicked.connect(self._on_some)
        self._for_whom = _column(labelled(_("For whom"), self.guests), self.some)

    def _lay_reads(self) -> None:
        self.reads = _box("reads")
        recorded = ("as recorded", _("Each their own"))
        for_all = [(each.value, _("All: {format}").format(format=each.label.lower())) for each in _FOR_ALL]
        self.reads.offer([recorded, *for_all])
        self._reads = labelled(_("How it reads"), self.reads)

    def _lay_paper(self, paper: str, settings: Settings) -> None:
        self.paper = _box("paper")
        self.paper.offer(_sizes(USUAL_PAPERS))
        self.paper.show_value(paper)
        self._paper = labelled(_("Paper"), self.paper)
        self.badges = BadgeChoices(settings)
        self.badges.to_remember.connect(self.to_remember)
        self.badges.chosen.connect(self._on_chosen)
        self.sides = _box("sides")
        self.sides.offer([(False, _("On one side")), (True, _("On both sides"))])
        self.sides.show_value(settings.two_sided)
        self.sides.activated.connect(self._on_sides)
        self._sides = labelled(_("Sides"), self.sides)

    # what is chosen

    def choice(self, look: OwnLook, before: jobs.Before = ()) -> jobs.Choice:
        document = self.document.document
        return jobs.Choice(
            document.value,
            self.paper.value,
            self.guest_ids,
            **self.badges.fields(),
            others=self.others,
            by_guest=self.by_guest and bool(self.others),
            reads=self.reads.value,
            two_sided=self.is_two_sided,
            look=look,
            before=before,
        )

    @property
    def documents(self) -> tuple[Document, ...]:
        return (self.document.document, *(Document(name) for name in self.others))

    @property
    def guest_ids(self) -> tuple[str, ...] | None:
        """None: everybody who is expected."""
        return self.guests.value if any(each.per_guest for each in self.documents) else None

    @property
    def is_two_sided(self) -> bool:
        """Labels and the wall have one side."""
        return bool(self.sides.value) and self.document.document.goes_with_others

    @property
    def paper_of_printer(self) -> str:
        """Labels have a paper of their own; of small pages two lie on a sheet of A4."""
        return self.badges.paper or ("A4" if self.paper.value == "A5" else str(self.paper.value))

    # showing it

    def show_guests(self, gathering: Gathering) -> None:
        self._guests = tuple(
            guest for guest in gathering.guests if guest.invitation is not Invitation.OPEN_SEAT
        )
        known = {guest.id for guest in self._guests}
        self._ticked = tuple(guest_id for guest_id in self._ticked if guest_id in known)
        self._offer_guests()

    def choose(self, document: str) -> None:
        """This document alone, as if the host had chosen it."""
        self.document.show_document(document)
        self.others = ()
        self._on_chosen()

    def show_choice(self) -> None:
        document = self.document.document
        self.what_for.setText(document.about.what_for)
        self.document.setAccessibleDescription(document.about.what_for)
        self.others = tuple(
            name for name in self.others if name != document.value and document.goes_with_others
        )
        self.with_others.setVisible(document.goes_with_others)
        self.together.setText(self._together())
        self.together.setVisible(bool(self.others))
        self._for_whom.setVisible(any(each.per_guest for each in self.documents))
        self.paper.offer(_sizes(document.about.papers))
        self._reads.setVisible(not document.sheets)
        self.badges.show_for(document.value)
        self._paper.setVisible(not self.badges.paper)
        self._sides.setVisible(document.goes_with_others)

    def follow_settings(self, settings: Settings) -> None:
        self.badges.follow_settings(settings)

    def _together(self) -> str:
        labels = ", ".join(Document(name).label for name in self.others)
        order = _("Guest by guest.") if self.by_guest else _("Paper by paper.")
        return _("With it: {papers}. {order}").format(papers=labels, order=order)

    def _offer_guests(self) -> None:
        some = counted("{n} guest, ticked", "{n} guests, ticked", len(self._ticked))
        self.guests.offer(
            [
                (None, _("Everyone expected")),
                *([(self._ticked, some)] if len(self._ticked) > 1 else []),
                *(((guest.id,), guest.name) for guest in self._guests),
            ]
        )

    # what the host does

    def _on_chosen(self, _index: int = 0) -> None:
        self.show_choice()
        self.chosen.emit()

    def _on_sides(self) -> None:
        self.to_remember.emit({"two_sided": self.sides.value})
        self.chosen.emit()

    def _on_with_others(self) -> None:
        from hostdesk.ui.papers_together import PapersTogether

        self.dialog = PapersTogether(self, self.document.document, self.others, self.by_guest)
        self.dialog.chosen.connect(self._on_together)
        self.dialog.open()

    def _on_together(self, others: Sequence[str], by_guest: bool) -> None:
        self.others, self.by_guest = tuple(others), by_guest
        self._on_chosen()
        self.with_others.setFocus()

    def _on_some(self) -> None:
        from hostdesk.ui.papers_for_some import PapersForSome

        self.dialog_for_some = PapersForSome(self, self._guests, self.guests.value or ())
        self.dialog_for_some.chosen.connect(self._on_ticked)
        self.dialog_for_some.open()

    def _on_ticked(self, guest_ids: Sequence[str]) -> None:
        self._ticked = tuple(guest_ids)
        self._offer_guests()
        self.guests.show_value(self._ticked)
        self._on_chosen()
        self.some.setFocus()


def _sizes(papers: Sequence[str]) -> list[tuple[str, str]]:
    return [(size, _("A5, two on A4") if size == "A5" else size) for size in papers]


def _column(*widgets: QWidget) -> QWidget:
    """Things that belong together; a button keeps its own width."""
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for widget in widgets:
        if isinstance(widget, Button):
            column.addLayout(Flow(widget))
        else:
            column.addWidget(widget)
    return group


def _box(name: str) -> Any:
    box = ChoiceBox(())
    box.setObjectName(name)
    box.setMinimumHeight(32)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box
