"""What waits is told in words, and chosen only where it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from hostdesk.domain.choosing import Choice, choices, is_quiet
from hostdesk.domain.edits import cells_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import Conflict, History, Stamp, fields_of
from hostdesk.domain.mark import Came
from hostdesk.errors import HostDeskError
from hostdesk.storage.tables import NAMES
from hostdesk.workflows import choosing
from hostdesk.workflows.choice_words import told
from hostdesk.workflows.field_words import field_words
from tests.builders import a_full_gathering, a_gathering, with_round


def waiting(start: Gathering, part: Any, cell: str, **values: Any) -> Choice:
    shown = {name: getattr(part, name) for name in fields_of(type(part), cell)}
    conflict = Conflict(type(part), part.id, cell, Stamp("other", 9), shown | values)
    (choice,) = choices(start, History(conflicts=(conflict,)))
    return choice


def test_every_value_that_may_wait_has_a_name() -> None:
    for kind in NAMES:
        for cell in cells_in(kind):
            assert is_quiet(kind, cell) or field_words(kind, cell)


FULL = a_full_gathering()


@pytest.mark.parametrize(
    ("part", "cell", "values", "said"),
    [
        (FULL.session, "starts", {"starts": datetime(2026, 5, 13, 19, 0)}, "Wednesday 13 May 2026, 19:00"),
        (FULL.session, "rung", {"rung": None}, "nothing"),
        (FULL.session, "series_id", {"series_id": None}, "No series"),
        (FULL.session, "series_id", {"series_id": "unknown"}, "Another series"),
        (FULL.series, "title", {"title": "Evenings"}, "Evenings"),
        (FULL.guests[1], "arrived", {"arrived": True}, "Yes"),
        (FULL.blocks[0], "minutes", {"minutes": 75}, "1 hour 15 minutes"),
        (FULL.blocks[0], "scale_id", {"scale_id": FULL.scales[0].id}, "How ready are we?"),
        (FULL.scales[0], "range", {"lowest": 1, "highest": 7, "halves": False}, "1 to 7"),
        (FULL.notes[0], "guest_id", {"guest_id": FULL.guests[1].id}, "Ada"),
        (FULL.notes[0], "guest_id", {"guest_id": "gone"}, "something that is not there any more"),
        (FULL.rounds[0], "asked_of", {"asked_of": (FULL.guests[1].id,)}, "Ada"),
    ],
)
def test_what_it_could_be_is_said_in_words(part: Any, cell: str, values: dict[str, Any], said: str) -> None:
    assert told(FULL, waiting(FULL, part, cell, **values)).ways[1] == said


def test_an_answer_says_whose_it_is_and_how_it_came() -> None:
    start = with_round(a_gathering("Ada"), {"Ada": 3})
    choice = waiting(
        start, start.marks[0], "value", value=Decimal("4.5"), came=Came.ON_BEHALF, spoken_by="Ben"
    )
    found = told(start, choice)

    assert found.where == "Ada, Opening round: How close are we?"
    assert found.what == "Number"
    assert found.ways == ("3 · Said to the host", "4½ · said by Ben")


def test_what_is_chosen_is_an_edit_like_any_other() -> None:
    start = a_gathering("Ada")
    choice = waiting(start, start.guests[1], "name", name="Adah")
    change = choosing.choose(start, choice, 0)

    assert start.after(change).guests[1].name == "Adah"
    assert start.after(change).after(change.reversed) == start


def test_what_does_not_fit_any_more_is_refused() -> None:
    start = with_round(a_gathering("Ada"), {"Ada": 10})
    choice = waiting(start, start.scales[0], "range", lowest=1, highest=7)

    with pytest.raises(HostDeskError, match="does not fit"):
        choosing.choose(start, choice, 0)


def test_a_series_that_is_not_here_is_joined_on_its_page() -> None:
    start = a_gathering("Ada")
    choice = waiting(start, start.session, "series_id", series_id="unknown")

    with pytest.raises(HostDeskError, match="on its page Series"):
        choosing.choose(start, choice, 0)


def test_what_went_meanwhile_cannot_be_chosen() -> None:
    start = a_gathering("Ada")
    choice = waiting(start, start.guests[1], "name", name="Adah")

    with pytest.raises(HostDeskError, match="no longer part"):
        choosing.choose(replace(start, guests=start.guests[:1]), choice, 0)


def test_equal_values_order_and_what_was_made_to_fit_are_nothing_to_choose() -> None:
    start = a_gathering("Ada")
    ada, own = start.guests[1], Stamp("this", 9)
    conflicts = (
        Conflict(type(ada), ada.id, "name", Stamp("other", 8), {"name": "Ada"}),
        Conflict(type(ada), ada.id, "place", Stamp("other", 8), {"place": 7}),
        Conflict(type(ada), ada.id, "diet", own, {"diet": "No nuts"}),
    )
    stamps = {(type(ada), ada.id): {"": own}}

    assert not choices(start, History(stamps=stamps, conflicts=conflicts))
