"""A file for the host: complete or not there at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hostdesk.errors import HostDeskError
from hostdesk.workflows.new_file import put, readable_name, sweep


def test_a_file_is_replaced_only_by_a_whole_one(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    put(b"first", target)
    put(b"second", target)

    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_vanished_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="no longer there"):
        put(b"words", tmp_path / "gone" / "paper.pdf")


def test_a_file_where_a_folder_should_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "gone").write_text("a file")
    with pytest.raises(HostDeskError):
        put(b"words", tmp_path / "gone" / "paper.pdf")


def test_a_folder_where_the_file_should_be_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    target.mkdir()
    with pytest.raises(HostDeskError):
        put(b"words", target)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a matter of Unix")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    import resource

    target = tmp_path / "paper.pdf"
    put(b"old", target)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(HostDeskError, match=r"The disk is full\. Nothing was written"):
            put(b"new" * 1000, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_a_file_that_is_replaced_keeps_its_rights_and_a_new_one_has_the_usual_ones(tmp_path: Path) -> None:
    old, new, usual = tmp_path / "old.pdf", tmp_path / "new.pdf", tmp_path / "usual"
    usual.touch()
    old.touch()
    old.chmod(0o640)
    put(b"words", old)
    put(b"words", new)

    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_what_was_left_half_written_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    import fcntl

    left, writing, of_others = (tmp_path / name for name in (f".{1:032x}.part", f".{2:032x}.part", ".a.part"))
    left.write_bytes(b"half")
    of_others.write_bytes(b"not ours")
    with writing.open("xb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        sweep(tmp_path)

    assert sorted(tmp_path.iterdir()) == sorted([writing, of_others])
    put(b"words", tmp_path / "paper.pdf")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "paper.pdf", of_others])


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["Neighbourhood kitchen table", "handouts"], "Neighbourhood kitchen table - handouts.pdf"),
        (['What/if: "we" <ate> | *together*?', "summary"], "What if we ate together - summary.pdf"),
        (["  ..\\..\\etc/passwd ", "summary"], "Etc passwd - summary.pdf"),
        (["", "handouts"], "Handouts.pdf"),
        (["...", "handouts"], "Handouts.pdf"),
        (["a\nb\x00c\u202e", "x"], "A b c - x.pdf"),
        (["王小明 عائشة", "x"], "王小明 عائشة - x.pdf"),
    ],
)
def test_names_that_every_system_accepts(parts: list[str], name: str) -> None:
    assert readable_name(parts, "pdf") == name


def test_a_long_name_is_cut_to_what_file_systems_hold() -> None:
    name = readable_name(["長" * 300, "handout for " + "y" * 300], "pdf")

    assert len(name.encode()) <= 160
    assert name.endswith(".pdf")
    long_title = readable_name(["長" * 300, "handouts"], "pdf")
    assert len(long_title.encode()) <= 160
    assert long_title.endswith("長 - handouts.pdf")
