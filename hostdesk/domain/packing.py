"""What goes into the bag: the materials of the space and of all blocks, each thing once, with amounts.

One thing a line: "1 each: pen", "1 per 4: sheet of paper", "1 per table: set of markers", "12: candles",
"Pens, 1 each", "3 x candles", or plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import lru_cache
from math import ceil

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.text import folded
from hostdesk.words import _

AT_A_TABLE = 6  # guests, where nobody has a seat yet
_MOST = 99_999


class Per(Enum):
    """What an amount is counted by."""

    NOTHING = auto()  # plain words
    SESSION = auto()
    GUESTS = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of materials, as it was read."""

    thing: str
    per: Per = Per.NOTHING
    amount: int = 0
    guests: int = 1  # an amount for so many


@dataclass(frozen=True, slots=True)
class Company:
    """For how many one packs; `guests` is 0 while nobody but the host is expected."""

    guests: int
    tables: int


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of the packing list."""

    id: str  # the same however it is spelt
    name: str  # as it was typed first
    amount: int = 0  # 0: not counted
    rates: tuple[str, ...] = ()  # "1 each": while it is open for how many
    blocks: tuple[str, ...] = ()  # the titles of the blocks that need it
    own: bool = False  # typed by the host for the space
    packed: bool = False

    @property
    def said(self) -> str:
        """ "14 × pen", "pen (1 each)" or plain words."""
        if self.amount:
            return _("{n} × {thing}").format(n=self.amount, thing=self.name)
        return f"{self.name} ({', '.join(self.rates)})" if self.rates else self.name


@dataclass(slots=True)
class _Wanted:
    """A thing as it is gathered from line to line."""

    name: str
    own: list[Line] = field(default_factory=list)  # for the space
    lines: list[Line] = field(default_factory=list)  # of the blocks
    blocks: dict[str, None] = field(default_factory=dict)


def packing_list(gathering: Gathering) -> tuple[Thing, ...]:
    """Each thing once: what the space needs, then what the blocks need, in their order."""
    around = company(gathering.guests)
    bag = {key_of(read_line(line).thing) for line in gathering.session.packed.splitlines()}
    found: dict[str, _Wanted] = {}
    for line, block in _lines(gathering):
        wanted = found.setdefault(key_of(line.thing), _Wanted(line.thing))
        (wanted.lines if block else wanted.own).append(line)
        if block:
            wanted.blocks[block] = None
    return tuple(replace(_thing(key, wanted, around), packed=key in bag) for key, wanted in found.items())


def to_hand(materials: str, around: Company) -> tuple[str, ...]:
    """What one block needs, with amounts."""
    lines = [read_line(words) for words in materials.splitlines() if words.strip()]
    return tuple(_thing("", _Wanted(line.thing, [line]), around).said for line in lines)


def _lines(gathering: Gathering) -> Iterator[tuple[Line, str]]:
    """Every line with the title of its block, "" for the space."""
    texts = [(gathering.session.materials, "")]
    texts += [(block.materials, block.title) for block in gathering.blocks if not block.parked]
    for text, title in texts:
        for words in text.splitlines():
            line = read_line(words)
            if key_of(line.thing):
                yield line, title


def company(guests: Sequence[Guest]) -> Company:
    expected = [guest for guest in guests if guest.expected]
    alone = all(guest.is_host for guest in expected)
    seats = {folded(guest.seat) for guest in expected if guest.seat}
    people = 0 if alone else len(expected)
    return Company(people, len(seats) or ceil(people / AT_A_TABLE))


def read_line(words: str) -> Line:
    """What one line asks for; what cannot be read as an amount is plain words."""
    return _read(words, (_("each"), _("per"), _("table")))


@lru_cache(maxsize=4096)
def _read(words: str, own: tuple[str, str, str]) -> Line:
    """`own`: each, per and table in the host's language."""
    plain = " ".join(words.split())
    for pattern in _patterns(own):
        if match := pattern.fullmatch(plain):
            return _counted(plain, match.groupdict())
    return Line(plain)


