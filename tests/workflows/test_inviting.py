"""Replies get their day, seats get their guest, strangers a greeter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Format, Guest, Invitation
from hostdesk.errors import HostDeskError
from hostdesk.workflows import inviting
from tests.builders import a_gathering, a_guest

TODAY = date(2026, 5, 1)
KNOWN = a_guest(
    "Ben Okri",
    session_id="earlier",
    person="ben",
    about="Poet",
    circle="Mill Lane",
    diet="No nuts",
    paper=Format.LARGE_PRINT,
    contact="ben@example.org",
    brings="Songs",
    may_quote=Consent.GIVEN,
    private_note="Late",
)


def with_guests(*guests: Guest) -> Gathering:
    return replace(a_gathering(), guests=guests)


def after(gathering: Gathering, change: object) -> dict[str, Guest]:
    return {guest.name: guest for guest in gathering.after(change).guests}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("invitation", "field", "other"),
    [
        (Invitation.INVITED, "invited_on", "replied_on"),
        (Invitation.ACCEPTED, "replied_on", "invited_on"),
        (Invitation.DECLINED, "replied_on", "invited_on"),
    ],
)
def test_an_invitation_or_a_reply_gets_its_day(invitation: Invitation, field: str, other: str) -> None:
    start = a_gathering("Ada")
    change = inviting.better(start, guest=start.guests[1], today=TODAY, invitation=invitation)
    ada = after(start, change)["Ada"]

    assert (ada.invitation, getattr(ada, field), getattr(ada, other)) == (invitation, TODAY, None)
    assert start.after(change).after(change.reversed) == start


def test_a_day_that_is_written_stays() -> None:
    before = date(2026, 4, 1)
    start = with_guests(a_guest("Ada", invited_on=before, replied_on=before))
    for invitation in (Invitation.INVITED, Invitation.ACCEPTED):
        change = inviting.better(start, guest=start.guests[0], today=TODAY, invitation=invitation)
        ada = after(start, change)["Ada"]
        assert (ada.invited_on, ada.replied_on) == (before, before)


def test_other_fields_set_no_day() -> None:
    start = a_gathering("Ada")
    change = inviting.better(start, guest=start.guests[1], today=TODAY, brings="Soup")

    assert after(start, change)["Ada"] == replace(start.guests[1], brings="Soup")


def test_an_open_seat_is_taken_and_keeps_what_was_written() -> None:
    seat = a_guest("A young voice", invitation=Invitation.OPEN_SEAT, brings="A fresh eye", could_ask="Ada")
    start = with_guests(seat)
    change = inviting.said_yes(start, seat, " Zoe ", TODAY)
    zoe = after(start, change)["Zoe"]

    assert zoe == replace(
        seat, name="Zoe", about="A young voice", invitation=Invitation.ACCEPTED, replied_on=TODAY
    )


def test_somebody_known_takes_a_seat_as_the_same_person() -> None:
    seat = a_guest("A poet", invitation=Invitation.OPEN_SEAT)
    start = with_guests(seat)
    ben = after(start, inviting.said_yes(start, seat, KNOWN.name, TODAY, KNOWN))["Ben Okri"]

    assert (ben.person, ben.about, ben.circle) == ("ben", "A poet", "Mill Lane")


def test_who_is_invited_again_is_the_same_person_with_all_that_is_known() -> None:
    start = a_gathering("Ada")
    ben = after(start, inviting.invite_again(start, KNOWN))["Ben Okri"]

    taken = {name: getattr(ben, name) for name in inviting.TAKEN_OVER}
    assert taken == {name: getattr(KNOWN, name) for name in inviting.TAKEN_OVER}
    assert (ben.person, ben.place, ben.session_id) == ("ben", 2, "garden")
    assert (ben.may_quote, ben.private_note, ben.brings) == (Consent.NOT_ASKED, "", "")


def test_greeters_are_circle_mates_and_take_turns() -> None:
    guests = [
        a_guest("Host", 0, is_host=True, invitation=Invitation.ACCEPTED),
        a_guest("Ada", 1, circle="Clinic"),
        a_guest("Ben", 2, invitation=Invitation.ACCEPTED),
        a_guest("New 1", 3, stranger=True, circle="clinic"),
        a_guest("New 2", 4, stranger=True, circle="clinic"),
        a_guest("New 3", 5, stranger=True),
        a_guest("New 4", 6, stranger=True, greeter="Somebody"),
        a_guest("Gone", 7, invitation=Invitation.DECLINED),
    ]
    start = with_guests(*guests)
    change = inviting.propose_greeters(start)
    then = after(start, change)

    greeters = [then[f"New {n}"].greeter for n in (1, 2, 3, 4)]
    assert greeters == ["Ada", "Ben", "Host", "Somebody"]
    assert change.label == "A greeter for 3 strangers"
    assert start.after(change).after(change.reversed) == start


def test_among_strangers_alone_nobody_can_greet() -> None:
    start = with_guests(a_guest("New", stranger=True))
    with pytest.raises(HostDeskError, match="nobody yet who could greet"):
        inviting.propose_greeters(start)


def test_seats_are_given_in_one_change() -> None:
    start = a_gathering("Ada", "Ben")
    ids = [guest.id for guest in start.guests]
    change = inviting.seat(start, {ids[1]: "Pair 1", ids[2]: "Pair 1"})

    assert [guest.seat for guest in start.after(change).guests] == ["", "Pair 1", "Pair 1"]
    assert inviting.seat(start.after(change), {ids[1]: "Pair 1"}).is_nothing


def test_a_list_is_one_change_and_nobody_is_joined_silently() -> None:
    start = a_gathering("Ada")
    rows = [{"name": "Ben Okri", "about": "Writer"}, {"name": "Ben Okri"}, {"name": "Zoe", "diet": "Salt"}]
    change = inviting.bring_in(start, rows, [KNOWN, None, None])
    ben, other, zoe = start.after(change).guests[2:]

    assert (ben.person, ben.about, ben.circle) == ("ben", "Writer", "Mill Lane")
    assert (other.person, other.circle) == (other.id, "")
    assert (zoe.diet, zoe.place) == ("Salt", 4)
    assert start.after(change).after(change.reversed) == start
