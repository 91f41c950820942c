"""The line that keeps what is said: whose, which, the words; Enter keeps them, Esc leaves them for later."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.live_order import block_on
from hostdesk.domain.note import NoteKind
from hostdesk.domain.said import OF_SOMEBODY, speakers
from hostdesk.ui import said_words, theme
from hostdesk.ui.live_words import now_here
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.choice_box import ChoiceBox
from hostdesk.ui.widgets.flow import Flow
from hostdesk.ui.widgets.plain import Box, Button, Card, heading, muted
from hostdesk.ui.widgets.saying_fields import SpeakerField, WordsField
from hostdesk.words import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BEGINS_WITH_A_NAME = re.compile(r"\s*([^:：\n]{1,80})[:：]\s*")
_LONGEST_LETTERS = 80
_NONE = (None, "–")  # where there is nothing to choose


class Draft(NamedTuple):
    """What stands in the line and is not kept yet."""

    words: str = ""
    letters: str = ""  # of whose words they are
    guest_id: str | None = None
    which: str | None = None  # boundary or decision
    consent: Consent = Consent.NOT_ASKED


class SayingLine(Card):
    """Lies at the foot of the pages until its words are kept or left; it changes nothing by itself."""

    keeping = Signal(bool)  # True: and stays for another
    left = Signal()

    def __init__(self, over: QWidget, pages: QWidget) -> None:
        super().__init__("saying_line")
        self._over, self._pages = over, pages
        self.kind = NoteKind.NOTE
        self._gathering: Gathering | None = None
        self._lay_out()
        self.setParent(over)
        pages.installEventFilter(self)
        self.hide()

    # layout

    def _lay_out(self) -> None:
        self.title = heading("", "saying_title", 1.15)
        self.during = muted("", "saying_during")
        self.who = SpeakerField("saying_who")
        self.which = ChoiceBox([_NONE])
        self.which.setObjectName("saying_which")
        self.which.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(16)
        self.words = WordsField("saying_words")
        self.consent = CheckBox(_("Asked: yes, this may be quoted"), "saying_consent")
        self.hint = muted("", "saying_hint")
        self.keep = Button(_("Keep"), "saying_keep", primary=True)
        self.leave = Button(_("Leave it"), "saying_leave")
        self.who_box = Box(self.who)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.during)
        column.addLayout(Flow(self.which, self.who_box, Box(self.words)))
        column.addWidget(self.hint)
        column.addLayout(Flow(self.consent, self.keep, self.leave))
        self._connect()

    def _connect(self) -> None:
        self.who.letters_changed.connect(self._show_hint)
        self.who.finished.connect(self._on_who)
        self.words.entered.connect(self.keeping)
        self.words.textChanged.connect(self._on_words)
        self.words.tabbed.connect(self._on_tab)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self.left)

    # showing

    def show_kind(self, kind: NoteKind, gathering: Gathering, draft: Draft) -> None:
        """Opens for one kind, with what was left there; the keyboard in the first field that is open."""
        self.kind = kind
        self.title.setText(kind.label)
        self.words.setAccessibleName(kind.label)
        self.words.setPlaceholderText(said_words.asks(kind))
        self.who_box.setVisible(kind in OF_SOMEBODY)
        self.know(gathering)
        self.which.show_value(draft.which)
        self.who.show_speaker(draft.letters, draft.guest_id)
        self.words.show_words(draft.words)
        self.consent.setChecked(draft.consent is Consent.GIVEN)
        if kind.is_of_a_boundary and len(gathering.boundaries) == 1:
            self.which.setCurrentIndex(1)
        self._show_hint()
        self.show()
        self._fit()
        self.raise_()
        choosing = self.which.isVisibleTo(self) and self.which.value is None and not draft.words
        (self.which if choosing else self.words).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def know(self, gathering: Gathering) -> None:
        """Who is there and what there is to choose from, as it is now."""
        self._gathering = gathering
        self.who.know(gathering.guests)
        choices = said_words.choices(self.kind, gathering)
        self.which.offer(choices or [_NONE])
        self.which.setVisible(bool(choices))
        self.which.setAccessibleName(choices[0][1] if choices else "")
        block = block_on(gathering.blocks, now_here())
        self.during.setText(_("During: {block}").format(block=block.title) if block else "")
        self.during.setVisible(block is not None)

    @property
    def draft(self) -> Draft:
        """What stands in it."""
        consent = Consent.GIVEN if self._asks_consent() and self.consent.isChecked() else Consent.NOT_ASKED
        guest_id = self.who.guest_id if self.kind in OF_SOMEBODY else None
        return Draft(self.words.toPlainText(), self.who.text(), guest_id, self.which.value, consent)

    def take(self) -> None:
        """What was typed is in safe hands: makes room for the next."""
        self.who.show_speaker("", None)
        self.words.show_words("")
        self.consent.setChecked(False)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_hint()

    def refusal(self) -> str:
        """What stands in the way of keeping it, as a sentence; "" when nothing does."""
        self.who.complete()
        if self.kind in OF_SOMEBODY and self.who.text().strip() and self.who.guest_id is None:
            return _("Nobody on the list is called that. Empty the first field, or welcome them first.")
        return ""

    def _asks_consent(self) -> bool:
        guest = self._speaker()
        return self.kind is NoteKind.QUOTE and (guest is None or guest.may_quote is not Consent.GIVEN)

    def _speaker(self) -> Guest | None:
        guests = self._gathering.guests if self._gathering else ()
        return next((guest for guest in guests if guest.id == self.who.guest_id), None)

    def _show_hint(self) -> None:
        said = self.who.said() if self.who.hasFocus() else ""
        self.hint.setText(said or said_words.hint(self.kind, self._speaker()))
        self.words.setAccessibleDescription(self.hint.text())
        self.who.setAccessibleDescription(self.hint.text())
        self.consent.setVisible(self._asks_consent())

    # keys

    def _on_keep(self) -> None:
        self.keeping.emit(False)

    def _on_who(self) -> None:
        self._show_hint()
        self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_words(self) -> None:
        """ "ada:" and what she said: the name goes where names stand."""
        typed = self.words.toPlainText()
        if typed == " " and self.who.text():  # as one types after a colon
            self.words.show_words("")
        elif self.kind in OF_SOMEBODY and not self.who.text():
            named = _BEGINS_WITH_A_NAME.match(typed)
            if named and self.words.textCursor().position() == named.end() and self._names(named[1]):
                self.words.show_words(typed[named.end() :])
                self.words.go_to_start()

    def _on_tab(self) -> None:
        """Letters alone, and Tab: whose words come next."""
        letters = self.words.toPlainText()
        free = self.kind in OF_SOMEBODY and not self.who.text() and len(letters) <= _LONGEST_LETTERS
        if free and letters.strip() and self._names(letters):
            self.words.show_words("")
        else:
            self.words.go_on()

    def _names(self, letters: str) -> bool:
        """Takes the letters for a guest, if there is one whom they mean."""
        found = speakers(self._gathering.guests, letters) if self._gathering else ()
        if found:
            self.who.show_speaker(found[0].name, found[0].id)
            self._show_hint()
        return bool(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and self.which.hasFocus():
            self.words.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in _ENTER:
            self.keeping.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            event.accept()  # what is typed here is for nobody else

    # where it lies

    def _fit(self) -> None:
        """At the foot of the pages, as high as its words need."""
        room, em = self._pages.geometry(), theme.em(self)
        width = min(room.width() - em, 46 * em)
        layout = self.layout()
        assert layout is not None
        height = min(layout.totalHeightForWidth(width), room.height() - 8)
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.bottom() - height - 3, width, height)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move)
        if moved and self.isVisible() and watched is self._pages:
            self._fit()
        return super().eventFilter(watched, event)
