"""What is remembered about a library, and that nothing depends on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hostdesk.workflows import care
from hostdesk.workflows.backups import folder_of

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def test_what_was_found_is_remembered(library_path: Path) -> None:
    care.checked(library_path, ["The file has 1 damaged place."])
    care.remember(library_path, second_failed="No.")

    found = care.care_of(library_path)
    assert found.faults == ("The file has 1 damaged place.",)
    assert found.second_failed == "No."
    assert not found.is_due(datetime.now(UTC))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"faults": 3}', '{"checked": null}', '{"strange": "x"}'])
def test_a_file_that_nobody_wrote_says_nothing(library_path: Path, text: str) -> None:
    folder_of(library_path).mkdir()
    (folder_of(library_path) / "library-care.json").write_text(text, encoding="utf-8")

    assert care.care_of(library_path).faults == ()
    assert care.care_of(library_path).is_due(NOON)


@pytest.mark.parametrize(
    ("since", "due"),
    [(timedelta(hours=23), False), (timedelta(hours=25), True), (timedelta(days=-40), True)],
)
def test_a_check_is_due_after_a_day_and_when_the_clock_was_set_back(since: timedelta, due: bool) -> None:
    assert care.Care(checked=NOON.isoformat()).is_due(NOON + since) is due


def test_where_nothing_can_be_written_nothing_breaks(tmp_path: Path) -> None:
    folder_of(tmp_path / "x.hostdesk").write_text("a file")

    assert care.remember(tmp_path / "x.hostdesk", second_failed="No.").second_failed == "No."
