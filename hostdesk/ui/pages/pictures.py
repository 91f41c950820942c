"""Pictures: what the room put on paper, how people stood; each with words for those who do not see it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.photographs import reminder
from hostdesk.domain.picture import Picture
from hostdesk.settings import Settings
from hostdesk.ui.models.picture_rows import PictureRows, said
from hostdesk.ui.pages.page import Page, Sheet, laid_out
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.passage_field import PassageField
from hostdesk.ui.widgets.picture_sight import PictureSight
from hostdesk.ui.widgets.picture_strip import PictureStrip
from hostdesk.ui.widgets.plain import Box, Button, Card, labelled, muted, plain, row
from hostdesk.ui.widgets.two_columns import TwoColumns
from hostdesk.ui.widgets.waiting_sign import Waiting
from hostdesk.words import _
from hostdesk.workflows import picturing

_LONG = 60  # characters of a title in a list to choose from


def page(_settings: Settings) -> Page:
    return PicturesPage()


class PicturesPage(Page):
    """All in a strip, the one that is chosen below it; on its other side one picture in large."""

    pictures_requested = Signal()
    paste_requested = Signal()

    _waiting: Waiting | None = None

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pictures")
        self._chosen = ""  # the id of the picture whose words are shown
        purpose = _("Flip charts, walls, people on the floor. Drop them anywhere onto the window.")
        self.sheet = Sheet(_("Pictures"), purpose, "pictures")
        self.sides = QStackedWidget()
        self.sides.setObjectName("pictures_sides")
        self.sides.addWidget(self.sheet)
        self.sides.addWidget(self._large())
        laid_out(self, self.sides)
        column = self.sheet.column
        column.addLayout(self._ways_in())
        self.reminder = plain("", "pictures_reminder")
        column.addWidget(self.reminder)
        none = _("No picture yet. A photograph of the wall says next month what nobody could write down.")
        self.empty = muted(none, "pictures_empty")
        column.addWidget(self.empty)
        column.addWidget(self._strip())
        column.addWidget(self._card())
        column.addStretch(1)
        self.spare = [*self.sheet.findChildren(QWidget, "pictures_purpose")]
        self.first_field: QWidget = self.add

    def _ways_in(self) -> Flow:
        self.add = Button(_("Add pictures…"), "pictures_add", primary=True)
        self.paste = Button(_("Paste"), "pictures_paste")
        self.add.setToolTip(_("From a file (Ctrl+Shift+P)"))
        self.paste.setToolTip(_("What was copied (Ctrl+Shift+V)"))
        self.add.clicked.connect(self.pictures_requested)
        self.paste.clicked.connect(self.paste_requested)
        return Flow(self.add, self.paste)

    def _strip(self) -> QWidget:
        self.rows = PictureRows()
        self.rows.setParent(self)
        self.strip = PictureStrip(self.rows, "picture_strip", _("Pictures"))
        self.strip.chosen.connect(self._on_chosen)
        self.strip.open_requested.connect(self._on_enlarged)
        self.strip.removal_requested.connect(self._on_removal)
        self.strip.move_requested.connect(self._on_move)
        self.strip_card = Card("picture_strip_card")
        inside = QVBoxLayout(self.strip_card)
        inside.setContentsMargins(8, 8, 8, 4)
        inside.addWidget(self.strip)
        return self.strip_card

    def _card(self) -> QWidget:
        self.sight = PictureSight("picture_sight")
        self.sight.enlarged.connect(self._on_enlarged)
        self.sight.turned.connect(self._on_turned)
        self.columns = TwoColumns("picture_columns", self.sight, self._fields())
        self.card = Card("picture_card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(self.columns)
        return self.card

    def _fields(self) -> QWidget:
        self.caption = PassageField("picture_caption", lines=2)
        self.caption.rested.connect(self._on_caption)
        self.home = ChoiceBox([])
        self.home.setObjectName("picture_home")
        self.home.setMinimumHeight(32)
        self.home.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.home.setMinimumContentsLength(10)
        self.home.activated.connect(self._on_home)
        hint = _("Stands under the picture, and is read out to whoever does not see it.")
        fields = QWidget()
        fields.setObjectName("picture_fields")
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(labelled(_("What does it show?"), Box(self.caption, "picture_caption_box"), hint))
        column.addWidget(labelled(_("Kept with"), self.home))
        column.addLayout(self._tools())
        return fields

    def _tools(self) -> Flow:
        self.enlarge = Button(_("Larger"), "picture_enlarge")
        self.earlier = Button(_("Earlier"), "picture_earlier")
        self.later = Button(_("Later"), "picture_later")
        self.remove = Button(_("Remove"), "picture_remove")
        self.enlarge.clicked.connect(self._on_enlarged)
        self.earlier.clicked.connect(partial(self._on_move_button, -1))
        self.later.clicked.connect(partial(self._on_move_button, 1))
        self.remove.clicked.connect(self._on_remove_button)
        return Flow(self.enlarge, self.earlier, self.later, self.remove)

    def _large(self) -> QWidget:
        self.large = PictureSight("picture_large")
        self.large.closed.connect(self.close_large)
        self.large.enlarged.connect(self.close_large)
        self.large.turned.connect(self._on_turned)
        self.back = Button(_("Back to the pictures"), "picture_back")
        self.back.clicked.connect(self.close_large)
        self.large_words = plain("", "picture_large_words")
        self.large_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        side = QWidget()
        side.setObjectName("picture_large_side")
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 16, 24, 10)
        column.setSpacing(8)
        column.addLayout(row(self.back, 1))
        column.addWidget(self.large, 1)
        column.addWidget(self.large_words)
        return side

    # showing

    def refresh(self, gathering: Gathering) -> None:
        pictures = gathering.pictures
        before = self.rows.row_of(self._chosen)
        if before >= 0 and (new := [one.id for one in pictures if self.rows.row_of(one.id) < 0]):
            self._on_chosen(new[0])  # what has just come, or come back
        self.rows.show_pictures(pictures)
        self.reminder.setText(reminder(gathering))
        self.reminder.setVisible(bool(self.reminder.text()))
        self.empty.setVisible(not pictures)
        for widget in (self.strip_card, self.card):
            widget.setVisible(bool(pictures))
        self.first_field = self.strip if pictures else self.add
        labels = [(home, _short(title)) for home, title in picturing.homes(gathering)]
        self.home.offer(labels)
        if self.rows.row_of(self._chosen) < 0:
            self._chosen = pictures[max(0, min(before, len(pictures) - 1))].id if pictures else ""
        self.strip.go_to(self._chosen)
        self._show_chosen()

    def _show_chosen(self) -> None:
        picture = self.picture()
        if picture is None:
            self.close_large()
            return
        number = self.rows.row_of(picture.id) + 1
        words = said(picture, number, self.rows.rowCount())
        self.sight.show_picture(picture, words)
        self.caption.show_text(picture.caption)
        self.home.show_value(picturing.home_of(picture))
        if self._waiting is not None:
            self._show_signs(picture.id, self._waiting)
        self.earlier.setEnabled(number > 1)
        self.later.setEnabled(number < self.rows.rowCount())
        if self.is_large:
            self.large.show_picture(picture, words)
            self.large_words.setText(picture.caption or words)

    def show_waiting(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self._show_signs(self._chosen, waiting)

    def _show_signs(self, picture_id: str, waiting: Waiting) -> None:
        fields = {"caption": self.caption, "block_id": self.home, "scale_id": self.home}
        self._signs.show(fields, waiting, picture_id)

    def picture(self) -> Picture | None:
        """The one that is chosen."""
        number = self.rows.row_of(self._chosen)
        return self.rows.row(number) if number >= 0 else None

    @property
    def is_large(self) -> bool:
        return self.sides.currentIndex() == 1

    def show_large(self, picture_id: str) -> None:
        """One picture alone, as large as the page."""
        self.strip.go_to(picture_id)
        self._on_enlarged()

    def close_large(self) -> None:
        """Back to the strip, at the picture that was seen."""
        if self.is_large:
            self.sides.setCurrentIndex(0)
            self.strip.setFocus(Qt.FocusReason.TabFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Who comes back comes to all of them."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.sides.setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.width() - 96)

    def take_over(self, before: Any) -> None:
        super().take_over(before)
        self.strip.go_to(before._chosen)

    # what the host wants

    def _on_chosen(self, picture_id: str) -> None:
        if picture_id != self._chosen:
            self.caption.flush()  # the words of the one before
            self._chosen = picture_id
            self._show_chosen()

    def _on_turned(self, by: int) -> None:
        number = self.rows.row_of(self._chosen) + by
        if 0 <= number < self.rows.rowCount():
            self.strip.go_to(self.rows.row(number).id)

    def _on_enlarged(self, _picture_id: object = None) -> None:
        self.caption.flush()
        self.sides.setCurrentIndex(1)
        self._show_chosen()
        self.large.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_caption(self, words: str) -> None:
        if picture := self.picture():
            self.ask(partial(picturing.caption, picture=picture, words=words))

    def _on_home(self, _index: int) -> None:
        if picture := self.picture():
            self.ask(partial(picturing.keep_with, picture=picture, kept_with=self.home.value))

    def _on_removal(self, _picture_id: str) -> None:
        self._on_remove_button()

    def _on_remove_button(self) -> None:
        if picture := self.picture():
            self.ask(partial(picturing.take_away, picture=picture))

    def _on_move(self, _picture_id: str, by: int) -> None:
        self._on_move_button(by)

    def _on_move_button(self, by: int, *_clicked: object) -> None:
        if picture := self.picture():
            self.ask(partial(picturing.move, picture=picture, by=by))


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _LONG else f"{line[:_LONG].rstrip()}…"
