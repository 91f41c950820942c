"""Who edited what travels with a session, so that two versions of it can be merged."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk import archive
from hostdesk.archive import v1
from hostdesk.domain.change import Entity
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import Conflict, History, Stamp, fields_of
from hostdesk.domain.mark import Came, Count, Mark, Round, Way
from hostdesk.domain.running_order import Block
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from tests.archive.strategies import gatherings, histories
from tests.builders import a_full_gathering

LAPTOP = Stamp("laptop", 7)


def unpacked(gathering: Gathering, history: History) -> archive.Unpacked:
    return archive.unpack(io.BytesIO(archive.pack([gathering], {}, {gathering.session.id: history})))


@given(st.data(), gatherings())
def test_a_history_comes_back_whole(data: st.DataObject, gathering: Gathering) -> None:
    history = data.draw(histories(gathering))

    found = unpacked(gathering, history).histories[gathering.session.id]

    assert dict(found.seen) == dict(history.seen)
    assert {key: dict(cells) for key, cells in found.stamps.items()} == dict(history.stamps)
    assert sorted(found.conflicts, key=str) == sorted(history.conflicts, key=str)
    assert (found.gone, found.erased) == (history.gone, history.erased)


def every_conflict(gathering: Gathering) -> tuple[Conflict, ...]:
    """One of each shape that a value can have."""
    found: dict[Entity, dict[str, Any]] = {
        gathering.session: {"title": "Another"},
        gathering.blocks[0]: {"pinned": None},
        gathering.steps[0]: {"by_when": None},
        gathering.guests[0]: {"left_at": gathering.session.starts},
        next(mark for mark in gathering.marks if mark.guest_id): {
            "value": Decimal("4.5"),
            "skipped": False,
            "came": Came.ON_BEHALF,
            "spoken_by": "Ben",
        },
        next(asked for asked in gathering.rounds if asked.counts): {
            "way": Way.HANDS,
            "counts": (Count(Decimal(3), 2),),
        },
        gathering.notes[1]: {"guest_id": gathering.guests[1].id},
        gathering.pictures[0]: {"caption": "Another"},
    }
    return tuple(
        Conflict(type(part), part.id, next(iter(values)).replace("way", "counts"), LAPTOP, values)
        for part, values in found.items()
    )


def test_a_conflict_keeps_its_values_whatever_their_kind() -> None:
    gathering = a_full_gathering()
    conflicts = every_conflict(gathering)

    found = unpacked(gathering, History(conflicts=conflicts)).histories[gathering.session.id]

    assert sorted(found.conflicts, key=str) == sorted(conflicts, key=str)


def test_the_series_of_a_session_can_be_in_conflict() -> None:
    gathering = a_full_gathering()
    conflict = Conflict(Session, gathering.session.id, "series_id", LAPTOP, {"series_id": None})

    found = unpacked(gathering, History(conflicts=(conflict,))).histories[gathering.session.id]

    assert found.conflicts == (conflict,)


def test_what_is_shared_without_a_history_has_none() -> None:
    gathering = a_full_gathering()

    assert b'"history": null' in archive.session_json(gathering)
    assert not archive.unpack(io.BytesIO(archive.pack([gathering], {}))).histories


@pytest.mark.parametrize(
    "wrong",
    [
        {"seen": [1, 2]},
        {"devices": ["a", "a"], "seen": [1, 1]},
        {"stamps": {"guests": {"evening/guest Ada": "9.1"}}},
        {
            "conflicts": [
                {
                    "part": "guests",
                    "id": "evening/guest Ada",
                    "cell": "name",
                    "device": 0,
                    "n": 1,
                    "values": {"name": 7},
                }
            ]
        },
        {
            "conflicts": [
                {
                    "part": "guests",
                    "id": "evening/guest Ada",
                    "cell": "name",
                    "device": 0,
                    "n": 1,
                    "values": {"shoe": "7"},
                }
            ]
        },
    ],
)
def test_a_history_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    gathering = a_full_gathering()
    value = json.loads(archive.session_json(gathering))
    value["sessions"][0]["history"] = {"devices": ["a"], "seen": [1], "stamps": {}} | wrong

    with pytest.raises(HostDeskError, match="edits"):
        v1.gatherings(value, {v1.file_of(one): one.data for one in gathering.pictures})


def test_cells_that_belong_together_are_one() -> None:
    assert fields_of(Mark, "value") == ("value", "skipped", "came", "spoken_by")
    assert fields_of(Round, "counts") == ("way", "counts")
    assert fields_of(Block, "title") == ("title",)
    assert replace(History(), seen={"laptop": 7}).has_seen(LAPTOP)
