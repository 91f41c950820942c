"""What an import would do: said before, done whole, and nothing the second time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Came, EarlierMark, Moment, Round
from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, gathering, library_in_memory, write, write_all
from hostdesk.workflows.importing import ImportPlan, plan_import, plan_imports
from tests.archive.kinds import unnamed
from tests.archive.strategies import gatherings
from tests.builders import a_full_gathering, a_gathering, a_guest, a_mark, a_session, stored, with_round


def imported(library: Library, archived: Gathering) -> Gathering:
    """The session in the library after the import, which the second time plans nothing."""
    present = None if archived.session.id not in _ids(library) else gathering(library, archived.session.id)
    write(library, plan_import(archived, present).change)
    result = gathering(library, archived.session.id)
    assert plan_import(archived, result).is_nothing
    return result


def _ids(library: Library) -> set[str]:
    return {row[0] for row in library.connection.execute("SELECT uuid FROM sessions")}


def test_a_new_session_comes_whole(library: Library) -> None:
    plan = plan_import(a_full_gathering(), None)

    assert plan.is_new
    assert plan.words == (
        "New in your library: 1 series, 1 session, 6 guests, 2 goals, 9 boundaries, "
        "2 decisions, 2 errands, 4 blocks of the running order, 3 scales, 5 rounds, 10 answers, "
        "1 earlier answer, 2 small steps, 2 notes, 2 pictures.",
    )
    assert imported(library, a_full_gathering()) == a_full_gathering()


def test_the_same_archive_again_changes_nothing(library: Library) -> None:
    plan = plan_import(a_full_gathering(), stored(library, a_full_gathering()))

    assert plan.is_nothing
    assert plan.words == ("Everything in this archive is in your library already; nothing changes.",)


def test_what_differs_is_replaced_and_what_is_only_here_stays() -> None:
    here = a_gathering("Ada", "Ben")
    there = replace(here, guests=(here.guests[0], replace(here.guests[1], brings="Cake")))
    there = replace(there, guests=(*there.guests, a_guest("Chidi", 3)))
    plan = plan_import(there, here)

    assert plan.words == (
        "New in your library: 1 guest.",
        "Replaced by what the archive has (undo brings yours back): 1 guest.",
        "The same in both: 1 session, 1 guest, 1 scale.",
        "Only in your library, and kept: 1 guest.",
    )
    after = here.after(plan.change)
    assert [guest.name for guest in after.guests] == ["Host", "Ada", "Ben", "Chidi"]
    assert after.guests[1].brings == "Cake"


def test_undo_brings_the_librarys_version_back(library: Library) -> None:
    here = stored(library, a_full_gathering())
    there = replace(here, session=replace(here.session, title="Another evening"), notes=())
    there = replace(there, guests=(*there.guests, a_guest("Dora", 9, "evening")))
    plan = plan_import(there, here)
    write(library, plan.change)
    assert gathering(library, "evening").session.title == "Another evening"

    write(library, plan.change.reversed)

    assert gathering(library, "evening") == here


@given(gatherings("one"))
def test_any_gathering_is_imported_once(archived: Gathering) -> None:
    library = library_in_memory()
    try:
        assert imported(library, archived) == archived
    finally:
        library.close()


@given(gatherings("one"), gatherings("one"))
def test_any_import_into_any_version_of_the_session_is_whole_and_once(
    archived: Gathering, present: Gathering
) -> None:
    try:
        plan = plan_import(archived, present)
    except HostDeskError:  # their rounds or answers contradict each other: refused whole
        assume(False)
    result = replace(present.after(plan.change), series=archived.series)

    assert plan_import(archived, result).is_nothing
    assert {part.id for part in present.guests} <= {part.id for part in result.guests}
    assert set(archived.guests) <= set(result.guests)
    assert result.session == archived.session
    assert replace(result.after(plan.change.reversed), series=present.series) == present


def test_the_same_round_opened_on_two_laptops_is_one_round(library: Library) -> None:
    here = stored(library, with_round(a_gathering("Ada", "Ben"), {"Ada": 3}))
    mine = here.rounds[0]
    there = with_round(a_gathering("Ada", "Ben"), {"Ada": 5, "Ben": 7})
    theirs = replace(there.rounds[0], id="another laptop's")
    marks = tuple(replace(mark, id=f"their {mark.id}", round_id=theirs.id) for mark in there.marks)
    old = EarlierMark("old", "garden", marks[0].id, 0, Decimal(2), False, "", "", Came.PAPER, "")
    result = imported(library, replace(there, rounds=(theirs,), marks=marks, earlier_marks=(old,)))

    assert result.rounds == (mine,)
    assert sorted(mark.value or 0 for mark in result.marks_in(mine.id)) == [5, 7]
    assert [earlier.value for earlier in result.earlier(here.marks[0].id)] == [2]


def test_an_earlier_answer_in_the_same_place_is_one(library: Library) -> None:
    here = with_round(a_gathering("Ada"), {"Ada": 3})
    mark = here.marks[0].id
    mine = EarlierMark("mine", "garden", mark, 0, Decimal(1), False, "", "", Came.PAPER, "")
    stored(library, replace(here, earlier_marks=(mine,)))
    result = imported(library, replace(here, earlier_marks=(replace(mine, id="theirs", value=Decimal(2)),)))

    assert [(earlier.id, earlier.value) for earlier in result.earlier_marks] == [("mine", 2)]


def test_unnamed_answers_of_two_laptops_stand_side_by_side(library: Library) -> None:
    here = stored(library, unnamed())
    there = unnamed()
    there = replace(there, marks=tuple(replace(mark, id=f"their {mark.id}") for mark in there.marks))

    assert len(imported(library, there).marks) == 2 * len(here.marks)


def test_what_the_archive_does_not_carry_is_no_difference() -> None:
    archived = unnamed()
    present = replace(archived, marks=tuple(replace(mark, came=Came.PAPER) for mark in archived.marks))

    assert plan_import(archived, present).is_nothing


def test_versions_that_do_not_fit_together_are_refused() -> None:
    here = with_round(a_gathering("Ada", "Ben"), {"Ada": 10})
    shorter = replace(here.scales[0], highest=7, lowest=1)
    there = replace(a_gathering("Ada", "Ben"), scales=(shorter,))
    with pytest.raises(HostDeskError, match="do not fit together, so nothing was changed"):
        plan_import(there, here)


def test_rounds_that_changed_places_are_refused() -> None:
    here = with_round(a_gathering("Ada"), {"Ada": 3})
    closing = replace(here.rounds[0], moment=Moment.CLOSING)
    opening = Round("new", "garden", here.scales[0].id, Moment.OPENING, closing.opened)
    there = replace(a_gathering("Ada"), rounds=(closing, opening), marks=())
    there = replace(there, marks=(a_mark(opening, here.guests[1], 4),))

    after = here.after(plan_import(there, here).change)

    assert {asked.moment for asked in after.rounds} == {Moment.OPENING, Moment.CLOSING}


def in_series(session_id: str, title: str = "Evenings") -> Gathering:
    session = a_session(session_id, series_id="series")
    return replace(a_gathering("Ada", session_id=session_id), session=session, series=Series("series", title))


def test_a_series_comes_once_with_its_first_session(library: Library) -> None:
    first, second = in_series("first"), in_series("second")
    plans = plan_imports([first, second], {})
    write_all(library, [plan.change for plan in plans])

    assert [plan.added[0] for plan in plans] == ["1 series", "1 session"]
    assert gathering(library, "second") == second
    again = {session: gathering(library, session) for session in ("first", "second")}
    assert all(plan.is_nothing for plan in plan_imports([first, second], again))


def test_undoing_the_import_of_one_session_leaves_the_series_to_the_others(library: Library) -> None:
    stored(library, in_series("here"))
    plan = plan_import(in_series("new"), None, Series("series", "Evenings"))
    write(library, plan.change)
    write(library, plan.change.reversed)

    assert plan.unchanged == ("1 series",)
    assert gathering(library, "here") == in_series("here")


def test_a_plan_says_nothing_of_what_is_not_there() -> None:
    plan: ImportPlan = plan_import(a_gathering(scales=[]), None)

    assert plan.words == ("New in your library: 1 session, 1 guest.",)
