"""Archives behind a passphrase: the age format both ways, wrong told from damaged, no work without bounds."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.archive import age
from hostdesk.archive.age import MOST_WORK, WORK
from hostdesk.archive.encryption import decrypted, encrypted, is_encrypted
from hostdesk.errors import HostDeskError
from tests.terminal import typed

PHRASE = "amber kettle gardens évening ten"
AGE = shutil.which("age")
needs_age = pytest.mark.skipif(AGE is None, reason="the age command is not installed")


@cache
def an_encrypted_file() -> bytes:
    """One for all tests: it takes a second on purpose."""
    return encrypted(b"The corner garden" * 9, PHRASE)


def test_the_passphrase_gives_back_what_was_encrypted() -> None:
    assert decrypted(an_encrypted_file(), PHRASE) == b"The corner garden" * 9
    assert b"garden" not in an_encrypted_file()


def test_each_file_costs_the_same_work_to_guess() -> None:
    assert f" {WORK}\n".encode() in an_encrypted_file()[:80]
    assert age.sealed(b"", b"k", work=10) != age.sealed(b"", b"k", work=10)


def test_an_accent_may_be_typed_as_one_letter_or_as_two() -> None:
    assert decrypted(an_encrypted_file(), PHRASE.replace("é", "e\u0301")) == b"The corner garden" * 9


def test_another_passphrase_is_told_from_damage() -> None:
    with pytest.raises(HostDeskError, match="does not open the archive"):
        decrypted(an_encrypted_file(), "amber kettle gardens evening ten")


def test_nothing_is_encrypted_without_a_passphrase() -> None:
    with pytest.raises(HostDeskError, match="something in it"):
        encrypted(b"words", "")


@pytest.mark.parametrize("where", ["seal", "content", "end"])
def test_damage_is_told_from_another_passphrase(where: str) -> None:
    data = bytearray(an_encrypted_file())
    seal = data.index(b"\n--- ") + 6
    place = {"seal": seal, "content": seal + 70, "end": len(data) - 1}[where]
    data[place] ^= 1

    with pytest.raises(HostDeskError, match="damaged"):
        decrypted(bytes(data), PHRASE)


@pytest.mark.parametrize("kept", [25, 60, 200])
def test_a_file_that_was_cut_off_is_damaged(kept: int) -> None:
    with pytest.raises(HostDeskError, match="damaged"):
        decrypted(an_encrypted_file()[:kept], PHRASE)


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131072, 200_000])
def test_any_size_comes_back(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    key = b"k" * 16
    assert age.opened(age.sealed(data[:size], key, work=10), key) == data[:size]


@pytest.mark.parametrize("cut", [1, 16, 17, 65552, 65553])
def test_chunks_that_are_missing_at_the_end_are_noticed(cut: int) -> None:
    whole = age.sealed(b"x" * 131072, b"k", work=10)
    with pytest.raises(age.DamagedError):
        age.opened(whole[:-cut], b"k")
    with pytest.raises(age.DamagedError):
        age.opened(whole + b"x" * cut, b"k")


def asking(work: str, kind: str = "scrypt") -> bytes:
    return an_encrypted_file().replace(
        re.search(rb"-> scrypt (\S+) \d+", an_encrypted_file())[0],  # type: ignore[index]  # it is there
        f"-> {kind} {'A' * 22} {work}".encode(),
    )


@pytest.mark.parametrize("work", [str(MOST_WORK + 1), "22", "40", "63", "64", "999", "9999"])
def test_a_file_that_asks_for_endless_work_is_refused_at_once(work: str) -> None:
    with pytest.raises(HostDeskError, match="more work and memory"):  # the work itself would never end
        decrypted(asking(work), PHRASE)


@pytest.mark.parametrize("work", ["0", "-1", "018", "", "18 18", "99999999999", "x"])
def test_a_file_that_asks_for_no_sensible_work_is_damaged(work: str) -> None:
    with pytest.raises(HostDeskError, match="damaged"):
        decrypted(asking(work), PHRASE)


def test_a_file_for_a_key_says_so() -> None:
    with pytest.raises(HostDeskError, match="for a key"):
        decrypted(asking("", "X25519"), PHRASE)


def test_an_encrypted_file_is_known_by_its_content() -> None:
    assert is_encrypted(an_encrypted_file()[:64])
    assert is_encrypted(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert not is_encrypted(b"PK\x03\x04")
    assert not is_encrypted(b"")


@given(
    st.sampled_from(
        [
            "age-encryption.org/v1\n",
            "age-encryption.org/v1\n-> scrypt ",
            "-----BEGIN AGE ENCRYPTED FILE-----\n",
        ]
    ),
    st.binary(max_size=400),
)
def test_whatever_stands_in_a_file_is_refused_with_a_sentence(head: str, tail: bytes) -> None:
    with pytest.raises(HostDeskError):
        decrypted(head.encode() + tail, PHRASE)


# the age command, where it is installed


@needs_age
def test_the_age_command_opens_what_was_encrypted_here(tmp_path: Path) -> None:
    (tmp_path / "kept.age").write_bytes(an_encrypted_file())

    typed([str(AGE), "--decrypt", "-o", "kept", "kept.age"], PHRASE, tmp_path)

    assert (tmp_path / "kept").read_bytes() == b"The corner garden" * 9


@needs_age
@pytest.mark.parametrize("armour", [[], ["--armor"]])
def test_what_the_age_command_encrypted_is_opened_here(tmp_path: Path, armour: list[str]) -> None:
    (tmp_path / "kept").write_bytes(b"words")

    typed([str(AGE), "--passphrase", *armour, "-o", "kept.age", "kept"], PHRASE, tmp_path)

    assert is_encrypted((tmp_path / "kept.age").read_bytes())
    assert decrypted((tmp_path / "kept.age").read_bytes(), PHRASE) == b"words"
