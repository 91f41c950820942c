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
    wanted = _window_wanted(arguments)
    if wanted is not None:
        return _window(*wanted)
    from hostdesk.cli import main as without_a_window  # argparse and its kin: not on the window's way

    return without_a_window(arguments)


def _window_wanted(arguments: list[str]) -> tuple[Path | None, Path | None] | None:
    """Which library, and an archive to look into, as a double click names it; None: it is a command."""
    library = None
    if len(arguments) > 1 and arguments[0] == "--library" and arguments[1]:
        library, arguments = Path(arguments[1]), arguments[2:]
    if not arguments:
        return library, None
    is_archive = arguments[0].lower().endswith((".zip", ".age")) and not arguments[0].startswith("-")
    return (library, Path(arguments[0])) if len(arguments) == 1 and is_archive else None


def _on_fault(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Python's own report would quote the text of the fault, which may be what somebody said."""
    from hostdesk.errors import where_it_broke

    print(where_it_broke(error), file=sys.stderr)


def _window(library: Path | None, archive: Path | None) -> int:
    gc.disable()  # nothing to collect while starting; later the window collects in its own thread
    from hostdesk.ui import imports

    imports.without_reading()
    from hostdesk import paths
    from hostdesk.app import open_window
    from hostdesk.errors import HostDeskError

    try:
        return open_window(library or paths.library(), archive)
    except HostDeskError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
