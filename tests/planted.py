"""Gatherings in which every text says where it stands, made from the fields of the domain."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, get_type_hints

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering

_NO_WORDS = {"id", "session_id", "series_id", "round_id", "mark_id", "person", "flow"}


def text_fields(kind: type) -> tuple[str, ...]:
    """The fields of a class that hold what somebody typed."""
    hints = get_type_hints(kind)
    return tuple(
        field.name
        for field in fields(kind)
        if hints[field.name] is str and field.name not in _NO_WORDS and not field.name.endswith("_id")
    )


def planted(part: Any, tag: str, around: str = "{word}") -> Any:
    """The part with a word of its own in each of its texts: `zqguestdietadaqz`."""
    new: dict[str, Any] = {
        name: around.format(word=word_for(type(part), name, tag))
        for name in text_fields(type(part))
        if name != "spoken_by" or getattr(part, "guest_id", "?")  # an unnamed answer names nobody
    }
    return replace(part, **new)


def all_planted(gathering: Gathering, tag: str) -> Gathering:
    """Each kind of text with a word of its own."""
    parts = tuple(planted(part, tag) for part in gathering.parts)
    return gathering.after(Change("", gathering.session.id, (), parts))


def word_for(kind: type, name: str, tag: str) -> str:
    return f"zq{kind.__name__}{name}{tag}qz".replace("_", "").lower()


def words_of(part: Any) -> set[str]:
    """All that stands in it."""
    return {
        value
        for name in text_fields(type(part))
        if isinstance(value := getattr(part, name), str) and value and not isinstance(value, StrEnum)
    }


def all_words_of(gathering: Gathering) -> set[str]:
    return {word for part in gathering.parts for word in words_of(part)}
