"""Write a Change, read a Gathering: whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark, Moment
from hostdesk.domain.scale import Naming
from hostdesk.domain.series import Series
from hostdesk.domain.step import Step
from hostdesk.errors import HostDeskError
from hostdesk.storage.driver import IntegrityError
from hostdesk.storage.library import Library, gathering, open_library, write, write_all
from hostdesk.workflows.sessions import delete
from tests.builders import a_full_gathering, a_gathering, a_guest, a_scale, a_session, stored, with_round


def adding(start: Gathering, *parts: object) -> Change:
    return Change("Add", start.session.id, (), parts)  # type: ignore[arg-type]  # whatever a test needs


def number_of_rows(library: Library, table: str) -> int:
    return int(library.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_everything_comes_back_as_it_was_written(library: Library) -> None:
    evening = a_full_gathering()

    assert stored(library, evening) == evening


def test_everything_is_there_when_the_library_is_opened_again(library_path: Path) -> None:
    first = open_library(library_path)
    evening = stored(first, a_full_gathering())
    first.close()
    second = open_library(library_path)

    assert gathering(second, "evening") == evening
    second.close()


def test_a_session_with_nothing_in_it(library: Library) -> None:
    assert stored(library, Gathering(a_session())) == Gathering(a_session())


def test_sessions_are_kept_apart(library: Library) -> None:
    garden, hall = a_gathering("Ada"), with_round(a_gathering("Ada", session_id="hall"), {"Ada": 4})
    stored(library, garden)

    assert stored(library, hall) == hall
    assert gathering(library, "garden") == garden


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_text_comes_back_as_it_was(library: Library, text: str) -> None:
    session = a_session(title=text, calling=text)

    assert stored(library, Gathering(session)).session == session


def test_an_edited_part_replaces_what_was_there(library: Library) -> None:
    garden = stored(library, a_gathering("Ada"))
    ada = garden.guests[1]
    edit = Change("Edit", "garden", (ada,), (replace(ada, brings="Songs"),))
    write(library, edit)

    assert gathering(library, "garden") == garden.after(edit)
    write(library, edit.reversed)
    assert gathering(library, "garden") == garden


def test_undoing_a_deletion_brings_everything_back(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    write(library, delete(evening))

    with pytest.raises(HostDeskError, match="This session is not in the library"):
        gathering(library, "evening")
    assert [number_of_rows(library, t) for t in ("guests", "marks", "search_stale")] == [0, 0, 0]
    write(library, delete(evening).reversed)
    assert gathering(library, "evening") == evening


def test_several_changes_are_stored_together_or_not_at_all(library: Library) -> None:
    garden = stored(library, a_gathering("Ada"))
    good = adding(garden, a_guest("Ben", 2))
    bad = adding(garden, replace(a_scale(session_id="nowhere"), session_id="nowhere"))

    with pytest.raises(IntegrityError):
        write_all(library, [good, bad])
    assert gathering(library, "garden") == garden
    write(library, good)
    assert gathering(library, "garden") == garden.after(good)


def test_a_part_of_a_session_that_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(IntegrityError):
        write(library, adding(a_gathering(), a_guest("Ada")))


@pytest.mark.parametrize("missing", ["round_id", "guest_id"])
def test_a_mark_without_its_round_or_its_guest_is_refused(library: Library, missing: str) -> None:
    garden = stored(library, with_round(a_gathering("Ada", "Ben"), {"Ada": 3}))
    asked, ben = garden.rounds[0], garden.guests[2]
    ids: dict[str, Any] = {"round_id": asked.id, "guest_id": ben.id, missing: "nobody"}

    with pytest.raises(IntegrityError):
        write(library, adding(garden, Mark("new", "garden", value=Decimal(4), **ids)))
    assert gathering(library, "garden") == garden


@pytest.mark.parametrize("moved", ["round_id", "guest_id"])
def test_a_mark_stays_with_its_round_and_its_guest(library: Library, moved: str) -> None:
    start = with_round(a_gathering("Ada", "Ben"), {"Ada": 3})
    garden = stored(library, with_round(start, {}, Moment.CLOSING))
    elsewhere = {"round_id": f"{garden.scales[0].id}/closing", "guest_id": garden.guests[2].id}
    fields: dict[str, Any] = {moved: elsewhere[moved]}
    (mark,) = garden.marks

    with pytest.raises(HostDeskError, match="belongs to"):
        write(library, Change("Move", "garden", (mark,), (replace(mark, **fields),)))
    assert gathering(library, "garden") == garden


def test_a_part_never_moves_to_another_session(library: Library) -> None:
    garden = stored(library, a_gathering("Ada"))
    stored(library, a_gathering(session_id="hall"))
    taken = replace(garden.guests[1], session_id="hall")

    with pytest.raises(HostDeskError, match="belongs to"):
        write(library, Change("Take", "hall", (), (taken,)))
    assert gathering(library, "garden") == garden


def test_a_session_may_join_another_series(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    other = Series("other", "Mornings")
    moved = replace(evening.session, series_id="other")
    write(library, Change("Join", "evening", (evening.session,), (other, moved)))

    assert gathering(library, "evening").series == other


def test_a_session_of_a_series_that_is_not_there_is_refused(library: Library) -> None:
    with pytest.raises(IntegrityError):
        stored(library, Gathering(a_session(series_id="nowhere")))


def test_two_sessions_of_one_series_share_it(library: Library) -> None:
    series = Series("series", "Evenings")
    for number in ("one", "two"):
        start = Gathering(a_session(number, series_id="series"), series)
        assert stored(library, start).series == series

    assert number_of_rows(library, "series") == 1


def test_a_guest_whose_marks_stay_cannot_go(library: Library) -> None:
    garden = stored(library, with_round(a_gathering("Ada"), {"Ada": 3}))

    with pytest.raises(IntegrityError):
        write(library, Change("Remove", "garden", (garden.guests[1],), ()))
    assert gathering(library, "garden") == garden


def test_one_mark_a_guest_in_a_round(library: Library) -> None:
    garden = stored(library, with_round(a_gathering("Ada"), {"Ada": 3}))
    again = replace(garden.marks[0], id="another")

    with pytest.raises(IntegrityError):
        write(library, adding(garden, again))


@pytest.mark.parametrize("number", ["11", "-1", "4.25", "Infinity"])
def test_a_number_that_no_scale_has_is_refused(library: Library, number: str) -> None:
    garden = stored(library, with_round(a_gathering("Ada", "Ben"), {"Ada": 3}))
    mark = replace(garden.marks[0], id="new", guest_id=garden.guests[2].id, value=Decimal(number))

    with pytest.raises(IntegrityError):
        write(library, adding(garden, mark))


def test_halves_and_dates_keep_their_value(library: Library) -> None:
    start = with_round(a_gathering("Ada", scales=[a_scale(halves=True)]), {"Ada": 0.5})
    start = replace(start, session=replace(start.session, starts=datetime(2026, 2, 28, 0, 0)))
    back = stored(library, start)

    assert back.marks[0].value == Decimal("0.5")
    assert back.session.starts == datetime(2026, 2, 28)


def test_parts_come_in_their_own_order_whatever_the_order_of_writing(library: Library) -> None:
    garden = stored(library, a_gathering())
    for place in (2, 0, 1):
        write(library, adding(garden, Step(f"step {place}", "garden", place, "Rest")))

    assert [step.place for step in gathering(library, "garden").steps] == [0, 1, 2]


def test_a_round_of_an_unnamed_scale_counts_every_answer(library: Library) -> None:
    unnamed = a_scale(naming=Naming.UNNAMED)
    start = stored(library, with_round(a_gathering("Ada", scales=[unnamed]), [3, 3, 8], Moment.CLOSING))

    assert sorted(mark.value or 0 for mark in start.marks) == [3, 3, 8]
