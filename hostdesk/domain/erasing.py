"""Nothing of a person stays in a gathering; where others wrote the name, the host decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.held_about import Typed, mentioned, typed_in
from hostdesk.domain.mark import Round

TAKEN_OUT = "…"  # stands where a name stood
_SHORTEST = 3  # letters of a first or last name that is looked for by itself


def without(gathering: Gathering, guest_ids: Collection[str]) -> Gathering:
    """The gathering as if these guests had never been on the list: what they answered and said goes too."""
    guests = set(guest_ids)
    marks = tuple(mark for mark in gathering.marks if mark.guest_id not in guests)
    kept = {mark.id for mark in marks}
    answered = {mark.round_id for mark in marks}
    rounds = (_asked_without(asked, guests, asked.id in answered) for asked in gathering.rounds)
    return replace(
        gathering,
        guests=tuple(guest for guest in gathering.guests if guest.id not in guests),
        marks=marks,
        earlier_marks=tuple(one for one in gathering.earlier_marks if one.mark_id in kept),
        rounds=tuple(asked for asked in rounds if asked is not None),
        notes=tuple(note for note in gathering.notes if note.guest_id not in guests),
    )


def _asked_without(asked: Round, guests: set[str], is_answered: bool) -> Round | None:
    """None where it was asked of nobody else: a round that is asked of nobody would be asked of all."""
    asked_of = tuple(who for who in asked.asked_of if who not in guests)
    if asked.asked_of and not asked_of and not is_answered:
        return None
    return replace(asked, asked_of=asked_of)


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which a name stands, or a part of one."""

    text: Typed
    is_whole: bool  # the whole name, and not only "Ada" of "Ada Lovelace": that may be another Ada

    @property
    def words(self) -> str:
        return self.text.words


def mentions_of(gathering: Gathering, name: str) -> tuple[Mention, ...]:
    """Where others wrote this name, or a part of it; asked when the person is not on the list any more."""
    typed = typed_in(gathering)
    whole = list(mentioned(typed, name))
    found = [Mention(text, True) for text in whole]
    seen = {(type(text.part), text.part.id, text.field) for text in whole}
    for part in _parts_of(name):
        for text in mentioned(typed, part):
            key = type(text.part), text.part.id, text.field
            if key not in seen:
                seen.add(key)
                found.append(Mention(text, False))
    return tuple(found)


def _parts_of(name: str) -> Iterator[str]:
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) > 1:
        yield from (word for word in dict.fromkeys(words) if len(word) >= _SHORTEST)


def taken_out(words: str, name: str) -> str:
    """The words with an ellipsis wherever the name stands, or a part of it, as a word of its own."""
    for sought in (name, *_parts_of(name)):
        words = re.sub(rf"(?<!\w){re.escape(sought)}(?!\w)", TAKEN_OUT, words, flags=re.IGNORECASE)
    return words


def stands_in(name: str, words: str) -> bool:
    """Whether a whole name stands there as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, flags=re.IGNORECASE) is not None


def with_names_out(gathering: Gathering, mentions: Sequence[Mention], name: str) -> Gathering:
    """The gathering with the name taken out of these texts."""
    changed: dict[tuple[type, str], Any] = {}
    for mention in mentions:
        key = type(mention.text.part), mention.text.part.id
        part = changed.get(key, mention.text.part)
        new: dict[str, Any] = {mention.text.field: taken_out(getattr(part, mention.text.field), name)}
        changed[key] = replace(part, **new)
    change = Change("", gathering.session.id, (), tuple(changed.values()))
    return gathering.after(change)
