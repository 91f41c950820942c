"""A file that anybody may have made costs so much time and memory and no more; then a sentence says so."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hostdesk import careful, cli
from hostdesk.apart import Apart, read_apart
from hostdesk.errors import HostDeskError
from hostdesk.ui import jobs
from hostdesk.ui.tasks import Tasks
from hostdesk.workflows import exchange, guest_list
from tests.archive.tampering import SOUND, with_session_json

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such limits")
TOO_MUCH = str(careful.too_much())


def filling_the_memory() -> int:
    return len(bytes(careful.MEMORY + (1 << 30)))


def never_coming_back(number: int = 0) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (1, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    while True:
        number += 1


def how_much_is_allowed() -> tuple[int, ...]:
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CORE)[0]


def test_what_would_fill_the_memory_is_refused_in_a_sentence() -> None:
    with pytest.raises(HostDeskError) as refused:
        read_apart(filling_the_memory)

    assert str(refused.value) == TOO_MUCH


def test_what_goes_on_for_ever_is_ended_and_refused_in_a_sentence() -> None:
    with pytest.raises(HostDeskError) as refused:
        read_apart(never_coming_back)

    assert str(refused.value) == TOO_MUCH


def test_a_file_is_read_with_bounds_and_leaves_no_image_of_the_memory() -> None:
    memory, image = read_apart(how_much_is_allowed)

    assert 0 < memory < careful.MEMORY + (8 << 30)
    assert image == 0


def test_what_is_sound_is_read_apart_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sound.hostdesk.zip"
    path.write_bytes(SOUND)

    assert read_apart(exchange.read, path) == exchange.read(path)


def test_of_several_files_one_that_is_too_much_leaves_the_next_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "sound.hostdesk.zip"
    path.write_bytes(SOUND)
    with Apart() as apart:
        first = apart.read(os.getpid)
        assert apart.read(os.getpid) == first
        with pytest.raises(HostDeskError, match="more time or memory"):
            apart.read(never_coming_back)
        assert apart.read(exchange.read, path) == exchange.read(path)
        assert apart.read(os.getpid) not in (first, os.getpid())


def test_the_limits_end_with_the_reading() -> None:
    before = how_much_is_allowed()[0]
    with careful.bounded():
        assert how_much_is_allowed()[0] != before

    assert how_much_is_allowed()[0] == before


def test_every_job_that_reads_a_stranger_s_file_is_bounded() -> None:
    for job in (
        jobs.archive_read,
        jobs.people_in_file,
        jobs.people_in_text,
        jobs.template_taken_in,
        jobs.template_shelves,
        jobs.logo_kept,
        jobs.pictures_shrunk,
    ):
        assert careful.is_careful(job)
    assert not careful.is_careful(jobs.printed)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


@pytest.mark.parametrize("job", [filling_the_memory, never_coming_back])
def test_the_window_is_told_so_and_the_next_file_is_read(
    tasks: Tasks, qtbot: QtBot, job: Callable[..., object]
) -> None:
    refused: list[Exception] = []
    found: list[object] = []
    tasks.run(careful.reading, (job,), found.append, refused.append)
    tasks.run(jobs.people_in_text, ("Ada\nBen",), found.append, refused.append)
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)

    assert [str(error) for error in refused] == [TOO_MUCH]
    assert found[0].rows == (("Ada",), ("Ben",))  # type: ignore[attr-defined]  # what was found


def test_what_is_waited_for_too_long_is_let_go(tasks: Tasks, qtbot: QtBot) -> None:
    refused: list[Exception] = []
    tasks._overdue.setInterval(300)
    tasks.run(careful.reading, (sys.stdin.__class__, "nothing"), refused.append, refused.append)
    tasks.run(careful.reading, (_sleeping,), refused.append, refused.append)
    qtbot.waitUntil(lambda: len(refused) == 2, timeout=60_000)

    assert str(refused[1]) == TOO_MUCH


def _sleeping() -> None:
    import threading

    threading.Event().wait(600)


@pytest.mark.parametrize("kind", ["a folder", "a pipe", "nothing", "an endless device"])
@pytest.mark.parametrize("reader", [guest_list.found_in_file, exchange.read, "picture", "template", "logo"])
def test_only_a_plain_file_is_read(tmp_path: Path, kind: str, reader: object) -> None:
    from hostdesk.workflows import letterheads, shrinking, templates

    path = tmp_path / "given.toml"
    if kind == "a folder":
        path.mkdir()
    elif kind == "a pipe":
        os.mkfifo(path)
    elif kind == "an endless device":
        path = Path("/dev/zero")
    readers = {
        "picture": shrinking.shrink_file,
        "template": templates.read_template,
        "logo": lambda source: letterheads.keep_logo(source, tmp_path),
    }
    read = readers[reader] if isinstance(reader, str) else reader
    with pytest.raises(HostDeskError) as refused:
        read(path)  # type: ignore[operator]  # one of the functions

    assert str(refused.value).endswith(".")


def test_the_command_line_refuses_what_takes_too_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bomb.hostdesk.zip"
    path.write_bytes(with_session_json(b'["' + b"\\n" * 3_000_000 + b'"]'))

    assert cli.main(["verify", str(path)]) == 1
    assert capsys.readouterr().err.strip().endswith("a text that is far too long.")
