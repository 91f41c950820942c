"""The ways by which a file comes in, as a host goes them: by command, or as a page asks the worker."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from hostdesk import cli, paths, settings
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import library_in_memory, open_library
from hostdesk.workflows import exchange, guest_list, inviting, letterheads, own_templates, sessions, templates
from tests.builders import a_full_gathering, stored
from tests.hostile.readers import READERS

PASSPHRASE = "password"  # of most locked files that are made to be tried
_LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".vcf", ".vcard")
_ARCHIVES = (".zip", ".age")
_LIBRARIES = (".hostdesk", ".db", ".sqlite")


class Way(NamedTuple):
    """One way in: what a host does, and with which files."""

    go: Callable[[Path], object]
    endings: tuple[str, ...] = ()
    only_these: bool = False  # it starts a process of its own: no other files are tried


def at_home_in(place: Path) -> None:
    """From now on all places of HostDesk lie in there, and a passphrase is known."""
    os.environ |= {"HOSTDESK_DATA": str(place / "data"), "HOSTDESK_CONFIG": str(place / "config")}
    os.environ |= {"HOSTDESK_LOGS": str(place / "data/logs"), "HOSTDESK_DOCUMENTS": str(place / "work")}
    os.environ["HOSTDESK_PASSPHRASE_FILE"] = str(place / "passphrase")


def lay_out(place: Path) -> None:
    """What a host has: a library with a gathering in it, and settings."""
    for name in ("data", "config", "tmp", "work"):
        (place / name).mkdir(parents=True)
    (place / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    with closing(open_library(place / "data" / paths.LIBRARY_NAME)) as library:
        stored(library, a_full_gathering())
    settings.save(place / "config/settings.toml", settings.Settings(host_name="Nora"))


def _command(*words: str) -> None:
    """HostDesk without a window; what it says instead of doing it is raised."""
    refused = io.StringIO()
    with redirect_stderr(refused), redirect_stdout(io.StringIO()):
        code = cli.main(words)
    if code:
        raise HostDeskError(refused.getvalue().strip())


def _on_command(verb: str, *options: str) -> Callable[[Path], object]:
    return lambda path: _command(verb, *options, str(path))


def _on_a_copy(verb: str) -> Callable[[Path], object]:
    """With the file in the place of the library; a refusal leaves it as it was."""

    def go(path: Path) -> None:
        copy = Path(shutil.copy(path, Path.cwd() / "library.hostdesk"))
        try:
            _command(verb, "--library", str(copy))
        except HostDeskError:
            assert copy.read_bytes() == path.read_bytes(), "what is refused was changed"
            raise

    return go


def _guests(path: Path) -> object:
    """Everybody on the list is invited, and is stored as what was read."""
    found = guest_list.found_in_file(path)
    listed = [told for row in found.rows if (told := guest_list.listed(row, found.fields)).get("name")]
    start = sessions.begun(sessions.begin("Evening", "Nora"))
    begun = start.after(inviting.bring_in(start, listed, [None] * len(listed)))
    with closing(library_in_memory()) as library:
        assert stored(library, begun) == begun, "it is stored as something else"
    return begun


def _pasted(path: Path) -> object:
    text = path.read_bytes().decode("utf-8", "replace")
    return guest_list.needs_a_look(text), guest_list.recognised(text)


def _archive(path: Path) -> object:
    """What can be taken in can be given away again."""
    archived = exchange.read_whole(path, PASSPHRASE)
    return exchange.export_bytes(archived.gatherings, histories=archived.histories)


def _template(path: Path) -> object:
    own_templates.take_in(path)
    begun = sessions.begun(templates.from_template(templates.read_template(path)))
    with closing(library_in_memory()) as library:
        assert stored(library, begun) == begun, "it is stored as something else"
    return begun


def _read(kind: str) -> Callable[[Path], object]:
    """A reader that is given bytes."""
    return lambda path: READERS[kind].read(path.read_bytes())


WAYS: dict[str, Way] = {
    "import": Way(_on_command("import"), _ARCHIVES, only_these=True),
    "archive": Way(_archive, _ARCHIVES),
    "guests": Way(_guests, _LISTS),
    "pasted": Way(_pasted, (".txt",)),
    "new --guests": Way(_on_command("new", "--title", "Evening", "--guests"), (".txt",)),
    "picture": Way(_read("picture"), (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff")),
    "logo": Way(lambda path: letterheads.keep_logo(path, paths.config_folder())),
    "template": Way(_template, (".toml",)),
    "settings": Way(settings.load, (".toml",)),
    "open": Way(_on_a_copy("list"), _LIBRARIES),
    "check": Way(_on_a_copy("check"), _LIBRARIES),
    "restore": Way(_on_command("restore", "--from"), _LIBRARIES),
    "repair": Way(_on_a_copy("repair"), _LIBRARIES),
    **{kind: Way(_read(kind)) for kind in ("session.json", "JSON", "catalogue", "recent")},
}
