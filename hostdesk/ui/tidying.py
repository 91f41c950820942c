"""Python's collector, in the window's thread only.

By itself it runs in whichever thread happens to make an object, the keeper's for instance; a Qt object in a
cycle that is collected there takes the process down.
"""

from __future__ import annotations

import gc

_MANY = 20_000  # objects made since the last time


def take_over() -> None:
    """From now on nothing is collected by itself; what stands already is not looked at again."""
    gc.disable()
    gc.freeze()


def tidy() -> None:
    """Collects what was made lately, once it is much; called in the window's thread."""
    if gc.get_count()[0] > _MANY:
        gc.collect(1)


def tidy_well() -> None:
    """Collects everything; for a moment when the host waits for nothing."""
    gc.collect()
