"""Files that are not in the project: HOSTDESK_CORPORA names a folder, and each is taken in by every way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from hostdesk.errors import HostDeskError
from tests.archive.tampering import SOUND
from tests.hostile import corpora
from tests.hostile.corpora import Said, taken_in
from tests.hostile.readers import TEMPLATES
from tests.hostile.ways_in import WAYS, Way

FOLDER = os.environ.get("HOSTDESK_CORPORA", "")
FILES = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file()) if FOLDER else []


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_way_takes_it_in_or_refuses_it(path: Path, tmp_path: Path) -> None:
    came = list(taken_in(path, tmp_path))
    for said in came:
        if corpora.is_worth_a_line(path, said):
            print(f"{path}: {said.way}: {said.in_words}")
    assert [said for said in came if said.fault] == []


def came_of(
    folder: Path, name: str, data: bytes, ways: Mapping[str, Way] = WAYS, waited: float = 60
) -> dict[str, Said]:
    (folder / "place").mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return {said.way: said for said in taken_in(path, folder / "place", ways, waited)}


def test_what_is_meant_for_a_way_is_let_in_there_and_nowhere_else(tmp_path: Path) -> None:
    given = came_of(tmp_path, "a.hostdesk.zip", SOUND)
    template = came_of(tmp_path, "a.toml", (TEMPLATES / "after_the_storm.toml").read_bytes())

    assert {said.fault for said in (*given.values(), *template.values())} == {""}
    assert {way for way, said in given.items() if not said.refused} >= {"import", "archive"}
    assert template["template"].refused == ""
    assert all(template[way].refused for way in ("archive", "picture", "open", "restore", "repair"))


def misled(path: Path) -> object:
    """Everything that no reader may do, one at a time."""
    what = path.read_text()
    if what == "fetch":
        socket.socket()
    elif what == "run":
        subprocess.run(["true"], check=False)
    elif what == "write":
        path.with_name("elsewhere").write_text("")
    elif what == "change":
        path.write_text("changed")
    elif what == "leave":
        Path(os.environ["HOSTDESK_DATA"], "half").write_text("")
        raise HostDeskError("No.")
    elif what == "babble":
        raise HostDeskError("Nothing. KeyError: 'Ada'")
    elif what == "wait":
        signal.pause()  # for ever
    elif what == "break":
        raise KeyError
    return None


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("fetch", "socket.__new__"),
        ("run", "started ['true']"),
        ("write", "wrote"),
        ("change", "changed the file"),
        ("leave", "left something behind"),
        ("babble", "said no sentence"),
        ("wait", "ended by SIGKILL"),
        ("break", "KeyError"),
        ("nothing", ""),
    ],
)
def test_what_no_reader_may_do_is_a_fault(tmp_path: Path, what: str, fault: str) -> None:
    ways = {"misled": Way(misled), "settings": WAYS["settings"]}
    said = came_of(tmp_path, "a", what.encode(), ways, 5 if what == "wait" else 60)

    assert fault in said["misled"].fault
    assert bool(said["misled"].fault) == bool(fault)
    assert said["settings"].fault == ""
