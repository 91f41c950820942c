"""Every kind, role, place and stage has words for the host."""

from __future__ import annotations

from enum import StrEnum

import pytest

from hostdesk.domain.boundary import BoundaryKind
from hostdesk.domain.guest import Invitation
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.mark import Came, Moment
from hostdesk.domain.preparation import Place
from hostdesk.domain.scale import Naming, ScaleKind
from hostdesk.domain.session import Rung, Stage

KINDS = (BoundaryKind, Invitation, Position, Role, Came, Moment, Place, Naming, ScaleKind, Stage, Rung)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_member_has_a_label_of_its_own(kind: type[StrEnum]) -> None:
    labels = [member.label for member in kind]  # type: ignore[attr-defined]  # each of them has it

    assert all(labels)
    assert len(set(labels)) == len(labels)


def test_every_rung_says_what_it_means() -> None:
    assert len({rung.meaning for rung in Rung}) == len(Rung)


def test_every_role_greets_the_host() -> None:
    assert all(role.you_are.startswith("You are") for role in Role)
