"""A guest, and who is expected at the table."""

from __future__ import annotations

import pytest

from hostdesk.domain.guest import Invitation
from hostdesk.errors import HostDeskError
from tests.builders import a_guest


@pytest.mark.parametrize("name", ["", "  ", "\t\n"])
def test_a_guest_needs_a_name(name: str) -> None:
    with pytest.raises(HostDeskError, match="A guest needs a name"):
        a_guest(name)


def test_a_no_and_an_open_seat_are_not_expected() -> None:
    expected = {invitation for invitation in Invitation if a_guest(invitation=invitation).expected}

    assert expected == {Invitation.TO_ASK, Invitation.INVITED, Invitation.ACCEPTED}
