"""Two laptops, one gathering, through libraries and archives: in any order, any number of times, the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostdesk import archive
from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.history import REST, History, Stamp
from hostdesk.domain.mark import Moment
from hostdesk.domain.merging import State, is_same
from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from hostdesk.storage.history import history
from hostdesk.storage.library import Library, gathering, library_in_memory, write
from hostdesk.workflows import capture, choosing, exchange, prepare, series, sessions, take_in
from hostdesk.workflows.import_plan import ImportPlan
from tests.builders import EVENING, a_full_gathering, a_gathering, a_session
from tests.domain.laptops import DEEDS, a_start


@contextmanager
def laptops(number: int) -> Iterator[list[Library]]:
    made = [library_in_memory() for _number in range(number)]
    try:
        yield made
    finally:
        for library in made:
            library.close()


@pytest.fixture
def two() -> Iterator[list[Library]]:
    """Two laptops with the same session."""
    with laptops(2) as made:
        write(made[0], Change("Begin", "garden", (), a_start().parts))
        give(made[0], made[1])
        yield made


def exported(library: Library, *ids: str) -> bytes:
    wanted = ids or ("garden",)
    edits = {session: history(library, session) for session in wanted}
    return exchange.export_bytes([gathering(library, session) for session in wanted], histories=edits)


def planned(library: Library, data: bytes) -> tuple[ImportPlan, ...]:
    found = archive.unpack(BytesIO(data))
    return take_in.planned(library, found.gatherings, found.histories)


def imported(library: Library, data: bytes) -> tuple[ImportPlan, ...]:
    plans = planned(library, data)
    take_in.take_in(library, plans)
    return plans


def give(giver: Library, taker: Library, *ids: str) -> tuple[ImportPlan, ...]:
    return imported(taker, exported(giver, *ids))


def state(library: Library, session: str = "garden") -> State:
    """As an archive would have it: without what each library has for itself."""
    found, edits = gathering(library, session), history(library, session)
    keys = {(type(part), part.id) for part in found.parts}
    edits = replace(edits, conflicts=tuple(one for one in edits.conflicts if one.key in keys))
    return replace(found, session=replace(found.session, pinned=False)), edits


def all_same(libraries: Sequence[Library]) -> bool:
    return all(is_same(state(library), state(libraries[0])) for library in libraries)


def now(library: Library) -> Gathering:
    return gathering(library, "garden")


def rename(library: Library, name: str) -> None:
    write(library, prepare.better(now(library), now(library).guests[1], name=name))


_deeds = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, len(DEEDS) + 3), st.integers(0, 60), st.integers(0, 60)),
    max_size=16,
)


def _do(libraries: Sequence[Library], deed: tuple[int, int, int, int]) -> None:
    who, what, x, y = deed
    library = libraries[who % len(libraries)]
    if what >= len(DEEDS):
        give(libraries[x % len(libraries)], library)
        return
    try:
        write(library, DEEDS[what](now(library), x, y))
    except HostDeskError:
        return


@settings(max_examples=12)
@given(st.integers(2, 4), _deeds)
def test_whatever_was_done_where_all_end_with_the_same(
    number: int, deeds: list[tuple[int, int, int, int]]
) -> None:
    with laptops(number) as libraries:
        write(libraries[0], Change("Begin", "garden", (), a_start().parts))
        for library in libraries[1:]:
            give(libraries[0], library)
        for deed in deeds:
            _do(libraries, deed)
        for _again in range(2):
            archives = [exported(library) for library in libraries]
            for library, order in zip(libraries, permutations(archives), strict=False):
                for data in (*order, order[0]):
                    imported(library, data)

        assert all_same(libraries)
        assert all(
            plan.is_nothing for library in libraries for data in archives for plan in planned(library, data)
        )


def test_an_archive_goes_both_ways_and_a_second_time_nothing_changes(two: list[Library]) -> None:
    ours, theirs = two
    write(ours, prepare.better(now(ours), now(ours).guests[1], diet="No nuts"))
    write(theirs, prepare.invite(now(theirs), "Chidi"))
    give(theirs, ours)
    give(ours, theirs)

    assert all_same(two)
    assert {guest.name for guest in now(ours).guests} == {"Host", "Ada", "Ben", "Chidi"}
    assert now(theirs).guests[1].diet == "No nuts"
    assert all(plan.is_nothing for plan in (*give(theirs, ours), *give(ours, theirs)))


def test_the_preview_says_what_came_from_where(two: list[Library]) -> None:
    ours, theirs = two
    write(ours, prepare.better(now(ours), now(ours).guests[2], seat="Table 1"))
    write(ours, prepare.take_away(now(ours), [now(ours).blocks[0]]))
    write(ours, prepare.add_errand(now(ours), "Fetch the key"))
    write(theirs, prepare.invite(now(theirs), "Chidi"))
    write(theirs, prepare.take_away(now(theirs), [now(theirs).boundaries[0]]))
    write(theirs, prepare.describe(now(theirs), venue="Old library"))
    rename(ours, "Ada K")
    rename(theirs, "Ada L")
    (plan,) = planned(ours, exported(theirs))

    assert plan.words == (
        "New in your library: 1 guest.",
        "Changed on the other laptop, and now here, too: 1 session, 1 guest.",
        "Taken away there, and so here (undo brings it back): 1 boundary.",
        "Changed here, and stays so: 1 guest.",
        "Taken away here, and stays away: 1 block of the running order.",
        "Changed on both; you choose afterwards, one of the two is shown: 1 guest.",
        "The same in both: 1 guest, 3 scales.",
        "Only in your library, and kept: 1 errand.",
    )


def test_what_both_changed_waits_and_is_chosen_once_for_both(two: list[Library]) -> None:
    ours, theirs = two
    rename(ours, "Ada K")
    rename(theirs, "Ada L")
    give(theirs, ours)
    (choice,) = choosing.waiting(ours, "garden")

    assert {choice.shown["name"], *(way["name"] for way in choice.others)} == {"Ada K", "Ada L"}
    write(ours, choosing.choose(now(ours), choice, 0))
    assert now(ours).guests[1].name == choice.others[0]["name"]
    assert not choosing.waiting(ours, "garden")
    give(ours, theirs)
    assert not choosing.waiting(theirs, "garden")
    assert all_same(two)


def test_what_is_shown_can_be_kept_for_good(two: list[Library]) -> None:
    ours, theirs = two
    rename(ours, "Ada K")
    rename(theirs, "Ada L")
    give(theirs, ours)
    (choice,) = choosing.waiting(ours, "garden")
    choosing.keep(ours, "garden", choice)
    give(theirs, ours)
    give(ours, theirs)

    assert not choosing.waiting(ours, "garden")
    assert not choosing.waiting(theirs, "garden")
    assert now(theirs).guests[1].name == choice.shown["name"]


def test_a_choice_that_was_taken_back_waits_again_on_both(two: list[Library]) -> None:
    ours, theirs = two
    rename(ours, "Ada K")
    rename(theirs, "Ada L")
    give(theirs, ours)
    (choice,) = choosing.waiting(ours, "garden")
    choosing.keep(ours, "garden", choice)
    give(ours, theirs)
    choosing.ask_again(ours, "garden", choice)
    give(theirs, ours)
    give(ours, theirs)

    assert all_same(two)
    for library in two:
        (again,) = choosing.waiting(library, "garden")
        assert (again.shown, again.others) == (choice.shown, choice.others)


def test_undo_of_an_import_brings_back_what_was_here(two: list[Library]) -> None:
    ours, theirs = two
    write(theirs, prepare.take_away(now(theirs), [now(theirs).guests[1]]))
    write(theirs, prepare.describe(now(theirs), title="Another evening"))
    write(theirs, prepare.invite(now(theirs), "Chidi"))
    before = now(ours)
    (plan,) = give(theirs, ours)
    assert now(ours) != before
    write(ours, plan.change.reversed)

    assert now(ours) == before
    give(ours, theirs)
    assert all_same(two)
    assert now(theirs).guests == before.guests


def test_undo_of_a_merge_of_answers_brings_back_each(two: list[Library]) -> None:
    for library, value in zip(two, (3, 8), strict=True):
        for again in (value, 7, value):
            asking = capture.Asking(now(library).scales[0], Moment.OPENING)
            ada = now(library).guests[1].id
            write(
                library,
                capture.answer(now(library), asking, ada, EVENING, correcting=True, value=Decimal(again)),
            )
    before = now(two[0])
    (plan,) = give(two[1], two[0])
    both = now(two[0])
    write(two[0], plan.change.reversed)

    assert len(both.marks) == 1
    assert sorted(one.value or 0 for one in both.earlier_marks) == [3, 7, 8]
    assert now(two[0]) == before


def test_an_answer_taken_down_on_both_is_one_and_the_host_chooses(two: list[Library]) -> None:
    for library, value in zip(two, (3, 8), strict=True):
        asking = capture.Asking(now(library).scales[0], Moment.OPENING)
        write(
            library,
            capture.answer(now(library), asking, now(library).guests[1].id, EVENING, value=Decimal(value)),
        )
    give(two[1], two[0])
    give(two[0], two[1])

    assert all_same(two)
    assert len(now(two[0]).marks) == len(now(two[0]).rounds) == 1
    (choice,) = choosing.waiting(two[0], "garden")
    assert {choice.shown["value"], choice.others[0]["value"]} == {3, 8}


def test_a_deletion_here_does_not_undo_an_edit_there(two: list[Library]) -> None:
    ours, theirs = two
    write(ours, prepare.take_away(now(ours), [now(ours).guests[1]]))
    write(theirs, prepare.better(now(theirs), now(theirs).guests[1], brings="Cake"))
    give(theirs, ours)

    assert [guest.brings for guest in now(ours).guests] == ["", "Cake", ""]


def test_what_was_deleted_here_does_not_come_back_from_an_archive_of_before(two: list[Library]) -> None:
    ours, theirs = two
    write(ours, prepare.take_away(now(ours), [now(ours).guests[1]]))
    (plan,) = give(theirs, ours)

    assert plan.is_nothing
    assert plan.gone_here == ("1 guest",)
    assert [guest.name for guest in now(ours).guests] == ["Host", "Ben"]


def test_two_libraries_that_took_in_an_archive_of_before_have_no_conflicts() -> None:
    old = exchange.export_bytes([a_full_gathering("garden")])
    with laptops(2) as libraries:
        for library in libraries:
            imported(library, old)
        rename(libraries[0], "Ada K")
        give(libraries[0], libraries[1])
        give(libraries[1], libraries[0])

        assert all_same(libraries)
        assert not choosing.waiting(libraries[0], "garden")
        assert {guest.name for guest in now(libraries[1]).guests} >= {"Ada K", "Ben"}


def test_what_was_made_before_edits_were_noted_is_not_taken_for_deleted() -> None:
    with laptops(2) as libraries:
        for library in libraries:
            imported(library, exchange.export_bytes([a_gathering("Ada")]))
        more = exchange.export_bytes([a_gathering("Ada", "Ben")])
        write(libraries[0], sessions.delete(now(libraries[0])))
        imported(libraries[0], more)
        give(libraries[1], libraries[0])

        assert [guest.name for guest in now(libraries[0]).guests] == ["Host", "Ada", "Ben"]


def in_series(session: str) -> Gathering:
    start = a_gathering("Ada", session_id=session)
    return replace(
        start, session=a_session(session, series_id="evenings"), series=Series("evenings", "Evenings")
    )


def test_an_edit_of_a_series_says_nothing_about_edits_of_its_other_sessions() -> None:
    with laptops(2) as (ours, theirs):
        for session in ("first", "second"):
            write(ours, Change("Begin", session, (), in_series(session).parts))
        give(ours, theirs, "first", "second")
        second = gathering(ours, "second")
        write(ours, prepare.describe(second, title="Ours"))
        write(theirs, prepare.describe(gathering(theirs, "second"), title="Theirs"))
        write(ours, series.describe_series(gathering(ours, "first"), title="Long evenings"))
        give(ours, theirs, "first")
        give(ours, theirs, "second")

        assert gathering(theirs, "second").series == Series("evenings", "Long evenings")
        assert len(choosing.waiting(theirs, "second")) == 1


def test_both_may_name_a_series_and_the_host_chooses_in_any_of_its_sessions() -> None:
    with laptops(2) as libraries:
        ours, theirs = libraries
        for session in ("first", "second"):
            write(ours, Change("Begin", session, (), in_series(session).parts))
        give(ours, theirs, "first", "second")
        for library, title in zip(libraries, ("Ours", "Theirs"), strict=True):
            write(library, series.describe_series(gathering(library, "first"), title=title))
        give(ours, theirs, "first", "second")
        give(theirs, ours, "first", "second")
        (choice,) = choosing.waiting(ours, "second")
        write(ours, choosing.choose(gathering(ours, "second"), choice, 0))
        give(ours, theirs, "second")

        for session in ("first", "second"):
            assert is_same(state(ours, session), state(theirs, session))
            assert not choosing.waiting(theirs, session)


def test_pictures_left_out_of_an_archive_are_not_taken_for_deleted() -> None:
    from hostdesk.workflows.exporting import Wish, archived

    with laptops(2) as (ours, theirs):
        write(ours, Change("Begin", "garden", (), a_full_gathering("garden").parts))
        give(ours, theirs)
        rename(theirs, "Ada K")
        small = archived(
            [now(theirs)], Wish(with_pictures=False), None, {"garden": history(theirs, "garden")}
        )
        imported(ours, small)

        assert len(now(ours).pictures) == 2
        assert "Ada K" in {guest.name for guest in now(ours).guests}


def test_an_archive_that_claims_to_have_seen_what_we_have_not_given_hides_nothing_of_later(
    two: list[Library],
) -> None:
    ours, theirs = two
    device = next(iter(history(ours, "garden").seen))
    lying = replace(history(theirs, "garden"), seen={device: 2**53 - 1})
    data = exchange.export_bytes([now(theirs)], histories={"garden": lying})
    imported(ours, data)
    rename(ours, "Ada K")
    imported(ours, data)
    give(ours, theirs)

    assert now(ours).guests[1].name == now(theirs).guests[1].name == "Ada K"
    assert not history(ours, "garden").has_seen(Stamp("another", 2**52))


def test_a_clock_far_ahead_moves_no_other_clock(two: list[Library]) -> None:
    ours, theirs = two
    rename(theirs, "Ada L")
    edits = history(theirs, "garden")
    ((key, cells),) = [(key, cells) for key, cells in edits.stamps.items() if "name" in cells]
    ahead = Stamp(cells["name"].device, 2**50)
    stamps = {**edits.stamps, key: {**cells, "name": ahead}}
    far = replace(edits, stamps=stamps, seen={**edits.seen, ahead.device: ahead.n})
    imported(ours, exchange.export_bytes([now(theirs)], histories={"garden": far}))
    rename(ours, "Ada K")

    edited = history(ours, "garden").stamps[key]["name"]
    assert edited.n < 2**45
    assert now(ours).guests[1].name == "Ada K"
    imported(ours, exchange.export_bytes([now(theirs)], histories={"garden": far}))
    assert now(ours).guests[1].name == "Ada K"


def test_a_guest_of_nearly_the_same_name_is_offered_and_not_joined(two: list[Library]) -> None:
    ours, theirs = two
    write(ours, prepare.invite(now(ours), "Chidi Okafor"))
    write(theirs, prepare.invite(now(theirs), "Chidi Okafar"))
    (plan,) = give(theirs, ours)

    ((new, old),) = plan.newly_alike
    assert (new.name, old.name) == ("Chidi Okafar", "Chidi Okafor")
    assert len(now(ours).guests) == 5


def test_what_waits_and_names_an_erased_person_goes_with_them(two: list[Library]) -> None:
    from hostdesk.workflows import erasing

    ours, theirs = two
    for library, words in ((ours, "No phones, says ADA"), (theirs, "Phones away")):
        write(library, prepare.better(now(library), now(library).boundaries[0], words=words))
    give(theirs, ours)
    (choice,) = choosing.waiting(ours, "garden")
    if choice.shown["words"] != "Phones away":  # then the name stands in what is shown, and the host is asked
        write(ours, choosing.choose(now(ours), choice, 0))
    ada = now(ours).guests[1].id
    erasing.erase(ours, erasing.of_person(ours, "garden", ada, everywhere=False))
    give(theirs, ours)

    assert not choosing.waiting(ours, "garden")
    held = ours.connection.execute("SELECT held FROM conflicts").fetchall()
    assert "ada" not in str(held).lower()
    assert ada not in {guest.id for guest in now(ours).guests}


def test_a_series_edited_elsewhere_takes_nothing_from_the_next_of_its_sessions() -> None:
    """Some say of a laptop itself that it edited the series, not under an id that is the series' alone."""
    library, evenings = library_in_memory(), Series("evenings", "Evenings")
    for session_id in ("first", "second"):
        found = replace(a_gathering("Ada", session_id=session_id, series_id="evenings"), series=evenings)
        stamps = {(type(part), part.id): {REST: Stamp("elsewhere", 7)} for part in found.parts}
        edits = History({"elsewhere": 7}, stamps)
        take_in.take_in(library, take_in.planned(library, [found], {session_id: edits}))

        assert gathering(library, session_id) == found


def test_an_unnamed_answer_taken_back_and_given_again_is_there_on_both(two: list[Library]) -> None:
    """Though the other laptop had heard that it was taken back; and once more after that, and corrected."""
    ours, theirs = two
    here = gathering(ours, "garden")
    asking = capture.Asking(here.scales[2], Moment.OPENING)
    write(ours, capture.answer_unnamed(here, asking, EVENING, value=Decimal(7), already_there="Many words"))
    give(ours, theirs)
    for _time in range(2):
        here = gathering(ours, "garden")
        clearing = capture.clear(here, here.marks[0])
        write(ours, clearing)
        give(ours, theirs)
        assert not gathering(theirs, "garden").marks
        write(ours, clearing.reversed)
        give(ours, theirs)
    here = gathering(ours, "garden")
    write(ours, capture.better_unnamed(here, here.marks[0], already_there="Few"))
    give(theirs, ours)
    give(ours, theirs)

    assert [[mark.already_there for mark in gathering(one, "garden").marks] for one in two] == [["Few"]] * 2
    assert is_same(state(ours), state(theirs))
    told = archive.unpack(BytesIO(exported(ours)))
    assert not {mark.id for mark in told.gatherings[0].marks} & told.histories["garden"].gone
