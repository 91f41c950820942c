"""The window as the place from which the laptop goes round, and to which it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QScreen, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.round_window import RoundWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed, after the first paint
    from hostdesk.domain.change import Change
    from hostdesk.domain.gathering import Gathering
    from hostdesk.domain.guest import Guest
    from hostdesk.ui.host_key import HostKey
    from hostdesk.ui.passing import Passing
    from hostdesk.ui.passing_screen import PassingScreen
    from hostdesk.ui.passing_sheet import PassingSheet
    from hostdesk.workflows.capture import Asking


class PassingWindow(RoundWindow):
    """Gives the laptop to the guests, keeps what they hand in, and stays out of sight meanwhile."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._passing: PassingScreen | None = None
        self._sheet: PassingSheet | None = None
        self._key_words = ""  # the host's key, until HostDesk is closed
        self._asking: Asking | None = None
        self._hidden: list[QWidget] = []  # windows that come back afterwards
        self._lost_display = ""  # the name of the guests' display, if it went
        self._is_one_step = False  # an unnamed round is one step of undo
        desk.saved.connect(self._on_passing_saved)
        desk.not_kept.connect(self._on_passing_held)

    @property
    def is_passing(self) -> bool:
        return self._passing is not None

    @property
    def _beyond_the_session(self) -> dict[str, Any]:
        return {**super()._beyond_the_session, "pass_requested": self.on_pass_round}

    # the sheet before it

    def on_pass_round(self) -> None:
        """Asks for the key and who is asked, for the round on the page Run and capture."""
        from hostdesk.domain.asking import asked_in
        from hostdesk.domain.scale import Naming
        from hostdesk.ui.passing_sheet import PassingSheet

        gathering = self.desk.gathering
        if gathering is None or self.is_passing or self._sheet is not None:
            if gathering is None:
                self.say(_("Open a session first; then the laptop can go round."))
            return
        self._flush()
        asking = self._round_to_pass(gathering)
        if asking is None:
            self.say(_("Add a scale first, on the page Scales; then the laptop can go round."))
            return
        asked = gathering.round_of(asking.scale.id, asking.moment)
        has_numbers = asked is not None and bool(gathering.values_in(asked.id))
        silent = asked is None or asked.silent or not has_numbers
        named = asking.scale.naming is not Naming.UNNAMED
        guests = sorted(asked_in(gathering, asked), key=_here_first)
        self._asking = asking
        self._sheet = PassingSheet(self, asking, guests, self._key_words, silent, named)
        self._sheet.agreed.connect(self._on_agreed)
        self._sheet.finished.connect(self._on_sheet_gone)
        self._sheet.open()

    def _round_to_pass(self, gathering: Gathering) -> Asking | None:
        from hostdesk.ui.passing import asking_of

        page = self._page("capture")
        page.show_gathering(gathering)
        return asking_of(gathering, page.asked)

    def _on_sheet_gone(self) -> None:
        self._sheet = None

    def _on_agreed(self, who: Sequence[str], key: HostKey, silent: bool) -> None:
        """Opens the round as it is to be held; what is in the way of that is said on the sheet."""
        from hostdesk.workflows import rounds

        gathering, asking = self.desk.gathering, self._asking
        if gathering is None or asking is None or self._sheet is None:
            return
        asked = gathering.round_of(asking.scale.id, asking.moment)
        among = asked.asked_of if asked is not None else ()
        try:
            change = rounds.open_round(gathering, asking, datetime.now(), silent=silent, asked_of=among)
        except HostDeskError as error:
            self._sheet.say(str(error))
            return
        self._key_words = self._sheet.key.text()
        self._sheet.accept()
        self.desk.do(change)
        if silent:
            self.desk.want(partial(_hidden_again, asking=asking))
        self._give_away(asking, who, key)

    # the laptop goes round

    def _give_away(self, asking: Asking, who: Sequence[str], key: HostKey) -> None:
        from hostdesk.domain.asking import asked_in
        from hostdesk.ui.passing import begun
        from hostdesk.ui.passing_screen import PassingScreen

        gathering = self.desk.gathering
        assert gathering is not None
        asked = gathering.round_of(asking.scale.id, asking.moment)
        people = [_person(guest) for guest in sorted(asked_in(gathering, asked), key=_here_first)]
        passing = begun(gathering, asking, who)
        screen = PassingScreen(passing, people, key, self.settings.text_size)
        screen.handed_in.connect(self._on_handed_in)
        screen.try_again_requested.connect(self.desk.try_again)
        screen.ended.connect(self._on_passing_ended)
        if self._is_projecting and self.projection.covers_the_host:
            self.projection.close()  # the one display is the guests' now
        self._passing = screen
        screen.fill(self.screen())
        self._watch_over()

    def _watch_over(self) -> None:
        """From now on nothing of the host's is there to be reached, also by keys that change windows."""
        self._hide_everything_else()
        app = _application()
        app.focusWindowChanged.connect(self._on_focus_elsewhere)
        app.screenRemoved.connect(self._on_display_gone)
        app.screenAdded.connect(self._on_display_came)

    def _watch_no_more(self) -> None:
        app = _application()
        app.focusWindowChanged.disconnect(self._on_focus_elsewhere)
        app.screenRemoved.disconnect(self._on_display_gone)
        app.screenAdded.disconnect(self._on_display_came)

    def _hide_everything_else(self) -> None:
        """A window that comes by itself too, one that tells of a fault for instance: it waits."""
        if self._passing is None:
            return
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and not self._is_for_guests(window):
                self._hidden += [] if window in self._hidden else [window]
                window.hide()

    def _is_for_guests(self, window: QWidget) -> bool:
        projector = self.projection.projector if self._is_projecting else None
        return window is self._passing or window is projector

    def _on_focus_elsewhere(self) -> None:
        QTimer.singleShot(0, self, self._hide_everything_else)

    def showEvent(self, event: QShowEvent) -> None:
        """Started a second time, HostDesk shows its window: not to guests."""
        super().showEvent(event)
        if self.is_passing:
            self._on_focus_elsewhere()

    def _on_display_gone(self, screen: QScreen) -> None:
        """Covered at once, then on a display that is there."""
        if self._passing is None:
            return
        self._passing.cover_up()
        left = [other for other in QApplication.screens() if other is not screen]
        if self._passing.screen() is screen and left:
            self._lost_display = screen.name()
            self._passing.fill(left[0])

    def _on_display_came(self, screen: QScreen) -> None:
        """Back to the display from which it came."""
        if self._passing is not None and screen.name() == self._lost_display:
            self._lost_display = ""
            self._passing.cover_up()
            self._passing.fill(screen)

    # what is handed in

    def _on_handed_in(self, passing: Passing) -> None:
        gathering = self.desk.gathering
        if gathering is None or self._passing is None or self._asking is None:
            return
        try:
            with self._passing.tongue:
                change = _answered(gathering, self._asking, passing)
        except HostDeskError as error:
            self._passing.refuse(str(error))
            return
        if passing.is_nameless and not self._is_one_step:
            # undone one by one, the answers would come off in the order in which they were given
            self._is_one_step = True
            self.desk.undo_stack.beginMacro(_("Pass the laptop round"))
        self.desk.do(change)
        if self.desk.all_is_kept:
            self._passing.kept()

    def _on_passing_saved(self, saved: bool) -> None:
        if self._passing is not None and saved:
            self._passing.kept()

    def _on_passing_held(self, _sentence: str) -> None:
        if self._passing is not None:
            self._passing.held()

    # and comes back

    def _on_passing_ended(self) -> None:
        self._watch_no_more()
        self._passing = self._asking = None
        if self._is_one_step:
            self._is_one_step = False
            self.desk.undo_stack.endMacro()
        hidden, self._hidden = self._hidden, []
        for window in filter(isValid, hidden):
            window.show()
        self.raise_()
        self.activateWindow()
        self._focus_first(self.stack.currentWidget())
        if self._is_projecting:
            self.tell_projector()

    def tell_projector(self) -> None:
        """While the laptop goes round the wall stays as it was: what comes when would tell whose it is."""
        if not self.is_passing:
            super().tell_projector()

    def take_laptop_back(self) -> None:
        """The window is closed altogether."""
        if self._passing is not None:
            self._passing.end()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _answered(gathering: Gathering, asking: Asking, passing: Passing) -> Change:
    """What was handed in, as a change."""
    from hostdesk.domain.mark import Came
    from hostdesk.workflows import capture

    draft, now = passing.draft, datetime.now()
    words = {"already_there": draft.already_there, "one_step_up": draft.one_step_up}
    if not passing.has_another_mind:  # then nothing takes away what the host had written down
        words = {field: typed for field, typed in words.items() if typed.strip()}
    number = {"skipped": True, "value": None} if draft.skipped else {"value": draft.value}
    enough = {} if draft.good_enough is None else {"good_enough": draft.good_enough}
    fields: dict[str, Any] = {**words, **number, **enough}
    if passing.is_nameless:  # not how it came either: among those that the host typed it would stand out
        return capture.answer_unnamed(gathering, asking, now, **fields)
    again, came = passing.has_another_mind, Came.THEMSELVES
    return capture.answer(
        gathering, asking, passing.whose, now, correcting=again, came=came, spoken_by="", **fields
    )


def _hidden_again(gathering: Gathering, asking: Asking) -> Change:
    """A round that was revealed already is hidden until it is revealed again."""
    from hostdesk.workflows import rounds

    asked = gathering.round_of(asking.scale.id, asking.moment)
    assert asked is not None
    return rounds.reveal(gathering, asked, revealed=False)


def _here_first(guest: Guest) -> tuple[bool, bool]:
    """Those who are here, those who are not, and the host last."""
    return guest.is_host, not guest.is_here


def _person(guest: Guest) -> Any:
    from hostdesk.ui.guest_language import language_meant
    from hostdesk.ui.passing_page import Person

    return Person(guest.id, guest.name, language_meant(guest.language), guest.paper)
