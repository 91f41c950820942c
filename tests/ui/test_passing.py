"""The laptop goes from hand to hand: whose turn, which page, and that nobody comes to another's answer."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import FollowUp, Naming, Scale
from hostdesk.errors import HostDeskError
from hostdesk.ui.passing import Cover, Draft, Passing, Place, asking_of, begun
from hostdesk.workflows.capture import Asking
from tests.builders import a_gathering, a_scale, with_round


def a_passing(*who: str, scale: Scale | None = None) -> Passing:
    return Passing(scale or a_scale(), who or ("Ada", "Ben", "Chidi"))


def answered(passing: Passing, value: int = 4) -> Passing:
    """One whole turn, up to thanks."""
    passing = passing.begin().choose(Decimal(value))
    while passing.place is not Place.KEEPING:
        passing = passing.go_on()
    return passing.kept()


def test_a_turn_leads_from_ready_to_thanks_and_to_the_next() -> None:
    passing = a_passing().begin().choose(Decimal(4))
    places = []
    while passing.place is not Place.KEEPING:
        places.append(passing.place)
        passing = passing.go_on()

    assert places == [Place.NUMBER, Place.ALREADY_THERE, Place.ONE_STEP_UP]
    assert passing.whose == "Ada"
    assert passing.kept().place is Place.THANKS
    after = passing.kept().hand_on()
    assert (after.whose, after.place, after.draft) == ("Ben", Place.READY, Draft())


def test_only_the_words_that_the_scale_asks_for_are_asked() -> None:
    assert a_passing(scale=a_scale(follow_ups=())).own_places == (Place.NUMBER,)
    assert a_passing(scale=a_scale(follow_ups=(FollowUp.ONE_STEP_UP, FollowUp.OTHERS_VIEW))).own_places == (
        Place.NUMBER,
        Place.ONE_STEP_UP,
    )


def test_where_one_would_be_content_is_asked_last_and_may_be_left_empty() -> None:
    scale = a_scale(follow_ups=(FollowUp.ONE_STEP_UP, FollowUp.GOOD_ENOUGH))
    asked = a_passing(scale=scale).begin().choose(Decimal(4)).go_on().go_on()
    assert asked.place is Place.GOOD_ENOUGH
    assert asked.number is None

    chosen = asked.choose(Decimal(7)).step(1)
    assert (chosen.draft.value, chosen.draft.good_enough) == (Decimal(4), Decimal(8))
    assert asked.go_on().place is Place.KEEPING
    with pytest.raises(HostDeskError, match="from 0 to 10"):
        asked.choose(Decimal(11))


def test_without_a_number_one_does_not_go_on_but_may_rather_not_answer() -> None:
    at_number = a_passing().begin()
    with pytest.raises(HostDeskError, match="Choose a number"):
        at_number.go_on()

    skipped = at_number.choose(Decimal(3)).skip()
    assert skipped.place is Place.KEEPING
    assert skipped.draft == Draft(skipped=True)
    assert skipped.refused().place is Place.NUMBER


def test_numbers_are_those_of_the_scale() -> None:
    sevens = a_passing(scale=a_scale(lowest=1, highest=7)).begin()
    with pytest.raises(HostDeskError, match="from 1 to 7"):
        sevens.choose(Decimal(8))
    with pytest.raises(HostDeskError, match="whole numbers only"):
        sevens.choose(Decimal(3)).add_half()
    halves = a_passing(scale=a_scale(halves=True)).begin()
    with pytest.raises(HostDeskError, match="number first"):
        halves.add_half()

    assert halves.choose(Decimal(3)).add_half().draft.value == Decimal("3.5")
    assert sevens.step(1).draft.value == 1
    assert sevens.choose(Decimal(7)).step(1).draft.value == 7
    assert halves.choose(Decimal(0)).step(-1).draft.value == 0


def test_back_stays_within_ones_own_pages() -> None:
    passing = a_passing().begin().choose(Decimal(4)).go_on().write("We met")
    assert passing.back().place is Place.NUMBER
    assert passing.back().go_on().draft.already_there == "We met"
    assert passing.back().back().place is Place.READY
    assert passing.back().back().back().place is Place.READY
    thanked = answered(a_passing())

    assert thanked.back() == thanked
    assert thanked.hand_on().back().whose == "Ben"


def test_whoever_comes_later_comes_at_the_end() -> None:
    assert a_passing().later().waiting == ("Ben", "Chidi", "Ada")
    assert a_passing("Ada").later().waiting == ("Ada",)
    assert a_passing().begin().later().place is Place.NUMBER


def test_somebody_else_may_come_first_and_their_turn_is_fresh() -> None:
    passing = a_passing().begin().choose(Decimal(4)).cover_with(Cover.WHO).turn_of("Chidi")

    assert passing.waiting == ("Chidi", "Ada", "Ben")
    assert (passing.place, passing.draft, passing.cover) == (Place.READY, Draft(), None)


def test_another_mind_is_offered_no_number_of_theirs() -> None:
    passing = answered(a_passing(), 9).hand_on().turn_of("Ada")

    assert passing.has_another_mind
    assert passing.draft == Draft()
    assert passing.begin().draft.value is None
    assert answered(passing, 2).hand_on().waiting == ("Ben", "Chidi")


def test_covers_go_and_what_lay_beneath_is_as_it_was() -> None:
    passing = a_passing().begin().choose(Decimal(4)).go_on().write("We m")
    covered = passing.cover_with(Cover.PAUSE).cover_with(Cover.KEY)

    assert covered.cover_with(Cover.PAUSE) == covered
    assert covered.uncover().uncover() == passing
    assert covered.open_host_page().go_on_there() == passing
    assert covered.uncover().open_host_page() == covered.uncover()  # only the key opens it


def test_the_host_may_leave_a_guest_out() -> None:
    passing = a_passing().begin().choose(Decimal(4)).leave_out()

    assert (passing.waiting, passing.place, passing.answered) == (("Ben", "Chidi"), Place.READY, frozenset())
    assert a_passing("Ada").leave_out().place is Place.EVERYBODY


def test_what_is_handed_in_counts_as_answered_whatever_the_host_does_meanwhile() -> None:
    keeping = a_passing().begin().skip()
    for after in (keeping.leave_out(), keeping.held().turn_of("Ben"), keeping.held().hand_on()):
        assert after.answered == {"Ada"}
        assert after.whose == "Ben"
        assert after.kept() == after


def test_everybody_has_had_a_turn() -> None:
    passing = answered(a_passing("Ada")).hand_on()

    assert passing.place is Place.EVERYBODY
    assert passing.whose == ""
    assert passing.turn_of("Ada").place is Place.READY


def test_without_names_there_is_only_the_next_person() -> None:
    scale = a_scale(naming=Naming.UNNAMED)
    gathering = a_gathering("Ada", "Ben", scales=[scale])
    asking = Asking(scale, Moment.OPENING)
    ids = [guest.id for guest in gathering.guests]
    assert begun(gathering, asking, ids).waiting == ("", "", "")
    half_way = with_round(gathering, [3, 4], scale=scale)
    passing = answered(begun(half_way, asking, ids))

    assert passing.answered == frozenset()
    assert passing.hand_on().place is Place.EVERYBODY
    assert passing.hand_on().one_more().place is Place.READY
    assert begun(half_way, asking, ids[:1]).place is Place.EVERYBODY


def test_who_has_answered_is_not_asked_again() -> None:
    gathering = with_round(a_gathering("Ada", "Ben", "Chidi"), {"Ada": 3, "Chidi": None})
    asking = Asking(gathering.scales[0], Moment.OPENING)
    passing = begun(gathering, asking, [guest.id for guest in gathering.guests])

    assert passing.waiting == ("garden/guest Host", "garden/guest Ben")
    assert passing.answered == {"garden/guest Ada", "garden/guest Chidi"}


def test_the_round_that_was_chosen_has_its_scale() -> None:
    gathering = a_gathering("Ada")

    assert asking_of(gathering, ("nothing", Moment.OPENING)) is None
    assert asking_of(gathering, (gathering.scales[0].id, Moment.CLOSING)) == Asking(
        gathering.scales[0], Moment.CLOSING
    )


VERBS = [
    Passing.begin, Passing.back, Passing.skip, Passing.kept, Passing.held, Passing.hand_on, Passing.later,
    Passing.one_more, Passing.uncover, Passing.open_host_page, Passing.leave_out, Passing.go_on_there,
    lambda p: p.choose(Decimal(3)), lambda p: p.turn_of("Ben"), lambda p: p.cover_with(Cover.KEY),
    lambda p: p.go_on() if p.draft.value is not None else p,
    lambda p: p.write("words"),
]  # fmt: skip


@given(st.lists(st.sampled_from(VERBS), max_size=40))
def test_whatever_is_pressed_nobody_meets_what_another_began(pressed: list[object]) -> None:
    passing = a_passing()
    for verb in pressed:
        before, passing = passing, verb(passing)  # type: ignore[operator]
        assert len(set(passing.waiting)) == len(passing.waiting)
        assert (passing.place is Place.EVERYBODY) <= (not passing.waiting)
        if passing.whose != before.whose:
            assert passing.draft == Draft()
