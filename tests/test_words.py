"""Every sentence can be said in another language, plurals by that language's own rule."""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk import words


def catalogue(texts: dict[str, str]) -> bytes:
    """A compiled gettext catalogue (the .mo format of GNU gettext)."""
    keys = sorted(texts)
    head, table = 28, 8 * len(keys)
    offset, tables, strings = head + 2 * table, [b"", b""], b""
    for number, column in enumerate((keys, [texts[key] for key in keys])):
        for text in column:
            data = text.encode()
            tables[number] += struct.pack("<2I", len(data), offset + len(strings))
            strings += data + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(keys), head, head + table, 0, 0) + b"".join(tables) + strings


@pytest.fixture
def polish(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    rule = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
    head = f"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural={rule};\n"
    guests = "{n} gość\0{n} goście\0{n} gości"
    texts = {"": head, "Guests": "Goście", "{n} guest\0{n} guests": guests}
    (folder / "hostdesk.mo").write_bytes(catalogue(texts))
    yield tmp_path
    words.speak("en", tmp_path)


def test_words_are_said_in_the_language_that_is_asked_for(polish: Path) -> None:
    words.speak("pl", polish)

    assert words._("Guests") == "Goście"
    counted = [words.counted("{n} guest", "{n} guests", n) for n in (1, 3, 5)]
    assert counted == ["1 gość", "3 goście", "5 gości"]


def test_what_nobody_translated_stays_english(polish: Path) -> None:
    words.speak("xx", polish)

    assert words._("Guests") == "Guests"
    assert words.counted("{n} guest", "{n} guests", 2) == "2 guests"


def test_another_language_is_spoken_aside_and_nowhere_else(polish: Path) -> None:
    said_in = words.tongue("pl", polish)
    heard: list[str] = []
    with words.aside(said_in):
        elsewhere = threading.Thread(target=lambda: heard.append(words._("Guests")))
        elsewhere.start()
        elsewhere.join()
        assert words._("Guests") == "Goście"
        assert words.counted("{n} guest", "{n} guests", 3) == "3 goście"

    assert heard == ["Guests"]
    assert words._("Guests") == "Guests"


def test_a_language_without_a_catalogue_is_none(polish: Path) -> None:
    assert words.tongue("he", polish) is None
    with words.aside(None):
        assert words._("Guests") == "Guests"


def test_figures_are_those_of_the_language_that_is_spoken_aside(polish: Path) -> None:
    said_in = words.tongue("pl", polish)
    assert said_in is not None
    with words.aside(said_in._replace(figures="٠١٢٣٤٥٦٧٨٩")):
        assert words.figures("18:30") == "١٨:٣٠"
        assert words.counted("{n} guest", "{n} guests", 3) == "٣ goście"

    assert words.figures(18) == "18"


HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural={rule};\n"


def spoken(folder: Path, texts: dict[str, str] | bytes) -> words.Tongue | None:
    """The language of a catalogue that says this."""
    place = folder / "xx" / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    (place / "hostdesk.mo").write_bytes(texts if isinstance(texts, bytes) else catalogue(texts))
    return words.tongue("xx", folder)


@pytest.mark.parametrize(
    "said",
    [
        "{n.__class__.__init__.__globals__}",
        "{n:>9999999999}",
        "{n!r}",
        "{n[0]}",
        "{0}",
        "{}",
        "{other}",
        "{n:{n}}",
        "{",
        "{n}}",
    ],
)
def test_a_translation_that_asks_for_more_than_the_sentence_has_is_left_out(
    tmp_path: Path, said: str
) -> None:
    told = spoken(tmp_path, {"": HEAD.format(rule="n != 1"), "{n} guest\0{n} guests": f"{said}\0{said}"})

    assert told is not None
    assert told.many("{n} guest", "{n} guests", 2) == "{n} guests"


@pytest.mark.parametrize(
    ("rule", "form"),
    [("n != 1", "b"), ("n % 0", "a"), ("n / (n - 5)", "a"), ("n * 99999999", "a"), ("0 - n", "a"), ("", "b")],
)
def test_a_rule_for_counting_that_breaks_or_leads_nowhere_takes_the_first_form(
    tmp_path: Path, rule: str, form: str
) -> None:
    told = spoken(tmp_path, {"": HEAD.format(rule=rule), "one\0more": "a\0b"})

    assert told is not None
    assert told.many("one", "more", 5) == form


@pytest.mark.parametrize(
    "rule", ["__import__('os')", "n if n else n", "n" + "+n" * 400, "(" * 90 + "n" + ")" * 90, "n;import os"]
)
def test_a_rule_that_is_none_is_never_run(tmp_path: Path, rule: str) -> None:
    told = spoken(tmp_path, {"": HEAD.format(rule=rule), "one\0more": "a\0b"})

    assert told is None or told.many("one", "more", 5) in ("a", "b", "more")


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda data: b"\xde\x12\x04\x95" + data))
def test_any_bytes_are_a_catalogue_or_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    told = spoken(tmp_path_factory.mktemp("any"), data)

    assert told is None or isinstance(told.one("Guests"), str)


def test_a_catalogue_is_looked_for_in_its_folder_alone(polish: Path) -> None:
    assert words.tongue("../pl", polish / "pl") is None
    assert words.tongue("", polish) is None
