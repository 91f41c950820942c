"""What the guests need where they are: who needs which access, and what is eaten by whom."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Format, Guest
from hostdesk.domain.text import folded


def access_needs(gathering: Gathering) -> tuple[tuple[str, str], ...]:
    """(name, what they need), of everybody who is expected, in the order of the list."""
    expected = [guest for guest in gathering.guests if guest.expected]
    return tuple((guest.name, _one_line(guest.access)) for guest in expected if guest.access.strip())


def diets(gathering: Gathering) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(diet, the names of those who eat so), each diet once, in the order of the list."""
    said: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    for guest in gathering.guests:
        diet = _one_line(guest.diet)
        if guest.expected and diet:
            said.setdefault(folded(diet), diet)
            names.setdefault(folded(diet), []).append(guest.name)
    return tuple((said[key], tuple(row)) for key, row in names.items())


def needs_of(guest: Guest) -> tuple[str, ...]:
    """What one guest needs, in short: access, food, language, format; only what there is."""
    paper = "" if guest.paper is Format.USUAL else guest.paper.label
    said = (guest.access, guest.diet, guest.language, paper)
    return tuple(_one_line(words) for words in said if words.strip())


def _one_line(words: str) -> str:
    return ", ".join(line.strip() for line in words.splitlines() if line.strip())
