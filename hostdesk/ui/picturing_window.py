"""The window as the place that takes pictures in: dropped anywhere, pasted, or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractItemView, QApplication

from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.ui.desk import Desk
from hostdesk.ui.passing_window import PassingWindow
from hostdesk.words import _, counted

if TYPE_CHECKING:  # made when first needed, after the first paint
    from PySide6.QtCore import QPoint

    from hostdesk.ui.brought_pictures import Source
    from hostdesk.ui.picture_drops import Drops
    from hostdesk.workflows.picturing import Home

_LONG = 80  # characters of a title in a sentence


class PicturingWindow(PassingWindow):
    """Keeps each picture with what it belongs to, and says with what."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk, settings)
        self._drops: Drops | None = None

    def heed_drops(self) -> None:
        """From now on pictures can be dropped: before the window's own fields see them as text."""
        from hostdesk.ui.picture_drops import Drops

        handle = self.windowHandle()
        if handle is not None and self._drops is None:
            self._drops = Drops(self)
            handle.installEventFilter(self._drops)

    # the actions of pictures, named as in the table of actions

    def on_add_picture(self) -> None:
        from hostdesk.ui.ask_where import ask_which_ones
        from hostdesk.ui.brought_pictures import ENDINGS

        if not self.may_take_pictures():
            return
        self._flush()
        kind = _("Pictures ({endings})").format(endings=" ".join(f"*.{ending}" for ending in ENDINGS))
        chosen = partial(self._on_files_chosen, self.home_at(None))
        ask_which_ones(self, _("Add pictures"), kind, chosen)

    def on_paste_picture(self) -> None:
        from hostdesk.ui.brought_pictures import pictures_in

        if not self.may_take_pictures():
            return
        sources = pictures_in(QApplication.clipboard().mimeData())
        if sources:
            self.take_pictures_in(sources, self.home_at(None))
        else:
            self.say(_("There is no picture among what was copied."))

    def _on_files_chosen(self, home: Home, paths: Sequence[str]) -> None:
        if paths:
            self.take_pictures_in([Path(path) for path in paths], home)

    @property
    def _beyond_the_session(self) -> dict[str, Any]:
        own = {
            "pictures_requested": self.on_add_picture,
            "paste_requested": self.on_paste_picture,
            "picture_requested": self._on_picture_requested,
        }
        return {**super()._beyond_the_session, **own}

    def _on_picture_requested(self, picture_id: str) -> None:
        """One of those on a card, in large."""
        self.go_to("pictures")
        self._page("pictures").show_large(picture_id)

    def may_take_pictures(self) -> bool:
        if self.desk.gathering is None:
            self.say(_("Open a session first; then it can keep pictures."))
        return self.desk.gathering is not None

    # where they are kept

    def home_at(self, where: QPoint | None) -> Home:
        """What a picture is kept with that is put there; None: nowhere in particular."""
        from datetime import datetime

        from hostdesk.workflows import picturing

        if self.desk.gathering is None:
            return picturing.WITH_THE_SESSION
        asked = self._page("capture").asked[0] if self._place == "capture" else ""
        return picturing.home(self.desk.gathering, datetime.now(), self._part_at(where), asked)

    def _part_at(self, where: QPoint | None) -> str:
        """The id of the row there, or of the part whose card is open."""
        page = self._pages.get(self._place)
        if getattr(page, "card_is_open", False):
            return str(page.table.chosen())  # type: ignore[union-attr]  # a page with a card has a table
        if where is None:
            return ""
        found = self.childAt(where)
        while found is not None and found is not self:
            above = found.parentWidget()
            if isinstance(above, QAbstractItemView) and found is above.viewport():
                return _row_at(above, found.mapFrom(self, where))
            found = above
        return ""

    # on their way

    def take_pictures_in(self, sources: Sequence[Source], home: Home) -> None:
        """Has them shrunk, and keeps them in one change."""
        from hostdesk.domain.picture import MOST
        from hostdesk.ui.brought_pictures import BroughtPictures
        from hostdesk.ui.tasks import tasks_of

        gathering = self.desk.gathering
        assert gathering is not None
        if len(gathering.pictures) + len(sources) > MOST:
            limit = _("A session keeps up to {n} pictures, and these would be more; nothing was added.")
            self.say(limit.format(n=MOST))
            return
        brought = BroughtPictures(tasks_of(self.desk), sources, self)
        brought.shrunk.connect(partial(self._on_shrunk, gathering.session.id, home))
        brought.failed.connect(self._on_not_shrunk)
        brought.took_long.connect(self._on_shrinking)

    def _on_shrinking(self, done: int, total: int) -> None:
        if total == 1:
            self.messages.say(_("The picture is being made ready…"), stays=True)
        else:
            words = _("The pictures are being made ready: {done} of {total}…")
            self.messages.say(words.format(done=done, total=total), stays=True)

    def _on_not_shrunk(self, error: Exception) -> None:
        if not isinstance(error, HostDeskError):
            raise error
        self.say(str(error))

    def _on_shrunk(self, session_id: str, home: Home, made: tuple[Any, ...]) -> None:
        refused = [one for one in made if isinstance(one, str)]
        sound = [one for one in made if not isinstance(one, str)]
        here = self.desk.gathering
        if here is None or here.session.id != session_id:
            self.say(_("The session was left before its picture was ready, so it was not kept."))
        elif not sound:
            self.say(refused[0])
        else:
            self._keep(sound, home, refused)

    def _keep(self, sound: list[Any], home: Home, refused: list[str]) -> None:
        from datetime import datetime

        from hostdesk.domain.photographs import reminder
        from hostdesk.workflows import picturing

        before = self.desk.gathering
        self.desk.want(partial(picturing.add, shrunk=sound, kept_with=home, now=datetime.now()))
        here = self.desk.gathering
        if here is None or here is before:  # the desk has said why
            return
        title = picturing.called(here, picturing.home_of(here.pictures[-1]))
        parts = [kept_said(len(sound), title), *_refusals(refused), reminder(here)]
        self.messages.say(" ".join(part for part in parts if part), "undo", _("Undo"))


def kept_said(number: int, title: str) -> str:
    """ "The picture is kept with “Soup”." """
    line = " ".join(title.split())
    short = line if len(line) <= _LONG else f"{line[:_LONG].rstrip()}…"
    sentence = counted(
        "The picture is kept with “{{title}}”.", "{n} pictures are kept with “{{title}}”.", number
    )
    return sentence.format(title=short)


def _refusals(refused: Sequence[str]) -> list[str]:
    if not refused:
        return []
    more = counted("{n} other could not be kept.", "{n} others could not be kept.", len(refused))
    return [more, refused[0]]


def _row_at(table: QAbstractItemView, where: QPoint) -> str:
    index, model = table.indexAt(where), table.model()
    if not index.isValid() or not hasattr(model, "row"):
        return ""
    return str(getattr(model.row(index.row()), "id", ""))
