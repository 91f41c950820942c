"""Print: choose a document, see it exactly as it will be, save or print it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hostdesk import paths
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui import jobs, theme
from hostdesk.ui.document_maker import DocumentMaker
from hostdesk.ui.looked_back import LookedBack
from hostdesk.ui.pages.page import Page, Sheet
from hostdesk.ui.paper_out import PaperOut
from hostdesk.ui.sections.paper_choices import PaperChoices
from hostdesk.ui.sections.paper_sight import PaperSight
from hostdesk.ui.sections.paper_state import PaperState, pages_said, warning_of
from hostdesk.ui.sections.paper_ways import PaperWays
from hostdesk.ui.tasks import Tasks, tasks_of
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.words import _
from hostdesk.workflows.letterheads import own_look


def page(settings: Settings) -> Page:
    return PapersPage(settings.paper, settings)


class PapersPage(Page):
    """The choice at the left, the sheets at the right; what is shown is what will be printed."""

    to_remember = Signal(dict)  # fields of the settings

    def __init__(self, paper: str = "A4", settings: Settings | None = None) -> None:
        super().__init__()
        self.setObjectName("papers")
        self._settings = settings or Settings(paper=paper)
        self._make_workers()
        self._in_sight: jobs.Choice | None = None
        self._then: Callable[[jobs.Printed], None] | None = None  # what waits for the document
        self._before: jobs.Before = ()
        self.sheet = Sheet(_("Print"), _("What shall be on paper?"), "papers")
        self.sheet.column.setSpacing(8)
        self._lay_choices(paper)
        self._lay_ways()
        self.sheet.column.addStretch(1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.sheet)
        columns.addWidget(self._right(), 1)
        self.first_field = self.choices.document
        self.spare = [self.choices.what_for, *self.sheet.findChildren(QWidget, "papers_purpose")]

    def desk_needed(self, desk: Any) -> None:
        """All pages of a desk share its one worker; other gatherings lie in its library."""
        self._looked_back.desk = desk
        self._maker.tasks = self.out.tasks = tasks_of(desk)

    # layout

    def _make_workers(self) -> None:
        self._maker = DocumentMaker(Tasks(self), self)
        self._maker.begun.connect(self._on_begun)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self._maker.took_long.connect(self._on_took_long)
        self._maker.progressed.connect(self._on_progress)
        self._looked_back = LookedBack(self)
        self._looked_back.told.connect(self._on_looked_back)
        self.out = PaperOut(self)
        self.out.tasks = self._maker.tasks
        self.out.said.connect(self.said)
        self.out.refused.connect(self._on_refused)
        self.out.began.connect(self._on_saving)
        self.out.progressed.connect(self._on_progress)
        self.out.ended.connect(self._on_saving_ended)

    def _lay_choices(self, paper: str) -> None:
        self.choices = PaperChoices(paper, self._settings)
        self.choices.to_remember.connect(self.to_remember)
        self.choices.chosen.connect(self._on_chosen)
        self.state = PaperState()
        self.state.cancelled.connect(self._on_cancel)
        self.sheet.column.addWidget(self.choices)

    def _lay_ways(self) -> None:
        self.ways = PaperWays(self.state)
        self.ways.print_wanted.connect(self._on_print)
        self.ways.save_wanted.connect(self._on_save)
        self.ways.own_papers_wanted.connect(self._on_own_papers_wanted)
        self.sheet.column.addWidget(self.ways)

    def _right(self) -> QWidget:
        self.sight = PaperSight()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 24, 24, 14)
        column.addWidget(self.sight)
        return right

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.setFixedWidth(min(theme.em(self) * 17, self.width() * 54 // 100))

    # what is chosen

    def refresh(self, gathering: Gathering) -> None:
        self.choices.show_guests(gathering)
        self._want(gathering)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ways.printer.look(self._maker.tasks)

    def choose(self, document: str) -> None:
        """Shows this document, as if the host had chosen it."""
        self.choices.choose(document)

    def follow_settings(self, settings: Settings) -> None:
        is_another_look = self._look(settings) != self._look(self._settings)
        self._settings = settings
        self.choices.follow_settings(settings)
        if is_another_look and self.gathering is not None:
            self._want(self.gathering)

    def _look(self, settings: Settings) -> Any:
        return own_look(settings, paths.config_folder())

    def choice(self) -> jobs.Choice:
        return self.choices.choice(self._look(self._settings), self._before)

    def _on_chosen(self) -> None:
        if self.gathering is not None:
            self._want(self.gathering)

    def _want(self, gathering: Gathering) -> None:
        """Papers that look back wait for what the library knows."""
        self.ways.show_for(self.choices.documents)
        self._looked_back.ask(gathering, self.choices.documents, self.choices.guest_ids)

    def _on_looked_back(self, before: jobs.Before) -> None:
        self._before = before
        if self.gathering is not None:
            self._maker.want(self.gathering, self.choice())

    # while it is made

    def _on_begun(self, printed: jobs.Printed) -> None:
        """The beginning of something long is in sight at once."""
        self._show(printed)
        self.state.words.setText(_("The first pages; the others are being made."))

    def _on_made(self, printed: jobs.Printed) -> None:
        self._end_waiting("")
        self._show(printed)
        if self.state.warning.text() and self._then is not None:  # first the host reads what would be missing
            self._then = None
            self.said.emit(self.state.warning.text())
        self._go_on(printed)

    def _on_failed(self, error: Exception) -> None:
        self._then = None
        self._end_waiting("")
        if not isinstance(error, HostDeskError):
            raise error
        self._say_nothing_here(str(error))
        self.said.emit(str(error))

    def _on_took_long(self) -> None:
        self.state.begin(_("It is being made…"))

    def _on_progress(self, done: int, total: int) -> None:
        self.state.show_progress(done, total)

    def _on_cancel(self) -> None:
        if self.out.cancel():
            self.said.emit(_("Cancelled; nothing was saved."))
            return
        self._maker.cancel()
        self._then = None
        self._end_waiting("")
        self._say_nothing_here(_("Cancelled; nothing was made. Save or print to have it made after all."))

    def _end_waiting(self, words: str) -> None:
        if self.state.end(words):
            self.choices.document.setFocus()

    def _say_nothing_here(self, words: str) -> None:
        self.sight.say(words)
        self.state.words.setText("")
        self.state.warn("")

    # showing it

    def _show(self, printed: jobs.Printed) -> None:
        before, self._in_sight = self._in_sight, self.choice()
        pages = self.sight.show_pdf(printed.pdf, same_place=before == self._in_sight)
        self.state.words.setText(pages_said(pages, self.choices.is_two_sided))
        self.sight.describe(self.state.words.text())
        self.state.warn(warning_of(printed))

    # saving and printing it

    def _on_print(self) -> None:
        self._with_the_document(self._print)

    def _on_save(self) -> None:
        self._with_the_document(self._save)

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

    def _save(self, printed: jobs.Printed) -> None:
        if self.gathering is not None:
            self.out.save(self.gathering, self.choice(), self.ways.way, printed.file_name)

    def _print(self, printed: jobs.Printed) -> None:
        paper, two_sided = self.choices.paper_of_printer, self.choices.is_two_sided
        self.out.print(printed, paper, self.ways.copies.value(), two_sided)

    def _on_saving(self) -> None:
        self._before_saving = self.state.words.text()
        self.state.begin(_("It is being saved…"))
        if self.window().focusWidget() is self.ways.save:  # which is pushed out of sight
            self.state.cancel.setFocus()
            bring_into_sight(self.state.cancel)

    def _on_saving_ended(self) -> None:
        if self.state.end(self._before_saving):
            self.ways.save.setFocus()
            bring_into_sight(self.ways.save)

    def _on_refused(self, sentence: str) -> None:
        self.said.emit(sentence)
        self.ways.save.setFocus()

    def _on_own_papers_wanted(self) -> None:
        from hostdesk.ui.own_papers import OwnPapers

        self.yours_sheet = OwnPapers(self, self._settings, self._maker.tasks)
        self.yours_sheet.chosen.connect(self._on_own_papers)
        self.yours_sheet.open()

    def _on_own_papers(self, fields: dict[str, Any]) -> None:
        self.to_remember.emit(fields)
        self.ways.yours.setFocus()
