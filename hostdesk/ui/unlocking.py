"""Opens a locked library on a thread of its own: the key takes a good part of a second to be made."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

_FREE = 2  # wrong passphrases that cost no more than the making of the key
_LONGEST = 30.0  # seconds


class Unlocking(QObject):
    """One try at a time. After some wrong ones each next try waits twice as long, up to half a minute."""

    succeeded = Signal(object)  # a Library, or what was asked for
    failed = Signal(object)  # HostDeskError, or a fault of ours

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self.wrong = 0

    @property
    def pause(self) -> float:
        """Seconds until the next try, said when one has failed."""
        return 0.0 if self.wrong <= _FREE else float(min(_LONGEST, 2.0 ** (self.wrong - _FREE)))

    def open(self, path: Path, words: str) -> None:
        """The library at `path`, with this passphrase."""
        from hostdesk.workflows.passphrase import unlocked

        self._begin(lambda: unlocked(path, words))

    def open_again(self, path: Path, key: Any, to_read: bool) -> None:
        """With the key that is known already: after a way out of damage was chosen."""
        from hostdesk.workflows.passphrase import opened_again

        self._begin(lambda: opened_again(path, key, to_read))

    def _begin(self, work: Callable[[], Any]) -> None:
        self._thread = threading.Thread(target=self._work, args=(work,), name="unlocking", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until the try that is under way has ended."""
        if self._thread is not None:
            self._thread.join()

    def _work(self, work: Callable[[], Any]) -> None:
        try:
            done = work()
        except Exception as error:  # handed to the window: a sentence for the host, or a fault of ours
            self.failed.emit(error)
        else:
            self.succeeded.emit(done)
