"""A labelled, reversible set of "this was, this is"."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.change import Change
from tests.builders import a_guest

ADA, BEN = a_guest("Ada"), a_guest("Ben", 2)
RENAMED = replace(ADA, name="Ada Byron")


def test_what_goes_is_what_has_no_successor() -> None:
    change = Change("Edit and remove", "garden", (ADA, BEN), (RENAMED,))

    assert change.gone == (BEN,)
    assert change.reversed.gone == ()
    assert change.reversed.reversed == change


def test_a_change_that_leaves_all_as_it_was_is_nothing() -> None:
    assert Change("Edit", "garden", (ADA,), (replace(ADA),)).is_nothing
    assert not Change("Edit", "garden", (ADA,), (RENAMED,)).is_nothing
