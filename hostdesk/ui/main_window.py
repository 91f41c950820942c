"""The window: rail, page, coach, and a quiet line for messages."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from importlib import import_module
from time import strftime
from typing import TYPE_CHECKING, Any, cast

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hostdesk.settings import Settings
from hostdesk.ui import theme
from hostdesk.ui.desk import Desk
from hostdesk.ui.pages.home import HomePage
from hostdesk.ui.saying import day_said
from hostdesk.ui.tidying import tidy_well
from hostdesk.ui.widgets.plain import Button, row
from hostdesk.ui.widgets.rail import Rail
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed, after the first paint
    from PySide6.QtGui import QAction

    from hostdesk.ui.actions import ActionText
    from hostdesk.ui.messages import Messages

_SMALLEST_PAGE = 34  # em: below that the coach folds away by itself
_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


class MainWindow(QWidget):
    """One window, three stages. Pages are built when they are first opened."""

    settings_changed = Signal(object)  # Settings
    was_painted = Signal()  # for the first time

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("HostDesk")
        self.desk = desk
        self.settings = settings
        self._pages: dict[str, Any] = {}
        self._place = "home"
        self._coach: Any = None
        self._closing = self._closing_anyway = False
        self._painted = False
        self._lay_out()
        self._connect()
        self._show_rail()
        self.setMinimumSize(640, 420)

    # layout

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.home = HomePage()
        self.stack.addWidget(self.home)
        middle.addWidget(self.stack, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(24, 0, 24, 10)
        middle.addLayout(self._foot)
        layout.addLayout(middle, 1)
        self._columns = layout

    def _left(self) -> QWidget:
        self.left = QWidget()
        self.left.setObjectName("left")
        self.left.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.left.setAutoFillBackground(True)
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        self.rail = Rail()
        self.state = QLabel(_("All work is saved on this laptop."))
        self.state.setObjectName("saved_state")
        self.state.setWordWrap(True)
        self.state.setContentsMargins(24, 0, 12, 0)
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.menu_button = Button(_("Menu"), "menu_button")
        self.menu_button.clicked.connect(self.on_menu)
        buttons = row(self.menu_button, 1)
        buttons.setContentsMargins(20, 0, 12, 0)
        column.addWidget(self.rail, 1)
        column.addWidget(self.state)
        column.addLayout(buttons)
        self._fit_rail()
        return self.left

    def _fit_rail(self) -> None:
        self.left.setFixedWidth(min(int(theme.em(self) * 12.5), max(190, self.width() * 3 // 10)))

    @cached_property
    def messages(self) -> Messages:
        """The line at the foot, once there is something to say."""
        from hostdesk.ui.messages import Messages

        made = Messages()
        made.action_requested.connect(self._on_message_action)
        self._foot.addWidget(made)
        return made

    def _say(self, sentence: str) -> None:
        self.messages.say(sentence)

    @cached_property
    def actions_by_id(self) -> dict[str, QAction]:
        """Made after the first paint, which need not wait for them: nobody has pressed a key yet."""
        from hostdesk.ui.actions import actions

        return {text.id: self._made_action(text) for text in actions()}

    def _made_action(self, text: ActionText) -> QAction:
        from PySide6.QtGui import QAction, QKeySequence

        action = QAction(text.text, self)
        action.setObjectName(f"action_{text.id}")
        action.setShortcuts([QKeySequence(key) for key in text.keys])
        action.setToolTip(text.help)
        action.triggered.connect(getattr(self, f"on_{text.id}"))
        self.addAction(action)
        return action

    def _connect(self) -> None:
        desk, home = self.desk, self.home
        desk.leaving.connect(self._flush)
        desk.gathering_opened.connect(self._on_opened)
        desk.gathering_changed.connect(self._on_changed)
        desk.gathering_closed.connect(self.on_home)
        desk.list_changed.connect(self._on_list_changed)
        desk.said.connect(self._say)
        desk.done.connect(self._on_done)
        desk.not_kept.connect(self._on_not_kept)
        desk.saved.connect(self._on_saved)
        self.rail.chosen.connect(self.go_to)
        home.open_requested.connect(desk.open)
        home.new_requested.connect(self._on_new_requested)
        home.duplicate_requested.connect(desk.duplicate)
        home.removal_requested.connect(desk.delete)
        home.sample_requested.connect(self._on_sample_requested)
        home.archive_requested.connect(self.on_open_archive)
        home.search_changed.connect(self.refresh_home)
        home.rows_needed.connect(self._on_rows_needed)
        self._home_is_old = False
        self._home_rest = QTimer(self, singleShot=True, interval=30)
        self._home_rest.timeout.connect(self.refresh_home)

    # the list of sessions

    def show_first_list(self, count: int, first_page: list[Any], next_session: Any) -> None:
        """What the library held when the window opened."""
        self.home.show_list(count, first_page)
        self.home.show_next(next_session)
        self.rail.show_current("home")
        (self.home.title if count == 0 else self.home.list).setFocus()

    def refresh_home(self) -> None:
        """Asks for the list anew, with the words in the search box."""
        self._home_is_old = False
        now = strftime("%Y-%m-%dT%H:%M")
        self.desk.list_sessions(self.home.search.text(), self._on_listed, now)

    def _on_listed(self, answer: tuple[int, list[Any], Any]) -> None:
        count, first_page, next_session = answer
        self.home.show_list(count, first_page)
        self._show_next(next_session)

    def _show_next(self, next_session: Any) -> None:
        self.home.show_next(next_session)
        if next_session is not None:
            QTimer.singleShot(0, self, self._ask_what_is_open)

    def _ask_what_is_open(self) -> None:
        session_id = self.home._next
        if session_id:
            from hostdesk.workflows.sessions import gathering

            self.desk.ask(lambda library: gathering(library, session_id), self._on_next_read)

    def _on_next_read(self, gathering: Any) -> None:
        from hostdesk.domain.preparation import open_questions

        words = [question.words for question in open_questions(gathering)]
        self.home.show_still_open(gathering.session.id, words)

    def _on_rows_needed(self, first: int) -> None:
        self.desk.list_page(self.home.search.text(), first, self.home.show_page)

    def _on_list_changed(self) -> None:
        self._home_is_old = True
        if self._place == "home":
            self._home_rest.start()

    def _on_new_requested(self, title: str) -> None:
        if self.desk.begin(title, self.settings.host_name):
            self.home.session_was_begun()

    def _on_sample_requested(self) -> None:
        from datetime import date

        from hostdesk.domain.change import Change
        from hostdesk.workflows.sample import sample_gathering

        sample = sample_gathering(date.today())
        session_id = sample.session.id
        self.desk.do(Change(_("Open the sample session"), session_id, (), sample.parts))
        self.desk.open(session_id)

    # the open session

    def _on_opened(self, gathering: Any) -> None:
        from hostdesk.domain.session import Stage

        first = {Stage.PREPARE: "purpose", Stage.HOST: "capture", Stage.HARVEST: "summary"}
        self._place = "home"  # nothing of the session before is said to this one
        self._show_rail()
        self.go_to(first[gathering.session.stage])

    def _on_changed(self, gathering: Any) -> None:
        self._closing = False  # who goes on working has thought better of it
        page = self._pages.get(self._place)
        if page is not None:
            page.show_gathering(gathering)
        self._show_rail()
        self._guide()

    def _show_rail(self) -> None:
        gathering = self.desk.gathering
        if gathering is None:
            self.rail.show_steps(
                "HostDesk", "", (("", "home", _("Sessions")), ("", "handbook", _("Handbook")))
            )
            return
        from hostdesk.ui.places import steps

        session = gathering.session
        when = day_said(session.starts.isoformat(timespec="minutes")) if session.starts else _("No date yet")
        own = tuple((step.stage, step.id, step.label) for step in steps())
        self.rail.show_steps(session.title, when, (("", "home", _("‹ All sessions")), *own))
        self.rail.show_current(self._place)

    def go_to(self, place: str) -> None:
        """Shows a page; every page can be shown at any time."""
        if place == "home":
            self.on_home()
            return
        if place == "handbook":
            self.on_handbook()
            return
        if self.desk.gathering is None:
            return
        self._flush()
        page = self._page(place)
        self._place = place
        page.show_gathering(self.desk.gathering)
        self.stack.setCurrentWidget(page)
        self.rail.show_current(place)
        self._guide()
        self._focus_first(page)

    def _page(self, place: str) -> Any:
        if place not in self._pages:
            module = import_module(f"hostdesk.ui.pages.{place}")
            page = module.page(self.settings)
            page.wanted.connect(self.desk.want)
            page.said.connect(self._say)
            if hasattr(page, "desk_needed"):
                page.desk_needed(self.desk)
            self._pages[place] = page
            self.stack.addWidget(page)
        return self._pages[place]

    def _focus_first(self, page: QWidget | None) -> None:
        first = getattr(page, "first_field", None)
        if first is not None:
            first.setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def _flush(self) -> None:
        page = self._pages.get(self._place)
        if page is not None:
            page.flush()

    # the coach

    def _guide(self) -> None:
        gathering = self.desk.gathering
        if gathering is None or self._place == "home":
            if self._coach is not None:
                self._coach.hide()
            return
        from hostdesk.domain.preparation import open_questions
        from hostdesk.ui.places import PREPARING, steps

        questions = open_questions(gathering)
        counts = {
            name: sum(question.place is place for question in questions) for name, place in PREPARING.items()
        }
        self.rail.show_open(counts)
        step = next((step for step in steps() if step.id == self._place), None)
        if step is None:
            return
        here = [q for q in questions if q.place is PREPARING.get(self._place)]
        coach = self._built_coach()
        coach.show_guidance(here[0].role if here else step.role, here, step.keep_in_mind)
        coach.setVisible(self.settings.coach and self._room_for_coach())

    def _built_coach(self) -> Any:
        if self._coach is None:
            from hostdesk.ui.widgets.coach import Coach

            self._coach = Coach()
            self._coach.setFixedWidth(int(theme.em(self) * 14.5))
            self._coach.question_chosen.connect(self._on_question_chosen)
            self._columns.addWidget(self._coach)
        return self._coach

    def _room_for_coach(self) -> bool:
        em = theme.em(self)
        return self.width() - self.left.width() - int(em * 14.5) >= em * _SMALLEST_PAGE

    def _on_question_chosen(self, field: str) -> None:
        page = self._pages.get(self._place)
        target = page.findChild(QWidget, field) if page is not None else None
        if target is not None:
            target.setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    # messages

    def _on_done(self, label: str) -> None:
        self.messages.say(_("Done: {label}.").format(label=label), "undo", _("Undo"))

    def _on_not_kept(self, sentence: str) -> None:
        if self._closing:
            self.messages.say(sentence, "close_anyway", _("Close without saving"), stays=True)
        else:
            self.messages.say(sentence, "try_again", _("Try again"), stays=True)

    def _on_message_action(self, action: str) -> None:
        if action == "undo":
            self.on_undo()
        elif action == "try_again":
            self.desk.try_again()
        elif action == "close_anyway":
            self._closing_anyway = True
            self.close()

    def _on_saved(self, saved: bool) -> None:
        if saved and self._closing:
            self.close()
        self.state.setText(_("All work is saved on this laptop.") if saved else _("Saving…"))

    # actions, named as in the table of actions

    def on_new_session(self) -> None:
        self.on_home()
        self.home.title.setFocus()

    def on_open_archive(self) -> None:
        from hostdesk.ui.bring_in import ArchiveOpener

        self._opener = ArchiveOpener(self, self.desk)
        self._opener.choose()

    def on_print(self) -> None:
        if self.desk.gathering is not None:
            self.go_to("papers")

    def on_quit(self) -> None:
        self.close()

    def on_undo(self) -> None:
        self._flush()
        label = self.desk.undo_stack.undoText()
        if not self.desk.undo_stack.canUndo():
            self.messages.say(_("There is nothing to undo."))
            return
        self.desk.undo_stack.undo()
        self.messages.say(_("Undone: {label}.").format(label=label))

    def on_redo(self) -> None:
        self._flush()
        label = self.desk.undo_stack.redoText()
        if not self.desk.undo_stack.canRedo():
            self.messages.say(_("There is nothing to do again."))
            return
        self.desk.undo_stack.redo()
        self.messages.say(_("Done again: {label}.").format(label=label))

    def on_search(self) -> None:
        self.on_home()
        self.home.focus_search()

    def on_home(self) -> None:
        self._flush()
        self._place = "home"
        self.desk.gathering = None
        self.stack.setCurrentWidget(self.home)
        self._show_rail()
        self.rail.show_current("home")
        self._guide()
        tidy_well()
        if self._home_is_old:
            self.refresh_home()
        self.home.list.setFocus() if self.home.sessions.rowCount() else self.home.title.setFocus()

    def on_next_step(self) -> None:
        self._go_by(1)

    def on_previous_step(self) -> None:
        self._go_by(-1)

    def _go_by(self, by: int) -> None:
        from hostdesk.ui.places import steps

        names = [step.id for step in steps()]
        if self.desk.gathering is not None and self._place in names:
            self.go_to(names[(names.index(self._place) + by) % len(names)])

    def on_next_area(self) -> None:
        """Rail, page, coach, and round again."""
        focused = QApplication.focusWidget()
        if focused is None or self.stack.isAncestorOf(focused):
            coach = self._coach
            line = coach.findChild(QWidget, "coach_question_0") if coach and coach.isVisible() else None
            (line or self.rail.button(self._place)).setFocus(QtCore.Qt.FocusReason.TabFocusReason)
        elif self.left.isAncestorOf(focused):
            self._focus_first(self.stack.currentWidget())
        else:
            self.rail.button(self._place).setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def on_capture(self) -> None:
        if self.desk.gathering is not None:
            self.go_to("capture")

    def on_coach(self) -> None:
        self._choose(coach=not self.settings.coach)
        self._guide()

    def on_larger(self) -> None:
        self._choose(text_size=next((s for s in _SIZES if s > self.settings.text_size), _SIZES[-1]))

    def on_smaller(self) -> None:
        below = [size for size in _SIZES if size < self.settings.text_size]
        self._choose(text_size=below[-1] if below else _SIZES[0])

    def on_usual_size(self) -> None:
        self._choose(text_size=100)

    def on_scheme(self) -> None:
        order = ("system", "light", "dark")
        scheme = order[(order.index(self.settings.scheme) + 1) % len(order)]
        self._choose(scheme=scheme)
        said = {"system": _("Colours as the system has them."), "light": _("Light."), "dark": _("Dark.")}
        self.messages.say(said[scheme])

    def on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ QtCore.Qt.WindowState.WindowFullScreen)

    def on_handbook(self) -> None:
        from hostdesk.ui.handbook import Handbook

        assert self.actions_by_id  # it shares some
        self._handbook = Handbook(self, self._place)
        self._handbook.open()

    def on_menu(self) -> None:
        from PySide6.QtWidgets import QMenu

        from hostdesk.ui.actions import actions

        menu = QMenu(self)
        menu.setObjectName("menu")
        group = ""
        for text in actions():
            if text.group != group:
                menu.addSection(text.group)
                group = text.group
            menu.addAction(self.actions_by_id[text.id])
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().topLeft()))

    def _choose(self, **fields: Any) -> None:
        """A setting takes effect at once: the window is built anew from it."""
        self.settings = replace(self.settings, **fields)
        self.settings_changed.emit(self.settings)

    def dress_again(self) -> None:
        """Colours or text size changed: pages are built anew, the session stays where it is."""
        self._flush()
        place, gathering = self._place, self.desk.gathering
        before = self._pages.get(place)
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        if self._coach is not None:
            self._columns.removeWidget(self._coach)
            self._coach.deleteLater()
            self._coach = None
        for child in self.findChildren(QWidget):
            if hasattr(child, "follow_text_size"):
                child.follow_text_size()
        self._fit_rail()
        if gathering is not None and place != "home":
            self.go_to(place)
            self._pages[place].take_over(before)

    # the window itself

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._on_painted)

    def _on_painted(self) -> None:
        self.was_painted.emit()
        assert self.actions_by_id  # from now on keys have a meaning
        self.home.heed_keys()
        app = cast(QApplication, QApplication.instance())
        app.focusWindowChanged.connect(self._on_other_window)
        self._ask_what_is_open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()
        if self._coach is not None and self.desk.gathering is not None:
            self._coach.setVisible(self.settings.coach and self._room_for_coach())

    def _on_other_window(self) -> None:
        if not self.isActiveWindow():
            self._flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes once everything is kept; what the disk refuses is said, and left only on purpose."""
        self._flush()
        self._closing = True
        if not self.desk.all_is_kept and not self._closing_anyway:
            self.desk.try_again()
            event.ignore()
            return
        for page in self._pages.values():
            if hasattr(page, "stop"):
                page.stop()
        event.accept()
