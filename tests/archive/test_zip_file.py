"""Hostile and damaged ZIPs: each is refused with one sentence, nothing is half read."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.archive import zip_file
from tests.archive.tampering import SOUND, files_of, folder_of, opened, outcome, refusal, with_file
from tests.builders import a_full_gathering

TOP = folder_of(SOUND)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, **fields: int) -> bytes:
    """As another program packs it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            for field, value in fields.items():
                setattr(entry, field, value)
            file.writestr(entry, content)
    return out.getvalue()


def with_bytes_at(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def directory(data: bytes) -> int:
    """Where the list of files begins."""
    return int(struct.unpack_from("<L", data, len(data) - 6)[0])


def test_a_zip_is_stored_sorted_and_of_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_file.packed({"b": b"2", "a": b"1"}))) as file:
        listed = file.infolist()

    assert [entry.filename for entry in listed] == ["a", "b"]
    assert {entry.compress_type for entry in listed} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in listed} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in listed} == {0o100644}


def test_an_archive_packed_again_by_another_program_is_still_read() -> None:
    assert opened(zipped(files_of(SOUND))) == (a_full_gathering(),)


def test_a_name_in_utf_8_is_read_also_where_the_zip_does_not_say_so() -> None:
    data = zip_file.packed({"bag/é": b"1"})
    silent = with_bytes_at(with_bytes_at(data, 6, bytes(2)), directory(data) + 8, bytes(2))

    assert [entry.name for entry in zip_file.entries(io.BytesIO(silent), 9, 999)] == ["bag/é"]


def test_an_archive_packed_with_its_folders_is_still_read() -> None:
    folders = {f"{TOP}/": b"", f"{TOP}/data/": b""}

    assert opened(zipped(folders | files_of(SOUND), zipfile.ZIP_STORED)) == (a_full_gathering(),)


def test_an_archive_that_was_streamed_is_still_read() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.got = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes are all that comes
            self.got += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files_of(SOUND).items():
            file.writestr(name, content)

    assert opened(pipe.got) == (a_full_gathering(),)


def test_a_truncated_archive_is_refused_wherever_it_ends() -> None:
    sentences = {refusal(SOUND[:end]) for end in range(len(SOUND))}

    assert sentences == {
        "This is not an archive of HostDesk; it is some other kind of file.",
        "This archive is not complete: its end is missing; please copy it once more.",
    }


def test_a_flipped_byte_is_refused_or_means_nothing() -> None:
    start = directory(SOUND)
    for at in [*range(0, start, 41), *range(start, len(SOUND))]:
        found = outcome(with_bytes_at(SOUND, at, bytes([SOUND[at] ^ 0x41])))

        assert found == (a_full_gathering(),) or str(found).endswith(".")


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    assert refusal(data)


@given(st.binary(max_size=200))
def test_any_list_of_files_is_refused_with_a_sentence(listing: bytes) -> None:
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 2, 2, len(listing), 0, 0)

    assert refusal(listing + end)


def test_another_kind_of_file_is_refused() -> None:
    assert "some other kind of file" in refusal(b"%PDF-1.7\n" + bytes(100))


def test_an_empty_file_and_an_empty_zip_are_refused() -> None:
    assert refusal(b"")
    assert refusal(zip_file.packed({}))


def test_any_other_zip_is_refused() -> None:
    assert "was not written by HostDesk" in refusal(zipped({"letter/to.txt": b"Dear Ada"}))


def test_something_before_the_archive_is_refused() -> None:
    program = b"MZ" + bytes(62)
    moved = zipfile.ZipFile(io.BytesIO(program + SOUND)).infolist()[0].header_offset

    assert moved == len(program)  # Python's own reader takes it
    assert refusal(program + SOUND)


def test_something_before_the_archive_is_refused_where_the_list_knows_of_it() -> None:
    out = io.BytesIO(b"MZ" + bytes(62))
    out.seek(0, io.SEEK_END)
    with zipfile.ZipFile(out, "a") as file:
        for name, content in files_of(SOUND).items():
            file.writestr(name, content)

    assert "before the beginning" in refusal(out.getvalue())


def test_something_after_the_archive_is_refused() -> None:
    assert "after the end" in refusal(SOUND + b"#!/bin/sh\n")


def test_a_comment_in_the_zip_is_refused() -> None:
    assert "after the end" in refusal(with_bytes_at(SOUND, len(SOUND) - 2, b"\x05\x00") + b"hello")


