"""JSON as parsers are tried with: what is none, or means two things, is refused; what is some is read.

Made by code after the kinds of cases that are known to tell parsers apart (RFC 8259, sections 2 to 9).
"""

from __future__ import annotations

import json

import pytest

from hostdesk.archive import strict_json
from hostdesk.errors import HostDeskError
from tests.hostile.bounds import one_sentence

NONE = (
    *(b'[1,,2]', b'[,1]', b'[1,]', b'[1', b'1]', b'[1}', b'{"a":1]', b'[', b']', b'{', b'}', b'[]]'),
    *(b'[][]', b'a', b'{"a"}', b'{"a":}', b'{:1}', b'{1:1}', b'{a:1}', b"{'a':1}", b'{"a":1,}'),
    *(b'{"a":1,,"b":2}', b'{"a" 1}', b'{"a":1 "b":2}', b'{"a":1}#', b'{"a":1}//', b'{"a":1}/**/'),
    *(b'/**/[]', b'[]x', b'\x0c[]', b'\xa0[]', b'', b'[+1]', b'[01]', b'[-01]', b'[-]', b'[.1]'),
    *(b'[1.]', b'[1.e1]', b'[1e]', b'[1e+]', b'[0x1]', b'[1_0]', b'[Infinity]', b'[-Infinity]'),
    *(b'[NaN]', b'[-NaN]', b'[nan]', b'[inf]', b'[1 2]', b'[- 1]', b'[1ea]', b'[True]', b'[tru]'),
    *(b'[nul]', b'[NULL]', b'[truefalse]', b'[undefined]', b"['a']", b'[a]', b'["]', b'["\\"]'),
    *(b'["\\x00"]', b'["\\a"]', b'["\\u"]', b'["\\u00"]', b'["\\u00G0"]', b'["\\U0041"]'),
    *(b'["\\\\\\"]', b'["\\"', b'["a\nb"]', b'["a\tb"]', b'["\x00"]', b'["\x1f"]', b'"\\'),
    *(b'["\xe9"]', b'["\xc0\xaf"]', b'["\xf4\x90\x80\x80"]', b'["\xed\xa0\x80"]', b'["\\ud800"]'),
    *(b'["\\udc00\\ud800"]', b'["\\ud800\\u0041"]', b'["\\ud800x"]', b'\xff\xfe[\x00]\x00'),
    *(b'\xef\xbb\xbf[]', b'\xef\xbb\xbf', b'\xfe\xff\x00[\x00]', b'{"a":1,"a":2}'),
    *(b'{"a":{"b":1,"b":1}}', b'[1e400]', b'[-1e400]', b'[123456789012345678901]', b'["\\u0000"]'),
    *(b'{"\\u0000":1}', b'["\x7f"]', b'["\\u202e"]', b'["\\ufeff"]', b"[" * 33 + b"]" * 33),
    *(b"[" * 100_000, b'{"a":' * 100_000, b"[" * 500 + b"]" * 500, b'<html>', b'*', b'[*]'),
)  # fmt: skip
SOME = (
    *('[]', '{}', 'null', '0', '-0', '""', ' [] ', '[1,2]', '[0.5]', '[-1]', '[1e2]', '[1E+2]'),
    *('[1e-2]', '[true]', '{"":0}', '{"a":{}}', '["é"]', '["\\u00e9"]', '["\\ud83d\\ude00"]', '["😀"]'),
    *('["\\/"]', '["\\n\\t\\r"]', '["\u2028"]', '["<script>"]', '[["a"]]', '\t\r\n []'),
    *('[9007199254740993]', '["\\\\u0000"]', '["\\""]'),
)  # fmt: skip


@pytest.mark.parametrize("data", NONE, ids=lambda data: repr(data[:20]))
def test_what_is_no_json_or_means_two_things_is_refused(data: bytes) -> None:
    with pytest.raises(HostDeskError) as refused:
        strict_json.read(data)

    one_sentence(str(refused.value))


@pytest.mark.parametrize("text", SOME)
def test_what_is_json_is_read_as_it_is(text: str) -> None:
    assert strict_json.read(text.encode()) == json.loads(text)
