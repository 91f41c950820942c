"""Print: choose a document, see it exactly as it will be, save or print it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui import jobs, printer, theme
from hostdesk.ui.ask_where import ask_where_to_save
from hostdesk.ui.document_maker import DocumentMaker
from hostdesk.ui.pages.page import Page, Sheet
from hostdesk.ui.sections.badge_choices import BadgeChoices
from hostdesk.ui.tasks import Tasks, tasks_of
from hostdesk.ui.widgets.drop_down import DropDown
from hostdesk.ui.widgets.plain import Button, labelled, muted, row
from hostdesk.words import _, counted

_MOST = 3  # texts named in one sentence


def page(settings: Settings) -> Page:
    return PapersPage(settings.paper, settings)


def documents() -> tuple[tuple[str, str, bool, str], ...]:
    """What can be printed: (document, label, whether one for each guest, what it is for).

    The same as `hand_out.Document` says; the window does not load the printing library to know it.
    """
    return (
        ("handout", _("Handout"), True, _("For each guest: why we meet, what to expect, the scales.")),
        ("scale sheet", _("Scale sheet"), True, _("For each guest: the scales alone, to hand back.")),
        ("run sheet", _("Run sheet"), False, _("For you: times, roles, people and materials at a glance.")),
        ("summary", _("Summary"), False, _("For everyone who was there: the marks, the words, the steps.")),
        ("record", _("Record"), False, _("For you and the file: how it went, and all that it brought.")),
        ("readiness", _("Still worth asking"), False, _("For you, on the train: questions, room to answer.")),
        ("badges", _("Name badges"), True, _("For each guest: on labels, or to cut out.")),
        ("table cards", _("Table cards"), True, _("For each guest: their name on both sides, to fold.")),
    )


class PapersPage(Page):
    """The choice at the left, the sheets at the right; what is shown is what will be printed."""

    to_remember = Signal(dict)  # fields of the settings

    def __init__(self, paper: str = "A4", settings: Settings | None = None) -> None:
        super().__init__()
        self.setObjectName("papers")
        self._maker = DocumentMaker(Tasks(self), self)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self._maker.took_long.connect(self._on_took_long)
        self._maker.progressed.connect(self._on_progress)
        self._in_sight: jobs.Choice | None = None
        self._then: Callable[[jobs.Printed], None] | None = None  # what waits for the document
        self._printing = False
        self.sheet = Sheet(_("Print"), _("What would you like to have on paper?"), "papers")
        self.sheet.column.setSpacing(10)
        self._lay_choices(paper, settings or Settings(paper=paper))
        self._lay_state()
        self._lay_buttons()
        self.sheet.column.addStretch(1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.sheet)
        columns.addWidget(self._right(), 1)
        self.first_field = self.document
        self.spare = [self.what_for, *self.sheet.findChildren(QWidget, "papers_purpose")]

    def desk_needed(self, desk: Any) -> None:
        """All pages of a desk share its one worker."""
        self._maker.tasks = tasks_of(desk)

    # layout

    def _lay_choices(self, paper: str, settings: Settings) -> None:
        self.document = _combo("document", [(label, name) for name, label, _each, _for in documents()])
        self.guests = _combo("for_whom", [])
        self.paper = _combo("paper", [("A4", "A4"), ("Letter", "Letter")])
        self.paper.setCurrentIndex(self.paper.findData(paper))
        self.what_for = muted("", "document_for")
        self._for_whom = labelled(_("For whom"), self.guests)
        self._paper = labelled(_("Paper"), self.paper)
        self.badges = BadgeChoices(settings)
        self.badges.to_remember.connect(self.to_remember)
        self.badges.chosen.connect(self._on_chosen)
        for widget in (
            labelled(_("Document"), self.document),
            self.what_for,
            self._for_whom,
            self._paper,
            self.badges,
        ):
            self.sheet.column.addWidget(widget)
        for combo in (self.document, self.guests, self.paper):
            combo.activated.connect(self._on_chosen)

    def _lay_state(self) -> None:
        self.state = muted("", "papers_state")
        self.warning = muted("", "papers_warning")
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.warning.hide()
        self.progress = QProgressBar()
        self.progress.setObjectName("papers_progress")
        self.progress.setAccessibleName(_("How far it is made"))
        self.progress.setTextVisible(False)
        self.cancel = Button(_("Cancel"), "papers_cancel")
        self.cancel.clicked.connect(self._on_cancel)
        self.waiting = QWidget()
        self.waiting.setObjectName("papers_waiting")
        line = row(self.cancel)
        line.insertWidget(0, self.progress, 1)
        line.setContentsMargins(0, 0, 0, 0)
        self.waiting.setLayout(line)
        self.waiting.hide()
        for widget in (self.state, self.warning, self.waiting):
            self.sheet.column.addWidget(widget)

    def _lay_buttons(self) -> None:
        self.copies = QSpinBox()
        self.copies.setObjectName("copies")
        self.copies.setRange(1, 99)
        self.copies.setMinimumHeight(32)
        self.print_button = Button(_("Print"), "print_button", primary=True, icon="printer")
        self.save = Button(_("Save PDF…"), "save_pdf", icon="save")
        self.print_button.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)
        self.sheet.column.addWidget(labelled(_("Copies"), self.copies))
        self.sheet.column.addWidget(self.print_button)
        self.sheet.column.addWidget(self.save)

    def _right(self) -> QWidget:
        self.nothing_yet = muted("", "preview_words")
        self.nothing_yet.setContentsMargins(16, 16, 16, 16)
        self._view: Any = None  # a PaperPreview, loaded with the first document
        self.shown = QStackedWidget()
        self.shown.setObjectName("preview_stack")
        self.shown.addWidget(self.nothing_yet)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 24, 24, 14)
        column.addWidget(self.shown)
        return right

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.setFixedWidth(min(theme.em(self) * 17, self.width() * 45 // 100))

    # what is chosen

    def refresh(self, gathering: Gathering) -> None:
        self._show_guests(gathering.guests)
        self._show_choice()
        self._maker.want(gathering, self._choice())

    def choose(self, document: str) -> None:
        """Shows this document, as if the host had chosen it."""
        self.document.setCurrentIndex(self.document.findData(document))
        self._on_chosen(self.document.currentIndex())

    def _show_guests(self, guests: Sequence[Guest]) -> None:
        chosen = self.guests.currentData()
        self.guests.clear()
        self.guests.addItem(_("Everyone expected"), None)
        for guest in guests:
            if guest.invitation is not Invitation.OPEN_SEAT:
                self.guests.addItem(guest.name, guest.id)
        self.guests.setCurrentIndex(max(0, self.guests.findData(chosen)))

    def _show_choice(self) -> None:
        name, _label, for_each, what_for = documents()[self.document.currentIndex()]
        self.what_for.setText(what_for)
        self.document.setAccessibleDescription(what_for)
        self._for_whom.setVisible(for_each)
        self.badges.show_for(name)
        self._paper.setVisible(not self.badges.paper)

    def _choice(self) -> jobs.Choice:
        document, _label, for_each, _for = documents()[self.document.currentIndex()]
        guest = self.guests.currentData() if for_each else None
        guests = None if guest is None else (guest,)
        return jobs.Choice(document, self.paper.currentData(), guests, **self.badges.fields())

    def follow_settings(self, settings: Settings) -> None:
        self.badges.follow_settings(settings)

    def _on_chosen(self, _index: int = 0) -> None:
        self._show_choice()
        if self.gathering is not None:
            self._maker.want(self.gathering, self._choice())

    # while it is made

    def _on_made(self, printed: jobs.Printed) -> None:
        self._put_progress_away()
        self._show(printed)
        if printed.missing and self._then is not None:  # first the host reads what would be missing
            self._then = None
            self.said.emit(self.warning.text())
        self._go_on(printed)

    def _on_failed(self, error: Exception) -> None:
        self._put_progress_away()
        self._then = None
        if not isinstance(error, HostDeskError):
            raise error
        self._say_nothing_here(str(error))
        self.said.emit(str(error))

    def _on_took_long(self) -> None:
        self.progress.setRange(0, 1)
        self.progress.setValue(0)
        self.waiting.show()
        self.state.setText(_("It is being made…"))

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_cancel(self) -> None:
        self._maker.cancel()
        self._then = None
        self._put_progress_away()
        self._say_nothing_here(_("Cancelled; nothing was made. Save or print to have it made after all."))

    def _put_progress_away(self) -> None:
        had_the_keyboard = self.cancel.hasFocus()
        self.waiting.hide()
        if had_the_keyboard:
            self.document.setFocus()

    def _say_nothing_here(self, words: str) -> None:
        self.nothing_yet.setText(words)
        self.shown.setCurrentIndex(0)
        self.state.setText("")
        self.warning.hide()

    # showing it

    def _show(self, printed: jobs.Printed) -> None:
        before, self._in_sight = self._in_sight, self._choice()
        pages = self._preview().show_pdf(printed.pdf, same_place=before == self._in_sight)
        self.shown.setCurrentIndex(1)
        self.state.setText(counted("{n} page in all.", "{n} pages in all.", pages))
        self._view.view.setAccessibleDescription(self.state.text())
        self.warning.setText(missing_said(printed.missing))
        self.warning.setVisible(bool(printed.missing))

    def _preview(self) -> Any:
        if self._view is None:
            from hostdesk.ui.widgets.paper_preview import PaperPreview  # QtPdf: only when there is a document

            self._view = PaperPreview()
            self.shown.addWidget(self._view)
        return self._view

    # saving and printing it

    def _on_save(self) -> None:
        self._with_the_document(self._ask_where)

    def _on_print(self) -> None:
        self._with_the_document(self._print)

    def _with_the_document(self, then: Callable[[jobs.Printed], None]) -> None:
        self._then = then
        if self._maker.printed is not None:
            self._go_on(self._maker.printed)
        else:
            self._maker.make_now()

    def _go_on(self, printed: jobs.Printed) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(printed)

    def _ask_where(self, printed: jobs.Printed) -> None:
        if self.gathering is None:
            return
        chosen = partial(self._on_target, self.gathering, self._choice())
        title, kind = _("Save PDF"), _("PDF (*.pdf)")
        self.save_dialog = ask_where_to_save(self, title, printed.file_name, kind, "pdf", chosen)

    def _on_target(self, gathering: Gathering, choice: jobs.Choice, target: str) -> None:
        """Saved is a digital copy: it can be read aloud and kept, as paper cannot."""
        self._saving = Path(target)
        wanted = (gathering, choice, self._saving)
        run = self._maker.tasks.run
        run(jobs.saved, wanted, self._on_saved, self._on_not_done, to_the_end=True)

    def _on_saved(self, _nothing: object) -> None:
        self.said.emit(
            _("Saved as “{name}” in {folder}.").format(name=self._saving.name, folder=self._saving.parent)
        )

    def _print(self, printed: jobs.Printed) -> None:
        if self._printing:
            return
        self._printing = True
        paper, copies = self.badges.paper or self.paper.currentData(), self.copies.value()
        printer.hand_over(self._maker.tasks, printed.pdf, paper, copies, self._on_taken, self._on_refused)

    def _on_taken(self) -> None:
        self._printing = False
        self.said.emit(_("Handed to the printer."))

    def _on_refused(self, error: HostDeskError) -> None:
        self._printing = False
        self._on_not_done(error)

    def _on_not_done(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.said.emit(str(error))
        self.save.setFocus()


def missing_said(missing: Sequence[tuple[str, str]]) -> str:
    """One sentence about what paper cannot show; "" when it shows everything."""
    if not missing:
        return ""
    characters = " ".join(sorted({character for _text, found in missing for character in found}))
    where = ", ".join(f"“{text[:40]}”" for text, _found in missing[:_MOST])
    where += ", …" if len(missing) > _MOST else ""
    sentence = _("No font here has {characters}, so a question mark stands in its place in {where}.")
    return sentence.format(characters=characters, where=where)


def _combo(name: str, choices: Sequence[tuple[str, str]]) -> DropDown:
    combo = DropDown()
    combo.setObjectName(name)
    combo.setMinimumHeight(32)
    combo.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    for label, value in choices:
        combo.addItem(label, value)
    return combo
