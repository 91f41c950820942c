"""What the host chose: one frozen dataclass, one TOML file, each default and its help side by side."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from hostdesk.errors import HostDeskError
from hostdesk.words import _

_LARGEST = 100_000  # bytes of the file
_LONGEST = {"closing_words": 5_000}  # characters; of all others as many as a line of a session has
_MOST_DOTS = 1_000  # in one line: a key of as many parts takes hours to read
_HIGHEST = 10_000  # number; labels on a sheet, percent


def _chosen(default: Any, help_text: str, *choices: Any) -> Any:
    return field(default=default, metadata={"help": help_text, "choices": choices})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field has a default, so that a missing or broken file never stops anybody."""

    scheme: str = _chosen("system", "colours of the window", "system", "light", "dark")
    text_size: int = _chosen(100, "size of the text in percent", 80, 90, 100, 110, 125, 150, 175, 200)
    host_name: str = _chosen("", "the name under which you are on your own guest lists")
    paper: str = _chosen("A4", "the paper in your printer", "A4", "Letter")
    badge_at_once: bool = _chosen(False, "whether whoever comes gets a printed name badge", True, False)
    badge_sheet: str = _chosen("", "the labels for name badges, as on their pack; empty for plain paper")
    badge_below: str = _chosen("nothing", "what stands below a name", "nothing", "about", "brings")
    badge_label: int = _chosen(1, "the next free label on the sheet that lies in the printer")
    two_sided: bool = _chosen(False, "whether your printer prints on both sides of the paper", True, False)
    logo: str = _chosen("", "the file of your logo, beside this one; empty for none")
    logo_of: str = _chosen("", "whose logo it is, for those who do not see it")
    own_colour: str = _chosen("", "the colour of headings on your papers, like #1b4a8a; empty for green")
    closing_words: str = _chosen("", "the last words on handouts, invitations and summaries")
    reduced_motion: str = _chosen(
        "system", "less motion: as the system has it, on (dots are there at once), off", "system", "on", "off"
    )
    lock_after: int = _chosen(
        10,
        "minutes after which a library with a passphrase locks while nobody is there; 0 for never",
        *(0, 1, 2, 5, 10, 15, 20, 30, 60),
    )
    passphrase_offered: bool = _chosen(False, "whether a passphrase was offered already", True, False)
    second_place: str = _chosen("", "a second folder for backups, like one on a stick; empty for none")
    cloud_told: str = _chosen("", "the library about whose synchronised folder you were told")
    coach: bool = _chosen(True, "whether the coach at the right is unfolded", True, False)


def load(path: Path) -> Settings:
    """The settings in this file; what is missing, unknown or out of range is left at its default."""
    if not path.is_file():
        return Settings()
    import tomllib

    try:
        with path.open("rb") as file:
            found = tomllib.loads(_plain(file.read(_LARGEST + 1)))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return Settings(**{f.name: found[f.name] for f in fields(Settings) if _fits(f, found.get(f.name))})


def _plain(written: bytes) -> str:
    """ValueError for what no settings are: very long, or with keys of very many parts."""
    text = written.decode()
    if len(written) > _LARGEST or any(row.count(".") > _MOST_DOTS for row in text.splitlines()):
        raise ValueError
    return text


def save(path: Path, settings: Settings) -> None:
    """Writes the file anew and gives it its name only once it is whole."""
    lines = (
        f"# {f.metadata['help']}\n{f.name} = {_toml(getattr(settings, f.name))}\n" for f in fields(settings)
    )
    try:
        put_whole(path, "".join(lines))
    except OSError as error:
        raise HostDeskError(_("The settings cannot be saved here; they hold until you close.")) from error


def put_whole(path: Path, text: str) -> None:
    """The old file or the new one, whatever happens in the middle; OSError where it cannot be written."""
    writing = path.with_name(path.name + ".new")
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(writing, "w", encoding="utf-8", opener=_private) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())  # a name without what was written would be an empty file after a power cut
    os.replace(writing, path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _fits(known: Any, value: Any) -> bool:
    choices = known.metadata["choices"]
    if type(value) is not type(known.default) or (choices and value not in choices):
        return False
    if isinstance(value, str):
        hidden = any(mark < " " and mark not in "\t\n\r" for mark in value)
        return not hidden and len(value) <= _LONGEST.get(known.name, 300)
    return isinstance(value, bool) or 0 <= value <= _HIGHEST


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + "".join(mark for mark in escaped if mark >= " ") + '"'
