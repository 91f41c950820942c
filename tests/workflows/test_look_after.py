"""Looking after a library: opened for one command, closed again, and checked whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, open_library
from hostdesk.workflows.look_after import check, opened
from tests.builders import a_full_gathering, stored


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


def test_a_damaged_page_is_found(library_path: Path) -> None:
    with opened(library_path, make=True) as library:
        for number in range(20):
            stored(library, a_full_gathering(f"evening {number}"))
    whole = library_path.read_bytes()
    library_path.write_bytes(whole[: len(whole) // 2] + bytes(4096) + whole[len(whole) // 2 + 4096 :])

    with opened(library_path) as library, pytest.raises(HostDeskError, match="file is damaged"):
        check(library)
