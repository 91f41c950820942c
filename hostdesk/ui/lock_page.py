"""What a locked or covered window shows, and nothing else: one field, or one key to come back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hostdesk.ui import early, theme
from hostdesk.ui.widgets.check_box import CheckBox
from hostdesk.ui.widgets.plain import Box, Button, Card, heading, labelled, muted, plain
from hostdesk.words import _, counted

_WIDTH = 30  # em, at most


class LockPage(QWidget):
    """Stands in the place of everything else. A wrong passphrase stays in its field, to be mended."""

    typed = Signal(str)
    come_back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lock_page")
        self._waits = 0  # seconds until the next try
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._on_second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scrolled())

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self._card(), 8)
        beside.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(2)
        column.addLayout(beside)
        column.addStretch(3)
        area = QScrollArea()
        area.setObjectName("lock_page_sheet")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        early.take_focus_by(area, early.NO_FOCUS)
        area.setProperty("horizontalScrollBarPolicy", early.ALWAYS_OFF)
        area.setWidget(inner)
        return area

    def _card(self) -> Card:
        self.card = Card("lock_card")
        self.title = heading("", "lock_title", 1.6)
        self.purpose = muted("", "lock_purpose")
        self.field = QLineEdit()
        self.field.setObjectName("lock_passphrase")
        self.field.setFrame(False)
        self.field.setMinimumHeight(30)
        self.field.setMaxLength(1000)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._on_unlock)
        self._group = labelled(_("Passphrase"), Box(self.field))
        self.shown = CheckBox(_("Show what I type"), "lock_shown")
        self.shown.toggled.connect(self._on_shown)
        self.unlock = Button(_("Unlock"), "lock_unlock", primary=True)
        self.unlock.clicked.connect(self._on_unlock)
        self.back = Button(_("Come back"), "lock_come_back", primary=True)
        self.back.clicked.connect(self.come_back_requested)
        self.sentence = plain("", "lock_sentence")
        self.forgotten = muted(_forgotten(), "lock_forgotten")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        for widget in (self.title, self.purpose, self._group, self.shown, self.sentence):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.unlock)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.forgotten)
        self.follow_text_size()
        return self.card

    def follow_text_size(self) -> None:
        self.card.setMaximumWidth(theme.em(self) * _WIDTH)

    # how it stands

    def ask_for_passphrase(self, is_hosting: bool = False) -> None:
        """The library is closed, or the window covered until the passphrase comes."""
        words = _("All your sessions are locked on this laptop. Your passphrase opens them.")
        if is_hosting:
            words = _("Your window is covered; the projector stays as it is. Your passphrase opens it.")
        self._show(_("Locked"), words, asks=True)

    def rest(self) -> None:
        """In the middle of hosting one key must do."""
        words = _("Your window is covered while nobody is at the laptop. Any key brings it back.")
        self._show(_("Covered"), words, asks=False)

    def _show(self, title: str, words: str, asks: bool) -> None:
        self.title.setText(title)
        self.purpose.setText(words)
        self.say("")
        self.field.clear()
        for widget in (self._group, self.shown, self.unlock, self.forgotten):
            widget.setVisible(asks)
        self.back.setVisible(not asks)
        self.let_try(True)

    def take_the_keyboard(self) -> None:
        (self.field if self.asks else self.back).setFocus()

    @property
    def asks(self) -> bool:
        return not self.unlock.isHidden()

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        if sentence and self.isVisible():
            from hostdesk.ui.widgets.announcing import speak

            speak(self.sentence, sentence)

    def let_try(self, may: bool) -> None:
        self._second.stop()
        self.unlock.setEnabled(may)

    def opening(self) -> None:
        self.let_try(False)
        self.say(_("Opening…"))

    def refuse(self, sentence: str, pause: float) -> None:
        """What was wrong; the next try may come after so many seconds."""
        self.let_try(pause == 0)
        self.say(sentence)
        self.field.setFocus()
        self.field.selectAll()
        if pause:
            self._waits = round(pause)
            self._told = sentence
            self._second.start()
            self._tell_the_pause()

    def _tell_the_pause(self) -> None:
        one, more = "Try again in {n} second.", "Try again in {n} seconds."
        self.sentence.setText(f"{self._told} {counted(one, more, self._waits)}")

    def _on_second(self) -> None:
        self._waits -= 1
        if self._waits > 0:
            self._tell_the_pause()
        else:
            self.let_try(True)
            self.sentence.setText(self._told)

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Normal if shown else mode.Password)

    def _on_unlock(self) -> None:
        if self.unlock.isEnabled() and self.field.text():
            self.typed.emit(self.field.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.asks:
            self.come_back_requested.emit()
            return
        super().keyPressEvent(event)


def _forgotten() -> str:
    return _(
        "Forgotten it? Look for the sheet that you printed or wrote when you chose it. Without the "
        "passphrase nobody can open this library: not you, and not those who made HostDesk."
    )
