"""Harvest: small steps."""

from __future__ import annotations

import pytest

from hostdesk.errors import HostDeskError
from hostdesk.workflows.harvest import summary, take_step
from tests.builders import a_gathering


def test_steps_are_owned_and_stand_in_order() -> None:
    current = a_gathering("Ada")
    for what, who in (("Ask the baker", " Ada "), ("Rest", "")):
        current = current.after(take_step(current, what, who))

    assert [(step.what, step.who, step.place, step.done) for step in current.steps] == [
        ("Ask the baker", "Ada", 0, False),
        ("Rest", "", 1, False),
    ]
    assert summary(current).steps == current.steps


def test_a_step_needs_words() -> None:
    with pytest.raises(HostDeskError, match="type a few words"):
        take_step(a_gathering(), " ")
