"""Host: arrivals, walk-ins, the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hostdesk.domain.guest import Invitation
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.workflows.host import arrive, end, welcome_walk_in
from tests.builders import a_gathering


def test_with_the_first_arrival_the_hosting_begins() -> None:
    start = a_gathering("Ada", "Ben")
    change = arrive(start, start.guests[1])
    begun = start.after(change)

    assert change.label == "Ada is here"
    assert (begun.guests[1].arrived, begun.session.stage) == (True, Stage.HOST)
    assert begun.after(change.reversed) == start
    assert begun.session not in arrive(begun, begun.guests[2]).after


def test_a_guest_may_turn_out_not_to_be_here() -> None:
    start = a_gathering("Ada")
    here = start.after(arrive(start, start.guests[1]))
    change = arrive(here, here.guests[1], here=False)

    assert change.label == "Ada is not here"
    assert not here.after(change).guests[1].arrived


def test_a_walk_in_is_welcome_in_one_line() -> None:
    start = a_gathering("Ada")
    guest = start.after(welcome_walk_in(start, "  Eve \n Adams ")).guests[-1]

    assert (guest.name, guest.walk_in, guest.arrived) == ("Eve Adams", True, True)
    assert (guest.invitation, guest.place) == (Invitation.ACCEPTED, 2)


def test_a_walk_in_needs_a_name() -> None:
    with pytest.raises(HostDeskError, match="A guest needs a name"):
        welcome_walk_in(a_gathering(), " ")


def test_the_end_opens_the_harvest() -> None:
    start = a_gathering()

    assert start.after(end(start)).session == replace(start.session, stage=Stage.HARVEST)
