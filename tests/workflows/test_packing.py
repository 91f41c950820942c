"""Packing as a host does it: things come, are ticked, stay at home; every verb can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.packing import packing_list
from hostdesk.domain.running_order import Block
from hostdesk.errors import HostDeskError
from hostdesk.workflows import packing
from tests.builders import a_gathering


def evening() -> Gathering:
    start = a_gathering("Ada", materials="Bells\n2: jugs", packed="Bells")
    return replace(start, blocks=(Block("b", start.session.id, 0, "Round", materials="1 each: pen"),))


def after(start: Gathering, change: Change) -> Gathering:
    assert start.after(change).after(change.reversed) == start
    return start.after(change)


def test_things_come_line_by_line_without_what_hides() -> None:
    done = after(evening(), packing.bring(evening(), "  Tea \n\n\u202eCups\n"))

    assert done.session.materials == "Bells\n2: jugs\nTea\nCups"


@pytest.mark.parametrize("words", ["", "  \n "])
def test_nothing_is_no_thing(words: str) -> None:
    with pytest.raises(HostDeskError, match="a few words"):
        packing.bring(evening(), words)


def test_a_great_paste_is_refused_in_one_sentence() -> None:
    many = [f"Thing {number}" for number in range(10_000)]
    with pytest.raises(HostDeskError, match="10000 lines; up to 200"):
        packing.bring(evening(), "\n".join(many))
    with pytest.raises(HostDeskError, match="10000 lines; up to 200"):
        packing.run_errands(evening(), many)


def test_a_tick_is_kept_by_what_the_thing_is() -> None:
    start = evening()
    pen = packing_list(start)[2]
    done = after(start, packing.put_in_the_bag(start, pen, True))
    assert [thing.packed for thing in packing_list(done)] == [True, False, True]
    undone = after(done, packing.put_in_the_bag(done, pen, False))

    assert undone.session.packed == "Bells"


def test_what_stays_at_home_is_not_in_the_bag_either() -> None:
    start = evening()
    done = after(start, packing.leave_at_home(start, packing_list(start)[:1]))

    assert (done.session.materials, done.session.packed) == ("2: jugs", "")


def test_a_blocks_thing_is_taken_out_at_the_block() -> None:
    with pytest.raises(HostDeskError, match="running order"):
        packing.leave_at_home(evening(), packing_list(evening()))


@pytest.mark.parametrize("known", [(), ("fetch THE key",)])
def test_errands_come_once(known: tuple[str, ...]) -> None:
    start = a_gathering()
    listed = after(start, packing.run_errands(start, known)) if known else start
    done = after(listed, packing.run_errands(listed, ["Fetch the key", "Buy bread"]))

    assert [errand.what.casefold() for errand in done.errands] == ["fetch the key", "buy bread"]
    assert [errand.place for errand in done.errands] == [0, 1]
