"""What was opened lately: ids alone, the latest first, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostdesk.ui.recent import MOST, Recent


def test_the_latest_comes_first_and_each_is_there_once(tmp_path: Path) -> None:
    recent = Recent(tmp_path / "new" / "recent")
    for session_id in ("a", "b", "a"):
        recent.remember(session_id)

    assert recent.ids == ("a", "b")
    assert Recent(tmp_path / "new" / "recent").ids == ("a", "b")
    assert (tmp_path / "new" / "recent").read_text() == "a\nb\n"


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    recent = Recent(tmp_path / "recent")
    for number in range(3 * MOST):
        recent.remember(str(number))

    assert len(Recent(tmp_path / "recent").ids) == MOST
    assert recent.ids[0] == str(3 * MOST - 1)


@pytest.mark.parametrize("found", [b"", b"\xff\xfe\x00", b"\n\n  a \n a\n"])
def test_a_broken_file_stops_nobody(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "recent").write_bytes(found)

    assert set(Recent(tmp_path / "recent").ids) <= {"a"}


def test_a_folder_that_cannot_be_written_is_no_reason_to_complain(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    recent = Recent(tmp_path / "file" / "recent")
    recent.remember("a")

    assert recent.ids == ("a",)
