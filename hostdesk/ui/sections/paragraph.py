"""The purpose in one paragraph: made of the answers until the host writes another one."""

from __future__ import annotations

from functools import partial

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.purpose_paragraph import composed, purpose_paragraph
from hostdesk.ui.sections.section import Section
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, Button, labelled, muted
from hostdesk.words import _
from hostdesk.workflows import purpose


class ParagraphSection(Section):
    """Shows the paragraph as papers carry it; what is typed into it holds from then on."""

    def __init__(self) -> None:
        super().__init__("paragraph", _("From it: one paragraph"))
        self.field = PassageField("paragraph", lines=4)
        self.field.rested.connect(self._on_rested)
        hint = _("It stands on every paper, for people who read nothing else.")
        self.column.addWidget(labelled(_("What brings us together"), Box(self.field), hint))
        self.state = muted("", "paragraph_state")
        self.again = Button(_("Make it from the answers again"), "paragraph_again")
        self.again.clicked.connect(self._on_again)
        self.column.addWidget(self.state)
        self.column.addLayout(Flow(self.again))

    def refresh(self, gathering: Gathering) -> None:
        session = gathering.session
        self.field.show_text(purpose_paragraph(session))
        self.again.setEnabled(bool(session.paragraph))
        if session.paragraph:
            self.state.setText(_("These are your own words; they stay when the answers change."))
        elif composed(session):
            self.state.setText(_("Made of your answers above, and follows them until you change it here."))
        else:
            self.state.setText(_("It makes itself from your answers above, or you write it here."))

    def _on_rested(self, text: str) -> None:
        self.ask(partial(purpose.write_paragraph, text=text))

    def _on_again(self) -> None:
        self.ask(partial(purpose.write_paragraph, text=""))
