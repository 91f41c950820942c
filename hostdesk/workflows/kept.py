"""Kept wordings to choose from and to better: what ships, and what the host wrote for earlier gatherings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, TypeVar

from hostdesk import paths
from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering, part_name
from hostdesk.domain.identity import new_id
from hostdesk.domain.running_order import Block, last_day
from hostdesk.domain.scale import FollowUp, Naming, Scale, ScaleKind, When
from hostdesk.domain.text import folded
from hostdesk.storage.latest import latest_parts
from hostdesk.storage.library import Library
from hostdesk.words import _
from hostdesk.workflows.templates import WrittenBlock, templates
from hostdesk.workflows.written_by_hand import read

Kept = Boundary | Block | Scale  # without id and session, which they get when they are taken

_Kept = TypeVar("_Kept", Boundary, Block, Scale)


@dataclass(frozen=True, slots=True)
class Found:
    """One wording to choose: what it is, when it fits, and whether the host wrote it."""

    part: Kept
    fits: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class _KeptScale:
    question: str
    kind: ScaleKind = ScaleKind.PROGRESS
    low_means: str = ""
    high_means: str = ""
    lowest: int = 0
    highest: int = 10
    halves: bool = False
    naming: Naming = Naming.BY_NAME
    asked_when: When = When.BOTH
    answered_by: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    fits: str = ""

    def __post_init__(self) -> None:
        self.part()  # which checks itself

    def part(self) -> Scale:
        return Scale(id="", session_id="", place=0, **_without(self, "fits"))


@dataclass(frozen=True, slots=True)
class _KeptBoundary:
    kind: BoundaryKind
    words: str
    why: str = ""
    how_held: str = ""
    on_paper: bool = True
    fits: str = ""

    def part(self) -> Boundary:
        return Boundary(id="", session_id="", place=0, **_without(self, "fits"))


@dataclass(frozen=True, slots=True)
class _KeptBlock(WrittenBlock):
    fits: str = ""

    def part(self) -> Block:
        return self.block(0, ())


@dataclass(frozen=True, slots=True)
class _KeptErrand:
    what: str
    fits: str = ""


@dataclass(frozen=True, slots=True)
class _Scales:
    scales: tuple[_KeptScale, ...]


@dataclass(frozen=True, slots=True)
class _Boundaries:
    boundaries: tuple[_KeptBoundary, ...]


@dataclass(frozen=True, slots=True)
class _Blocks:
    blocks: tuple[_KeptBlock, ...]


@dataclass(frozen=True, slots=True)
class _Errands:
    errands: tuple[_KeptErrand, ...]


@cache
def scales() -> tuple[Found, ...]:
    """The scaling questions that ship, by kind."""
    kinds = list(ScaleKind)
    found = sorted(_read(_Scales, "scales").scales, key=lambda kept: kinds.index(kept.kind))
    return tuple(Found(kept.part(), kept.fits) for kept in found)


@cache
def boundaries() -> tuple[Found, ...]:
    """The wordings of boundaries that ship, by kind."""
    kinds = list(BoundaryKind)
    found = sorted(_read(_Boundaries, "boundaries").boundaries, key=lambda kept: kinds.index(kept.kind))
    return tuple(Found(kept.part(), kept.fits) for kept in found)


@cache
def blocks() -> tuple[Found, ...]:
    """The blocks that ship, from arriving to leaving."""
    return tuple(Found(kept.part(), kept.fits) for kept in _read(_Blocks, "blocks").blocks)


@cache
def errands() -> tuple[tuple[str, str], ...]:
    """What hosts often have to see to: (what, when)."""
    return tuple((kept.what, kept.fits) for kept in _read(_Errands, "errands").errands)


def own(library: Library, kind: type[Kept], but_of: str = "") -> tuple[Found, ...]:
    """What the host wrote for earlier gatherings, the latest first and each wording once.

    What ships, alone or in a template, or stands in the session `but_of`, is not the host's own.
    """
    seen = set(_shipped_wordings(part_name(kind)))
    result = []
    for part in latest_parts(library, kind, but_of):
        words = folded(wording(part))
        if words and words not in seen:
            seen.add(words)
            result.append(Found(part, own=True))
    return tuple(result)


@cache
def _shipped_wordings(list_name: str) -> frozenset[str]:
    """Folded: those to choose from, and those of the templates."""
    alone = {"scales": scales, "boundaries": boundaries, "blocks": blocks}[list_name]
    parts = [part for template in templates() for part in getattr(template, list_name)]
    return frozenset(folded(wording(part)) for part in (*(found.part for found in alone()), *parts))


def take(gathering: Gathering, part: Kept) -> Change:
    """Adds a kept wording at the end of its list, to be bettered there."""
    row = getattr(gathering, part_name(type(part)))
    place = max((other.place for other in row), default=-1) + 1
    placed: dict[str, Any] = {"id": new_id(), "session_id": gathering.session.id, "place": place}
    if isinstance(part, Block):
        placed |= {"scale_id": None, "pinned": None, "parked": False, "day": last_day(gathering.blocks)}
    labels: dict[type, str] = {Boundary: _("Add boundary"), Block: _("Add block"), Scale: _("Add scale")}
    return Change(labels[type(part)], gathering.session.id, (), (replace(part, **placed),))


def wording(part: Kept | WrittenBlock) -> str:
    """What a wording is known by."""
    if isinstance(part, Scale):
        return part.question
    return part.words if isinstance(part, Boundary) else part.title


def matching(found: Iterable[Found], typed: str) -> list[Found]:
    """Those in which every word that was typed occurs, wherever."""
    wanted = folded(typed).split()
    return [one for one in found if all(word in _searched(one) for word in wanted)]


@cache
def _searched(found: Found) -> str:
    """All words of a wording, as they are looked for."""
    words = _without(found.part, "id", "session_id", "scale_id")
    texts = [value for value in words.values() if type(value) is str]
    label = found.part.kind.label if isinstance(found.part, Boundary | Scale) else ""
    return folded("\n".join((*texts, label, found.fits)))


def _without(entity: Any, *names: str) -> dict[str, Any]:
    return {field.name: getattr(entity, field.name) for field in fields(entity) if field.name not in names}


def _read(shape: type[Any], name: str) -> Any:
    return read(shape, paths.resources() / "kept" / f"{name}.toml")
