"""Calendar: the dates of sessions as a file that any calendar takes in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Generator

from hostdesk.cli import which
from hostdesk.workflows import calendar_file, look_after, sessions
from hostdesk.workflows.calendar_file import Dates


def calendar(arguments: Namespace) -> Generator[str]:
    wanted = Dates(to_do=arguments.to_do, names=arguments.names, remind=arguments.remind)
    with look_after.opened(which.library_of(arguments)) as library:
        found = [sessions.gathering(library, one) for one in which.session_ids(library, arguments)]
    calendar_file.write(found, arguments.out, wanted)
    yield str(arguments.out)
