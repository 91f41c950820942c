"""Share without names: what may leave of a gathering when nobody in it is to be known again."""

from __future__ import annotations

from dataclasses import dataclass

from hostdesk.domain.small_groups import USUAL_LEAST


@dataclass(frozen=True, slots=True)
class Nameless:
    """What the host chose: words and pictures go only where they are named here."""

    least: int = USUAL_LEAST  # people; of fewer nothing is told
    words: frozenset[str] = frozenset()  # the keys of `Text`s
    pictures: frozenset[str] = frozenset()  # ids
