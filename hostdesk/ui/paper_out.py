"""Papers on their way out: to the printer, into one file, into files of a folder; one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hostdesk.domain.documents import Document
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs, printer
from hostdesk.ui.ask_where import ask_where_to_save, ask_which_folder
from hostdesk.ui.tasks import Task, Tasks
from hostdesk.words import _, counted

_BOTH_SIDES, _ONE_SIDE = "two-sided-long-edge", "one-sided"


class SaveAs(StrEnum):
    PDF = "pdf"
    PDF_EACH = "a pdf each"
    HTML = "html"
    HTML_EACH = "an html each"

    @property
    def label(self) -> str:
        return {
            SaveAs.PDF: _("One PDF"),
            SaveAs.PDF_EACH: _("A PDF for each guest"),
            SaveAs.HTML: _("HTML, for any screen"),
            SaveAs.HTML_EACH: _("HTML for each guest"),
        }[self]

    @property
    def ending(self) -> str:
        return "html" if self in (SaveAs.HTML, SaveAs.HTML_EACH) else "pdf"

    @property
    def for_each(self) -> bool:
        return self in (SaveAs.PDF_EACH, SaveAs.HTML_EACH)


def ways_to_save(documents: Sequence[Document]) -> list[tuple[SaveAs, str]]:
    """As what these can be saved."""
    each = all(document.per_guest for document in documents)
    is_read = not any(document.sheets for document in documents)
    fits = {
        SaveAs.PDF: True,
        SaveAs.PDF_EACH: each,
        SaveAs.HTML: is_read,
        SaveAs.HTML_EACH: each and is_read,
    }
    return [(way, way.label) for way, can in fits.items() if can]


class PaperOut(QObject):
    """What is under way is told by `began`, `progressed` and `ended`."""

    said = Signal(str)
    refused = Signal(str)
    began = Signal()
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.tasks: Tasks | None = None
        self._task: Task | None = None
        self._target = Path()
        self._printing = False
        self.dialog: Any = None

    # saving

    def save(self, gathering: Gathering, choice: jobs.Choice, way: SaveAs, name: str) -> None:
        """Asks where, and puts it there; saved are digital copies, which can be read aloud."""
        if way.for_each or (way is SaveAs.HTML and choice.others):
            chosen = partial(self._on_folder, gathering, choice, way)
            self.dialog = ask_which_folder(self._page, _("Save into this folder"), chosen)
            return
        kinds = {"pdf": _("PDF (*.pdf)"), "html": _("HTML (*.html)")}
        file_name = str(Path(name).with_suffix(f".{way.ending}"))
        target = partial(self._on_target, gathering, choice)
        self.dialog = ask_where_to_save(
            self._page, _("Save"), file_name, kinds[way.ending], way.ending, target
        )

    def cancel(self) -> bool:
        """Stops the saving, of which nothing is left; False where there is none."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            self.ended.emit()
        return task is not None

    def _on_target(self, gathering: Gathering, choice: jobs.Choice, target: str) -> None:
        self._target = Path(target)
        self._run(jobs.saved, (gathering, choice, self._target), self._on_saved)

    def _on_folder(self, gathering: Gathering, choice: jobs.Choice, way: SaveAs, folder: str) -> None:
        self._target = Path(folder)
        wanted = (gathering, choice, self._target, way.ending, way.for_each)
        self._run(jobs.saved_each, wanted, self._on_saved_each)

    def _run(self, job: Callable[..., Any], wanted: Sequence[Any], done: Callable[[Any], None]) -> None:
        assert self.tasks is not None
        self._task = self.tasks.run(job, wanted, done, self._on_not_saved, self._on_progress, to_the_end=True)
        self.began.emit()

    def _on_progress(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _on_saved(self, _paths: object) -> None:
        self._end()
        where = self._target
        self.said.emit(_("Saved as “{name}” in {folder}.").format(name=where.name, folder=where.parent))

    def _on_saved_each(self, paths: Sequence[Path]) -> None:
        self._end()
        files = counted("{n} file", "{n} files", len(paths))
        self.said.emit(_("{files} saved in {folder}.").format(files=files, folder=self._target))

    def _on_not_saved(self, error: Exception) -> None:
        self._end()
        self._refuse(error)

    def _end(self) -> None:
        self._task = None
        self.ended.emit()

    # printing

    def print(self, printed: jobs.Printed, paper: str, copies: int, two_sided: bool) -> None:
        if self._printing:
            return
        assert self.tasks is not None
        self._printing = True
        sides = _BOTH_SIDES if two_sided else _ONE_SIDE
        printer.hand_over(
            self.tasks, printed.pdf, paper, copies, self._on_taken, self._on_not_taken, sides=sides
        )

    def _on_taken(self) -> None:
        self._printing = False
        self.said.emit(_("Handed to the printer."))

    def _on_not_taken(self, error: HostDeskError) -> None:
        self._printing = False
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.refused.emit(str(error))
