"""The window as a place from which sessions leave: into an archive, into a calendar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from hostdesk.ui.living_window import LivingWindow
from hostdesk.words import _, counted

if TYPE_CHECKING:  # made when first needed, after the first paint
    from hostdesk.ui.save_archives import Batch


class ArchivingWindow(LivingWindow):
    """Offers what is meant at the place where the host is: the session, its series, the list, everything."""

    @property
    def _beyond_the_session(self) -> dict[str, Callable[..., None]]:
        wants = {"export_requested": self.on_save_archives, "dates_requested": self.on_calendar}
        return super()._beyond_the_session | wants

    def on_save_archives(self) -> None:
        self._flush()
        if not self.home.sessions.rowCount() and self.desk.gathering is None:
            self.say(_("There is no session here yet that could be saved."))
            return
        from hostdesk import paths
        from hostdesk.ui.save_archives import SaveArchives
        from hostdesk.workflows.letterheads import own_look

        look = own_look(self.settings, paths.config_folder())
        self._saving = SaveArchives(self, self.desk, self._batches(), self.settings.paper, look)
        self._saving.open()

    def on_calendar(self) -> None:
        self._flush()
        batches = self._one_and_its_series()
        if not batches:
            self.say(_("Open a session first; then its dates can go into a calendar."))
            return
        from hostdesk.ui.calendar_sheet import CalendarSheet

        self._dates = CalendarSheet(self, self.desk, batches)
        self._dates.open()

    def _batches(self) -> list[Batch]:
        return [*self._one_and_its_series(), *self._lists()]

    def _one_and_its_series(self) -> list[Batch]:
        """The series first where the host looks at it."""
        from hostdesk.ui.save_archives import Batch

        gathering = self.desk.gathering
        if gathering is None:
            return self._the_chosen()
        session, series = gathering.session, gathering.series
        label = _("This session: {title}").format(title=session.title)
        found = [Batch(label, session.title, partial(_these, session_ids=(session.id,)))]
        if series is not None:
            label = _("Its series: {title}").format(title=series.title)
            whole = Batch(label, series.title, partial(_series, series_id=series.id))
            found.insert(0 if self._place == "series" else 1, whole)
        return found

    def _the_chosen(self) -> list[Batch]:
        """On the home page: the session at which the host is."""
        from hostdesk.ui.save_archives import Batch

        row = self.home.sessions.session(self.home.list.currentIndex().row())
        if row is None or not self.home.list.chosen():
            return []
        label = _("This session: {title}").format(title=row.title)
        return [Batch(label, row.title, partial(_these, session_ids=(row.id,)))]

    def _lists(self) -> list[Batch]:
        from hostdesk.ui.save_archives import Batch

        found = [Batch(_("All sessions"), _("All sessions"), _every_session)]
        number = self.home.sessions.rowCount()
        if self._place == "home" and not self._wanted.is_everything and number:
            one, more = "The list as it is now: {n} session", "The list as it is now: {n} sessions"
            label = counted(one, more, number)
            found.insert(0, Batch(label, _("Sessions"), partial(_wanted, wanted=self._wanted)))
        return found


def _these(_library: Any, session_ids: tuple[str, ...]) -> tuple[str, ...]:
    return session_ids


def _series(library: Any, series_id: str) -> list[str]:
    from hostdesk.workflows import leaving  # with the library's own libraries

    return leaving.of_series(library, series_id)


def _wanted(library: Any, wanted: Any) -> list[str]:
    from hostdesk.workflows import leaving

    return leaving.wanted_sessions(library, wanted)


def _every_session(library: Any) -> list[str]:
    from hostdesk.workflows import leaving

    return leaving.every_session(library)