def test_something_hidden_between_two_files_is_refused() -> None:
    files = sorted(files_of(SOUND).items())
    first = zip_file.packed(dict(files[:1]))
    gap = directory(first)
    listing = bytearray(SOUND[directory(SOUND) :])
    at = 0
    while listing[at : at + 4] == b"PK\x01\x02":
        name, extra = struct.unpack_from("<HH", listing, at + 28)
        offset = struct.unpack_from("<L", listing, at + 42)[0]
        struct.pack_into("<L", listing, at + 42, offset + 6 if offset else 0)
        at += 46 + name + extra
    struct.pack_into("<L", listing, at + 16, directory(SOUND) + 6)

    assert "hidden between" in refusal(
        SOUND[:gap] + b"secret" + SOUND[gap : directory(SOUND)] + bytes(listing)
    )


def test_files_that_lie_over_each_other_are_refused() -> None:
    twice = zip_file.packed({f"{TOP}/a": b"x" * 50, f"{TOP}/b": b"x" * 50})
    second = directory(twice) + 46 + len(f"{TOP}/a")

    assert "over each other" in refusal(with_bytes_at(twice, second + 42, struct.pack("<L", 0)))


def test_a_file_that_is_called_two_things_is_refused() -> None:
    assert "two different things" in refusal(with_bytes_at(SOUND, 30, b"H"))


def test_a_file_that_would_grow_beyond_measure_is_refused() -> None:
    bomb = zipped({f"{TOP}/data/bomb": bytes(1 << 20)})

    assert "grow beyond all measure" in refusal(bomb)


def test_a_file_with_another_size_than_it_says_is_refused() -> None:
    small = zipped({f"{TOP}/bagit.txt": b"the words of a host " * 9})
    size = struct.pack("<L", 100)
    lying = with_bytes_at(with_bytes_at(small, 22, size), directory(small) + 24, size)

    assert "damaged" in refusal(lying)


def test_a_file_with_another_check_number_is_refused() -> None:
    lying = bytes(4)

    assert "damaged" in refusal(with_bytes_at(with_bytes_at(SOUND, 14, lying), directory(SOUND) + 16, lying))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_way_of_packing_is_refused(method: int) -> None:
    assert "packed in a way" in refusal(zipped(files_of(SOUND), method))


def test_a_file_locked_with_a_password_is_refused() -> None:
    locked = struct.pack("<H", 1)

    assert "password" in refusal(with_bytes_at(with_bytes_at(SOUND, 6, locked), directory(SOUND) + 8, locked))


@pytest.mark.parametrize("kind", [0o120777, 0o060660, 0o020660, 0o010660, 0o140777])
def test_a_link_or_a_device_is_refused(kind: int) -> None:
    assert "a link or a device" in refusal(zipped(files_of(SOUND), external_attr=kind << 16))


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../up",
        "a/../up",
        "a/./b",
        "a//b",
        "C:/windows",
        "C:up",
        "a\\b",
        "~/up",
        "a\x00b",
        "a\nb",
        "a\x7fb",
        "a\u202egpj.exe",
        "a\u200bb",
        "CON",
        "data/aux.csv",
        "lpt1.txt",
        "COM¹",
        "trailing.",
        "trailing ",
        "data /x",
        "what?",
        "a" * 300,
    ],
)
def test_a_name_that_is_not_safe_everywhere_is_refused(name: str) -> None:
    assert "not safe on every system" in refusal(with_file(name, b""))


def test_a_name_in_no_known_writing_is_refused() -> None:
    out = bytearray(zip_file.packed({f"{TOP}/data/x": b""}))
    for at in (30, directory(bytes(out)) + 46):
        out[at] = 0xFF

    assert "cannot be read" in refusal(bytes(out))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("data/Session.json", "data/session.json"),
        ("data/straße", "data/STRASSE"),
        (unicodedata.normalize("NFC", "data/é"), unicodedata.normalize("NFD", "data/é")),
        ("data/x", "data/x/y"),
    ],
)
def test_two_names_that_some_system_takes_for_one_are_refused(one: str, other: str) -> None:
    assert "the same name" in refusal(with_file(one, b"", with_file(other, b"")))


def test_the_same_name_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(f"{TOP}/bagit.txt", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr(f"{TOP}/bagit.txt", b"2")

    assert "the same name" in refusal(out.getvalue())


def test_more_files_than_fit_are_refused() -> None:
    many = {f"{TOP}/data/{number}": b"" for number in range(2_100)}

    assert "more files than" in refusal(zip_file.packed(many))


def test_a_file_of_zip64_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file, file.open(f"{TOP}/bagit.txt", "w", force_zip64=True) as entry:
        entry.write(b"1")

    assert refusal(out.getvalue())
