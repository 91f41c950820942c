"""Names and contacts are found in what somebody wrote, in every script, and taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.names_in_text import NamesSought


@pytest.mark.parametrize(
    ("name", "text", "cleared"),
    [
        ("Ada Lovelace", "Ada said so", "[name] said so"),
        ("Ada Lovelace", "ask ada lovelace.", "ask [name]."),
        ("Ada Lovelace", "Mrs Lovelace’s idea", "Mrs [name]’s idea"),
        ("Zoë", "ZOE knows, Zoé too", "[name] knows, [name] too"),
        ("Zoë", "Zoe\u0308 knows", "[name] knows"),
        ("Jo Brown", "Jo came, a brown dog too; Brown ran", "[name] came, a brown dog too; [name] ran"),
        ("Anna", "Annas Garten", "[name] Garten"),
        ("Mary-Jane O’Neil", "Jane and O’Neil", "[name] and [name]"),
        ("王伟", "王伟说得对", "[name]说得对"),
        ("أحمد", "وأحمد قال", "و[name] قال"),
        ("זהבה", "לזהבה יש שיר", "ל[name] יש שיר"),
        ("สมชาย", "คุณสมชายพูด", "คุณ[name]พูด"),
        ("Ольга", "Ольге нравится, Ольгою", "[name] нравится, [name]"),
        ("सीता", "सीता ने कहा", "[name] ने कहा"),
        ("İbrahim", "Ibrahim geldi", "[name] geldi"),
        ("김민수", "김민수는 왔다", "[name]는 왔다"),
        ("Strauß", "STRAUSS und Strauß", "[name] und [name]"),
    ],
)  # fmt: skip
def test_a_name_is_taken_out(name: str, text: str, cleared: str) -> None:
    found = NamesSought([name, "Somebody Else"]).cleared(text)

    assert found.words == cleared
    assert found.found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada", "Adamant, as in Nevada"),
        ("Will Hope", "I hope we will"),
        ("A. Ito", "a bit of it"),
        ("Al", "we did it all"),
        ("", "nobody"),
    ],
)
def test_other_words_stay(name: str, text: str) -> None:
    assert NamesSought([name]).cleared(text).words == text


@pytest.mark.parametrize(
    "contact",
    [
        "ada@example.org",
        "+44 20 7946 0018",
        "(020) 7946-0018",
        "https://example.org/ada",
        "www.example.org",
        "@ada_l",
    ],
)
def test_a_contact_is_taken_out(contact: str) -> None:
    found = NamesSought([]).cleared(f"write to {contact} soon")

    assert found.words == "write to [contact] soon"
    assert found.found == (contact,)


@pytest.mark.parametrize("text", ["on 2026-05-12", "12.5.2026", "7 of 10", "1,000,000 steps", "from 18:30"])
def test_a_date_or_a_number_is_no_contact(text: str) -> None:
    assert NamesSought([]).cleared(text).words == text


def test_the_whole_name_goes_at_once() -> None:
    found = NamesSought(["Ada Lovelace", "Ada"]).cleared("Ada  Lovelace and Ada")

    assert found.words == "[name] and [name]"
    assert found.found == ("Ada  Lovelace", "Ada")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=4), st.text(max_size=60))
def test_nothing_but_what_was_found_goes(names: list[str], text: str) -> None:
    found = NamesSought(names).cleared(text)

    assert found.found or found.words == text
    assert all(words in text for words in found.found)


@given(st.sampled_from(["Ada", "Ada Byron", "Ørsted", "王伟", "Мария"]), st.text(" .,;!?\n“”", max_size=6))
def test_a_name_between_marks_is_always_found(name: str, around: str) -> None:
    assert name not in NamesSought([name]).cleared(f"so{around} {name} {around}then").words


def test_hundreds_of_people_are_found_each_by_their_own_name() -> None:
    names = [f"Person{letter}{number} Family{number}" for letter in "abc" for number in range(100)]
    found = NamesSought(names).cleared(" and ".join(names))

    assert found.words == " and ".join(["[name]"] * len(names))
    assert found.found == tuple(names)
