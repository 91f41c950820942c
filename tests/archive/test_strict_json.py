"""JSON that two readers could take for different things is refused, each with its cause."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.archive import strict_json
from tests.archive.tampering import refusal, session_json, with_session_json

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text('aé–\u4e00"\\\n{}[]'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab{\\"), inner, max_size=3),
    max_leaves=8,
)


@given(plain, st.booleans())
def test_plain_json_is_read_as_it_is(value: object, escaped: bool) -> None:
    assert strict_json.read(json.dumps(value, ensure_ascii=escaped).encode()) == value


@given(st.binary(max_size=40))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    assert refusal(with_session_json(data))


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b'{"a": "\xff"}', "not UTF-8"),
        (b'{"a": "\xed\xa0\x80"}', "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b"[" * 33 + b"]" * 33, "too deeply"),
        (b"[" * 200_000, "too deeply"),
        (b"[" + b"[]," * 2_000_001 + b"[]]", "far more than any"),
        (b'"' + b'\\"' * 500_000, "not whole JSON"),
        (b'{"a": 1, "a": 1}', "one thing twice"),
        (b'{"a": NaN}', "not a number"),
        (b'{"a": -Infinity}', "not a number"),
        (b'{"a": 1e999}', "far too large"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "far too large"),
        (b'{"a": 0.' + b"1" * 50 + b"}", "far too large"),
        (b'{"a": "\\u0000"}', "nobody can see"),
        (b'{"\\u0000": 1}', "nobody can see"),
        (b'{"a": "\\ud800"}', "nobody can see"),
        (b'{"a": "\\b"}', "nobody can see"),
        (b'["\x7f"]', "nobody can see"),
        ('["evil\u202egnp"]'.encode(), "nobody can see"),
        (b'["\\u202e"]', "nobody can see"),
        (b'{"a": "\x00"}', "not whole JSON"),
        (b'{"a": 1', "not whole JSON"),
        (b"{} {}", "not whole JSON"),
        (b"", "not whole JSON"),
        (b"// a comment\n{}", "not whole JSON"),
    ],
)
def test_what_cannot_be_trusted_is_refused(data: bytes, cause: str) -> None:
    assert cause in refusal(with_session_json(data))


def test_thirty_two_levels_are_still_read() -> None:
    assert strict_json.read(b"[" * 32 + b"]" * 32)


def test_escaped_words_of_another_program_are_read() -> None:
    assert strict_json.read(b'["caf\\u00e9 \\ud83c\\udf88"]') == ["café 🎈"]
    assert json.dumps(session_json())  # escapes what is not ASCII
