"""Keep changes without making anyone wait: one thread owns the library and commits whatever has queued."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from enum import Enum
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from hostdesk.errors import HostDeskError
from hostdesk.storage.breaking_off import BrokenOffError, broken_off_when
from hostdesk.storage.library import Library, write_all

if TYPE_CHECKING:
    from hostdesk.domain.change import Change

Tell = Callable[[Callable[[], None]], None]  # hands a call to the window's thread


_QUIET = 0.5  # seconds
_PATIENCE = 20  # times that a long question begins anew before it is answered in one go


class _Keep(NamedTuple):
    change: Change
    kept: Callable[[], None]
    failed: Callable[[Exception], None]


class _Ask(NamedTuple):
    question: Callable[[Library], Any]
    answered: Callable[[Any], None]
    failed: Callable[[Exception], None]
    patience: int = 0  # how often it gives way to what comes meanwhile
    was_broken_off: bool = False

    def less_patient(self) -> _Ask:
        return self._replace(patience=max(0, self.patience - 1))


class _End(Enum):
    """Whether the thread may stop."""

    NOT_YET = 0
    NOW = 1


class Keeper:
    """Runs what touches the library on a thread of its own, in the order it was given.

    A change that cannot be kept (a full disk) is held, and all that follow wait behind it, until
    `try_again`: nothing is lost while the window lives. Callbacks are called through `tell`.
    """

    def __init__(self, library: Library, tell: Tell) -> None:
        self._library = library
        self._tell = tell
        self._jobs: SimpleQueue[_Keep | _Ask | _End] = SimpleQueue()
        self._held: list[_Keep] = []
        self._at_leisure: deque[_Ask] = deque()
        self._thread = threading.Thread(target=self._work, name="keeper", daemon=True)
        self._thread.start()

    def keep(self, change: Change, kept: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Stores a change; `kept` is called once it is durable."""
        self._jobs.put(_Keep(change, kept, failed))

    def ask(
        self,
        question: Callable[[Library], Any],
        answered: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Asks the library something after all changes given before; `answered` gets the answer."""
        self._jobs.put(_Ask(question, answered, failed))

    def ask_at_leisure(
        self,
        question: Callable[[Library], Any],
        answered: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Asks something long: it is broken off when anything else comes, and asked again after that."""
        self._jobs.put(_Ask(question, answered, failed, _PATIENCE))

    def try_again(self) -> None:
        """Tries once more to keep what is held."""
        self.ask(_nothing, _ignore, _ignore)

    def close(self) -> list[Change]:
        """Keeps what can be kept, closes the library and returns the changes that could not be."""
        self._jobs.put(_End.NOW)
        self._thread.join()
        return [job.change for job in self._held]

    def _work(self) -> None:
        while True:
            job = self._next()
            while isinstance(job, _Keep):
                self._held.append(job)
                job = self._what_waits()
            self._flush()
            if isinstance(job, _Ask) and job.patience and self._something_waits():
                self._at_leisure.append(job)
            elif isinstance(job, _Ask):
                self._answer(job)
            elif job is _End.NOW:
                break
        self._library.close()

    def _next(self) -> _Keep | _Ask | _End:
        """What is long comes when nothing else is to do; once broken off, when it was quiet for a moment."""
        while self._at_leisure:
            first = self._at_leisure[0]
            if not first.patience:
                return self._at_leisure.popleft()
            try:
                job = self._jobs.get(timeout=_QUIET) if first.was_broken_off else self._jobs.get_nowait()
            except Empty:
                return self._at_leisure.popleft()
            if not (isinstance(job, _Ask) and job.patience):
                self._at_leisure[0] = first.less_patient()
                return job
            self._at_leisure.append(job)
        return self._jobs.get()

    def _what_waits(self) -> _Keep | _Ask | _End:
        try:
            return self._jobs.get_nowait()
        except Empty:
            return _End.NOT_YET

    def _flush(self) -> None:
        if not self._held:
            return
        try:
            write_all(self._library, [job.change for job in self._held])
        except HostDeskError as error:
            self._report(self._held[0], error)
        except Exception:  # a fault of ours in one change must not take the others with it
            self._keep_one_by_one()
        else:
            done, self._held = self._held, []
            for job in done:
                self._tell(job.kept)

    def _keep_one_by_one(self) -> None:
        jobs, self._held = self._held, []
        for number, job in enumerate(jobs):
            try:
                write_all(self._library, [job.change])
            except HostDeskError as error:
                self._held = jobs[number:]
                self._report(job, error)
                return
            except Exception as error:  # handed to the window, which shows it as a fault of ours
                self._report(job, error)
            else:
                self._tell(job.kept)

    def _report(self, job: _Keep, error: Exception) -> None:
        self._tell(lambda: job.failed(error))

    def _answer(self, job: _Ask) -> None:
        try:
            answer = self._answer_to(job)
        except BrokenOffError:
            self._at_leisure.appendleft(job.less_patient()._replace(was_broken_off=True))
        except Exception as error:  # handed to the window: a sentence for the host, or a fault of ours
            failure = error
            self._tell(lambda: job.failed(failure))
        else:
            self._tell(lambda: job.answered(answer))

    def _answer_to(self, job: _Ask) -> Any:
        if not job.patience:
            return job.question(self._library)
        with broken_off_when(self._library.connection, self._something_waits):
            return job.question(self._library)

    def _something_waits(self) -> bool:
        return not self._jobs.empty()


def _nothing(_library: Library) -> None:
    """A question that needs no answer."""


def _ignore(_answer: object) -> None:
    """What is held reports for itself."""
