"""Saves the open session as a template: asks for its title and when to use it, and says what stays behind."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.text import LINE_LIMIT
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs, theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.tasks import tasks_of
from hostdesk.ui.widgets.announcing import speak
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.plain import Box, Button, heading, labelled, muted
from hostdesk.words import _
from hostdesk.workflows import own_templates
from hostdesk.workflows.templates import Template, flow_named

_MOST_NAMES = 8  # told one by one


class TemplateSaver(QObject):
    """One session on its way onto the host's own shelf."""

    def __init__(self, window: QWidget, desk: Desk, gathering: Gathering) -> None:
        super().__init__(window)
        self._desk = desk
        self._gathering = gathering
        self.dialog = SaveTemplateDialog(window, gathering)
        self.dialog.save.clicked.connect(self._on_save)
        self.dialog.title.returnPressed.connect(self._on_save)
        self.dialog.replace.clicked.connect(self._on_replace)
        self.dialog.finished.connect(self.deleteLater)
        self.dialog.open()

    def _on_save(self) -> None:
        self._keep(replacing=False)

    def _on_replace(self) -> None:
        self._keep(replacing=True)

    def _keep(self, replacing: bool) -> None:
        dialog = self.dialog
        try:
            template = own_templates.template_of(
                self._gathering, dialog.title.text(), dialog.when.toPlainText()
            )
        except HostDeskError as error:
            dialog.say(str(error))
            return
        tasks_of(self._desk).run(
            jobs.template_saved, (template, replacing), self._on_kept, self._on_refused, to_the_end=True
        )

    def _on_kept(self, template: Template | None) -> None:
        if template is None:
            if not self.dialog.is_over:
                self.dialog.ask_whether_to_replace()
            return
        if not self.dialog.is_over:
            self.dialog.accept()
        said = _("Saved as a template: {title}. You find it under “From a template…”.")
        self._desk.said.emit(said.format(title=template.title))

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        if self.dialog.is_over:
            self._desk.said.emit(str(error))
        else:
            self.dialog.say(str(error))


class SaveTemplateDialog(QDialog):
    """A title, a sentence on when to use it, and what comes along."""

    def __init__(self, parent: QWidget, gathering: Gathering) -> None:
        super().__init__(parent)
        self.setObjectName("save_template")
        self.setWindowTitle(_("Save as template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.is_over = False
        self.finished.connect(self._on_finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._sheet(gathering), 1)
        column.addWidget(self._sentence())
        column.addLayout(self._buttons())
        em = theme.em(self)
        self.resize(min(em * 34, parent.width() - 32), min(em * 28, parent.height() - 32))
        self.title.setFocus()
        self.title.selectAll()

    def _sheet(self, gathering: Gathering) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("save_template_column")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(heading(_("Save as template"), "save_template_title", 1.4))
        column.addWidget(labelled(_("Title"), Box(self._title(gathering))))
        hint = _("For which gathering, how many people, how much time?")
        column.addWidget(labelled(_("When to use it"), Box(self._when(gathering)), hint))
        for name, words in (("goes", _comes_along()), ("stays", _stays_here()), ("named", _named(gathering))):
            if words:
                column.addWidget(muted(words, f"save_template_{name}"))
        column.addStretch(1)
        sheet = QScrollArea()
        sheet.setObjectName("save_template_sheet")
        sheet.setWidgetResizable(True)
        sheet.setFrameShape(QFrame.Shape.NoFrame)
        sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet.setWidget(inner)
        return sheet

    def _title(self, gathering: Gathering) -> QLineEdit:
        self.title = QLineEdit(gathering.session.title)
        self.title.setObjectName("template_title")
        self.title.setFrame(False)
        self.title.setMinimumHeight(28)
        self.title.setMaxLength(LINE_LIMIT)
        self.title.textEdited.connect(self._on_title_edited)
        return self.title

    def _when(self, gathering: Gathering) -> PassageField:
        self.when = PassageField("template_when", lines=3)
        self.when.setUndoRedoEnabled(True)
        begun_from = flow_named(gathering.session.flow)
        self.when.show_text(begun_from.when_to_use if begun_from else "")
        return self.when

    def _sentence(self) -> QWidget:
        self.sentence = heading("", "save_template_sentence", 1.0)
        self.sentence.hide()
        return self.sentence

    def _buttons(self) -> Flow:
        self.save = Button(_("Save"), "template_save", primary=True)
        self.replace = Button(_("Replace it"), "template_replace")
        self.leave = Button(_("Leave it"), "template_leave")
        self.leave.clicked.connect(self.reject)
        self.replace.hide()
        return Flow(self.save, self.replace, self.leave)

    def say(self, sentence: str) -> None:
        """What is to be done first; what was typed stays."""
        self.sentence.setText(sentence)
        self.sentence.show()
        speak(self.sentence, sentence)

    def ask_whether_to_replace(self) -> None:
        self.say(_("You have a template with this title. Replace it, or give this one another title."))
        self.replace.show()
        self.replace.setFocus()

    def _on_title_edited(self, _title: str) -> None:
        self.replace.hide()
        self.sentence.hide()

    def _on_finished(self, _answer: int) -> None:
        self.is_over = True


def _comes_along() -> str:
    return _(
        "What comes along: the purpose in your words, goals, boundaries and how you hold them, decisions, "
        "space, errands, the running order and the scales."
    )


def _stays_here() -> str:
    return _(
        "What stays here: guests and all about them, dates, marks, notes, steps and what was decided; who "
        "holds a goal or a decision, leads a block, runs an errand or answers a scale; where goals pull "
        "apart; what is packed."
    )


def _named(gathering: Gathering) -> str:
    """The guests whose names stand in the words that come along."""
    template = own_templates.template_of(gathering, gathering.session.title, "…")
    names = own_templates.names_in(template, [g.name for g in gathering.guests if g.name != _("Host")])
    if not names:
        return ""
    told = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    return _("Some of these words name people: {names}. Change them first if you mean to share it.").format(
        names=told
    )
