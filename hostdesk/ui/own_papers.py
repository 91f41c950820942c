"""Your papers: the host's own logo, a colour that everybody can read, and words to close with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from hostdesk import paths
from hostdesk.domain.letterhead import HOUSE, colours
from hostdesk.domain.text import line, passage
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui import jobs, theme
from hostdesk.ui.ask_where import ask_which
from hostdesk.ui.small_sheet import SmallSheet
from hostdesk.ui.tasks import Tasks
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, labelled, muted
from hostdesk.words import _
from hostdesk.workflows.letterheads import checked_colour

_ANOTHER = "another"
_LOGO = 220, 66  # pixels at most


class OwnPapers(SmallSheet):
    """`chosen` gives fields of the settings; a logo is taken in at once and holds when all is taken."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget, settings: Settings, tasks: Tasks) -> None:
        purpose = _("What handouts, invitations, summaries and personal pages carry as yours.")
        super().__init__(parent, "own_papers", _("Your papers"), purpose, _("Use these"))
        self._tasks = tasks
        self._logo = settings.logo
        self._lay_logo(settings)
        self._lay_colour(settings.own_colour)
        self._lay_closing(settings.closing_words)
        self.sheet.column.addStretch(1)
        self._show_logo()
        self.choose_logo.setFocus(Qt.FocusReason.TabFocusReason)

    # layout

    def _lay_logo(self, settings: Settings) -> None:
        self.logo = QLabel()
        self.logo.setObjectName("own_logo")
        self.no_logo = muted(_("No logo yet. JPEG, PNG and WebP pictures will do."), "own_logo_none")
        self.choose_logo = Button(_("Choose a logo…"), "own_logo_choose")
        self.without = Button(_("Without a logo"), "own_logo_without")
        self.choose_logo.clicked.connect(self._on_choose)
        self.without.clicked.connect(self._on_without)
        self.whose = QLineEdit(settings.logo_of or settings.host_name)
        self.whose.setObjectName("own_logo_of")
        self.whose.setFrame(False)
        self.whose.setMinimumHeight(28)
        hint = _("Read out to those who do not see it: “Logo of …”.")
        self._whose_line = labelled(_("Whose logo it is"), Box(self.whose), hint)
        for widget in (self.logo, self.no_logo):
            self.sheet.column.addWidget(widget)
        self.sheet.column.addLayout(Flow(self.choose_logo, self.without))
        self.sheet.column.addWidget(self._whose_line)

    def _lay_colour(self, colour: str) -> None:
        self.colour = ChoiceBox([*colours(), (_ANOTHER, _("Another colour"))])
        self.colour.setObjectName("own_colour")
        for at, (value, _label) in enumerate(colours()):
            self.colour.setItemIcon(at, _swatch(value or HOUSE))
        known = colour in dict(colours())
        self.colour.show_value(colour if known else _ANOTHER)
        self.another = QLineEdit("" if known else colour)
        self.another.setObjectName("own_colour_another")
        self.another.setFrame(False)
        self.another.setMinimumHeight(28)
        hint = _("Like #1b4a8a; it has to be dark enough for everybody to read on white paper.")
        self._another_line = labelled(_("Which one"), Box(self.another), hint)
        self._another_line.setVisible(not known)
        self.colour.activated.connect(self._on_colour)
        self.sheet.column.addWidget(labelled(_("Colour of headings"), self.colour))
        self.sheet.column.addWidget(self._another_line)

    def _lay_closing(self, words: str) -> None:
        self.closing = QPlainTextEdit(words)
        self.closing.setObjectName("own_closing")
        self.closing.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.closing.setTabChangesFocus(True)
        self.closing.setFixedHeight(4 * theme.em(self))
        hint = _("The last words of handouts, invitations and summaries: thanks, how to reach you.")
        self.sheet.column.addWidget(labelled(_("Closing words"), Box(self.closing), hint))

    # the logo

    def _on_choose(self) -> None:
        kind = _("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)")
        self.dialog = ask_which(self, _("Choose a logo"), kind, self._on_file)

    def _on_file(self, path: str) -> None:
        self.say("")
        wanted = (Path(path), paths.config_folder())
        self._tasks.run(jobs.logo_kept, wanted, self._on_kept, self._on_refused)

    def _on_kept(self, name: str) -> None:
        self._logo = name
        self._show_logo()
        self.whose.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.say(str(error))
        self.choose_logo.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_without(self) -> None:
        self._logo = ""
        self._show_logo()
        self.choose_logo.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_logo(self) -> None:
        picture = QPixmap(str(paths.config_folder() / self._logo)) if self._logo else QPixmap()
        if not picture.isNull():
            fits = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.logo.setPixmap(picture.scaled(*_LOGO, *fits))
        self.logo.setAccessibleName(_("Your logo"))
        self.logo.setVisible(not picture.isNull())
        self.no_logo.setVisible(picture.isNull())
        self.without.setVisible(bool(self._logo))
        self._whose_line.setVisible(bool(self._logo))

    # taking it

    def _on_colour(self) -> None:
        another = self.colour.value == _ANOTHER
        self._another_line.setVisible(another)
        if another:
            self.another.setFocus(Qt.FocusReason.TabFocusReason)

    def on_take(self) -> None:
        typed = self.another.text() if self.colour.value == _ANOTHER else self.colour.value
        try:
            colour = checked_colour(typed)
        except HostDeskError as error:
            self.say(str(error))
            self.another.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.chosen.emit(
            {
                "logo": self._logo,
                "logo_of": line(self.whose.text()),
                "own_colour": colour,
                "closing_words": passage(self.closing.toPlainText()),
            }
        )
        self.accept()


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(16, 16)
    picture.fill(QColor(colour))
    return QIcon(picture)
