"""The guests' window: full screen, a page at a time, and no way to anything else without the host's key."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hostdesk.domain.guest import Format
from hostdesk.errors import HostDeskError
from hostdesk.ui.guest_language import reads_from_the_right, tongue_of
from hostdesk.ui.host_key import HostKey
from hostdesk.ui.passing import NUMBERS, Cover, Passing, Place
from hostdesk.ui.passing_page import PassingPage, Person, Step, look_for
from hostdesk.ui.passing_pages import page_for
from hostdesk.words import _, aside, counted

_THANKS = 6000  # milliseconds until the page for the next person comes by itself
_PATIENCE = 2000  # milliseconds until what is not yet on the disk is called held
_FORWARD = 150  # milliseconds until it comes forward again
_ASKS = 40  # so often it asks to be in front
_ANEW = (3, 10)  # at these times it asks as a new window
_GRABS = 20  # so often it tries to have the keyboard alone
_GIVES_THE_KEYBOARD = "xcb"  # other platforms of Qt have no way to ask for it
_TEN = Decimal(10)


class PassingScreen(QWidget):
    """Holds the passing. What is handed in goes to the host's window, which says when it is kept."""

    handed_in = Signal(object)  # the Passing, whose draft it is
    try_again_requested = Signal()
    ended = Signal()

    def __init__(self, passing: Passing, people: Sequence[Person], key: HostKey, text_size: int) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("passing")
        self.setWindowTitle(_("HostDesk, the laptop goes round"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self.passing = passing
        self._people = {person.id: person for person in people}
        self._key = key
        self._text_size = text_size
        self._may_go = False
        self._one_was_typed = False
        self.page: PassingPage | None = None
        self._told: object = None  # the page that was said aloud
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._thanks = QTimer(self, singleShot=True, interval=_THANKS)
        self._thanks.timeout.connect(self._on_thanked)
        self._keeping = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._keeping.timeout.connect(self.held)
        self._forward = QTimer(self, singleShot=True, interval=_FORWARD)
        self._forward.timeout.connect(self._on_forward)
        self._asked_for = 0  # so often since it was in front
        self._grabbing = QTimer(self, interval=_FORWARD)
        self._grabbing.timeout.connect(self._on_grab)
        self._tries, self._has_keyboard = 0, False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._on_may_try_again)
        self._show_page()

    # what the host's window tells

    def kept(self) -> None:
        """What was handed in is on the disk."""
        self._take(self.passing.kept())

    def held(self) -> None:
        self._take(self.passing.held())

    def refuse(self, sentence: str) -> None:
        """What was handed in cannot be taken: back to it, with the reason."""
        self._take(self.passing.refused())
        self._say(sentence)

    @property
    def tongue(self) -> AbstractContextManager[None]:
        """The language of whoever sits here, where it is installed."""
        return aside(tongue_of(self._language()))

    def end(self) -> None:
        """The host has it back."""
        self._may_go = True
        self._grabbing.stop()
        self.ended.emit()
        self.close()

    # whoever sits here

    def _person(self) -> Person | None:
        """Nobody on the host's page and on that of the next person in an unnamed round."""
        if self.passing.cover in (Cover.KEY, Cover.HOST):
            return None
        return self._people.get(self.passing.whose) if self.passing.place is not Place.THANKS else self._last

    _last: Person | None = None  # whose turn it was

    def _language(self) -> str:
        person = self._person()
        return person.language if person else ""

    # pages

    def _take(self, after: Passing) -> None:
        """What is next; another page only where there is another."""
        before, self.passing = self.passing, after
        if after.place is Place.THANKS and before.place is not Place.THANKS:
            self._last = self._people.get(before.whose)
            _forget_what_was_copied()
        if (after.place, after.covers, after.waiting) != (before.place, before.covers, before.waiting):
            self._show_page()
            if after.place is Place.KEEPING and before.place is not Place.KEEPING:
                self._keeping.start()
                self.handed_in.emit(after)
        elif self.page is not None:
            with self.tongue:
                self.page.show_chosen(after.number)
            self.page.bring_next_into_sight()

    def _show_page(self) -> None:
        right = reads_from_the_right(self._language())
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        look = look_for(self.size(), self._person(), self._text_size, right)
        with self.tongue:
            page = page_for(self.passing, self._people, look)
        page.acted.connect(self._on_acted)
        page.key_typed.connect(self._on_key)
        page.try_again_requested.connect(self.try_again_requested)
        page.end_requested.connect(self.end)
        page.in_the_middle_of(self.size())
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        self._column.addWidget(page)
        page.show()
        page.settle()
        self.setAccessibleName(page.accessibleName())
        self._tell()
        self._one_was_typed = False
        self._mind_thanks()
        self._mind_the_keyboard()

    def _tell(self) -> None:
        """Each page once: not before it is there, and not again when it is only laid out anew."""
        now = self.passing.place, self.passing.covers, self.passing.waiting
        if self.page is not None and self.isVisible() and now != self._told:
            self._told = now
            self.page.tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _mind_thanks(self) -> None:
        thanked = self.passing.place is Place.THANKS and self.passing.cover is None
        self._thanks.start() if thanked else self._thanks.stop()

    def _on_thanked(self) -> None:
        self._take(self.passing.hand_on())

    def _on_acted(self, step: Step) -> None:
        try:
            with self.tongue:
                after = step(self.passing)
        except HostDeskError as error:
            self._say(str(error))
            return
        self._take(after)

    def _say(self, sentence: str) -> None:
        if self.page is not None:
            self.page.say(sentence)

    # the host's key

    def _on_key(self, typed: str) -> None:
        if self.passing.cover is not Cover.KEY or self.page is None or self.page.key is None:
            return
        if self._key.opens(typed):
            self._take(self.passing.open_host_page())
            return
        self.page.key.selectAll()
        seconds = max(1, round(self._key.pause))
        wait = counted("Please wait {n} second.", "Please wait {n} seconds.", seconds)
        self._say(_("That is not the key.") + " " + wait)
        self._again.start(int(self._key.pause * 1000) + 50)

    def _on_may_try_again(self) -> None:
        if self.passing.cover is Cover.KEY:
            self._say(_("You can try again now."))

    # keys: those of the page, and no others

    def event(self, event: QEvent) -> bool:
        """A shortcut of the app is only a key here."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field and no button took; nothing of it goes further."""
        event.accept()
        one_before, self._one_was_typed = self._one_was_typed, False
        if event.key() == Qt.Key.Key_L and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take(self.passing.cover_with(Cover.KEY))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.page is not None and self.page.next is not None and not event.isAutoRepeat():
                self.page.next.click()
        elif self.passing.place in NUMBERS and self.passing.cover is None:
            self._on_number_key(event, one_before)

    def _on_number_key(self, event: QKeyEvent, one_before: bool) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            return
        text, right = event.text(), self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps:
            sideways = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left)
            by = steps[Qt.Key(event.key())] * (-1 if right and sideways else 1)
            self._on_acted(lambda passing: passing.step(by))
        elif text.isdecimal():  # also the digits of other scripts
            digit = int(text)
            self._one_was_typed = digit == 1
            value = _TEN if one_before and digit == 0 else Decimal(digit)
            self._on_acted(lambda passing: passing.choose(value))
        elif text and text in "tT":
            self._on_acted(lambda passing: passing.choose(_TEN))
        elif text and text in ".,٫½":
            self._on_acted(lambda passing: passing.add_half())

    # staying in front

    def fill(self, screen: QScreen) -> None:
        """Covers this display and takes the keyboard."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.come_forward()

    def come_forward(self) -> None:
        """Again in front, and with the keyboard for itself where the system gives it."""
        if self._may_go:
            return
        if self._asked_for in _ANEW:
            self.hide()  # some systems put it aside and do not let it back: then it comes as a new window
        if self.isHidden() or self.isMinimized() or not self.isFullScreen():
            self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self._tries, self._has_keyboard = 0, False
        self._grabbing.start()
        self._asked_for += 1
        if self._asked_for < _ASKS:
            self._forward.start()

    def _on_forward(self) -> None:
        """Asks until it is there."""
        if self.isActiveWindow() and not self.isMinimized():
            self._asked_for = 0
        else:
            self.come_forward()

    def _mind_the_keyboard(self) -> bool:
        """Has it alone, but not where a screen reader needs its own keys; True when it is as it should be."""
        handle, person = self.windowHandle(), self._person()
        alone = person is None or person.paper is not Format.SCREEN_READER
        if QGuiApplication.platformName() != _GIVES_THE_KEYBOARD:
            return True
        if handle is not None and alone is not self._has_keyboard:
            self._has_keyboard = handle.setKeyboardGrabEnabled(alone) and alone
        return self._has_keyboard is alone

    def _on_grab(self) -> None:
        """Some systems give the keyboard only once the window is there; some never do."""
        self._tries += 1
        if self._mind_the_keyboard() or self._tries >= _GRABS:
            self._grabbing.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.ActivationChange, QEvent.Type.WindowStateChange)
        is_behind = not self.isActiveWindow() or self.isMinimized()
        if event.type() in kinds and is_behind and not self._may_go and self.isVisible():
            self._asked_for = 0
            self._forward.start()

    def cover_up(self) -> None:
        """Something happened to the displays: nobody's answer is to stand on another one."""
        self._take(self.passing.cover_with(Cover.PAUSE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._show_page()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the host's key closes it."""
        if not self._may_go:
            event.ignore()
            return
        handle = self.windowHandle()
        if handle is not None:
            handle.setKeyboardGrabEnabled(False)
        event.accept()


def _forget_what_was_copied() -> None:
    """The next person pastes nothing of this one’s."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(clipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(clipboard.Mode.Selection)
