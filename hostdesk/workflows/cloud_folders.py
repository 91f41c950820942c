"""Whether a folder is synchronised by a cloud client: two laptops would write into one library there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from hostdesk.words import _

# what a folder is called that such a client makes, and what it puts into the top one
_NAMES = (
    ("Dropbox", r"dropbox( \(.+\))?"),
    ("OneDrive", r"onedrive( - .+)?"),
    ("Google Drive", r"google ?drive|my drive|googledrive-.+"),
    ("iCloud", r"icloud ?drive.*|com~apple~clouddocs|mobile documents"),
    ("Nextcloud", r"nextcloud[0-9]*"),
    ("ownCloud", r"owncloud[0-9]*"),
    ("Syncthing", r"sync(thing)?"),
    ("pCloud", r"pcloud ?drive|pclouddrive"),
    ("MEGA", r"mega|megasync.*"),
    ("Seafile", r"seafile"),
    ("Box", r"box( sync)?"),
)
_MARKS = (
    ("Syncthing", (".stfolder", ".stversions")),
    ("Dropbox", (".dropbox.cache",)),
    ("Nextcloud", (".nextcloudsync.log", ".sync_*.db", "._sync_*.db")),
    ("ownCloud", (".owncloudsync.log",)),
    ("Google Drive", (".tmp.driveupload", ".tmp.drivedownload")),
    ("OneDrive", (".849C9593-D756-4E56-8D6E-42412F2A707B",)),
    ("MEGA", (".megaignore", ".debris")),
    ("Resilio Sync", (".sync/ID",)),
)
_VAGUE = ("Syncthing", "Box", "MEGA")  # folders of people's own may be called so: only directly in their home
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def synchronised_by(
    file: Path, home: Path | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """The client's name, or "": known by what the folders above are called and by what lies in them."""
    home, told = home or Path.home(), os.environ if environment is None else environment
    for folder in _resolved(file).parents:
        for found in (_by_name(folder, home), _by_mark(folder), _by_telling(folder, home, told)):
            if found:
                return found
    return ""


def said(client: str) -> str:
    """What it means, and what to do."""
    sentence = _(
        "Your library lies in a folder that {client} synchronises. Two laptops that write into it at once "
        "can ruin it. Move it to a folder of this laptop alone, and take sessions along as archives."
    )
    return sentence.format(client=client)


def _resolved(file: Path) -> Path:
    try:
        return file.resolve()
    except OSError:
        return file.absolute()


def _by_name(folder: Path, home: Path) -> str:
    for client, pattern in _NAMES:
        if re.fullmatch(pattern, folder.name.casefold()):
            if client in _VAGUE and folder.parent != _resolved(home):
                continue
            return client
    return ""


def _by_mark(folder: Path) -> str:
    for client, marks in _MARKS:
        with suppress(OSError):
            if any(next(folder.glob(mark), None) is not None for mark in marks):
                return client
    return ""


def _by_telling(folder: Path, home: Path, told: Mapping[str, str]) -> str:
    """Where Dropbox and OneDrive themselves say their folder is, whatever it is called."""
    if any(told.get(name) and _resolved(Path(told[name])) == folder for name in _VARIABLES):
        return "OneDrive"
    return "Dropbox" if any(_resolved(Path(path)) == folder for path in _dropboxes(home)) else ""


def _dropboxes(home: Path) -> Iterator[str]:
    with suppress(OSError, ValueError, AttributeError, TypeError):
        found = json.loads((home / ".dropbox" / "info.json").read_text(encoding="utf-8"))
        yield from [account["path"] for account in found.values() if isinstance(account.get("path"), str)]
