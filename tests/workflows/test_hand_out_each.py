"""A file for each guest: all of them or none, each under a name of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.errors import HostDeskError
from hostdesk.workflows.hand_out import Document, Order
from hostdesk.workflows.hand_out_each import write_each, write_each_of, write_one_of_each
from tests.printing.gatherings import NAMES, crowd, kitchen_table, nothing_yet
from tests.printing.stories import pages
from tests.printing.structure import read

TABLE = kitchen_table()
HANDOUT = Order(Document.HANDOUT)


class CancelledError(Exception):
    pass


def called(*names: str) -> Gathering:
    return replace(TABLE, guests=tuple(replace(TABLE.guests[n], name=name) for n, name in enumerate(names)))


def test_each_expected_guest_gets_a_digital_copy_that_is_theirs_alone(tmp_path: Path) -> None:
    written = write_each(TABLE, HANDOUT, tmp_path)

    assert len(written) == len(NAMES)
    assert sorted(written) == sorted(tmp_path.iterdir())
    for name, path in zip(NAMES, written, strict=True):
        about = read(path.read_bytes())
        assert f"Welcome, {name}" in pages(path.read_bytes())[0]
        assert about.metadata is not None
        assert about.metadata.title == f"Neighbourhood kitchen table: Handout for {name}"
        assert "/StructTreeRoot" in about.trailer["/Root"]
        assert not [page for page in pages(path.read_bytes()) if "A sheet without a name" in page]
    assert written[3].name == "Neighbourhood kitchen table - handout for 王小明.pdf"


def test_those_chosen_get_one(tmp_path: Path) -> None:
    (only,) = write_each(TABLE, replace(HANDOUT, guest_ids=("g5",)), tmp_path)

    assert only.name == "Neighbourhood kitchen table - handout for Joe.pdf"


def test_two_of_one_name_get_two_files_whatever_the_system_takes_for_the_same(tmp_path: Path) -> None:
    written = write_each(called("Ada", "ADA", "Ada", "A/da", "Zoë", "Zoe\u0308"), HANDOUT, tmp_path)

    assert [path.name.partition("handout for ")[2] for path in written] == [
        "Ada.pdf",
        "ADA 2.pdf",
        "Ada 3.pdf",
        "A da.pdf",
        "Zoë.pdf",
        "Zoe\u0308 2.pdf",
    ]


def stopping_at(sheet: int) -> Callable[[int, int], None]:
    def stop(done: int, _total: int) -> None:
        if done == sheet:
            raise CancelledError

    return stop


def test_cancelled_there_is_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        write_each(crowd(8), HANDOUT, tmp_path, stopping_at(5))

    assert list(tmp_path.iterdir()) == []


def test_where_one_cannot_be_written_none_is_left_and_what_was_there_stays(tmp_path: Path) -> None:
    first, second, third = write_each(called("Ada", "Ben", "Cleo"), HANDOUT, tmp_path)
    before = first.read_bytes()
    second.unlink()
    third.unlink()
    third.mkdir()

    with pytest.raises(HostDeskError):
        write_each(called("Ada", "Ben", "Cleo"), HANDOUT, tmp_path)

    assert sorted(tmp_path.iterdir()) == [first, third]
    assert len(first.read_bytes()) == len(before)


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="This folder is no longer there"):
        write_each(called("Ada"), HANDOUT, tmp_path / "gone")


def test_nobody_and_a_paper_for_all_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="nobody yet"):
        write_each(nothing_yet(), HANDOUT, tmp_path)
    with pytest.raises(HostDeskError, match="one file is enough"):
        write_each(TABLE, Order(Document.SUMMARY), tmp_path)


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_each(called("Ada", "Ben"), HANDOUT, tmp_path, lambda done, total: told.append((done, total)))

    assert told == [(0, 2), (1, 2), (2, 2)]


def test_html_each_is_a_file_of_ones_own(tmp_path: Path) -> None:
    written = write_each(TABLE, replace(HANDOUT, guest_ids=("g0", "g5")), tmp_path, ending="html")

    assert [path.name.partition("handout for ")[2] for path in written] == ["Marta Kowalska.html", "Joe.html"]
    assert "Joe" not in written[0].read_text(encoding="utf-8")


def test_several_papers_each_and_those_who_host_are_not_invited(tmp_path: Path) -> None:
    table = replace(TABLE, guests=(replace(TABLE.guests[0], is_host=True), *TABLE.guests[1:3]))
    written = write_each_of(table, (HANDOUT, Order(Document.INVITATION)), tmp_path)

    kinds = [path.stem.rsplit(" - ")[1].partition(" for ")[0] for path in written]
    assert kinds == ["handout"] * 3 + ["invitation"] * 2


def test_one_file_of_each_document(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    orders = (HANDOUT, Order(Document.SUMMARY))
    written = write_one_of_each(
        TABLE, orders, tmp_path, lambda done, total: told.append((done, total)), ending="html"
    )

    assert [path.stem.rsplit(" - ")[1] for path in written] == ["handouts", "summary"]
    assert told == [(0, 2), (1, 2), (2, 2)]
