"""Pictures kept: with what they belong to, in words, moved and taken away; each a change to be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.picture import MOST
from hostdesk.domain.running_order import Block
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, write
from hostdesk.storage.library import gathering as read_gathering
from hostdesk.workflows import picturing, prepare
from hostdesk.workflows.picturing import WITH_THE_SESSION, Home
from hostdesk.workflows.shrinking import Shrunk
from tests.builders import A_JPEG, EVENING, SUMMER, a_full_gathering, a_gathering, stored

NOW = datetime(2026, 5, 12, 19, 7, 33)
SMALL = Shrunk(A_JPEG, 2, 1)
SOUP, TALK = Block("soup", "garden", 0, "Soup"), Block("talk", "garden", 1, "Talk")


def an_evening(**fields: Any) -> Gathering:
    return replace(a_gathering("Ada"), blocks=(SOUP, TALK), **fields)


def on(block: Block) -> Block:
    return replace(block, began=EVENING.replace(tzinfo=SUMMER))


def kept(start: Gathering, home: Home = WITH_THE_SESSION, number: int = 1) -> Gathering:
    return start.after(picturing.add(start, [SMALL] * number, home, NOW))


def test_a_picture_is_kept_with_what_it_was_put_on() -> None:
    start = an_evening()
    scale = start.scales[0]

    assert picturing.home(start, NOW, "talk") == Home(block_id="talk")
    assert picturing.home(start, NOW, scale.id) == Home(scale_id=scale.id)
    assert picturing.home(start, NOW, "talk", asked=scale.id) == Home(block_id="talk")
    assert picturing.home(start, NOW, start.guests[0].id) == WITH_THE_SESSION


def test_else_with_the_scale_that_is_asked_or_the_block_that_is_on() -> None:
    start = an_evening()
    scale = start.scales[0].id
    begun = replace(start, blocks=(replace(on(SOUP), ended=EVENING.replace(tzinfo=SUMMER)), on(TALK)))

    assert picturing.home(begun, NOW, asked=scale) == Home(scale_id=scale)
    assert picturing.home(begun, NOW) == Home(block_id="talk")
    assert picturing.home(replace(begun, blocks=begun.blocks[:1]), NOW) == WITH_THE_SESSION


def test_several_are_one_change_in_their_order() -> None:
    start = kept(an_evening())
    change = picturing.add(start, [SMALL, SMALL], Home(block_id="soup"), NOW)
    after = start.after(change)

    assert change.label == "Keep 2 pictures"
    assert [one.place for one in after.pictures] == [0, 1, 2]
    assert after.pictures[2].block_id == "soup"
    assert after.pictures[2].taken == datetime(2026, 5, 12, 19, 7)
    assert after.after(change.reversed) == start


def test_what_it_was_to_be_kept_with_may_be_gone() -> None:
    after = kept(an_evening(), Home(block_id="gone"))

    assert picturing.home_of(after.pictures[0]) == WITH_THE_SESSION
    assert picturing.called(after, WITH_THE_SESSION) == "The corner garden"


def test_a_session_keeps_a_hundred_and_no_more() -> None:
    full = kept(an_evening(), number=MOST)

    with pytest.raises(HostDeskError, match="100 pictures"):
        picturing.add(full, [SMALL], WITH_THE_SESSION, NOW)


def test_words_and_home_are_changed_and_come_back() -> None:
    start = kept(an_evening())
    (picture,) = start.pictures
    said = picturing.caption(start, picture, "  The floor \n")
    filed = picturing.keep_with(start, picture, Home(scale_id=start.scales[0].id))

    assert start.after(said).pictures[0].caption == "The floor"
    assert start.after(filed).pictures[0].scale_id == start.scales[0].id
    assert start.after(filed).after(filed.reversed) == start
    with pytest.raises(HostDeskError, match="1000 characters"):
        picturing.caption(start, picture, "x" * 1001)


def test_a_picture_of_a_scale_and_a_block_is_filed_with_the_scale() -> None:
    picture = a_full_gathering().pictures[1]

    assert picture.block_id
    assert picturing.home_of(picture) == Home(scale_id=picture.scale_id)


def test_pictures_move_and_go() -> None:
    start = kept(an_evening(), number=3)
    first, second, third = start.pictures
    moved = start.after(picturing.move(start, third, -2))

    assert [one.id for one in moved.pictures] == [third.id, first.id, second.id]
    gone = picturing.take_away(start, second)
    assert [one.id for one in start.after(gone).pictures] == [first.id, third.id]
    assert gone.label == "Remove picture"


def test_a_picture_stays_when_its_block_goes() -> None:
    start = kept(an_evening(), Home(block_id="soup"))
    after = start.after(prepare.take_away(start, [SOUP]))

    assert picturing.home_of(after.pictures[0]) == WITH_THE_SESSION


def test_what_is_kept_is_in_the_library(library: Library) -> None:
    start = stored(library, an_evening())

    def done(change: Change) -> Gathering:
        write(library, change)
        return read_gathering(library, "garden")

    shown = done(picturing.add(start, [SMALL], Home(block_id="soup"), NOW))
    assert shown == start.after(Change("", "garden", (), shown.pictures))
    assert shown.pictures[0].data == A_JPEG
    said = done(picturing.caption(shown, shown.pictures[0], "The pot"))
    assert said.pictures[0].caption == "The pot"
    assert done(picturing.take_away(said, said.pictures[0])).pictures == ()
