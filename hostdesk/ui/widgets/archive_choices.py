"""What lies in an archive, and beside it: pictures, papers as digital copies, the tables as a workbook."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.documents import Document, When
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.plain import Button, muted, row
from hostdesk.words import _
from hostdesk.workflows.exporting import Wish


class ArchiveChoices(QWidget):
    """Pictures are in it unless they are taken out; papers and the workbook come only when ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("archive_choices")
        self.pictures = CheckBox(_("The pictures of the room"), "archive_pictures")
        self.pictures.setChecked(True)
        self.spreadsheet = CheckBox(_("A spreadsheet (XLSX) beside it"), "archive_workbook")
        self.fold = Button("", "archive_papers_fold")
        self.fold.clicked.connect(self._on_fold)
        self.ticks: dict[str, CheckBox] = {}
        self.papers = self._papers()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.pictures)
        column.addWidget(self.spreadsheet)
        column.addSpacing(4)
        column.addLayout(row(self.fold, 1))
        column.addWidget(self.papers)
        self._count()

    def wish(self, begun: Wish) -> Wish:
        """`begun` with what is chosen here."""
        return replace(
            begun,
            with_pictures=self.pictures.isChecked(),
            spreadsheet=self.spreadsheet.isChecked(),
            documents=tuple(name for name, tick in self.ticks.items() if tick.isChecked()),
        )

    def _papers(self) -> QWidget:
        """Folded away: few want them, and there are many."""
        papers = QWidget()
        papers.setObjectName("archive_papers")
        column = QVBoxLayout(papers)
        column.setContentsMargins(16, 4, 0, 8)
        column.setSpacing(0)
        for when in When:
            column.addWidget(muted(when.label, f"archive_papers_{when.name.lower()}"))
            for document in (each for each in Document if each.about.when is when):
                column.addWidget(self._tick(document))
            column.addSpacing(8)
        papers.hide()
        return papers

    def _tick(self, document: Document) -> CheckBox:
        tick = CheckBox(document.label, f"archive_with_{document.goes_by.replace('-', '_')}")
        tick.setAccessibleDescription(document.about.what_for)
        tick.toggled.connect(self._count)
        self.ticks[document.value] = tick
        return tick

    def _on_fold(self) -> None:
        self.papers.setVisible(self.papers.isHidden())

    def _count(self) -> None:
        chosen = sum(tick.isChecked() for tick in self.ticks.values())
        text = _("Papers in it: {n}…").format(n=chosen) if chosen else _("Papers in it: none…")
        self.fold.setText(text)
        self.fold.setAccessibleName(text)
        self.fold.setAccessibleDescription(_("Shows all papers, to choose those that lie in the archive."))
        self.fold.updateGeometry()
