"""What the host chose: one frozen record, one TOML file, each default and its help side by side."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_type_hints

from hostdesk.errors import HostDeskError
from hostdesk.words import _

_LARGEST = 100_000  # bytes of the file
_LONGEST = {"closing_words": 5_000}  # characters; of all others as many as a line of a session has
_MOST_DOTS = 1_000  # in one line: a key of as many parts takes hours to read
_HIGHEST = 10_000  # number; labels on a sheet, percent


class Settings(NamedTuple):
    """Every field has a default, so that a missing or broken file never stops anybody.

    Beside it stands what it is for, and which values it may have if not any of its kind. No dataclass: making
    one takes a twentieth of the start.
    """

    scheme: Annotated[str, "colours of the window", "system", "light", "dark"] = "system"
    text_size: Annotated[int, "size of the text in percent", 80, 90, 100, 110, 125, 150, 175, 200] = 100
    host_name: Annotated[str, "the name under which you are on your own guest lists"] = ""
    paper: Annotated[str, "the paper in your printer", "A4", "Letter"] = "A4"
    badge_at_once: Annotated[bool, "whether whoever comes gets a printed name badge"] = False
    badge_sheet: Annotated[str, "the labels for name badges, as on their pack; empty for plain paper"] = ""
    badge_below: Annotated[str, "what stands below a name", "nothing", "about", "brings"] = "nothing"
    badge_label: Annotated[int, "the next free label on the sheet that lies in the printer"] = 1
    two_sided: Annotated[bool, "whether your printer prints on both sides of the paper"] = False
    logo: Annotated[str, "the file of your logo, beside this one; empty for none"] = ""
    logo_of: Annotated[str, "whose logo it is, for those who do not see it"] = ""
    own_colour: Annotated[str, "the colour of headings on your papers, like #1b4a8a; empty for green"] = ""
    closing_words: Annotated[str, "the last words on handouts, invitations and summaries"] = ""
    reduced_motion: Annotated[
        str, "less motion: as the system has it, on (dots are there at once), off", "system", "on", "off"
    ] = "system"
    lock_after: Annotated[
        int,
        "minutes after which a library with a passphrase locks while nobody is there; 0 for never",
        *(0, 1, 2, 5, 10, 15, 20, 30, 60),
    ] = 10
    passphrase_offered: Annotated[bool, "whether the offer of a passphrase was answered"] = False
    second_place: Annotated[str, "a second folder for backups, like one on a stick; empty for none"] = ""
    cloud_told: Annotated[str, "the library about whose synchronised folder you were told"] = ""
    coach: Annotated[bool, "whether the coach at the right is unfolded"] = True


def load(path: Path) -> Settings:
    """The settings in this file; what is missing, unknown or out of range is left at its default."""
    if not path.is_file():
        return Settings()
    try:
        with path.open("rb") as file:
            found = _told(_plain(file.read(_LARGEST + 1)))
    except (OSError, ValueError, RecursionError):
        return Settings()
    known = (name for name in Settings._fields if name in found)
    return Settings(**{name: found[name] for name in known if _fits(name, found[name])})


def _plain(written: bytes) -> str:
    """ValueError for what no settings are: very long, or with keys of very many parts."""
    text = written.decode()
    if len(written) > _LARGEST or any(row.count(".") > _MOST_DOTS for row in text.splitlines()):
        raise ValueError
    return text


def _told(text: str) -> dict[str, Any]:
    found = _as_saved(text)
    if found is not None:
        return found
    import tomllib  # with patterns to be made, a thirtieth of the start

    return tomllib.loads(text)


def _as_saved(text: str) -> dict[str, Any] | None:
    """What `save` writes where no value needs more than its own line; None for all other TOML."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        name, equals, value = line.partition(" = ")
        if not line.isprintable() or (line and line[0] != "#" and (not equals or name in found)):
            return None
        if line and line[0] != "#":
            if name not in Settings._fields or (read := _value(value)) is None:
                return None
            found[name] = read
    return found


def _value(written: str) -> str | int | None:
    if written in ("true", "false"):
        return written == "true"
    if written.isdecimal() and written.isascii() and len(written) < 6:
        return int(written) if written[0] != "0" or written == "0" else None
    inner = written[1:-1]
    is_text = len(written) > 1 and written[0] == written[-1] == '"' and not {'"', "\\"} & set(inner)
    return inner if is_text else None


def save(path: Path, settings: Settings) -> None:
    """Writes the file anew and gives it its name only once it is whole."""
    lines = (f"# {_help(name)[0]}\n{name} = {_toml(value)}\n" for name, value in settings._asdict().items())
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


@cache
def _help(name: str) -> tuple[Any, ...]:
    """What is said beside a field: what it is for, then the values it may have, if they are few."""
    said: tuple[Any, ...] = get_type_hints(Settings, include_extras=True)[name].__metadata__
    return said


def _fits(name: str, value: Any) -> bool:
    default = Settings._field_defaults[name]
    choices = _help(name)[1:] if value != default else ()
    if type(value) is not type(default) or (choices and value not in choices):
        return False
    if isinstance(value, str):
        hidden = any(mark < " " and mark not in "\t\n\r" for mark in value)
        return not hidden and len(value) <= _LONGEST.get(name, 300)
    return isinstance(value, bool) or 0 <= value <= _HIGHEST


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + "".join(mark for mark in escaped if mark >= " ") + '"'
