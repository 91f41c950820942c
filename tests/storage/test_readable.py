"""Which sessions can be read: rows tell the same as reading each session."""

from __future__ import annotations

import pytest

from hostdesk.storage.library import Library
from hostdesk.storage.readable import unreadable
from tests.builders import a_full_gathering, stored

SPOILT = {
    "UPDATE guests SET invitation = 'perhaps' WHERE session = 1": 1,
    "UPDATE guests SET name = ' '": 2,
    "UPDATE sessions SET starts = 'soon' WHERE id = 2": 1,
    "UPDATE scales SET lowest = -3 WHERE session = 1": 1,
    "UPDATE marks SET came = 'by post'": 2,
    "UPDATE blocks SET minutes = 1440, day = 31, began = '2026-01-01T18:30'": 2,
    "UPDATE rounds SET counts = '4 x 0'": 2,
    "UPDATE pictures SET width = 1000000 WHERE session = 2": 1,
    "UPDATE steps SET by_when = 'never', what = CAST(x'ff' AS TEXT) WHERE session = 1": 1,
}


@pytest.mark.parametrize("statement", ["SELECT 1", *SPOILT])
@pytest.mark.parametrize("is_sound", [True, False])
def test_a_row_that_nobody_writes_makes_its_session_unreadable(
    library: Library, statement: str, is_sound: bool
) -> None:
    for name in ("evening", "garden"):
        stored(library, a_full_gathering(name))
    library.connection.execute(statement)

    assert unreadable(library, is_sound=is_sound) == SPOILT.get(statement, 0)
