"""Lists of people as other programs save and copy them: who is on them, and which column is which."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.errors import HostDeskError
from hostdesk.guest_lists import ENCODINGS, LARGEST, recognised
from hostdesk.guest_lists.separated import has_columns
from hostdesk.ui.found_people import encoding_said
from hostdesk.workflows.guest_list import listed

HEADED = [
    ("Name,Role,Email\nAda Byron,Pupil,ada@example.org\n", ("name", "about", "contact")),
    ("Vorname;Nachname;Firma\nAda;Byron;Mühle\n", ("first_name", "last_name", "circle")),
    ("Prénom\tNom\tRégime\nAda\tByron\tSans sel\n", ("first_name", "last_name", "diet")),
    ("Naam|Telefoon|Opmerkingen\nAda|020 1234567|Laat\n", ("name", "contact", "private_note")),
    ("Nombre,Apellidos,Correo electrónico\nAda,Byron,a@b.org\n", ("first_name", "last_name", "contact")),
    ("First Name,Last Name,E-mail 1 - Value,Shoe size\nAda,Byron,a@b.org,38\n",
     ("first_name", "last_name", "contact", "")),
    ("sep=;\nName;Sprache\nAda;Welsh\n", ("name", "language")),
    ("Nom,Groupe\nAda Byron,Moulin\n", ("name", "circle")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), HEADED)
def test_columns_are_known_by_the_words_above_them(text: str, fields: tuple[str, ...]) -> None:
    found = recognised(text)

    assert found.fields == fields
    assert len(found.rows) == 1
    assert found.heads[0]


def test_columns_without_words_are_known_by_what_stands_in_them() -> None:
    found = recognised(
        "3,Ada Byron,ada@example.org,+44 20 1234 5678\n4,Ben Okri,ben@example.org,020 7777 1234\n"
    )

    assert found.fields == ("", "name", "contact", "contact")
    assert found.heads == ("",) * 4
    assert found.rows[1][1] == "Ben Okri"


def test_two_columns_of_single_words_are_first_and_last_names() -> None:
    assert recognised("Ada\tByron\nBen\tOkri\n").fields == ("first_name", "last_name")


def test_last_names_first_with_a_comma_are_turned_round() -> None:
    assert recognised("Byron, Ada\nOkri, Ben\n").fields == ("last_name", "first_name")


def test_a_plain_list_is_a_list_of_names() -> None:
    found = recognised("1. Ada Byron\n- Ben <ben@example.org>\n\nChidi\n")

    assert found.rows == (("Ada Byron",), ("Ben",), ("Chidi",))
    assert found.fields == ("name",)


def test_the_word_above_a_plain_list_is_no_guest() -> None:
    assert recognised("Teilnehmer\nAda\nBen\n").rows == (("Ada",), ("Ben",))


def test_addresses_copied_from_a_mail_are_names() -> None:
    found = recognised("Ada Byron <ada@example.org>, Ben Okri <ben@example.org>,\nZoe <zoe@example.org>")

    assert [row[0] for row in found.rows] == ["Ada Byron", "Ben Okri", "Zoe"]


def test_cells_may_hold_lines_separators_and_quotes() -> None:
    found = recognised('Name,Notes\n"Byron, Ada","Says ""hello""\nand stays"\n')

    assert found.rows == (("Byron, Ada", 'Says "hello"\nand stays'),)


def test_a_quote_that_nobody_closes_swallows_nothing() -> None:
    found = recognised('Name,Role\n"Ada,Pupil\nBen,Poet\n')

    assert found.rows == (("Ada", "Pupil"), ("Ben", "Poet"))


def test_empty_rows_and_columns_are_left_out() -> None:
    found = recognised("Name,,Role\n,,\nAda,,Pupil\n\n")

    assert (found.rows, found.fields) == ((("Ada", "Pupil"),), ("name", "about"))


def test_what_hides_is_taken_away_and_formulas_are_words() -> None:
    found = recognised("Name,Role\n=HYPERLINK(1)\x00\x1b,+1\u202e\nAda,@cmd\n")

    assert found.rows == (("=HYPERLINK(1)", "+1"), ("Ada", "@cmd"))


NAMES = "Name;Rolle\nJürgen Müßig;Bäcker\nÉlodie Nuñez;Naïve Köchin\nAndré Çelik;Größe\n"
RUSSIAN = "Name;Rolle\nАнна Каренина;Гостья\nЛев Мышкин;Князь\nЮрий Живаго;Врач\n"
POLISH = "Name;Rola\nŁukasz Żółć;Piekarz\nMałgorzata Świętek;Księgowa\nJiří Dvořák;Truhlář\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (NAMES, "utf-8"),
        (NAMES, "utf-8-sig"),
        (NAMES, "utf-16"),
        (NAMES, "utf-16-le"),
        (NAMES, "utf-16-be"),
        (NAMES, "cp1252"),
        (NAMES, "latin-1"),
        (NAMES, "mac_roman"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16"),
        (POLISH, "cp1250"),
    ],
)
def test_letters_are_read_as_they_were_meant(text: str, written: str) -> None:
    found = recognised(text.encode(written), "list.csv")

    assert ";".join(found.rows[0]) == text.splitlines()[1]
    assert ";".join(found.rows[-1]) == text.splitlines()[-1]


def test_the_host_can_choose_the_letters() -> None:
    data = "Name\nJosé\n".encode("cp1252")

    assert recognised(data).rows == (("José",),)
    assert recognised(data, encoding="cp1251").rows == (("Josй",),)
    assert recognised(data, encoding="cp1251").encoding == "cp1251"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ελένη Παππά", "cp1253"), ("Şule Yıldız", "cp1254"), ("רות כהן", "cp1255"), ("زهرة علي", "cp1256"),
        ("张伟", "gb18030"), ("陳大文", "big5"), ("山田 はなこ", "cp932"), ("김민수", "cp949"),
    ],
)  # fmt: skip
def test_every_way_of_writing_can_be_chosen_and_has_a_name(name: str, written: str) -> None:
    found = recognised(f"Name;Role\n{name};{name}\n".encode(written), encoding=written)

    assert (found.rows, found.encoding) == (((name, name),), written)
    assert len({encoding_said(each) for each in ENCODINGS}) == len(ENCODINGS)


@given(st.binary(max_size=300), st.sampled_from(["", "a.csv", "a.vcf", "a.xlsx"]))
def test_any_bytes_are_a_list_or_one_sentence(data: bytes, name: str) -> None:
    with suppress(HostDeskError):
        found = recognised(data, name)
        assert found.rows
        assert all(len(row) == len(found.fields) == len(found.heads) for row in found.rows)


CELL = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='|"'), min_size=1, max_size=9)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=8),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_a_spreadsheet_saves_comes_back(
    rows: list[tuple[str, str, str]], separator: str, ending: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerows([("Name", "Role", "Notes"), *rows])
    found = recognised(out.getvalue().encode("utf-8-sig"), "saved.csv")

    assert found.rows == tuple(rows)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Nobody was found in this list."),
        ("Name,Role\n", "Nobody was found in this list."),
        ("BEGIN:VCARD\nEND:VCARD", "Nobody was found in this list."),
        ("Name,Role\n" + "Ada,Pupil\n" * 1001, "This list has 1001 people; up to 1000 can be added at once."),
        ("a" * (LARGEST + 1), "This list is larger than 5 MB; please take a part of it."),
    ],
    ids=["empty", "head", "card", "many", "large"],
)
def test_what_cannot_be_taken_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(HostDeskError) as refused:
        recognised(text)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Ada\tPupil\nBen\tPoet", True),
        ("Name,Role\nAda,Pupil", True),
        ("Ada\nBen\nChidi", False),
        ("Byron, Ada\nOkri, Ben", False),
        ("Ada <a@example.org>, Ben <b@example.org>\nZoe", False),
        ("1. Ada, who sings\n2. Ben", False),
    ],
)
def test_copied_text_with_columns_is_told_from_names(text: str, answer: bool) -> None:
    assert has_columns(text) is answer


@pytest.mark.parametrize(
    "cells", ["1990-05-12 2001-11-03", "12.05.1990 3.11.2001", "5/12/90 11/3/2001", "32.35066 -95.30181"]
)
def test_days_and_fractions_are_no_telephone_numbers(cells: str) -> None:
    one, other = cells.split()

    assert recognised(f"Ada Byron;{one}\nBen Okri;{other}\n").fields == ("name", "")


@pytest.mark.parametrize(
    "number", ["0761.123456", "01.23.45.67.89", "+44 20 1234", "(020) 1234", "2212345678"]
)
def test_telephone_numbers_are_known_however_they_are_written(number: str) -> None:
    assert recognised(f"Ada Byron;{number}\nBen Okri;{number}\n").fields == ("name", "contact")


def test_the_word_name_is_a_head_whatever_stands_beside_it() -> None:
    """Also where only one of the columns has a word that HostDesk knows."""
    found = recognised("id,name,works here,since\n1,Jake,yes,2001\n2,Howard,no,2002\n")

    assert found.heads == ("id", "name", "works here", "since")
    assert [row[1] for row in found.rows] == ["Jake", "Howard"]
    assert found.fields[1] == "name"


def test_a_role_that_is_called_guest_is_no_head() -> None:
    assert len(recognised("Ada Byron,guest,yes\nBen Okri,host,no\n").rows) == 2


def as_invited(text: str) -> list[dict[str, str]]:
    found = recognised(text)
    return [listed(row, found.fields) for row in found.rows]


def test_what_a_program_writes_above_the_heads_is_nobody() -> None:
    """LinkedIn does, and hosts who give their list a title."""
    note = 'Notes:\n"When exporting your connection data, some addresses are missing."\n\n'
    linked = (
        "First Name,Last Name,URL,Email Address\nAda,Byron,x.org/ada,ada@example.org\nBen,Okri,x.org/b,\n"
    )
    titled = "Summer evening;;\n;;\nVorname;Nachname;Firma\nAda;Byron;Mühle\n"

    assert [one["name"] for one in as_invited(note + linked)] == ["Ada Byron", "Ben Okri"]
    assert as_invited(titled) == [{"name": "Ada Byron", "circle": "Mühle"}]


def test_a_number_is_nobody_however_its_column_is_called() -> None:
    """Eventbrite counts attendees; Microsoft Forms leaves “Name” empty for who is not signed in."""
    tickets = "Order #,First Name,Surname,Email,Attendee #\n123,Ada,Byron,ada@example.org,1\n"
    forms = "ID,Email,Name,Your full name,Diet\n1,anonymous,,Ada Byron,Vegan\n2,anonymous,,Ben Okri,\n"

    assert [one["name"] for one in as_invited(tickets)] == ["Ada Byron"]
    assert [one["name"] for one in as_invited(forms)] == ["Ada Byron", "Ben Okri"]


def test_a_title_beside_a_job_title_is_how_people_are_addressed() -> None:
    outlook = "Title,First Name,Last Name,Job Title\nMs,Ada,Byron,Pupil\n"

    assert as_invited(outlook) == [{"name": "Ada Byron", "about": "Pupil"}]
    assert as_invited("Name,Title\nAda Byron,Pupil\n") == [{"name": "Ada Byron", "about": "Pupil"}]


def test_what_google_and_thunderbird_save_is_known() -> None:
    heads = "First Name,Last Name,Organization Title,Organization Department,E-mail 1 - Value\n"
    google = f"{heads}Ada,Byron,Pupil,Engines,ada@example.org\n"
    heads = "Display Name,Primary Email,Work Phone,Mobile Number\n"
    bird = f"{heads}Ada Byron,ada@example.org,020 1234,0770 12345\n"

    assert as_invited(google) == [
        {"name": "Ada Byron", "about": "Pupil", "circle": "Engines", "contact": "ada@example.org"}
    ]
    assert as_invited(bird) == [{"name": "Ada Byron", "contact": "ada@example.org, 020 1234, 0770 12345"}]
