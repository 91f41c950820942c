"""What is remembered about the safety of a library: when it was checked, and what did not work."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hostdesk.storage.backup import folder_of
from hostdesk.workflows.calendar_words import clock, day

DAILY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Care:
    """In sentences of HostDesk's own: it stands beside locked libraries too."""

    checked: str = ""  # ISO, UTC; when the whole file was last looked at
    faults: tuple[str, ...] = ()  # what was found then
    not_backed_up: str = ""  # why the last backup could not be made
    second_copied: str = ""  # ISO, UTC; when a backup last reached the second place
    second_failed: str = ""  # why the last copy there could not be made
    second_owes: str = ""  # a backup's name: older ones there hold who was erased meanwhile

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to look at the whole file again; a clock set back does not put it off."""
        when = moment(self.checked)
        return when is None or not timedelta() <= now - when < DAILY


def moment(text: str) -> datetime | None:
    """What such a text says; None when it says nothing."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def moment_said(text: str) -> str:
    """Like: Thursday 26 November 2026, 18:30; "" where it says nothing."""
    when = moment(text)
    if when is None:
        return ""
    local = when.astimezone()
    return f"{day(local)}, {clock(local)}"


def said_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def care_of(library: Path) -> Care:
    """What is remembered; nothing, where there is nothing or nobody could have written it so."""
    try:
        found = json.loads(_file(library).read_text(encoding="utf-8"))
        faults = tuple(str(fault) for fault in found.pop("faults", ()))
        known = {f.name for f in fields(Care)}
        return Care(faults=faults, **{name: str(text) for name, text in found.items() if name in known})
    except (OSError, ValueError, AttributeError, TypeError):
        return Care()


def remember(library: Path, **told: Any) -> Care:
    """Where it cannot be written down, it is found out anew the next time."""
    care = replace(care_of(library), **told)
    file = _file(library)
    writing = file.with_name(f"{file.name}.new")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, exist_ok=True)
        writing.write_text(json.dumps(asdict(care)), encoding="utf-8")
        os.replace(writing, file)
    return care


def checked(library: Path, faults: Sequence[str]) -> Care:
    """The whole file was looked at just now."""
    return remember(library, checked=said_now(), faults=tuple(faults))


def _file(library: Path) -> Path:
    return folder_of(library) / f"{library.stem}-care.json"
