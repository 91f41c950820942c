"""The packing list: lines that are read, things that are one thing, amounts for those who come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.packing import Line, Per, company, packing_list, read_line
from hostdesk.domain.running_order import Block
from hostdesk.words import speak_by
from hostdesk.workflows import kept
from tests.builders import a_full_gathering, a_gathering, a_guest


def bringing(guests: int, *materials: str, space: str = "", packed: str = "", **fields: object) -> Gathering:
    """A host with so many guests, and a block for each text of materials."""
    start = a_gathering(*(f"Guest {n}" for n in range(guests)), materials=space, packed=packed)
    blocks = tuple(
        Block(f"b{n}", start.session.id, n, f"Block {n}", materials=text) for n, text in enumerate(materials)
    )
    return replace(start, blocks=blocks)


def said(gathering: Gathering) -> list[str]:
    return [thing.said for thing in packing_list(gathering)]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("1 each: pen", Line("pen", Per.GUESTS, 1)),
        ("2 each:small note", Line("small note", Per.GUESTS, 2)),
        ("Pens, 1 each", Line("Pens", Per.GUESTS, 1)),
        ("Pens: 1 each", Line("Pens", Per.GUESTS, 1)),
        ("1 per 4: sheet of paper", Line("sheet of paper", Per.GUESTS, 1, 4)),
        ("2 per table: set of markers", Line("set of markers", Per.TABLE, 2)),
        ("Water, 1 per table", Line("Water", Per.TABLE, 1)),
        ("12: candles", Line("candles", Per.SESSION, 12)),
        ("3 x candles", Line("candles", Per.SESSION, 3)),
        ("3× candles", Line("candles", Per.SESSION, 3)),
        ("1 EACH: pen", Line("pen", Per.GUESTS, 1)),
        (
            "1 each: glass, and something to put in it",
            Line("glass, and something to put in it", Per.GUESTS, 1),
        ),
        ("10:30 coffee", Line("10:30 coffee")),
        ("3 xylophones", Line("3 xylophones")),
        ("0 each: pen", Line("0 each: pen")),
        ("1 per 0: pen", Line("1 per 0: pen")),
        ("each: pen", Line("each: pen")),
        ("Tea and biscuits", Line("Tea and biscuits")),
        ("", Line("")),
    ],
)
def test_a_line_is_read_as_it_is_meant(words: str, line: Line) -> None:
    assert read_line(words) == line


@pytest.mark.parametrize("words", ["2 je: Karten", "2 each: Karten", "Karten, 2 je"])
def test_a_line_is_read_in_the_hosts_language_and_in_english(words: str) -> None:
    speak_by(lambda text: {"each": "je"}.get(text, text), None)
    try:
        assert read_line(words) == Line("Karten", Per.GUESTS, 2)
    finally:
        speak_by(str, None)


def test_amounts_follow_the_guests_who_are_expected() -> None:
    evening = bringing(11, "1 each: pen\n1 per 4: map\n1 per table: jug of water\n12: candles\nTea")

    assert said(evening) == ["12 × pen", "3 × map", "2 × jug of water", "12 × candles", "Tea"]


def test_those_who_declined_and_open_seats_are_not_packed_for() -> None:
    start = bringing(2, "1 each: pen")
    more = (
        a_guest("No", 8, invitation=Invitation.DECLINED),
        a_guest("A young voice", 9, invitation=Invitation.OPEN_SEAT),
    )

    assert said(replace(start, guests=(*start.guests, *more))) == ["3 × pen"]


def test_tables_are_the_seats_that_guests_have() -> None:
    start = bringing(5, "1 per table: markers")
    seated = tuple(replace(guest, seat=f"Table {n % 3}") for n, guest in enumerate(start.guests))

    assert said(start) == ["1 × markers"]
    assert said(replace(start, guests=seated)) == ["3 × markers"]


def test_while_nobody_is_expected_the_rate_is_said() -> None:
    assert said(bringing(0, "1 each: pen\n1 per 4: map\n2 per table: jug\n3: bells")) == [
        "pen (1 each)",
        "map (1 per 4)",
        "jug (2 per table)",
        "3 × bells",
    ]


def test_what_stays_in_the_hand_is_needed_once_and_what_is_written_on_adds_up() -> None:
    evening = bringing(
        3, "1 each: pen\n2 each: small note", "2 each: pen\n3 each: small notes", "1: bell", "1: bell"
    )

    assert said(evening) == ["8 × pen", "20 × small note", "1 × bell"]


def test_what_is_typed_for_the_space_is_for_the_whole_gathering() -> None:
    needed = ("1 each: scale sheet", "1 each: scale sheet\n3 x candle")

    assert said(bringing(3, *needed, space="1 each: scale sheet")) == ["8 × scale sheet", "3 × candle"]
    assert said(bringing(3, *needed, space="3 each: scale sheet\n12: candles")) == [
        "12 × scale sheet",
        "12 × candles",
    ]


def test_what_is_counted_out_adds_up() -> None:
    assert said(bringing(3, "12: candles", "3 x candle")) == ["15 × candles"]


def test_a_thing_is_one_line_however_it_is_spelt_and_says_who_needs_it() -> None:
    (thing,) = packing_list(bringing(1, "PENS", "1 each: pen", "pen", space="Pens\n"))

    assert thing.name == "Pens"
    assert thing.amount == 2
    assert thing.blocks == ("Block 0", "Block 1", "Block 2")
    assert thing.own


def test_parked_blocks_are_not_packed_for() -> None:
    start = bringing(1, "1: bell")

    assert said(replace(start, blocks=(replace(start.blocks[0], parked=True),))) == []


def test_what_is_in_the_bag_is_known_however_it_is_spelt() -> None:
    things = packing_list(bringing(1, "1 each: pen\n1: bell", packed="Pens"))

    assert [thing.packed for thing in things] == [True, False]


def test_every_kept_block_has_materials_that_can_be_packed() -> None:
    for found in kept.blocks():
        materials = getattr(found.part, "materials", "")
        lines = [line for line in materials.splitlines() if line.strip()]
        assert all(read_line(line).per is not Per.NOTHING for line in lines if line[0].isdigit())


def test_something_of_every_kind_is_packed() -> None:
    assert said(a_full_gathering()) == ["Pens", "Paper", "Cards"]


names = st.sampled_from(["pen", "Pens", "small note", "bell", "Tea", "קערה"])
lines = st.one_of(
    names,
    st.builds("{}: {}".format, st.integers(1, 9), names),
    st.builds("{} each: {}".format, st.integers(1, 4), names),
    st.builds("{} per {}: {}".format, st.integers(1, 4), st.integers(1, 9), names),
    st.builds("{} per table: {}".format, st.integers(1, 4), names),
)
materials = st.lists(lines, max_size=5).map("\n".join)


@given(st.integers(1, 40), st.lists(materials, min_size=1, max_size=4))
def test_nobody_goes_short_in_any_block(guests: int, texts: list[str]) -> None:
    whole = {thing.id: thing.amount for thing in packing_list(bringing(guests, *texts))}

    for text in texts:
        for thing in packing_list(bringing(guests, text)):
            assert whole[thing.id] >= thing.amount


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_can_be_packed(texts: list[str]) -> None:
    things = packing_list(bringing(3, *texts))

    assert len({thing.id for thing in things}) == len(things)
    assert all(thing.name and thing.said for thing in things)


def test_the_host_alone_is_no_company() -> None:
    assert company(a_gathering().guests).guests == 0
    assert company(a_gathering("Ada").guests).guests == 2
