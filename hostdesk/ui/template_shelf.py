"""Opens the book of templates and does what is wanted there: files are read and written in the worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.ask_where import ask_where_to_save, ask_which
from hostdesk.ui.desk import Desk
from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.template_book import TemplateBook
from hostdesk.words import _
from hostdesk.workflows.templates import Shelf, Template, from_template

KIND = "TOML (*.toml)"
ENDING = "toml"


class TemplateShelf(QObject):
    """One visit to the book, from opening it to a new session."""

    def __init__(self, window: QWidget, desk: Desk, title: str, host_name: str) -> None:
        super().__init__(window)
        self._desk = desk
        self._host_name = host_name
        self._put_away: tuple[Path, Template] | None = None
        self.book = book = TemplateBook(window, title)
        book.begin_requested.connect(self._on_begin)
        book.copy_requested.connect(self._on_copy)
        book.removal_requested.connect(self._on_removal)
        book.undo_requested.connect(self._on_undo)
        book.file_requested.connect(self._on_file_requested)
        book.file_dropped.connect(self._on_file)
        book.finished.connect(self._on_finished)
        self._open = True
        book.open()
        self._look_again("")

    def _do(self, job: Callable[..., Any], *arguments: Any, done: Callable[[Any], None]) -> None:
        answered = partial(self._if_open, done)
        refused = partial(self._if_open, self._on_refused)
        tasks_of(self._desk).run(job, arguments, answered, refused, to_the_end=True)

    def _if_open(self, answered: Callable[[Any], None], answer: Any) -> None:
        """The book may have been closed while the worker was at it."""
        if self._open:
            answered(answer)

    def _on_finished(self, _answer: int) -> None:
        self._open = False
        self.deleteLater()

    def _look_again(self, chosen: str) -> None:
        self._do(jobs.template_shelves, done=partial(self._on_shelves, chosen))

    def _on_shelves(self, chosen: str, shelves: tuple[Shelf, Shelf]) -> None:
        self.book.show_shelves(*shelves, chosen)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.book.say(str(error))

    def _on_begin(self, template: Template, title: str) -> None:
        try:
            change = from_template(template, title, host_name=self._host_name)
        except HostDeskError as error:
            self.book.say(str(error))
            return
        self.book.accept()
        self._desk.begin_with(change)

    # one's own

    def _on_removal(self, template: Template) -> None:
        self._do(jobs.template_put_away, template, done=partial(self._on_put_away, template))

    def _on_put_away(self, template: Template, aside: Path) -> None:
        self._put_away = aside, template
        self._look_again("")
        self.book.say(_("Removed: {title}.").format(title=template.title), _("Put it back"))

    def _on_undo(self) -> None:
        if self._put_away is not None:
            aside, template = self._put_away
            self._put_away = None
            self._do(
                jobs.template_brought_back, aside, template, done=partial(self._on_brought_back, template)
            )

    def _on_brought_back(self, template: Template, _nothing: None) -> None:
        self._look_again(template.flow)

    # files

    def _on_copy(self, template: Template) -> None:
        title = _("Save a copy of the template")
        ask_where_to_save(
            self.book, title, f"{template.flow}.{ENDING}", KIND, ENDING, partial(self._on_copy_to, template)
        )

    def _on_copy_to(self, template: Template, path: str) -> None:
        self._do(jobs.template_copied, template, Path(path), done=partial(self._on_copied, Path(path).name))

    def _on_copied(self, name: str, _nothing: None) -> None:
        self.book.say(_("Saved: {file}.").format(file=name))

    def _on_file_requested(self) -> None:
        ask_which(self.book, _("Open template"), KIND, self._on_file)

    def _on_file(self, path: str | Path) -> None:
        self._do(jobs.template_taken_in, Path(path), done=self._on_taken_in)

    def _on_taken_in(self, template: Template) -> None:
        self._look_again(template.flow)
        self.book.say(_("It is among your own templates now: {title}.").format(title=template.title))
