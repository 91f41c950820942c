"""The window as a place for sessions: the list of all, and the pages of the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from importlib import import_module
from time import strftime
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.frame import Frame
from hostdesk.ui.saying import day_said
from hostdesk.ui.tidying import tidy_well
from hostdesk.ui.widgets.sight import bring_into_sight
from hostdesk.words import _
from hostdesk.workflows.find import Wanted, series_to_choose

if TYPE_CHECKING:  # read after the first paint
    from hostdesk.ui.recent import Recent


class SessionWindow(Frame):
    """Shows what the desk holds. Pages are built when they are first opened."""

    handbook_requested = Signal()
    safety_requested = Signal()
    settings_noted = Signal(object)  # Settings: to be kept, while the window looks as it did

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self.desk = desk
        self.settings = settings
        self._pages: dict[str, Any] = {}
        self._place = "home"
        self._wanted = Wanted()  # what the list shows
        self._home_is_old = False
        self._home_rest = QTimer(self, singleShot=True, interval=30)
        self._home_rest.timeout.connect(self.refresh_home)
        self._connect_home()
        self._connect_session()
        self._show_rail()

    def _connect_home(self) -> None:
        desk, home = self.desk, self.home
        desk.list_changed.connect(self._on_list_changed)
        home.open_requested.connect(desk.open)
        home.new_requested.connect(self._on_new_requested)
        home.duplicate_requested.connect(desk.duplicate)
        home.removal_requested.connect(desk.delete)
        home.pin_requested.connect(desk.keep_on_top)
        home.sample_requested.connect(self._on_sample_requested)
        home.search_changed.connect(self.refresh_home)
        home.rows_needed.connect(self._on_rows_needed)
        home.filters_laid.connect(self.ask_for_series)

    def _connect_session(self) -> None:
        desk = self.desk
        desk.leaving.connect(self._flush)
        desk.gathering_opened.connect(self._on_opened)
        desk.gathering_changed.connect(self._on_changed)
        desk.gathering_closed.connect(self.on_home)
        desk.said.connect(self.say)
        self.rail.chosen.connect(self.go_to)
        self.question_chosen.connect(self._on_question_chosen)

    # the list of sessions

    def show_first_list(self, count: int, first_page: list[Any], next_session: Any) -> None:
        """What the library held when the window opened."""
        self.home.show_list(count, first_page)
        self.home.show_next(next_session)
        self.rail.show_current("home")
        (self.home.title if count == 0 else self.home.list).setFocus()

    def refresh_home(self) -> None:
        """Asks for the list anew: the words in the search box, and what narrows it."""
        self._home_is_old = False
        now = strftime("%Y-%m-%dT%H:%M")
        self._wanted = self.home.wanted(now, self.recent.ids)
        self.desk.list_sessions(self._wanted, self._on_listed, now)
        if self.home.filters is not None:
            self.ask_for_series()

    def ask_for_series(self) -> None:
        """The series by which the list can be narrowed."""
        self.desk.ask(series_to_choose, self.home.show_series)

    @cached_property
    def recent(self) -> Recent:
        """What was opened lately, read when it is first needed."""
        from hostdesk import paths
        from hostdesk.ui.recent import Recent

        return Recent(paths.config_folder() / "recent")

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

    def _on_listed(self, answer: tuple[int, list[Any], Any]) -> None:
        count, first_page, next_session = answer
        self.home.show_list(count, first_page)
        self._show_next(next_session)

    def _show_next(self, next_session: Any) -> None:
        self.home.show_next(next_session)
        if next_session is not None:
            QTimer.singleShot(0, self, self._ask_what_is_open)

    def _ask_what_is_open(self) -> None:
        session_id = self.home.next.id
        if session_id:
            from hostdesk.workflows.sessions import gathering

            self.desk.ask(lambda library: gathering(library, session_id), self._on_next_read)

    def _on_next_read(self, gathering: Any) -> None:
        from hostdesk.domain.preparation import open_questions

        words = [question.words for question in open_questions(gathering)]
        self.home.next.show_still_open(gathering.session.id, words)

    def _on_rows_needed(self, first: int) -> None:
        self.desk.list_page(self._wanted, first, self.home.show_page)

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

    @property
    def _beyond_the_session(self) -> dict[str, Callable[..., None]]:
        """What a page may want that reaches beyond its session: the page's signal, and what does it."""
        return {
            "follow_up_requested": self.begin_follow_up,
            "another_requested": self._begin_another,
            "open_requested": self.desk.open,
            "answer_requested": self._on_answer_requested,
            "paper_requested": self._on_paper_requested,
            "to_remember": self._on_to_remember,
        }

    def _on_to_remember(self, fields: Mapping[str, Any]) -> None:
        """What a page wants to find again next time; other pages hear of it at once."""
        self.settings = self.settings._replace(**fields)
        for page in self._pages.values():
            if hasattr(page, "follow_settings"):
                page.follow_settings(self.settings)
        self.settings_noted.emit(self.settings)

    def begin_follow_up(self) -> None:
        from hostdesk.workflows.follow_up import follow_up

        self._begin_after(follow_up)

    def _begin_another(self) -> None:
        from hostdesk.workflows.series import another

        self._begin_after(partial(another, host_name=self.settings.host_name))

    def _begin_after(self, verb: Callable[..., Any]) -> None:
        """A session after the open one, with the number that it has in the series."""
        from hostdesk.workflows.series import number_in

        self._flush()
        gathering = self.desk.gathering
        if gathering is not None:
            question = partial(number_in, series_id=gathering.session.series_id)
            self.desk.ask(question, partial(self._on_number_known, verb, gathering.session.id))

    def _on_number_known(self, verb: Callable[..., Any], session_id: str, number: int) -> None:
        gathering = self.desk.gathering
        if gathering is not None and gathering.session.id == session_id:
            change = verb(gathering, number=number)
            self.desk.begin_with(change)
            self.desk.done.emit(change.label)

    # the open session

    def _on_opened(self, gathering: Any) -> None:
        from hostdesk.domain.session import Stage

        self.recent.remember(gathering.session.id)
        first = {Stage.PREPARE: "purpose", Stage.HOST: "capture", Stage.HARVEST: "summary"}
        self._place = "home"  # nothing of the session before is said to this one
        self.forget_messages()
        self._show_rail()
        self.go_to(first[gathering.session.stage])

    def _on_changed(self, gathering: Any) -> None:
        page = self._pages.get(self._place)
        if page is not None:
            page.show_gathering(gathering)
        self._show_rail()
        self._guide()

    def _show_rail(self) -> None:
        gathering = self.desk.gathering
        if gathering is None:
            beside = ("", "safety", _("Safety")), ("", "handbook", _("Handbook"))
            self.rail.show_steps("HostDesk", "", (("", "home", _("Sessions")), *beside))
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
            self.handbook_requested.emit()
            return
        if place == "safety":
            self.safety_requested.emit()
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
            page.said.connect(self.say)
            for signal, slot in self._beyond_the_session.items():
                if hasattr(page, signal):
                    getattr(page, signal).connect(slot)
            if hasattr(page, "desk_needed"):
                page.desk_needed(self.desk)
            self._pages[place] = page
            self.stack.addWidget(page)
        return self._pages[place]

    def _focus_first(self, page: QWidget | None) -> None:
        first = getattr(page, "first_field", None)
        if first is not None:
            first.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
            bring_into_sight(first)

    def _flush(self) -> None:
        page = self._pages.get(self._place)
        if page is not None:
            page.flush()

    def _guide(self) -> None:
        gathering = self.desk.gathering
        if gathering is None or self._place == "home":
            self.unfold_coach(False)
            return
        from hostdesk.domain.preparation import open_questions
        from hostdesk.ui.places import PREPARING, steps

        questions = open_questions(gathering)
        counts = {
            name: sum(question.place is place for question in questions) for name, place in PREPARING.items()
        }
        self.rail.show_open({**counts, "readiness": None if questions else 0})
        step = next(step for step in steps() if step.id == self._place)
        here = [question for question in questions if question.place is PREPARING.get(self._place)]
        self.coach.show_guidance(here[0].role if here else step.role, here, step.keep_in_mind)
        self.unfold_coach(self.settings.coach)

    def _on_question_chosen(self, field: str) -> None:
        page = self._pages.get(self._place)
        target = page.reveal(field) if page is not None else None
        if target is not None:
            target.setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def _on_answer_requested(self, place: str, field: str) -> None:
        self.go_to(place)
        self._on_question_chosen(field)

    def _on_paper_requested(self, document: str) -> None:
        self.go_to("papers")
        self._page("papers").choose(document)
