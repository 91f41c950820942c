"""Kept wordings: what ships is usable, what the host wrote before is offered, each is found by any word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from hostdesk.domain.boundary import Boundary, BoundaryKind
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale, ScaleKind
from hostdesk.storage.library import Library, write
from hostdesk.workflows import kept
from hostdesk.workflows.templates import from_template, templates
from tests.builders import a_full_gathering, a_gathering, a_scale, stored


def test_there_are_enough_scales_of_every_kind() -> None:
    kinds = [found.part.kind for found in kept.scales() if isinstance(found.part, Scale)]

    assert len(kinds) >= 40
    assert all(kinds.count(kind) >= 4 for kind in ScaleKind)


@pytest.mark.parametrize("found", kept.scales(), ids=lambda found: kept.wording(found.part)[:40])
def test_a_scale_that_ships_keeps_the_house_rules(found: kept.Found) -> None:
    scale = found.part
    assert isinstance(scale, Scale)
    words = f"{scale.question} {scale.low_means} {scale.high_means}".casefold()

    assert scale.low_means
    assert scale.high_means
    assert scale.question.count("?") == 1
    assert not any(never in words for never in ("why not", "average", "on average", "failure", "worst"))


def test_there_are_boundaries_of_every_kind_and_each_says_why() -> None:
    boundaries = [found.part for found in kept.boundaries()]

    assert {b.kind for b in boundaries if isinstance(b, Boundary)} == set(BoundaryKind)
    assert all(isinstance(b, Boundary) and b.words and b.why and b.how_held for b in boundaries)


def test_every_block_that_ships_says_who_the_host_is_and_what_happens() -> None:
    blocks = [found.part for found in kept.blocks()]

    assert len(blocks) >= 25
    assert all(isinstance(b, Block) and b.role and b.position and b.what_happens for b in blocks)


@pytest.mark.parametrize("shipped", [kept.scales(), kept.boundaries(), kept.blocks()], ids=len)
def test_no_wording_ships_twice(shipped: Sequence[kept.Found]) -> None:
    words = [kept.wording(found.part).casefold() for found in shipped]

    assert len(words) == len(set(words))


def test_errands_say_what_and_when() -> None:
    assert len(kept.errands()) >= 20
    assert {when for _what, when in kept.errands()} == {"before", "on the day", "after"}


def test_any_word_finds_whatever_its_case_and_accents() -> None:
    own = kept.Found(replace(a_scale("How well is the café doing?"), id=""), own=True)

    assert kept.matching([own], "CAFE well") == [own]
    assert kept.matching([own], "café garden") == []
    assert kept.matching([own], "  ") == [own]


def test_the_hosts_own_are_those_of_earlier_gatherings_once_each(library: Library) -> None:
    stored(library, a_gathering(session_id="one", scales=[a_scale("How warm is it?", session_id="one")]))
    stored(library, a_gathering(session_id="two", scales=[a_scale("How WARM is it?", session_id="two")]))
    stored(library, a_gathering(session_id="open", scales=[a_scale("And here?", session_id="open")]))

    found = kept.own(library, Scale, but_of="open")

    assert [kept.wording(one.part) for one in found] == ["How WARM is it?"]
    assert all(one.own for one in found)


def test_what_ships_is_not_the_hosts_own(library: Library) -> None:
    ours = kept.wording(kept.scales()[0].part)
    stored(library, a_gathering(scales=[a_scale(ours)]))

    assert kept.own(library, Scale) == ()


def test_what_came_with_a_template_is_not_the_hosts_own(library: Library) -> None:
    begun = from_template(templates()[0])
    write(library, begun)

    assert kept.own(library, Scale) == kept.own(library, Boundary) == kept.own(library, Block) == ()


def test_a_block_that_is_taken_stands_at_the_end_and_asks_nothing(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    (asking,) = (block for block in evening.blocks if block.scale_id)
    garden = a_gathering()

    change = kept.take(garden, asking)
    taken = garden.after(change).blocks[0]

    assert (taken.title, taken.scale_id, taken.pinned, taken.day) == (asking.title, None, None, 1)
    assert garden.after(change).after(change.reversed) == garden
