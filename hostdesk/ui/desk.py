"""The desk: what pages want becomes changes, kept in the library and shown again; one undo for everything."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from hostdesk.errors import HostDeskError
from hostdesk.ui.models.sessions import PAGE
from hostdesk.ui.tidying import tidy
from hostdesk.words import _
from hostdesk.workflows import find

if TYPE_CHECKING:  # the first window does not wait for the whole domain
    from PySide6.QtGui import QUndoStack

    from hostdesk.domain.change import Change
    from hostdesk.domain.gathering import Gathering
    from hostdesk.workflows.keeper import Keeper

_AGAIN = 5000  # milliseconds until what the disk refused is tried once more
_PATIENCE = 150  # milliseconds until a change that is not yet durable is called "saving"


class Desk(QObject):
    """Holds the open gathering and the undo stack; the keeper's thread holds the library.

    A change is shown at once and handed to the keeper, which calls it kept only after its commit. What
    cannot be kept (a full disk) stays with the keeper and in sight until it can.
    """

    gathering_opened = Signal(object)  # Gathering
    gathering_changed = Signal(object)  # Gathering
    gathering_closed = Signal()
    leaving = Signal()  # the open session: say what is unsaid
    list_changed = Signal()
    said = Signal(str)
    done = Signal(str)  # the label of what was done and can be undone
    not_kept = Signal(str)  # a sentence; stays until it is kept
    gone = Signal(str)  # a sentence: the library file is not where it was
    damaged = Signal(str)  # a sentence: something in it could not be read
    saved = Signal(bool)  # False: something is still on its way to the disk
    broke = Signal(object)  # an exception that is a fault of ours
    _called = Signal(object, object)  # the library of the keeper that calls, and the call

    def __init__(self, library: find.Library | None) -> None:
        super().__init__()
        self.gathering: Gathering | None = None
        self._unkept: list[Change] = []  # on their way to the disk, or refused by it
        self._search_number = 0
        self._called.connect(self._on_called)  # emitted by the keeper's thread, so it queues by itself
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(self._on_slow)
        self._library = library
        self.farewell: Callable[[find.Library], None] | None = None  # the last thing that is asked of it

    @cached_property
    def undo_stack(self) -> QUndoStack:
        from PySide6.QtGui import QUndoStack

        made = QUndoStack(self)
        made.setUndoLimit(500)
        return made

    @cached_property
    def _keeper(self) -> Keeper:
        """Its thread starts with the first thing to do: the first window is painted without it."""
        from hostdesk.workflows.keeper import Keeper

        library = self._library
        assert library is not None
        return Keeper(library, partial(self._called.emit, library))

    # what pages want

    def want(self, intent: Callable[[Gathering], Change]) -> None:
        """Does what a page of the open session wants."""
        if self.gathering is None:
            return
        try:
            change = intent(self.gathering)
        except HostDeskError as error:
            self.said.emit(str(error))
            return
        self.do(change)

    def do(self, change: Change) -> None:
        """Does a change so that it can be undone."""
        if change.is_nothing:
            return
        if self.read_only:
            self.refuse()
            return
        from hostdesk.ui.undo import ChangeCommand

        self.apply(change)
        self.undo_stack.push(ChangeCommand(change, self._again))

    def refuse(self) -> None:
        """Says that nothing can be done in a library that is only read."""
        self.said.emit(_read_only())

    def apply(self, change: Change) -> None:
        """Shows a change and hands it to the keeper."""
        if self.gathering is not None:
            if self._takes_the_session_away(change):
                self.close()
            else:
                after = self.gathering.after(change)
                if after is not self.gathering:
                    self.gathering = after
                    self.gathering_changed.emit(after)
        self._unkept.append(change)
        if not self._slow.isActive():
            self._slow.start()
        self._keeper.keep(change, partial(self._on_kept, change), partial(self._on_not_kept, change))
        self.list_changed.emit()

    def _takes_the_session_away(self, change: Change) -> bool:
        return self.gathering is not None and self.gathering.session.id in {gone.id for gone in change.gone}

    def _again(self, change: Change) -> None:
        """Undo or redo of a change, perhaps in a session that is not open."""
        self.apply(change)
        if self.gathering is None or self.gathering.session.id != change.session_id:
            self.said.emit(_("In another session: {label}").format(label=change.label))

    # sessions

    def open(self, session_id: str) -> None:
        """Reads a session and shows it, once what stands unsaid in the open one is said."""
        self.leaving.emit()
        self.ask(partial(_gathering, session_id=session_id), self._on_read)

    def close(self) -> None:
        """Puts the open session back in its place; everything of it is kept."""
        self.gathering = None
        self.gathering_closed.emit()

    def begin(self, title: str, host_name: str) -> bool:
        """A new session, opened at once; False (and a sentence) when it cannot be begun."""
        from hostdesk.workflows import sessions

        try:
            change = sessions.begin(title, host_name)
        except HostDeskError as error:
            self.said.emit(str(error))
            return False
        self.do(change)
        if self.read_only:
            return False
        self._on_read(sessions.begun(change))
        return True

    def begin_with(self, change: Change) -> None:
        """A new session with everything that the change puts into it, opened once it is kept."""
        self.do(change)
        if not self.read_only:
            self.open(change.session_id)

    def duplicate(self, session_id: str) -> None:
        self.ask(partial(_gathering, session_id=session_id), self._on_read_to_duplicate)

    def keep_on_top(self, session_id: str) -> None:
        """Keeps a session on top of the list, or no longer."""
        self.ask(partial(_gathering, session_id=session_id), self._on_read_to_keep_on_top)

    def delete(self, session_id: str) -> None:
        self.ask(partial(_gathering, session_id=session_id), self._on_read_to_delete)

    def _on_read(self, gathering: Gathering) -> None:
        self.gathering = self._as_it_is(gathering)
        self.gathering_opened.emit(self.gathering)

    def _as_it_is(self, gathering: Gathering) -> Gathering:
        """What the library gave, with what it could not take yet."""
        for change in self._unkept:
            gathering = gathering.after(change)
        return gathering

    def _on_read_to_duplicate(self, gathering: Gathering) -> None:
        from hostdesk.workflows import sessions

        change = sessions.duplicate(self._as_it_is(gathering))
        self.do(change)
        self.done.emit(change.label)

    def _on_read_to_keep_on_top(self, gathering: Gathering) -> None:
        from hostdesk.workflows import sessions

        change = sessions.keep_on_top(self._as_it_is(gathering))
        self.do(change)
        self.done.emit(change.label)

    def _on_read_to_delete(self, gathering: Gathering) -> None:
        from hostdesk.workflows import sessions

        change = sessions.delete(self._as_it_is(gathering))
        self.do(change)
        self.done.emit(change.label)

    # what the library holds

    def ask(self, question: Callable[[Any], Any], answered: Callable[[Any], None]) -> None:
        """Asks the library; a sentence of its own or a fault of ours is shown by the window."""
        if self._library is not None:
            self._keeper.ask(question, answered, self._on_failed)

    def ask_at_leisure(
        self,
        question: Callable[[Any], Any],
        answered: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Asks something long that gives way to whatever else comes."""
        if self._library is not None:
            self._keeper.ask_at_leisure(question, answered, failed)

    def list_sessions(self, wanted: find.Wanted, shown: Callable[[Any], None], now: str) -> None:
        """Finds sessions; an answer that a newer question has overtaken is not shown."""
        self._search_number += 1
        question = partial(_listed, wanted=wanted, now=now)
        self.ask(question, partial(self._on_listed, self._search_number, shown))

    def list_page(self, wanted: find.Wanted, first: int, shown: Callable[[int, list[Any]], None]) -> None:
        number = self._search_number
        question = partial(_page, wanted=wanted, first=first)
        self.ask(question, partial(self._on_page, number, first, shown))

    def _on_listed(self, number: int, shown: Callable[[Any], None], answer: Any) -> None:
        if number == self._search_number:
            shown(answer)

    def _on_page(self, number: int, first: int, shown: Callable[[int, Any], None], rows: Any) -> None:
        if number == self._search_number:
            shown(first, rows)

    # what the keeper says

    def try_again(self) -> None:
        self._keeper.try_again()

    @property
    def all_is_kept(self) -> bool:
        return not self._unkept

    @property
    def is_open(self) -> bool:
        """Whether there is a library on the desk: none before it is unlocked, nor once it is locked."""
        return self._library is not None

    @property
    def is_behind_passphrase(self) -> bool:
        """Whether the library on it opens with a passphrase only."""
        return self._library is not None and self._library.key is not None

    @property
    def read_only(self) -> bool:
        """Whether it can only be looked at, printed and exported."""
        return self._library is not None and self._library.read_only

    def take(self, library: find.Library) -> None:
        """Goes on with this library."""
        self._library = library

    def shut(self) -> list[Change]:
        """Keeps everything and closes the library; what could not be kept comes back."""
        if self._library is None:
            return []
        if self.farewell is not None:
            self._keeper.ask(self.farewell, _ignore, _ignore)
        left = self._keeper.close()
        self._library = None
        return left

    def let_go(self) -> None:
        """Shuts the library at once and forgets what was read of it, with all that could be undone."""
        farewell, self.farewell = self.farewell, None  # a laptop that goes to sleep waits for no backup
        self.shut()
        self.farewell = farewell
        self.__dict__.pop("_keeper", None)
        self.gathering = None
        self._unkept.clear()
        self.undo_stack.clear()

    def _on_called(self, library: find.Library, call: Callable[[], None]) -> None:
        if library is self._library:  # else nobody is there any more to be answered
            call()
            tidy()

    def _on_kept(self, change: Change) -> None:
        self._unkept.remove(change)
        if not self._unkept:
            self._slow.stop()
            self.saved.emit(True)

    def _on_time_to_try(self) -> None:
        """There may be room again, or the stick be back: nobody has to come and say so."""
        if self._unkept and self.is_open:
            self.try_again()

    def _on_slow(self) -> None:
        if self._unkept:
            self.saved.emit(False)

    def _on_not_kept(self, change: Change, error: Exception) -> None:
        if isinstance(error, HostDeskError):
            self.saved.emit(False)
            (self.gone if isinstance(error, find.LibraryIsGoneError) else self.not_kept).emit(str(error))
            QTimer.singleShot(_AGAIN, self, self._on_time_to_try)
            return
        self._on_kept(change)
        self.undo_stack.clear()
        self._on_failed(error)
        if self.gathering is not None and self.gathering.session.id == change.session_id:
            self.open(change.session_id)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, find.LibraryIsDamagedError):
            self.damaged.emit(str(error))
        elif isinstance(error, HostDeskError):
            self.said.emit(str(error))
        else:
            self.broke.emit(error)


def _read_only() -> str:
    return _("This library can only be read here: you can look, print and export, but nothing is changed.")


def _ignore(_answer: object) -> None:
    """Nobody is there any more to be told."""


def _gathering(library: find.Library, session_id: str) -> Gathering:
    return find.gathering(library, session_id)


def _listed(library: find.Library, wanted: find.Wanted, now: str) -> tuple[int, list[Any], Any]:
    count = find.count_sessions(library, wanted)
    first = find.list_sessions(library, wanted, 0, PAGE)
    return count, first, find.next_session(library, now) if wanted.is_everything else None


def _page(library: find.Library, wanted: find.Wanted, first: int) -> list[Any]:
    return find.list_sessions(library, wanted, first, PAGE)
