"""Names out of what people paste."""

from __future__ import annotations

import pytest

from hostdesk.domain.names import MOST_AT_ONCE, is_doubtful, looks_doubtful, names_in
from hostdesk.errors import HostDeskError


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Ada\nBen\n", ["Ada", "Ben"]),
        ("", []),
        ("\n  \n\t\n", []),
        ("- Ada\n* Ben\n• Chidi\n– Dee\n> Eli", ["Ada", "Ben", "Chidi", "Dee", "Eli"]),
        ("1. Ada\n2) Ben\n(3) Chidi\n10: Dee", ["Ada", "Ben", "Chidi", "Dee"]),
        ("[ ] Ada\n[x] Ben\n- [ ] Chidi", ["Ada", "Ben", "Chidi"]),
        ("Ada Byron <ada@example.org>\nben@example.org", ["Ada Byron", "ben"]),
        ("To: Ada <ada@example.org>, Ben <ben@example.org>", ["Ada", "Ben"]),
        ("Ada <ada@example.org>; Ben <ben@example.org>;", ["Ada", "Ben"]),
        ("Byron, Ada <ada@example.org>; Okri, Ben <ben@example.org>", ["Byron, Ada", "Okri, Ben"]),
        ('"Byron, Ada" <ada@example.org>, "Okri, Ben" <ben@example.org>', ["Byron, Ada", "Okri, Ben"]),
        ("Ada Byron\tada@example.org\t01234", ["Ada Byron"]),
        ("“Ada”\n'Ben'\n«Chidi»", ["Ada", "Ben", "Chidi"]),
        ("Byron, Ada", ["Byron, Ada"]),
        ("Miles O'Neil", ["Miles O'Neil"]),
        ("Ada\r\nBen\rChidi", ["Ada", "Ben", "Chidi"]),
        ("Ada\nAda\nBen", ["Ada", "Ben"]),
        ("李雷\nधर्मेश\nزهبة", ["李雷", "धर्मेश", "زهبة"]),
        ("Ada\u200b\u202eevil\x00", ["Ada\u200bevil"]),
    ],
)
def test_names_are_found_in_what_was_pasted(pasted: str, names: list[str]) -> None:
    assert names_in(pasted) == names


def test_a_hundred_names_out_of_a_mail() -> None:
    rows = [f"> {number}. Guest {number} <guest.{number}@example.org>" for number in range(100)]

    assert names_in("\n".join(rows)) == [f"Guest {number}" for number in range(100)]


def test_as_many_names_as_can_be_added_at_once_are_taken() -> None:
    assert len(names_in("\n".join(f"Guest {number}" for number in range(MOST_AT_ONCE)))) == MOST_AT_ONCE


def test_ten_thousand_lines_are_refused_with_a_sentence() -> None:
    with pytest.raises(HostDeskError, match=r"^These are 10000 names; up to 1000 can be added at once\.$"):
        names_in("\n".join(f"Guest {number}" for number in range(10_000)))


def test_a_line_that_is_no_name_is_refused_without_repeating_it() -> None:
    with pytest.raises(HostDeskError, match="longer than 300 characters") as refused:
        names_in("Ada\n" + "secret" * 20_000)

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        "Hi Sam",
        "here is the list that you asked me for",
        "On Mon, Nora wrote:",
        "Kind regards",
        "Viele Grüße",
        "Care Home | Tel 0123",
        "www.example.org",
    ],
)
def test_what_stands_around_the_names_of_a_mail_is_doubtful(line: str) -> None:
    assert is_doubtful(line)
    assert looks_doubtful("Ada\n" + "soup " * 200)
    assert looks_doubtful(f"Ada\n> {line},\nBen")


@pytest.mark.parametrize(
    "name",
    [
        "Byron, Ada",
        "Clara Abel (night shift)",
        "Hilde Heyer",
        "Maria von und zu Hohenlohe",
        "Best, George",
        "李雷",
    ],
)
def test_names_are_not_doubtful(name: str) -> None:
    assert not is_doubtful(name)
