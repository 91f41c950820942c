"""Started by test_locking: sets one key after another for ever, and says each that is set."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from hostdesk.storage.keys import Key, head_of
from hostdesk.storage.library import open_library
from hostdesk.storage.locking import set_key

# made without a passphrase, which takes its time on purpose
KEYS: tuple[Callable[[], Key | None], ...] = (
    lambda: None,
    lambda: Key(bytes(range(32)), b"HDK\x01" + b"one library!"),
    lambda: Key(bytes(range(1, 33)), b"HDK\x01" + b"the same one"),
)


def say(sentence: str) -> None:
    os.write(1, f"{sentence}\n".encode())


def main(path: Path) -> None:
    made = [make() for make in KEYS]
    current = next((key for key in made if key and key.head == head_of(path)), None)
    library = open_library(path, current)
    say("begun")
    for number in cycle((1, 2, 0)):
        set_key(library, KEYS[number]())
        say(str(number))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
