"""The host's key: opens for the host, and makes guessing slow without shutting anybody out."""

from __future__ import annotations

import pytest

from hostdesk.errors import HostDeskError
from hostdesk.ui.host_key import HostKey


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_it_opens_whatever_the_capitals() -> None:
    key = HostKey("Rosebud")

    assert key.opens(" ROSEBUD ")
    assert not key.opens("rosebuds")


@pytest.mark.parametrize("short", ["", "abc", "  ab "])
def test_a_short_one_is_refused_with_a_sentence(short: str) -> None:
    with pytest.raises(HostDeskError, match="at least 4"):
        HostKey(short)


def test_a_wrong_key_makes_a_pause_that_grows_and_ends() -> None:
    clock = Clock()
    key = HostKey("1234", clock)
    pauses = []
    for _time in range(8):
        assert not key.opens("0000")
        assert not key.opens("1234")  # not during the pause
        pauses.append(key.pause)
        clock.seconds += key.pause

    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert key.opens("1234")
    assert key.pause == 0
    assert not key.opens("0000")
    assert key.pause == 1  # it begins anew
