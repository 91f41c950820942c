"""The host's own words among the settings: sealed with the key of a locked library, else with the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hostdesk import paths, settings
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.storage.keys import head_of
from hostdesk.storage.library import Library
from hostdesk.storage.sealed import seal, taken_out
from hostdesk.words import _

PRIVATE = ("host_name", "closing_words", "logo_of")
_NONE: dict[str, Any] = dict.fromkeys(PRIVATE, "")


def load(library: Library) -> Settings:
    """Everything that the host chose."""
    chosen = settings.load(_file())
    return chosen._replace(**_sealed(library)) if library.key is not None else chosen


def save(library: Library, chosen: Settings) -> None:
    """What is private lies sealed as long as the library has a passphrase, and nowhere else."""
    if library.key is None:
        settings.save(_file(), chosen)
        _place().unlink(missing_ok=True)
        return
    private = {name: getattr(chosen, name) for name in PRIVATE}
    try:
        seal(_place(), library.key, "settings", json.dumps(private).encode())
    except OSError as error:
        raise HostDeskError(_("The settings cannot be saved here; they hold until you close.")) from error
    save_without(chosen)


def save_without(chosen: Settings) -> None:
    """What is private is left out: where the library is locked, nobody knows it."""
    settings.save(_file(), without(chosen))


def without(chosen: Settings) -> Settings:
    return chosen._replace(**_NONE)


def _sealed(library: Library) -> dict[str, Any]:
    """Nothing where it was sealed with another key, or is no longer what we put there."""
    key = library.key
    if key is None or head_of(_place()) != key.head:
        return {}
    try:
        found = json.loads(taken_out(_place(), key))
    except (HostDeskError, ValueError, TypeError):
        return {}
    return {name: found[name] for name in PRIVATE if isinstance(found.get(name), str)}


def _file() -> Path:
    return paths.config_folder() / "settings.toml"


def _place() -> Path:
    return paths.config_folder() / "settings.locked"
