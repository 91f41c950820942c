"""The bag: every file listed, every checksum right, nothing beside it; limits that are said."""

from __future__ import annotations

import hashlib

import pytest

from hostdesk.archive import envelope, zip_file
from hostdesk.errors import HostDeskError
from tests.archive.tampering import SOUND, files_of, folder_of, opened, refusal, with_file
from tests.builders import a_full_gathering

TOP = folder_of(SOUND)


def without(name: str) -> bytes:
    return zip_file.packed({path: data for path, data in files_of(SOUND).items() if path != f"{TOP}/{name}"})


def resealed(name: str, content: bytes) -> bytes:
    """A tag file with other content, and the list of tag files set right."""
    tags = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt"} | {name}
    files = files_of(SOUND) | {f"{TOP}/{name}": content}
    sums = [f"{hashlib.sha256(files[f'{TOP}/{tag}']).hexdigest()}  {tag}\n" for tag in sorted(tags)]
    return zip_file.packed(files | {f"{TOP}/tagmanifest-sha256.txt": "".join(sums).encode()})


def test_the_bag_says_neither_when_nor_with_which_version_it_was_made() -> None:
    words = files_of(SOUND)[f"{TOP}/bag-info.txt"].decode()

    assert [line.partition(":")[0] for line in words.splitlines()] == [
        "Bag-Software-Agent",
        "External-Identifier",
        "Payload-Oxum",
    ]


def test_the_bag_is_called_after_what_it_says() -> None:
    said = hashlib.sha256(files_of(SOUND)[f"{TOP}/data/session.json"]).hexdigest()

    assert f"hostdesk-{said[:12]}" == TOP


@pytest.mark.parametrize(
    "name", ["data/session.json", "data/guests.csv", "data/README.txt", "manifest-sha256.txt", "bag-info.txt"]
)
def test_a_changed_file_is_refused(name: str) -> None:
    changed = files_of(SOUND)[f"{TOP}/{name}"].replace(b"a", b"b", 1)

    assert "a checksum in it does not match" in refusal(with_file(name, changed)) or name.startswith(
        "manifest"
    )


@pytest.mark.parametrize("name", ["data/session.json", "bag-info.txt", "data/notes.csv"])
def test_a_missing_file_is_refused(name: str) -> None:
    assert "a file that it lists is missing" in refusal(without(name))


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "bagit.txt"])
def test_an_archive_without_its_lists_is_refused(name: str) -> None:
    assert refusal(without(name))


@pytest.mark.parametrize("name", ["data/more.csv", "data/documents/letter.pdf", "run.exe", "__MACOSX/x"])
def test_a_file_outside_the_lists_is_refused(name: str) -> None:
    assert "does not belong to it" in refusal(with_file(name, b"hello"))


def test_files_beside_the_bag_are_refused() -> None:
    assert "not written by HostDesk" in refusal(zip_file.packed(files_of(SOUND) | {"beside": b""}))


def test_a_list_that_cannot_be_read_is_refused() -> None:
    for content in (b"\xff\xfe", b"not a checksum  data/x\n", b"0" * 64 + b"\n"):
        assert "list of checksums" in refusal(with_file("manifest-sha256.txt", content))


def test_a_list_that_names_a_file_twice_is_refused() -> None:
    listed = files_of(SOUND)[f"{TOP}/manifest-sha256.txt"]

    assert "list of checksums" in refusal(with_file("manifest-sha256.txt", listed + listed))


def test_a_bag_of_another_version_is_refused() -> None:
    other = b"BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n"

    assert "a kind of bag" in refusal(resealed("bagit.txt", other))


def test_a_bag_that_wants_files_fetched_is_refused() -> None:
    assert "a kind of bag" in refusal(resealed("fetch.txt", b"https://example.org/ 1 data/x\n"))


def test_a_tag_file_more_is_accepted_where_it_is_listed() -> None:
    assert opened(resealed("notes.txt", b"From the loft.\n")) == (a_full_gathering(),)


def test_documents_travel_with_the_session() -> None:
    sealed = {"session.json": envelope.seal(b"{}")}
    wrapped = envelope.wrap("0" * 64, sealed, {"Handout Zoë.pdf": b"%PDF"})

    assert files_of(wrapped)["hostdesk-000000000000/data/documents/Handout Zoë.pdf"] == b"%PDF"


def test_an_archive_that_could_not_be_opened_again_is_not_written() -> None:
    large = {"session.json": envelope.seal(bytes(envelope.MOST_BYTES + 1))}
    with pytest.raises(HostDeskError, match="up to 64 files and 64 MB without its documents"):
        envelope.wrap("0" * 64, large, {})

    many = {f"{number}.pdf": b"" for number in range(1_001)}
    with pytest.raises(HostDeskError, match="up to 1000 files and 256 MB of documents"):
        envelope.wrap("0" * 64, {}, many)


def test_more_than_fits_is_refused_before_it_is_read() -> None:
    files = {f"{TOP}/bagit.txt": b"", f"{TOP}/data/large": bytes(envelope.MOST_BYTES + 1)}

    assert "up to 64 files and 64 MB" in refusal(zip_file.packed(files))
