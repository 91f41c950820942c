"""An archive comes to the disk whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hostdesk.archive.saving import save
from hostdesk.errors import HostDeskError


@contextmanager
def a_disk_with_room_for(size: int) -> Iterator[None]:
    """The system refuses to let a file grow beyond `size` bytes, as a full disk does."""
    resource: Any = pytest.importorskip("resource", reason="Windows has no limit on the size of a file")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_was_there_before_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "evening.hostdesk.zip"
    save(target, b"older")
    save(target, b"newer")

    assert target.read_bytes() == b"newer"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_what_was_there_before(tmp_path: Path) -> None:
    target = tmp_path / "evening.hostdesk.zip"
    save(target, b"older")
    with a_disk_with_room_for(10_000), pytest.raises(HostDeskError, match="not enough room"):
        save(target, bytes(20_000))

    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="not there any more"):
        save(tmp_path / "gone" / "evening.hostdesk.zip", b"")
    (tmp_path / "file").touch()
    with pytest.raises(HostDeskError, match="not there any more"):
        save(tmp_path / "file" / "evening.hostdesk.zip", b"")


def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(HostDeskError, match="may not write"):
            save(tmp_path / "evening.hostdesk.zip", b"")
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    target = tmp_path / "evening.hostdesk.zip"
    target.mkdir()
    with pytest.raises(HostDeskError, match="could not be written"):
        save(target, b"")

    assert list(tmp_path.iterdir()) == [target]