def _counted(plain: str, said: dict[str, str | None]) -> Line:
    amount, for_guests = int(said["n"] or 0), int(said.get("guests") or 1)
    if not 0 < amount <= _MOST or not 0 < for_guests <= _MOST:
        return Line(plain)
    per = Per.TABLE if said.get("table") else Per.GUESTS
    if not (said.get("each") or said.get("guests") or said.get("table")):
        per = Per.SESSION
    return Line((said["thing"] or "").strip(), per, amount, for_guests)


@lru_cache(maxsize=4)
def _patterns(own: tuple[str, str, str]) -> tuple[re.Pattern[str], ...]:
    """In English, as what ships is written, and in the host's language."""
    pairs = zip(("each", "per", "table"), own, strict=True)
    each, per, table = (f"(?:{re.escape(english)}|{re.escape(word)})" for english, word in pairs)
    many = r"(?P<n>\d{1,5})"
    rate = rf"{many}\s+(?:(?P<each>{each})|{per}\s+(?:(?P<guests>\d{{1,5}})|(?P<table>{table})))"
    thing = r"(?P<thing>\S.*)"
    shapes = (
        rf"{rate}\s*:\s*{thing}",
        rf"(?P<thing>\S.*?)\s*[,:]\s*{rate}",
        rf"{many}\s*:(?!\d)\s*{thing}",
        rf"{many}\s*(?:x\s|×)\s*{thing}",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


@lru_cache(maxsize=4096)
def key_of(thing: str) -> str:
    """The same for "Pens" and "pen", "sheets of paper" and "sheet of paper"."""
    words = re.findall(r"\w+", folded(thing))
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words) or thing


def _thing(key: str, wanted: _Wanted, around: Company) -> Thing:
    """What the host typed for the space is for the whole gathering; the blocks need it, or part of it."""
    found = Thing(key, wanted.name, blocks=tuple(wanted.blocks), own=bool(wanted.own))
    rated = [line for line in (*wanted.own, *wanted.lines) if line.per in (Per.GUESTS, Per.TABLE)]
    if rated and not around.guests:
        return replace(found, rates=tuple(dict.fromkeys(_rate(line) for line in rated)))
    amounts = (_amount(key, lines, around) for lines in (wanted.own, wanted.lines))
    return replace(found, amount=max(amounts))


def _amount(key: str, lines: Iterable[Line], around: Company) -> int:
    """How many to bring for all blocks together.

    Notes, cards and sheets are written on and stay on the wall: they add up. A pen stays in its owner's
    hand and a table keeps its markers: the most that any one block needs is enough. What is counted out
    adds up too, but "1: bell" in three blocks is the same bell.
    """
    rated = [_needed(line, around) for line in lines if line.per in (Per.GUESTS, Per.TABLE)]
    counted = [line.amount for line in lines if line.per is Per.SESSION]
    each = sum(rated) if _is_used_up(key) else max(rated, default=0)
    return each + (1 if set(counted) == {1} and not _is_used_up(key) else sum(counted))


def _needed(line: Line, around: Company) -> int:
    if line.per is Per.TABLE:
        return line.amount * around.tables
    return ceil(line.amount * around.guests / line.guests)


def _is_used_up(key: str) -> bool:
    """True for what nobody can use twice."""
    used_up = {key_of(word) for word in _("card|dot|envelope|note|sheet|slip|sticker").split("|")}
    return not used_up.isdisjoint(key.split())


def _rate(line: Line) -> str:
    """ "1 each", "1 per 4", "1 per table"."""
    if line.per is Per.TABLE:
        return _("{n} per table").format(n=line.amount)
    if line.guests == 1:
        return _("{n} each").format(n=line.amount)
    return _("{n} per {guests}").format(n=line.amount, guests=line.guests)
