"""Export, verify and read archives as files."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from hostdesk.archive.names import is_safe
from hostdesk.errors import HostDeskError
from hostdesk.workflows import exchange, exporting
from tests.archive.kinds import KINDS
from tests.builders import a_full_gathering, a_gathering


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "evening.hostdesk.zip"


def test_what_was_exported_is_read_again(target: Path) -> None:
    exchange.export([a_full_gathering()], target)

    assert exchange.read(target) == (a_full_gathering(),)


def test_exporting_again_gives_the_same_file(target: Path) -> None:
    exchange.export([a_full_gathering()], target)
    first = target.read_bytes()
    exchange.export([a_full_gathering()], target)

    assert target.read_bytes() == first == exchange.export_bytes([a_full_gathering()])
    assert os.listdir(target.parent) == [target.name]


def test_a_series_travels_in_one_file_by_time(target: Path) -> None:
    exchange.export(KINDS["a series"], target)

    assert [gathering.session.id for gathering in exchange.read(target)] == ["first", "second", "unnamed"]


def test_a_session_asked_for_twice_is_in_it_once() -> None:
    full = a_full_gathering()

    assert exchange.export_bytes([full, full]) == exchange.export_bytes([full])


def test_verifying_says_what_is_in_it(target: Path) -> None:
    exchange.export([a_full_gathering()], target, {"Run sheet.pdf": b"%PDF"})

    assert exchange.verify(target) == exchange.VerifiedArchive(
        version="1.3",
        is_newer=False,
        titles=("Ένα βράδυ · 一个晚上",),
        guests=6,
        answers=10,
        steps=2,
        documents=1,
    )


def test_a_damaged_archive_is_neither_verified_nor_read(target: Path) -> None:
    target.write_bytes(exchange.export_bytes([a_full_gathering()])[:-100])
    for look in (exchange.verify, exchange.read):
        with pytest.raises(HostDeskError, match="not complete"):
            look(target)


def test_an_archive_that_is_not_there_is_said(target: Path) -> None:
    with pytest.raises(HostDeskError, match="not there any more"):
        exchange.read(target)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError, match="a folder or a device"):
        exchange.read(tmp_path)


def test_nothing_to_export_is_said_and_writes_nothing(target: Path) -> None:
    with pytest.raises(HostDeskError, match="no session"):
        exchange.export([], target)

    assert not target.exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The corner garden", "2026-05-12 The corner garden.hostdesk.zip"),
        ("Who/what: CON?", "2026-05-12 Who what CON.hostdesk.zip"),
        ("", "2026-05-12.hostdesk.zip"),
        ("晚" * 200, "2026-05-12 " + "晚" * 36 + ".hostdesk.zip"),
    ],
)
def test_a_file_is_named_so_that_people_and_systems_can_read_it(title: str, name: str) -> None:
    found = exchange.file_name(a_gathering(title=title, starts=datetime(2026, 5, 12, 18, 30)))

    assert found == name
    assert is_safe(found)


def test_a_session_without_a_date_or_with_a_reserved_title_has_a_name_too() -> None:
    assert exchange.file_name(a_gathering(title="The garden")) == "The garden.hostdesk.zip"
    assert exchange.file_name(a_gathering(title="nul")) == "Session nul.hostdesk.zip"
    assert exchange.file_name(a_gathering(title="")) == "Session.hostdesk.zip"


# behind a passphrase


def test_an_encrypted_archive_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    target = tmp_path / "kept.zip"  # known by its content, not by its name
    exporting.write([a_full_gathering()], exporting.Wish(passphrase="five drawn words"), target)

    assert exchange.is_encrypted(target)
    assert exchange.read(target, "five drawn words") == exchange.read(plain_archive(tmp_path))
    assert exchange.verify(target, "five drawn words").guests == 6
    for passphrase, sentence in (("", "its passphrase only"), ("others", "does not open")):
        with pytest.raises(HostDeskError, match=sentence):
            exchange.read(target, passphrase)


def test_a_plain_archive_asks_for_no_passphrase(tmp_path: Path) -> None:
    target = plain_archive(tmp_path)

    assert not exchange.is_encrypted(target)
    assert exchange.read(target, "any") == exchange.read(target)


def test_an_encrypted_archive_of_anything_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.age").write_bytes(exporting.locked(b"a letter", "x"))

    with pytest.raises(HostDeskError, match="not an archive of HostDesk"):
        exchange.read(tmp_path / "letter.age", "x")


def plain_archive(folder: Path) -> Path:
    exporting.write([a_full_gathering()], exporting.Wish(), folder / "plain.hostdesk.zip")
    return folder / "plain.hostdesk.zip"
