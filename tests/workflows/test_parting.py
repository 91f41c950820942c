"""Sessions whose day has come: erased without a byte left, or kept without names first; both, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from hostdesk.storage import archives_made, backup
from hostdesk.storage.library import Library, gathering, open_library, write
from hostdesk.storage.listing import all_session_ids
from hostdesk.workflows import exchange, outgoing, parting, prepare
from hostdesk.workflows.nameless import Nameless
from hostdesk.workflows.parting import Kept, Reach
from tests.builders import a_full_gathering, a_gathering, stored
from tests.planted import all_planted, all_words_of
from tests.searched import found_in


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.hostdesk"


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    place.parent.mkdir()
    opened = open_library(place)
    yield opened
    opened.close()


def lived(library: Library, session_id: str = "evening") -> Gathering:
    """Every text in it is a word of its own."""
    return stored(library, all_planted(a_full_gathering(session_id), session_id))


def archived(library: Library, path: Path, *found: Gathering) -> Path:
    exchange.export(found, path)
    archives_made.note(library, path, [one.session.id for one in found])
    return path


def test_no_byte_of_a_session_stays(library: Library, place: Path) -> None:
    start, other = lived(library), stored(library, a_gathering("Chidi", session_id="other"))
    words = all_words_of(start)
    both = archived(library, place.parent / "both.hostdesk.zip", start, other)
    alone = archived(library, place.parent / "alone.hostdesk.zip", start)
    backup.make(library, backup.Why.BY_HAND)
    assert len(words) > 60
    assert set(found_in(place.parent, words)) >= {"both.hostdesk.zip", "alone.hostdesk.zip"}

    done = parting.erase(library, parting.of_sessions(library, [start.session.id]))

    assert found_in(place.parent, words) == {}
    assert (done.archives, done.deleted, done.backups) == ([both], [alone], 2)
    assert [one.session.id for one in exchange.read(both)] == ["other"]
    assert archives_made.with_sessions(library, [start.session.id]) == []


def test_a_series_goes_with_the_last_of_its_sessions(library: Library, place: Path) -> None:
    series = Series("weir", "zqtheweirqz", "")
    first, second = (
        stored(library, replace(a_gathering(session_id=one, series_id="weir"), series=series)) for one in "ab"
    )
    parting.erase(library, parting.of_sessions(library, [first.session.id]))
    assert gathering(library, "b").series == series
    parting.erase(library, parting.of_sessions(library, [second.session.id]))

    assert found_in(place.parent, ["zqtheweirqz"]) == {}


def kept(library: Library, start: Gathering, target: Path) -> Kept:
    going = outgoing.shared([gathering(library, start.session.id)], Nameless())
    return Kept(going.data, target)


def test_it_is_kept_without_names_as_it_was_seen_and_then_erased(library: Library, place: Path) -> None:
    start = lived(library)
    going = kept(library, start, place.parent / "kept.hostdesk.zip")

    done = parting.keep_nameless(library, parting.of_sessions(library, ["evening"]), going)

    assert going.target.read_bytes() == going.data
    assert all_session_ids(library) == []
    assert done.backups == 1
    scales = {word for scale in start.scales for word in (scale.question, scale.low_means, scale.high_means)}
    names = all_words_of(start) - scales - {scale.answered_by for scale in start.scales}
    assert found_in(place.parent, names) == {}


def test_several_go_at_once(library: Library, place: Path) -> None:
    for name in ("one", "two", "three"):
        lived(library, name)
    planned = parting.of_sessions(library, ["one", "three"])
    going = outgoing.shared(planned.gatherings, Nameless())

    parting.keep_nameless(library, planned, Kept(going.data, place.parent / "kept.hostdesk.zip"))

    assert all_session_ids(library) == ["two"]
    assert len(exchange.read(place.parent / "kept.hostdesk.zip")) == 2


@pytest.mark.parametrize("was_there", [None, b"an older file of the host's"])
def test_what_was_changed_meanwhile_is_not_erased_and_nothing_is_written(
    library: Library, place: Path, was_there: bytes | None
) -> None:
    start = lived(library)
    target = place.parent / "kept.hostdesk.zip"
    if was_there:
        target.write_bytes(was_there)
    planned, going = parting.of_sessions(library, ["evening"]), kept(library, start, target)
    write(library, prepare.invite(start, "Zola"))

    with pytest.raises(HostDeskError, match="changed meanwhile"):
        parting.keep_nameless(library, planned, going)

    assert (target.read_bytes() if target.exists() else None) == was_there
    assert all_session_ids(library) == ["evening"]


def test_what_cannot_be_written_is_not_erased(library: Library, place: Path) -> None:
    start = lived(library)
    going = kept(library, start, place.parent / "not there" / "kept.hostdesk.zip")

    with pytest.raises(HostDeskError, match="no longer there"):
        parting.keep_nameless(library, parting.of_sessions(library, ["evening"]), going)

    assert gathering(library, "evening") == start


def test_archives_that_the_host_leaves_stay_known(library: Library, place: Path) -> None:
    start = lived(library)
    locked = place.parent / "evening.hostdesk.zip.age"
    locked.write_bytes(b"age-encryption.org/v1\n")
    archives_made.note(library, locked, [start.session.id])
    planned = parting.of_sessions(library, ["evening"])

    done = parting.erase(library, planned, reach=Reach(closed_go=False))

    assert (planned.copies.locked, done.left) == ((locked,), [locked])
    assert archives_made.with_sessions(library, ["evening"]) == [locked]
