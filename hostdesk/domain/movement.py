"""What changed between two rounds, person by person and without an average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hostdesk.domain.mark import Mark
from hostdesk.domain.text import LARGEST_WORD, number_word
from hostdesk.words import _


@dataclass(frozen=True, slots=True)
class Movement:
    """How many moved up, stayed or moved down, and from where to where each one went."""

    paths: tuple[tuple[Decimal, Decimal], ...]  # (before, after) of each guest with a number in both rounds

    @property
    def up(self) -> int:
        return sum(after > before for before, after in self.paths)

    @property
    def stayed(self) -> int:
        return sum(after == before for before, after in self.paths)

    @property
    def down(self) -> int:
        return sum(after < before for before, after in self.paths)


    @property
    def said(self) -> str:
        """Like: Since the opening round seven moved up, three stayed, one moved down."""
        people = {
            _("{number} moved up"): self.up,
            _("{number} stayed"): self.stayed,
            _("{number} moved down"): self.down,
        }
        said = number_word if max(people.values()) <= LARGEST_WORD else str
        parts = [words.format(number=said(number)) for words, number in people.items() if number]
        return _("Since the opening round {parts}.").format(parts=", ".join(parts))


def movement(before: Sequence[Mark], after: Sequence[Mark]) -> Movement:
    """Pairs the named marks of two rounds of the same scale; unnamed and skipped marks cannot be paired."""
    first = {m.guest_id: m.value for m in before if m.guest_id and m.value is not None}
    second = {m.guest_id: m.value for m in after if m.guest_id and m.value is not None}
    return Movement(tuple(sorted((first[who], second[who]) for who in first.keys() & second.keys())))
