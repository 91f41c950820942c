"""What may be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.text import LINE_LIMIT, PASSAGE_LIMIT, line, passage, sentences
from hostdesk.errors import HostDeskError

ANYTHING = st.text(alphabet=st.characters(), max_size=200)  # lone surrogates and control characters too


def test_a_line_has_no_breaks_and_no_double_spaces() -> None:
    assert line("  The\tcorner \r\n garden\u2028gathers ") == "The corner garden gathers"


def test_a_passage_keeps_its_lines_and_loses_what_hangs_at_their_ends() -> None:
    assert passage("\n\n One \t\r\nTwo\x85\n\n Three\n\n") == "One\nTwo\n\n Three"


@pytest.mark.parametrize(
    "hidden", ["\x00", "\x1b", "\x7f", "\x9f", "\ud800", "\u202e", "\u2066", "\ufeff", "\uffff"]
)
def test_what_hides_or_breaks_is_left_out(hidden: str) -> None:
    assert line(f"a{hidden}b") == "ab"
    assert passage(f"a{hidden}b") == "ab"


@pytest.mark.parametrize("kept", ["می\u200cخواهم", "👩\u200d🌾", "e\u0301", "שלום", "עברית\u200f"])
def test_joiners_and_marks_that_scripts_need_stay(kept: str) -> None:
    assert line(kept) == kept


@given(ANYTHING)
def test_whatever_is_typed_can_be_stored_and_stays_as_it_is_from_then_on(typed: str) -> None:
    for clean in (line, passage):
        kept = clean(typed)
        assert kept.encode("utf-8") is not None
        assert "\0" not in kept
        assert clean(kept) == kept


def test_too_long_a_text_is_refused_with_a_sentence() -> None:
    assert len(line("x" * LINE_LIMIT)) == LINE_LIMIT
    assert len(passage("x" * PASSAGE_LIMIT)) == PASSAGE_LIMIT
    with pytest.raises(HostDeskError, match="longer than 300 characters; please shorten it"):
        line("x" * (LINE_LIMIT + 1))
    with pytest.raises(HostDeskError, match="longer than 50000 characters; please shorten it"):
        passage("x" * (PASSAGE_LIMIT + 1))


@pytest.mark.parametrize(
    ("text", "ideas"),
    [
        ("We eat. We talk!", ["We eat.", "We talk!"]),
        ("At St. Anne’s hall, e.g. on Fridays.", ["At St. Anne’s hall, e.g. on Fridays."]),
        ("Ask J. Doe. He knows; she too.", ["Ask J. Doe.", "He knows;", "she too."]),
        ("“Really?” She said so.", ["“Really?”", "She said so."]),
        ("1.5 litres. 3 bowls", ["1.5 litres.", "3 bowls"]),
        ("我们吃饭。我们说话。", ["我们吃饭。", "我们说话。"]),
        ("هل تأتي؟ نعم.", ["هل تأتي؟", "نعم."]),
        ("", []),
    ],
)
def test_sentences_are_one_idea_each(text: str, ideas: list[str]) -> None:
    assert sentences(text) == ideas


@given(st.text(max_size=200))
def test_nothing_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
