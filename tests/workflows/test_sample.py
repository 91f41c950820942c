"""The sample session looks lived in, and is made by the same workflows as a real one."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.hosting import Position
from hostdesk.domain.mark import Came, Moment
from hostdesk.domain.note import NoteKind
from hostdesk.domain.scale import Naming
from hostdesk.domain.session import Stage
from hostdesk.domain.summary import summary
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows.sample import as_it_happened, sample_gathering
from tests.builders import stored

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def lived() -> Gathering:
    return sample_gathering(TODAY)


def test_it_was_three_days_ago_and_is_harvested(lived: Gathering) -> None:
    assert lived.session.starts == datetime(2026, 11, 26, 18, 30)
    assert lived.session.stage is Stage.HARVEST
    assert lived.series is not None
    assert lived.series.title == "Eating together on Linden Street"
    assert lived.timed_blocks()[-1].ends == datetime(2026, 11, 26, 20, 30)
    assert len(lived.blocks) == 8
    assert Position.KITCHEN in {block.position for block in lived.blocks}


def test_everybody_is_there_who_belongs_there(lived: Gathering) -> None:
    invitations = [guest.invitation for guest in lived.guests]

    assert len(lived.guests) == 14
    assert invitations.count(Invitation.OPEN_SEAT) == invitations.count(Invitation.DECLINED) == 1
    assert sum(guest.is_host for guest in lived.guests) == sum(guest.walk_in for guest in lived.guests) == 1
    assert sum(guest.arrived for guest in lived.guests) == 12
    assert len({boundary.kind for boundary in lived.boundaries}) == 9


def test_marks_moved_and_one_came_back_down(lived: Gathering) -> None:
    progress, willing, useful = summary(lived).scales

    assert progress.movement is not None
    assert (progress.movement.up, progress.movement.stayed, progress.movement.down) == (9, 1, 1)
    assert progress.rounds[0].skipped == 1
    assert (willing.scale.lowest, willing.scale.highest) == (1, 7)
    assert willing.scale.naming is Naming.SHOWN_UNNAMED
    assert [asked.moment for asked in useful.rounds] == [Moment.CLOSING]
    unnamed = lived.round_of(useful.scale.id, Moment.CLOSING)
    assert unnamed is not None
    assert {mark.guest_id for mark in lived.marks_in(unnamed.id)} == {None}


def test_an_answer_on_behalf_was_corrected_and_what_stood_there_is_kept(lived: Gathering) -> None:
    (earlier,) = lived.earlier_marks
    (mark,) = (mark for mark in lived.marks if mark.id == earlier.mark_id)

    assert (earlier.came, earlier.spoken_by, earlier.value) == (Came.ON_BEHALF, "Marta Lindqvist", Decimal(3))
    assert (mark.came, mark.spoken_by, mark.value) == (Came.TOLD_HOST, "", Decimal(5))


def test_there_are_notes_and_steps_with_first_signs(lived: Gathering) -> None:
    assert {note.kind for note in lived.notes} == set(NoteKind)
    assert all(note.taken and note.taken.date() == date(2026, 11, 26) for note in lived.notes)
    assert all(step.first_sign and step.by_when and step.who for step in lived.steps)
    assert [step.done for step in lived.steps].count(True) == 1


def test_opened_twice_it_is_two_sessions_and_a_library_keeps_it_whole(library: Library) -> None:
    first, second = sample_gathering(TODAY), sample_gathering(TODAY)

    assert not {part.id for part in first.parts} & {part.id for part in second.parts}
    assert stored(library, first) == first.in_order()


def test_kept_step_by_step_it_is_the_same(library: Library, lived: Gathering) -> None:
    changes = as_it_happened(TODAY)
    for change in changes:
        write(library, change)

    assert len(gathering(library, changes[0].session_id).parts) == len(lived.parts)
