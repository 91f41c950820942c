"""Cards of address books, of all three versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hostdesk.guest_lists import recognised

OLD = b"""BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FC=DFig;J=FCrgen\r
TEL;HOME:020 1234\r
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Comes late=2C =\r
and sings=0Aloudly\r
END:VCARD\r
"""
THREE = """BEGIN:VCARD
VERSION:3.0
FN:Ada Byron
N:Byron;Ada;;;
ORG:Mill\\, North;Kitchen
TITLE:Pupil
item1.EMAIL;TYPE=INTERNET:ada@exam
 ple.org
EMAIL:a@b.org
PHOTO;ENCODING=b:AAAA
 BBBB
NOTE:One\\nTwo\\; three
END:VCARD
BEGIN:VCARD
FN:Ben
END:VCARD
"""
FOUR = """BEGIN:VCARD
VERSION:4.0
FN:Zoë
TEL;VALUE=uri:tel:+44-20-1234
LANG:cy
ROLE:Cook
END:VCARD"""


def test_version_2_1_with_quoted_letters_and_soft_lines() -> None:
    found = recognised(OLD, "old.vcf")

    assert found.fields == ("name", "contact", "private_note")
    assert found.heads == ("Name", "Telephone", "Note")
    assert found.rows == (("Jürgen Müßig", "020 1234", "Comes late, and sings\nloudly"),)


def test_version_3_with_folded_lines_and_groups() -> None:
    found = recognised(THREE.replace("\n", "\r\n"), "three.vcf")

    assert found.fields == ("name", "about", "circle", "contact", "private_note")
    assert found.rows[0] == (
        "Ada Byron", "Pupil", "Mill, North, Kitchen", "ada@example.org, a@b.org", "One\nTwo; three"
    )  # fmt: skip
    assert found.rows[1] == ("Ben", "", "", "", "")


def test_version_4() -> None:
    found = recognised(FOUR)

    assert found.fields == ("name", "about", "contact", "language")
    assert found.rows == (("Zoë", "Cook", "+44-20-1234", "cy"),)


def test_a_card_without_an_end_counts() -> None:
    assert recognised("BEGIN:VCARD\nFN:Ada\n").rows == (("Ada",),)


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


@given(WORDS, WORDS)
def test_what_is_escaped_comes_back(name: str, note: str) -> None:
    def escaped(words: str) -> str:
        return "".join("\\" + mark if mark in "\\,;" else mark for mark in words)

    found = recognised(f"BEGIN:VCARD\nFN:{escaped(name)}\nNOTE:{escaped(note)}\nEND:VCARD\n")

    assert found.rows == ((name, note),)


def the_row(*lines: str) -> dict[str, str]:
    found = recognised("\n".join(("BEGIN:VCARD", *lines, "END:VCARD")), "cards.vcf")
    assert len(found.rows) == 1
    return dict(zip(found.heads, found.rows[0], strict=True))


def test_quoted_letters_that_do_not_say_their_writing_are_read_in_the_one_they_fit() -> None:
    """Old Outlook and Nokia telephones write no charset."""
    assert the_row("N;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg")["Name"] == "Jörg Müller"
    assert the_row("N;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg")["Name"] == "Jörg Müller"
    assert the_row("N;CHARSET=X-WRONG;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg")["Name"] == "Jörg Müller"


def test_a_card_without_a_name_is_not_lost() -> None:
    assert the_row("N:;;;;", "FN:", "ORG:Mill;Kitchen")["Name"] == "Mill, Kitchen"
    assert the_row("N:;;;;", "NICKNAME:Addie", "EMAIL:ada@example.org")["Name"] == "Addie"
    assert the_row("TEL:020 1234") == {"Name": "020 1234", "Telephone": "020 1234"}


def test_an_extension_of_a_number_is_said_as_people_say_it() -> None:
    assert the_row("FN:Ada", "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102")["Telephone"] == (
        "+1-418-656-9254 ext. 102"
    )


def test_a_line_that_breaks_at_the_end_of_its_card_does_not_swallow_the_next() -> None:
    cards = "BEGIN:VCARD\nFN:Ada\nNOTE;ENCODING=QUOTED-PRINTABLE:Late=\nEND:VCARD\n"

    assert [row[0] for row in recognised(cards + cards.replace("Ada", "Ben"), "two.vcf").rows] == [
        "Ada",
        "Ben",
    ]
