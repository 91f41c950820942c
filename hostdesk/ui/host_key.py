"""The word with which the host takes the laptop back: in memory only, and a wrong one costs a moment."""

from __future__ import annotations

import hmac
import time
import unicodedata
from collections.abc import Callable

from hostdesk.errors import HostDeskError
from hostdesk.words import _

SHORTEST = 4  # letters
_LONGEST_PAUSE = 30.0  # seconds


class HostKey:
    """Capitals and spaces at the ends make no difference. Nobody is ever locked out."""

    def __init__(self, words: str, now: Callable[[], float] = time.monotonic) -> None:
        self._words = _plain(words)
        if len(self._words) < SHORTEST:
            sentence = _("Your key needs at least {n} letters or digits, so that nobody guesses it.")
            raise HostDeskError(sentence.format(n=SHORTEST))
        self._now = now
        self._wrong = 0
        self._free_at = 0.0

    @property
    def pause(self) -> float:
        """Seconds until the next try."""
        return max(0.0, self._free_at - self._now())

    def opens(self, typed: str) -> bool:
        """Whether this is the key; after each wrong one the pause is twice as long, to 30 seconds."""
        if self.pause:
            return False
        if hmac.compare_digest(_plain(typed).encode(), self._words.encode()):
            self._wrong = 0
            return True
        self._free_at = self._now() + min(_LONGEST_PAUSE, 2.0**self._wrong)
        self._wrong += 1
        return False


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).strip().casefold()
