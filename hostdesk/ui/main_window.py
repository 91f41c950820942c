"""The main window: what its actions do, and how it closes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.opening_window import OpeningWindow
from hostdesk.words import _

if TYPE_CHECKING:  # made when first needed, after the first paint
    from PySide6.QtGui import QAction

    from hostdesk.ui.actions import ActionText
    from hostdesk.ui.models.palette import Target

_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


class MainWindow(OpeningWindow):
    """One window, three stages."""

    settings_changed = Signal(object)  # Settings
    was_painted = Signal()  # for the first time

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self.setObjectName("main_window")
        self.setWindowTitle("HostDesk")
        self.setMinimumSize(640, 420)
        self._closing = self._closing_anyway = False
        self._painted = False
        self.menu_button.clicked.connect(self.on_menu)
        self.home.archive_requested.connect(self.on_open_archive)
        self.home.export_requested.connect(self.on_save_archives)
        self.home.template_requested.connect(self.on_from_template)
        self.handbook_requested.connect(self.on_handbook)
        self.message_answered.connect(self._on_message_answered)
        desk.gathering_changed.connect(self._on_worked_on)
        desk.done.connect(self._on_done)
        desk.not_kept.connect(self._on_not_kept)
        desk.saved.connect(self._on_saved)

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

    # messages

    def _on_done(self, label: str) -> None:
        self.messages.say(_("Done: {label}.").format(label=label), "undo", _("Undo"))

    def _on_not_kept(self, sentence: str) -> None:
        if self._closing:
            self.messages.say(sentence, "close_anyway", _("Close without saving"), stays=True)
        else:
            self.messages.say(sentence, "try_again", _("Try again"), stays=True)

    def _on_message_answered(self, action: str) -> None:
        if action == "undo":
            self.on_undo()
        elif action == "safety":
            self.on_safety()
        elif action == "put_back":
            self.put_back()
        elif action == "try_again":
            self.desk.try_again()
        elif action == "gone":
            self.look_for_it()
        elif action == "due_sessions":
            self.on_due_sessions()
        elif action == "passphrase":
            self.on_passphrase()
        elif action == "show_few":
            self.projection.agree()
        elif action == "close_anyway":
            self._closing_anyway = True
            self.close()

    def _on_saved(self, saved: bool) -> None:
        if saved and self._closing:
            self.close()
        self.state.setText(_("All work is saved on this laptop.") if saved else _("Saving…"))

    def _on_worked_on(self) -> None:
        self._closing = False  # who goes on working has thought better of it

    # actions, named as in the table of actions

    def on_new_session(self) -> None:
        self.on_home()
        self.home.title.setFocus()

    def on_from_template(self) -> None:
        from hostdesk.ui.template_shelf import TemplateShelf

        self._flush()
        title = self.home.title.text() if self._place == "home" else ""
        self._shelf = TemplateShelf(self, self.desk, title, self.settings.host_name)
        self._shelf.book.accepted.connect(self.home.session_was_begun)

    def on_save_template(self) -> None:
        self._flush()
        if self.desk.gathering is None:
            self.say(_("Open a session first; then it can be saved as a template."))
            return
        from hostdesk.ui.save_template import TemplateSaver

        self._saver = TemplateSaver(self, self.desk, self.desk.gathering)

    def on_follow_up(self) -> None:
        self._flush()
        if self.desk.gathering is None:
            self.say(_("Open a session first; then another can follow it."))
            return
        self.begin_follow_up()

    def on_open_archive(self) -> None:
        from hostdesk.ui.bring_in import ArchiveOpener

        self._opener = ArchiveOpener(self, self.desk)
        self._opener.choose()

    def on_print(self) -> None:
        if self.desk.gathering is not None:
            self.go_to("papers")

    def on_keep_on_top(self) -> None:
        here = self.desk.gathering.session.id if self.desk.gathering else self.home.list.chosen()
        if here:
            self.desk.keep_on_top(here)

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

    def on_palette(self) -> None:
        self.open_palette()

    def _to_action(self, target: Target) -> None:
        self.actions_by_id[target.id].trigger()

    def _to_page(self, target: Target) -> None:
        self.on_handbook()
        self._handbook.go_to(target.id)

    def on_search(self) -> None:
        self.on_home()
        self.home.focus_search()

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
            next_stop = self._coachs_first_question() or self.rail.button(self._place)
            next_stop.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
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

    def on_motion(self) -> None:
        order = ("system", "on", "off")
        reduced = order[(order.index(self.settings.reduced_motion) + 1) % len(order)]
        self._choose(reduced_motion=reduced)
        self.heed_motion()
        less, full = _("Less motion: dots are there at once."), _("Full motion: dots come softly.")
        self.messages.say({"system": _("Motion as the system has it."), "on": less, "off": full}[reduced])

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
        groups = {text.group: QMenu(text.group, menu) for text in actions()}
        for text in actions():
            groups[text.group].addAction(self.actions_by_id[text.id])
        for group in groups.values():
            menu.addMenu(group)
        menu.setActiveAction(menu.actions()[0])
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().topLeft()))

    def _choose(self, **fields: Any) -> None:
        """A setting takes effect at once: the window is built anew from it."""
        self.settings = self.settings._replace(**fields)
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
        self.forget_coach()
        for child in self.findChildren(QWidget):
            if hasattr(child, "follow_text_size"):
                child.follow_text_size()
        self._fit_rail()
        if gathering is not None and place != "home":
            self.go_to(place)
            self._pages[place].take_over(before)
        self.stay_covered()

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
        self.rail.make_quiet()
        self.heed_drops()
        app = cast(QApplication, QApplication.instance())
        app.focusWindowChanged.connect(self._on_other_window)
        self._ask_what_is_open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rail()
        if self.desk.gathering is not None:
            self.unfold_coach(self.settings.coach)

    def _on_other_window(self) -> None:
        if not self.isActiveWindow():
            self._flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes once everything is kept; what the disk refuses is said, and left only on purpose."""
        self.take_laptop_back()
        self._flush()
        self._closing = True
        self._leaves_gone = False  # whoever goes has to know of it
        if not self.desk.all_is_kept and not self._closing_anyway:
            self.desk.try_again()
            event.ignore()
            return
        for page in self._pages.values():
            if hasattr(page, "stop"):
                page.stop()
        self.put_projector_away()
        event.accept()
