"""Whoever comes is here at once, and a stranger is greeted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest, Invitation
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.workflows import welcoming
from tests.builders import a_gathering, a_guest

TODAY = date(2026, 5, 12)
ADA = a_guest("Ada", 1, stranger=True)
BEN = a_guest("Ben", 2, circle="Mill Lane")
CHIDI = a_guest("Chidi", 3)


def with_guests(*guests: Guest) -> Gathering:
    start = a_gathering()
    return replace(start, guests=(*start.guests, *guests))


def named(gathering: Gathering, name: str) -> Guest:
    return next(guest for guest in gathering.guests if guest.name == name)


def test_a_stranger_who_arrives_is_greeted_by_somebody_who_is_here() -> None:
    start = with_guests(ADA, BEN, replace(CHIDI, arrived=True))
    change = welcoming.arrive(start, ADA)
    ada = named(start.after(change), "Ada")

    assert (ada.arrived, ada.greeter) == (True, "Chidi")
    assert start.after(change).after(change.reversed) == start


def test_before_anybody_is_here_the_host_greets() -> None:
    start = with_guests(ADA, BEN)

    assert named(start.after(welcoming.arrive(start, ADA)), "Ada").greeter == "Host"


def test_a_greeter_who_was_chosen_stays_and_who_is_no_stranger_needs_none() -> None:
    chosen = replace(ADA, greeter="Ben")
    start = with_guests(chosen, replace(CHIDI, arrived=True), BEN)

    assert named(start.after(welcoming.arrive(start, chosen)), "Ada").greeter == "Ben"
    assert named(start.after(welcoming.arrive(start, BEN)), "Ben").greeter == ""


def test_who_had_said_no_and_comes_belongs_to_the_table() -> None:
    no = replace(BEN, invitation=Invitation.DECLINED, reply="Working late")
    start = with_guests(no)
    ben = named(start.after(welcoming.arrive(start, no)), "Ben")

    assert (ben.arrived, ben.expected, ben.reply) == (True, True, "Working late")


def test_not_here_again_changes_nothing_else() -> None:
    there = replace(ADA, arrived=True)
    start = replace(with_guests(there), session=replace(a_gathering().session, stage=Stage.HOST))

    assert start.after(welcoming.arrive(start, there, here=False)) == replace(
        start, guests=(start.guests[0], ADA)
    )


def test_walk_ins_are_shared_among_those_who_are_here() -> None:
    start = with_guests(replace(BEN, arrived=True), replace(CHIDI, arrived=True))
    for name in ("Zoe", "Yan", "Xenia"):
        start = start.after(welcoming.walk_in(start, name))
    greeters = [named(start, name).greeter for name in ("Zoe", "Yan", "Xenia")]

    assert greeters == ["Ben", "Chidi", "Ben"]
    assert all(named(start, name).stranger and named(start, name).walk_in for name in ("Zoe", "Yan"))
    assert start.session.stage is Stage.HOST


def test_a_seat_is_taken_in_one_change() -> None:
    seat = a_guest("A young voice", 4, invitation=Invitation.OPEN_SEAT, seat="Table 1")
    start = with_guests(replace(BEN, arrived=True), seat)
    change = welcoming.take_seat(start, seat, " Zoe ", TODAY)
    zoe = named(start.after(change), "Zoe")

    assert (zoe.id, zoe.arrived, zoe.about, zoe.seat) == (seat.id, True, "A young voice", "Table 1")
    assert (zoe.invitation, zoe.greeter, zoe.replied_on) == (Invitation.ACCEPTED, "Ben", TODAY)
    assert start.after(change).session.stage is Stage.HOST
    assert start.after(change).after(change.reversed) == start


def test_nobody_walks_in_or_takes_a_seat_without_a_name() -> None:
    seat = a_guest("A young voice", 4, invitation=Invitation.OPEN_SEAT)
    with pytest.raises(HostDeskError):
        welcoming.walk_in(with_guests(), " ")
    with pytest.raises(HostDeskError):
        welcoming.take_seat(with_guests(seat), seat, " ", TODAY)


def test_an_exact_name_comes_in_as_the_guest_and_another_walks_in() -> None:
    start = with_guests(a_guest("Zoé Brown", 1))
    here = start.after(welcoming.come_in(start, "zoe  brown"))
    assert [guest.arrived for guest in here.guests] == [False, True]

    more = here.after(welcoming.come_in(here, "Zoe"))
    assert more.guests[-1].walk_in


NOW = datetime(2026, 5, 12, 20, 15, 42)


def test_who_leaves_was_there_is_not_here_and_belongs_to_the_table() -> None:
    there = replace(ADA, arrived=True)
    start = with_guests(there, BEN)
    change = welcoming.leave(start, there, NOW)
    ada = named(start.after(change), "Ada")

    assert (ada.arrived, ada.is_here, ada.expected) == (True, False, True)
    assert ada.left_at == datetime(2026, 5, 12, 20, 15)
    assert change.label == "Ada leaves"
    assert start.after(change).after(change.reversed) == start


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (time(19, 50), datetime(2026, 5, 12, 19, 50)),
        (time(20, 15), datetime(2026, 5, 12, 20, 15)),
        (time(23, 50), datetime(2026, 5, 11, 23, 50)),
    ],
)
def test_a_time_that_is_said_is_the_last_time_it_was_that_late(at: time, left: datetime) -> None:
    there = replace(ADA, arrived=True)
    start = with_guests(there)

    assert named(start.after(welcoming.leave(start, there, NOW, at)), "Ada").left_at == left


def test_nobody_leaves_who_is_not_here() -> None:
    gone = replace(BEN, arrived=True, left_at=NOW)
    for guest in (ADA, gone):
        with pytest.raises(HostDeskError, match="Only somebody who is here can leave"):
            welcoming.leave(with_guests(ADA, gone), guest, NOW)


def test_who_comes_back_is_here_by_name_or_by_tick() -> None:
    gone = replace(ADA, arrived=True, left_at=NOW, greeter="Ben")
    start = with_guests(gone, BEN)

    for change in (welcoming.come_back(start, gone), welcoming.come_in(start, "ada")):
        assert named(start.after(change), "Ada").is_here
        assert change.label == "Ada is back"


def test_not_here_after_all_forgets_that_they_left() -> None:
    gone = replace(ADA, arrived=True, left_at=NOW)
    start = with_guests(gone)

    assert named(start.after(welcoming.arrive(start, gone, here=False)), "Ada").left_at is None


def test_who_has_left_greets_nobody() -> None:
    start = with_guests(replace(BEN, arrived=True, left_at=NOW), replace(CHIDI, arrived=True))

    assert named(start.after(welcoming.walk_in(start, "Zoe")), "Zoe").greeter == "Chidi"
