"""Whether a library is sound."""

from __future__ import annotations

from hostdesk.storage.connection import SCHEMA
from hostdesk.storage.library import Library
from hostdesk.storage.listing import count_sessions
from hostdesk.storage.soundness import counts, faults, schema_of
from tests.builders import a_full_gathering, stored


def test_a_sound_library_has_no_faults(library: Library) -> None:
    stored(library, a_full_gathering())
    assert count_sessions(library, "soup") == 1

    assert faults(library) == []
    assert schema_of(library) == SCHEMA


def test_what_is_in_it(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    found = counts(library)

    assert found["sessions"] == found["series"] == 1
    assert sum(found.values()) == len(evening.parts)


def test_a_row_that_belongs_to_nothing_is_a_fault(library: Library) -> None:
    stored(library, a_full_gathering())
    library.connection.execute("PRAGMA foreign_keys=OFF")
    library.connection.execute("DELETE FROM rounds WHERE moment = 'opening'")

    assert [fault for fault in faults(library) if "belong" in fault]


def test_a_damaged_search_index_is_a_fault(library: Library) -> None:
    stored(library, a_full_gathering())
    assert count_sessions(library, "soup") == 1
    library.connection.execute("DELETE FROM search_data WHERE id > 10")

    assert [fault for fault in faults(library) if "search index" in fault]
