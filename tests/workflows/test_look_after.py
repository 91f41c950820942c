"""Looking after a library: opened for one command, closed again, and checked whole."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, open_library
from hostdesk.storage.reading import open_to_read
from hostdesk.workflows.look_after import check, opened
from tests.builders import a_full_gathering, stored
from tests.storage.damage import pages_of, zero


def test_a_library_is_made_only_where_that_is_meant(library_path: Path) -> None:
    with pytest.raises(HostDeskError, match="no library at this place yet"), opened(library_path):
        pass
    assert not library_path.exists()

    with opened(library_path, make=True) as library:
        stored(library, a_full_gathering())
    with opened(library_path) as library:
        assert check(library).counts["sessions"] == 1


def test_a_library_is_closed_again_also_after_a_refusal(library_path: Path) -> None:
    with pytest.raises(HostDeskError, match="as it is"), opened(library_path, make=True):
        raise HostDeskError("Everything stays as it is.")

    open_library(library_path).close()


def test_a_sound_library_has_no_faults(library: Library) -> None:
    stored(library, a_full_gathering())

    health = check(library)

    assert health.faults == ()
    assert health.schema >= 1
    assert health.counts["guests"] == 6


def test_a_session_that_cannot_be_read_is_found(library: Library) -> None:
    stored(library, a_full_gathering())
    library.connection.execute("UPDATE guests SET invitation = 'perhaps'")

    assert check(library).faults == ("1 session cannot be read.",)


def test_a_damaged_page_is_found_and_named(library_path: Path) -> None:
    with opened(library_path, make=True) as library:
        for number in range(20):
            stored(library, a_full_gathering(f"evening {number}"))
    zero(library_path, pages_of(library_path, "guests")[0])

    with opened(library_path) as library:
        health = check(library)
    assert health.faults[:2] == ("The file has 1 damaged place.", "Damaged are: guests.")
    assert "guests" in health.counts or "marks" in health.counts


def test_a_library_that_can_only_be_read_is_looked_at_too(library_path: Path) -> None:
    with opened(library_path, make=True) as library:
        stored(library, a_full_gathering())

    with closing(open_to_read(library_path)) as library:
        assert check(library).faults == ()
