"""HostDesk without a window: the same workflows, for scripts, for servers and for checking."""

from __future__ import annotations

import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Generator, Sequence
from contextlib import closing

from hostdesk.cli.arguments import UsageError, understood
from hostdesk.domain.text import holds_hidden
from hostdesk.errors import HostDeskError
from hostdesk.words import _

__all__ = ["main"]

Command = Callable[[Namespace], Generator[str]]  # the lines that it says


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 with a sentence on standard error, 2 not understood."""
    _speak_any_script()
    try:
        code = _done(argv)
        _say("", end="")
    except BrokenPipeError:  # whoever listened has heard enough
        _stop_speaking()
        return 0
    except HostDeskError as error:
        _stop_speaking()
        return _refused(error, 1)
    return code


def _done(argv: Sequence[str] | None) -> int:
    try:
        arguments = understood(argv)
        with closing(_command(arguments.verb)(arguments)) as lines:
            for line in lines:
                _say(line)
    except SystemExit as stop:  # argparse has said all
        return int(stop.code or 0)
    except UsageError as error:
        return _refused(error, 2)
    except HostDeskError as error:
        return _refused(error, 1)
    except KeyboardInterrupt:
        return 130
    return 0


def _command(verb: str | None) -> Command:
    """What a verb does; only what it needs is imported: ReportLab for papers, msgspec for archives."""
    if verb in ("print", "demo"):
        from hostdesk.cli import demo, papers

        return papers.print_papers if verb == "print" else demo.demo
    if verb in ("export", "import", "verify"):
        from hostdesk.cli import archives

        return {"export": archives.export, "import": archives.import_archive, "verify": archives.verify}[verb]
    if verb in ("held", "erase"):
        from hostdesk.cli import keeping

        return keeping.held if verb == "held" else keeping.erase
    if verb == "due":
        from hostdesk.cli import parting

        return parting.due
    if verb in ("passphrase", "lock"):
        from hostdesk.cli import locking

        return locking.lock if verb == "lock" else locking.change_passphrase
    if verb in ("check", "backup", "restore", "repair"):
        from hostdesk.cli import safety

        return {
            "check": safety.check,
            "backup": safety.back_up,
            "restore": safety.restore,
            "repair": safety.repair,
        }[verb]
    if verb in ("conflicts", "join"):
        from hostdesk.cli import merging

        return merging.conflicts if verb == "conflicts" else merging.join
    if verb == "calendar":
        from hostdesk.cli import dates

        return dates.calendar
    from hostdesk.cli import commands

    return {
        None: commands.window,
        "list": commands.list_sessions,
        "show": commands.show,
        "new": commands.new,
    }[verb]


def _refused(error: Exception, code: int) -> int:
    print(_harmless(str(error)), file=sys.stderr)
    return code


def _harmless(text: str) -> str:
    """Without marks that command the terminal: a library of somebody else's may hold any in its titles."""
    if not holds_hidden(text):
        return text
    kept = (not holds_hidden(mark) or _is_part_of_a_path(mark) for mark in text)
    return "".join(mark if keep else _escaped(mark) for mark, keep in zip(text, kept, strict=True))


def _escaped(mark: str) -> str:
    """As JSON has it, since JSON may be what is printed."""
    return json.dumps(mark)[1:-1]


def _is_part_of_a_path(mark: str) -> bool:
    """A byte that is no letter, in the name of a file: it goes out as it came in."""
    return "\udc80" <= mark <= "\udcff"


def _say(text: str, end: str = "\n") -> None:
    try:
        print(_harmless(text), end=end, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise HostDeskError(_("The output cannot be written to where it was sent.")) from error


def _speak_any_script() -> None:
    """Names in letters that a terminal does not know must not end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            known = stream.encoding.lower().replace("-", "") == "utf8"
            stream.reconfigure(errors="surrogateescape" if known else "backslashreplace")


def _stop_speaking() -> None:
    """What is still to be said goes nowhere, or Python would complain while it ends."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
