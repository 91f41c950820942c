"""Opening a round in its way, counting heads, revealing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from hostdesk.domain.asking import How, asked_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Round, Way
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.workflows import capture, prepare, rounds
from tests.builders import EVENING, a_gathering, a_guest


def asking(gathering: Gathering, moment: Moment = Moment.OPENING) -> capture.Asking:
    return capture.Asking(gathering.scales[0], moment)


def counted(gathering: Gathering, value: str, people: int) -> Gathering:
    return gathering.after(rounds.count(gathering, asking(gathering), EVENING, Decimal(value), people))


def the_round(gathering: Gathering) -> Round:
    asked = gathering.round_of(gathering.scales[0].id, Moment.OPENING)
    assert asked is not None
    return asked


def test_a_round_is_opened_for_some_and_begins_the_hosting() -> None:
    start = a_gathering("Ada", "Ben", "Chidi")
    some = (start.guests[2].id,)
    change = rounds.open_round(start, asking(start), EVENING, silent=True, asked_of=some)
    opened = start.after(change)

    assert opened.session.stage is Stage.HOST
    assert the_round(opened).is_hidden
    assert [guest.name for guest in asked_in(opened, the_round(opened))] == ["Ben"]
    assert opened.after(change.reversed) == start


def test_a_round_for_all_takes_in_who_comes_late_and_the_host_marks_last() -> None:
    start = a_gathering("Ada")
    opened = start.after(rounds.open_round(start, asking(start), EVENING))
    later = opened.after(prepare.invite(opened, "Zoe"))

    assert [guest.name for guest in asked_in(later, the_round(later))] == ["Ada", "Zoe", "Host"]


def test_whoever_answered_stays_in_a_round_that_is_asked_of_others() -> None:
    start = a_gathering("Ada", "Ben")
    ada, ben = start.guests[1:]
    marked = start.after(capture.answer(start, asking(start), ada.id, EVENING, value=Decimal(4)))
    narrowed = marked.after(rounds.open_round(marked, asking(start), EVENING, asked_of=(ben.id,)))

    assert asked_in(narrowed, the_round(narrowed)) == (ada, ben)


def test_counts_lie_on_the_line_and_none_takes_one_away() -> None:
    gathering = counted(counted(a_gathering(), "7", 3), "4", 2)

    assert gathering.values_in(the_round(gathering).id) == tuple(map(Decimal, (4, 4, 7, 7, 7)))
    assert the_round(gathering).way is Way.HANDS
    assert the_round(counted(gathering, "7", 0)).counted_values == (Decimal(4), Decimal(4))


@pytest.mark.parametrize(("value", "people"), [("11", 1), ("4.5", 1), ("4", -1), ("4", 10_001)])
def test_a_count_that_cannot_be_is_refused(value: str, people: int) -> None:
    with pytest.raises(HostDeskError):
        counted(a_gathering(), value, people)


def test_a_counted_round_is_not_turned_into_one_by_one() -> None:
    gathering = counted(a_gathering("Ada"), "7", 3)

    with pytest.raises(HostDeskError, match="counted in this round already"):
        rounds.open_round(gathering, asking(gathering), EVENING)
    walked = rounds.open_round(gathering, asking(gathering), EVENING, way=Way.FLOOR)
    assert the_round(gathering.after(walked)).counts == the_round(gathering).counts


def test_a_closed_round_is_not_changed() -> None:
    gathering = counted(a_gathering("Ada"), "7", 3)
    closed = gathering.after(capture.close_round(gathering, the_round(gathering)))

    with pytest.raises(HostDeskError, match="closed"):
        counted(closed, "7", 4)
    with pytest.raises(HostDeskError, match="closed"):
        rounds.open_round(closed, asking(closed), EVENING, way=Way.FLOOR)


def test_revealing_ends_the_hiding_and_can_be_taken_back() -> None:
    start = a_gathering("Ada")
    hidden = start.after(rounds.open_round(start, asking(start), EVENING, silent=True))
    shown = hidden.after(rounds.reveal(hidden, the_round(hidden)))

    assert not the_round(shown).is_hidden
    assert the_round(shown.after(rounds.reveal(shown, the_round(shown), False))).is_hidden


def test_a_guest_who_is_taken_away_is_asked_no_longer() -> None:
    start = a_gathering("Ada", "Ben")
    ada, ben = start.guests[1:]
    opened = start.after(rounds.open_round(start, asking(start), EVENING, asked_of=(ada.id, ben.id)))
    change = prepare.take_away(opened, [ada])

    assert the_round(opened.after(change)).asked_of == (ben.id,)
    assert opened.after(change).after(change.reversed) == opened


def test_the_first_count_opens_a_round_as_it_is_to_be_held() -> None:
    start = a_gathering("Ada")
    how = How(Way.FLOOR, silent=True)
    change = rounds.count(start, replace(asking(start), how=how), EVENING, Decimal(4), 3)

    assert (the_round(start.after(change)).way, the_round(start.after(change)).is_hidden) == (Way.FLOOR, True)


def test_the_first_answer_opens_a_round_as_it_is_to_be_held_and_else_as_usual() -> None:
    start = a_gathering("Ada", "Ben")
    ada = start.guests[1].id
    silent = replace(asking(start), how=How(silent=True, asked_of=(ada,)))
    held = start.after(capture.answer(start, silent, ada, EVENING, value=Decimal(4)))
    usual = start.after(capture.answer(start, asking(start), ada, EVENING, value=Decimal(4)))

    assert (the_round(held).is_hidden, the_round(held).asked_of) == (True, (ada,))
    assert (the_round(usual).silent, the_round(usual).asked_of) == (False, ())


def test_a_guest_of_the_list_is_needed_to_be_asked() -> None:
    assert asked_in(a_gathering(), None) == (a_guest("Host", 0, is_host=True, invitation="accepted"),)
