"""The title of a gathering; where it names a problem, titles that say what is wanted instead."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hostdesk.domain.affirmative import affirmative_titles
from hostdesk.domain.gathering import Gathering
from hostdesk.ui.sections.section import Section
from hostdesk.ui.widgets.line_field import LineField
from hostdesk.ui.widgets.plain import Box, labelled, muted
from hostdesk.ui.widgets.wrapping_button import WrappingButton
from hostdesk.words import _
from hostdesk.workflows import prepare


class TitleSection(Section):
    """The title stays as it is unless the host takes one of the others."""

    def __init__(self) -> None:
        super().__init__("title")
        self.title = LineField("title")
        self.title.rested.connect(self._on_title)
        self.title.editingFinished.connect(self._on_title_left)
        self.column.addWidget(labelled(_("Title"), Box(self.title)))
        self.offer = QWidget()
        self.offer.setObjectName("title_offer")
        self._offered: tuple[str, ...] = ()
        self._lines = QVBoxLayout(self.offer)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        question = _("This names what you want less of. Would one of these say what you want instead?")
        self._lines.addWidget(muted(question, "title_offer_words"))
        self.buttons: list[WrappingButton] = []
        self._rows: list[QWidget] = []
        self.column.addWidget(self.offer)
        self.offer.hide()

    def refresh(self, gathering: Gathering) -> None:
        self.title.show_text(gathering.session.title)
        self._offer(affirmative_titles(gathering.session.title))

    def _offer(self, titles: tuple[str, ...]) -> None:
        if titles == self._offered:
            return
        self._offered = titles
        for line in self._rows:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._rows = []
        self.buttons = [WrappingButton(title, f"title_offer_{n}") for n, title in enumerate(titles)]
        for button in self.buttons:
            button.clicked.connect(partial(self._on_taken, button.text()))
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(button, 1000)  # all the room it can use, before the rest of the line gets any
            layout.addStretch(1)
            self._lines.addWidget(line)
            self._rows.append(line)
        self.offer.setVisible(bool(titles))

    def _on_taken(self, title: str, *_clicked: object) -> None:
        self.title.setFocus()  # the button goes
        self.title.show_text(title)
        self.ask(partial(prepare.describe, title=title))

    def _on_title(self, text: str) -> None:
        if text.strip():  # emptied to type another one: the old one holds until there is another
            self.ask(partial(prepare.describe, title=text))

    def _on_title_left(self) -> None:
        if not self.title.text().strip() and self.gathering is not None:
            self.title.show_text(self.gathering.session.title)
