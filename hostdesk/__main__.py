"""`hostdesk` and `python -m hostdesk`: the window, unless a command is asked for."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from types import TracebackType


def main() -> int:
    """Opens the window, or does what the command line says; the exit code."""
    sys.excepthook = _on_fault
    arguments = sys.argv[1:]
    if _asks_for_the_window(arguments):
        return _window(Path(arguments[1]) if arguments else None)
    from hostdesk.cli import main as without_a_window  # argparse and its kin: not on the window's way

    return without_a_window(arguments)


def _asks_for_the_window(arguments: list[str]) -> bool:
    return not arguments or (len(arguments) == 2 and arguments[0] == "--library" and arguments[1] != "")


def _on_fault(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Python's own report would quote the text of the fault, which may be what somebody said."""
    from hostdesk.errors import where_it_broke

    print(where_it_broke(error), file=sys.stderr)


def _window(library: Path | None) -> int:
    gc.disable()  # nothing to collect while starting; later the window collects in its own thread
    from hostdesk.ui import imports

    imports.without_reading()
    from hostdesk import paths
    from hostdesk.app import open_window
    from hostdesk.errors import HostDeskError

    try:
        return open_window(library or paths.library())
    except HostDeskError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
