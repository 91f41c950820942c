"""Somebody's name in the host's own templates, also in those that were put away: found, and taken out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from hostdesk.domain.erasing import stands_in
from hostdesk.domain.erasing import taken_out as name_taken_out
from hostdesk.errors import HostDeskError
from hostdesk.storage.wiping import wipe
from hostdesk.workflows.new_file import put
from hostdesk.workflows.own_templates import free_place, text_of
from hostdesk.workflows.templates import own_folder, read_template

_SHORTEST = 3  # letters of a name that is looked for by itself


def naming(names: Sequence[str]) -> tuple[Path, ...]:
    """The files in which one of these names stands."""
    try:
        files = sorted(own_folder().rglob("*.toml"))
    except OSError:
        return ()
    return tuple(path for path in files if _names(path, names))


def _names(path: Path, names: Sequence[str]) -> bool:
    try:
        words = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(stands_in(name, words) for name in names)


def taken_out(templates: Collection[Path], names: Iterable[str]) -> list[Path]:
    """Writes them without these names, under another where theirs tells it; gives those that cannot be."""
    not_reached = []
    known = tuple(names)
    for path in templates:
        try:
            _rewrite(path, known)
        except (HostDeskError, OSError):
            not_reached.append(path)
    return not_reached


def _rewrite(path: Path, names: Sequence[str]) -> None:
    new = _without(read_template(path), names)
    if not any(word in path.stem for name in names for word in _as_in_a_name(name)):
        put(text_of(new).encode(), path)
        return
    put(text_of(new).encode(), free_place(path.parent, new.title))
    wipe(path)


def _as_in_a_name(name: str) -> list[str]:
    """The words of a name as they stand in the name of a file."""
    return [word for word in re.split(r"\W+", name.casefold()) if len(word) >= _SHORTEST]


def _without(part: Any, names: Sequence[str]) -> Any:
    if isinstance(part, str) and not isinstance(part, StrEnum):
        for name in names:
            part = name_taken_out(part, name)
        return part
    if isinstance(part, tuple):
        return tuple(_without(one, names) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        new = {field.name: _without(getattr(part, field.name), names) for field in fields(part)}
        return replace(part, **new)
    return part
