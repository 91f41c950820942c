"""Many sessions into one file: whole or not there, in parts where one archive has no room, within bounds."""

from __future__ import annotations

import gc
import io
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from hostdesk import archive
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, write
from hostdesk.workflows import archiving, exchange, exporting, leaving
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.leaving import Leaving
from tests.builders import a_full_gathering, a_gathering

ALL = Wish()


def of(*gatherings: Gathering) -> list[Leaving]:
    return [Leaving(one) for one in gatherings]


def many(number: int) -> Iterator[Leaving]:
    for each in range(number):
        yield Leaving(a_gathering("Ada", "Ben", session_id=f"session {each:05}"))


def written(found: Iterable[Leaving], target: Path, wish: Wish = ALL) -> tuple[Path, ...]:
    return archiving.write(found, wish, target, 0)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive has room for a few sessions only."""
    monkeypatch.setattr(archiving, "PART_BYTES", 10_000)


def test_what_has_room_in_one_archive_is_that_archive(tmp_path: Path) -> None:
    target = tmp_path / "all.hostdesk.zip"
    found = [a_full_gathering(), a_gathering(session_id="second")]

    assert written(of(*found), target) == (target,)
    assert target.read_bytes() == exchange.export_bytes(found)
    assert names_in(tmp_path) == {target.name}


@pytest.mark.usefixtures("small_parts")
def test_more_than_an_archive_holds_is_bundled_and_comes_back_whole(tmp_path: Path) -> None:
    target = tmp_path / "all.hostdesk.zip"
    written(many(40), target)

    with zipfile.ZipFile(target) as bundle:
        names = bundle.namelist()
        assert bundle.testzip() is None
    assert names[-1] == "README.txt"
    assert names[:2] == ["sessions-001.hostdesk.zip", "sessions-002.hostdesk.zip"]
    assert exchange.read(target) == tuple(one.gathering.in_order() for one in many(40))
    assert len(exchange.verify(target).titles) == 40


@pytest.mark.usefixtures("small_parts")
def test_each_part_of_a_bundle_opens_by_itself(tmp_path: Path) -> None:
    target = tmp_path / "all.hostdesk.zip"
    written(many(40), target)

    with zipfile.ZipFile(target) as bundle:
        parts = [bundle.read(name) for name in bundle.namelist()[:-1]]
    found = [one.session.id for part in parts for one in archive.unpack(io.BytesIO(part)).gatherings]
    assert found == [one.gathering.session.id for one in many(40)]


@pytest.mark.usefixtures("small_parts")
def test_equal_sessions_give_equal_bundles(tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    written(many(30), first)
    written(many(30), second)

    assert first.read_bytes() == second.read_bytes()


def test_a_session_that_was_meant_to_fit_and_does_not_goes_into_a_part_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hostdesk.archive import envelope

    monkeypatch.setattr(envelope, "MOST_BYTES", 80_000)
    target = tmp_path / "all.hostdesk.zip"
    written(many(12), target)

    assert len(exchange.read(target)) == 12
    with zipfile.ZipFile(target) as bundle:
        assert len(bundle.namelist()) > 2


def test_one_session_larger_than_an_archive_is_refused_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hostdesk.archive import envelope

    monkeypatch.setattr(envelope, "MOST_BYTES", 10_000)
    with pytest.raises(HostDeskError, match="An archive holds up to"):
        written(of(a_full_gathering()), tmp_path / "all.hostdesk.zip")

    assert names_in(tmp_path) == set()


@pytest.mark.usefixtures("small_parts")
def test_what_is_cancelled_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "all.hostdesk.zip"
    target.write_bytes(b"older")

    def cancel(done: int, _total: int) -> None:
        if done == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archiving.write(many(40), Wish(spreadsheet=True), target, 40, cancel)

    assert target.read_bytes() == b"older"
    assert names_in(tmp_path) == {target.name}


def test_without_any_session_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="no session"):
        written(of(), tmp_path / "all.hostdesk.zip")

    assert names_in(tmp_path) == set()


def test_progress_counts_sessions(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    archiving.write(many(3), ALL, tmp_path / "a.zip", 3, lambda *how_far: told.append(how_far))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_spreadsheet_lies_beside_the_archive(tmp_path: Path) -> None:
    target = tmp_path / "the evening.hostdesk.zip"
    paths = written(
        of(a_full_gathering(), a_gathering("Zoe", session_id="b")), target, Wish(spreadsheet=True)
    )

    assert paths == (target, tmp_path / "the evening.xlsx")
    sheet = openpyxl.load_workbook(paths[1])["Guests"]
    assert "Zoe" in {cell.value for cell in sheet["D"]}


def test_pictures_stay_at_home_where_they_are_not_wanted(tmp_path: Path) -> None:
    target = tmp_path / "a.hostdesk.zip"
    written(of(a_full_gathering()), target, Wish(with_pictures=False))

    assert exchange.read(target)[0].pictures == ()
    assert a_full_gathering().pictures


def test_ticked_papers_lie_in_it_as_digital_copies(tmp_path: Path) -> None:
    target = tmp_path / "a.hostdesk.zip"
    written(of(a_full_gathering()), target, Wish(documents=("summary", "run sheet")))

    with zipfile.ZipFile(target) as bag:
        papers = {name.rpartition("/")[2]: bag.read(name) for name in bag.namelist() if "/documents/" in name}
    assert sorted(papers) == ["Ένα βράδυ · 一个晚上 - run sheet.pdf", "Ένα βράδυ · 一个晚上 - summary.pdf"]
    assert all(data.startswith(b"%PDF-") for data in papers.values())
    assert exchange.verify(target).documents == 2


def test_papers_of_two_sessions_with_one_title_are_told_apart(tmp_path: Path) -> None:
    twins = [a_gathering("Ada", session_id="a"), a_gathering("Ada", session_id="b")]
    named = [replace(one, session=replace(one.session, title="50% “more”")) for one in twins]
    target = tmp_path / "a.hostdesk.zip"
    written(of(*named), target, Wish(documents=("sign-in list",)))

    with zipfile.ZipFile(target) as bag:
        names = [name.rpartition("/")[2] for name in bag.namelist() if "/documents/" in name]
    assert names == ["50 “more” - sign-in list 2.pdf", "50 “more” - sign-in list.pdf"]
    assert exchange.verify(target).documents == 2


def test_sessions_of_a_library_leave_it_in_the_order_of_their_dates(library: Library, tmp_path: Path) -> None:
    for one in (a_full_gathering("b"), a_full_gathering("a")):
        write(library, Change("", one.session.id, (), one.parts))
    ids = leaving.every_session(library)

    found = [one.gathering.session.id for one in leaving.all_leaving(library, [*ids, "gone"], ALL)]
    assert found == ids
    assert leaving.of_series(library, "a/series") == ["a"]


@pytest.mark.usefixtures("small_parts")
def test_memory_does_not_grow_with_the_number_of_sessions(tmp_path: Path) -> None:
    def peak(number: int) -> int:
        gc.collect()
        tracemalloc.start()
        try:
            written(many(number), tmp_path / f"{number}.zip")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(50)  # what is made once
    assert peak(400) - peak(50) < (tmp_path / "400.zip").stat().st_size / 8


def test_a_damaged_bundle_is_refused_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "PART_BYTES", 10_000)
    target = tmp_path / "a.zip"
    written(many(30), target)
    sound = target.read_bytes()

    for place in range(0, len(sound), len(sound) // 40):
        target.write_bytes(sound[:place] + bytes([sound[place] ^ 0x5A]) + sound[place + 1 :])
        with pytest.raises(HostDeskError):
            exchange.read(target)
    target.write_bytes(sound[:-9])
    with pytest.raises(HostDeskError):
        exchange.read(target)


def test_what_is_shown_is_what_goes_out() -> None:
    assert exporting.shown([a_full_gathering()], Wish(with_pictures=False))[0].pictures == ()
