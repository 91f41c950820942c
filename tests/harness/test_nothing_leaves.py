"""Nothing leaves: no socket of the network, no file outside our places, no name and no word in a log."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hostdesk.storage.library import open_library

ROOT = Path(__file__).parents[2]
# a whole gathering lived by keys, and its record made; archives saved, looked into and brought in
_ARCHIVES = "tests/ui/pages/test_archive.py::"
THE_MAIN_JOB = (
    "tests/ui/test_by_keys.py",
    f"{_ARCHIVES}test_the_archive_is_saved_whole",
    f"{_ARCHIVES}test_a_session_that_is_new_is_shown_brought_in_and_opened",
)
# looked at, printed, backed up elsewhere, read about, kept without names, erased; and broken
_PAPERS = "tests/ui/pages/test_papers.py::"
AROUND_IT = (
    f"{_PAPERS}test_every_guests_handout_is_in_sight",
    f"{_PAPERS}test_printing_hands_over_the_document_in_its_own_size",
    "tests/ui/test_guarding_window.py::test_it_goes_to_the_second_place_once_that_is_chosen",
    "tests/ui/test_handbook.py::test_the_window_opens_it_where_one_is",
    "tests/ui/test_due_sheet.py::test_one_is_kept_without_names_and_erased_in_one_go",
    "tests/ui/test_erased_at_rest.py",  # a crash report is made and shown there, too
)
_CALLS = (
    "%network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
    "mknod,mknodat,truncate"
)
_LOCAL = ("AF_UNIX", "AF_NETLINK")
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|^\d+ +(creat|mk|rename|link|symlink|truncate)")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Lived:
    """What a process left behind, and what was seen of it."""

    place: Path
    calls: tuple[str, ...]  # of the system; none where they cannot be watched
    sockets: str  # that Python made
    said: str


def lived(place: Path, *command: str) -> Lived:
    """Runs Python with every place of its own, watched."""
    for name in ("home", "tmp", "places"):
        (place / name).mkdir(parents=True, exist_ok=True)
    watched = shutil.which("strace")
    trace = place / "trace"
    options = [
        *_quickly(watched),
        "-f",
        "-qq",
        "-s",
        "4096",
        "-e",
        f"trace={_CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(trace),
    ]
    env = {**os.environ, **_places(place)}
    ran = subprocess.run(
        [*([watched, *options] if watched else []), sys.executable, *command],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    sockets = place / "sockets"
    return Lived(
        place,
        tuple(trace.read_text(encoding="utf-8", errors="replace").splitlines()) if watched else (),
        sockets.read_text() if sockets.exists() else "",
        ran.stdout + ran.stderr,
    )


def _quickly(strace: str | None) -> list[str]:
    """Newer ones let all other calls pass without stopping, which makes the job twice as fast."""
    told = subprocess.run([strace, "--help"], capture_output=True, text=True, check=False) if strace else None
    return ["--seccomp-bpf"] if told and "--seccomp-bpf" in told.stdout else []


def _places(place: Path) -> dict[str, str]:
    hostdesk = {
        f"HOSTDESK_{name}": str(place / "places" / name.lower())
        for name in ("DATA", "CONFIG", "LOGS", "DOCUMENTS")
    }
    return {
        **hostdesk,
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "tmp"),
        "XDG_RUNTIME_DIR": str(place / "tmp"),
        "XDG_CACHE_HOME": str(place / "home/cache"),
        "HOSTDESK_TEST_SOCKETS": str(place / "sockets"),
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).with_name("seen")), str(ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def nothing_left(job: Lived) -> None:
    """Qt, Python and the worker included; the rest of the home stays as it was."""
    assert job.sockets == ""
    assert list((job.place / "home").iterdir()) == []
    assert list((job.place / "tmp").iterdir()) == []
    assert [path for path in (job.place / "places").rglob(".*") if path.suffix in (".part", ".new")] == []
    assert [call for call in job.calls if _is_of_the_network(call)] == []
    assert list(_written_elsewhere(job)) == []


@pytest.mark.parametrize("jobs", [THE_MAIN_JOB, AROUND_IT], ids=["the main job", "all around it"])
def test_a_whole_gathering_in_the_window(tmp_path: Path, jobs: tuple[str, ...]) -> None:
    quiet = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", f"--basetemp={tmp_path / 'places'}")

    nothing_left(lived(tmp_path, "-m", "pytest", *quiet, *jobs))


def test_the_demo_on_the_command_line(tmp_path: Path) -> None:
    nothing_left(lived(tmp_path, "-m", "hostdesk", "demo", "--out", str(tmp_path / "places" / "demo")))


def test_the_app_started_beside_what_a_killed_one_left(tmp_path: Path) -> None:
    data, documents = tmp_path / "places" / "data", tmp_path / "places" / "documents"
    documents.mkdir(parents=True)
    open_library(data / "library.hostdesk").close()
    (documents / f".{1:032x}.part").write_bytes(b"half a record")
    (data / ".library.hostdesk.0a1b2c3d.new").write_bytes(b"half a library")
    (data / ".library.hostdesk.0a1b2c3d.new-wal").write_bytes(b"its journal")

    nothing_left(lived(tmp_path, "-m", "tests.harness.window_for_a_moment", str(data / "library.hostdesk")))
    assert list(documents.iterdir()) == []
    assert [path.name for path in data.iterdir() if path.name[0] == "."] == []


TO_THE_NETWORK = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
TO_THE_HOME = "import pathlib; pathlib.Path.home().joinpath('note').write_text('here')"
TO_THE_TEMP = "import tempfile; tempfile.mkstemp()"


@pytest.mark.parametrize("leak", [TO_THE_NETWORK, TO_THE_HOME, TO_THE_TEMP])
def test_what_leaves_is_seen(tmp_path: Path, leak: str) -> None:
    with pytest.raises(AssertionError):
        nothing_left(lived(tmp_path, "-c", leak))


def test_a_call_to_the_network_is_seen_by_itself() -> None:
    """One that Python does not know of."""
    assert _is_of_the_network("7 connect(3, {sa_family=AF_INET6, sin6_port=htons(631), ...}, 28) = 0")
    assert _is_of_the_network("7 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3")
    assert not _is_of_the_network('7 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}, 20) = 0')


def _is_of_the_network(call: str) -> bool:
    families = re.findall(r"\b[AP]F_[A-Z0-9_]+", call)
    return any(family.replace("PF_", "AF_") not in _LOCAL for family in families)


def _written_elsewhere(job: Lived) -> Iterator[str]:
    own = (f"{job.place}/", "/dev/", "/proc/self/")
    for call in job.calls:
        if _WRITING.search(call) and not re.search(r"= -1 E|resumed>", call):
            yield from (path for path in _PATH.findall(call) if path[0] == "/" and not path.startswith(own))


# names and words

MARKED = re.compile(r"zq[a-z]+qz", re.IGNORECASE)


def test_what_a_gathering_says_is_in_no_log_and_no_report(tmp_path: Path) -> None:
    """Faults of every kind, in a session of which every word can be told from all others."""
    library = tmp_path / "places" / "data" / "library.hostdesk"
    marked = lived(tmp_path, "-m", "tests.harness.going_wrong", str(library))
    log = (tmp_path / "places" / "logs" / "hostdesk.log").read_text(encoding="utf-8")

    for kind in ("keeper.py", "worker", "slot", "thread"):
        assert kind in log
    assert MARKED.findall(marked.said) == []
    for left in (*(tmp_path / "places/logs").rglob("*"), *(tmp_path / "tmp").rglob("*")):
        assert left.is_dir() or MARKED.findall(left.read_bytes().decode(errors="replace")) == []
