"""Two teams become one, over two days and in three linked sessions: as a host would live it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.running_order import days_of
from hostdesk.domain.seating import proposed
from hostdesk.storage.library import Library, gathering, write
from hostdesk.workflows import capture, harvest, host, inviting, prepare, running, series, sessions
from hostdesk.workflows.follow_up import follow_up
from hostdesk.workflows.hand_out import Document, Order, pdf
from hostdesk.workflows.templates import from_template, template_named

NORTH = tuple(f"North {number}" for number in range(1, 7))
SOUTH = tuple(f"South {number}" for number in range(1, 7))
FIRST_DAY = datetime(2026, 12, 7, 9, 0)


class Told:
    """A library to which one session is written, change by change."""

    def __init__(self, library: Library, session_id: str) -> None:
        self.library = library
        self.session_id = session_id

    @property
    def now(self) -> Gathering:
        return gathering(self.library, self.session_id)

    def do(self, change: sessions.Change) -> None:
        write(self.library, change)


def begun(library: Library) -> Told:
    """The two days, from the template, with both teams invited and sat down."""
    change = from_template(template_named("Appreciative Inquiry in two days"), "One team", FIRST_DAY, "Nora")
    write(library, change)
    told = Told(library, change.session_id)
    told.do(prepare.invite_all(told.now, "\n".join((*NORTH, *SOUTH))))
    for guest in told.now.guests[1:]:
        told.do(prepare.better(told.now, guest, circle=guest.name.split()[0]))
    return told


def lived(told: Told, numbers: dict[str, int]) -> None:
    """Everybody comes and marks the first scale; one small step is taken."""
    for guest in told.now.guests:
        told.do(host.arrive(told.now, guest))
    asking = capture.Asking(told.now.scales[0], Moment.OPENING)
    by_name = {guest.name: guest.id for guest in told.now.guests}
    for name, number in numbers.items():
        told.do(capture.answer(told.now, asking, by_name[name], FIRST_DAY, value=Decimal(number)))
    told.do(harvest.take_step(told.now, "One rota", "North 1"))
    told.do(host.end(told.now))


def followed(told: Told, number: int) -> Told:
    change = follow_up(told.now, number)
    write(told.library, change)
    return Told(told.library, change.session_id)


@pytest.fixture
def three(library: Library) -> tuple[Told, Told, Told]:
    first = begun(library)
    lived(first, {"North 1": 3, "South 1": 5})
    second = followed(first, 2)
    second.do(prepare.describe(second.now, starts=datetime(2027, 1, 11, 9, 0)))
    lived(second, {"North 1": 6, "South 1": 5})
    return first, second, followed(second, 3)


def test_the_plan_fills_two_days_that_each_begin_in_the_morning(library: Library) -> None:
    first = begun(library)
    days = days_of(first.now.timed_blocks())

    assert [day[0].starts for day in days] == [FIRST_DAY, FIRST_DAY.replace(day=8)]


def test_a_block_of_the_first_evening_is_left_for_the_next_morning(library: Library) -> None:
    first = begun(library)
    last = days_of(first.now.timed_blocks())[0][-1].block
    first.do(running.move_block(first.now, last, 1))

    assert [day[0].block.title for day in days_of(first.now.timed_blocks())][1] == last.title


def test_at_every_table_both_teams_sit(library: Library) -> None:
    first = begun(library)
    seats = proposed(first.now.guests, 4)
    tables: dict[str, set[str]] = {}
    for guest in first.now.guests[1:]:
        tables.setdefault(seats[guest.id], set()).add(guest.circle)

    assert all(circles == {"North", "South"} for circles in tables.values())
    first.do(inviting.seat(first.now, seats))
    assert {guest.seat for guest in first.now.guests[1:]} == set(tables)


def test_three_sessions_tell_one_story(three: tuple[Told, Told, Told], library: Library) -> None:
    first, second, third = three
    told = series.told(library, first.now.session.series_id or "")
    (people,) = {tuple(guest.person for guest in each.now.guests) for each in three}

    (marked,) = (shared for shared in told.scales if any(one.opening for one in shared.occasions))

    assert [one.opening for one in marked.occasions[:2]] == [(3, 5), (5, 6)]
    assert [meeting.title for meeting in told.meetings] == [each.now.session.title for each in three]
    assert len(people) == 13
    assert "better" in second.now.blocks[0].title
    assert [step.done for step in third.now.steps] == [False] * len(third.now.steps)
    assert {"One rota"} == {step.what for step in third.now.steps}


def test_every_paper_of_each_day_is_made(three: tuple[Told, Told, Told]) -> None:
    last = three[2].now

    assert all(pdf(last, Order(document)).startswith(b"%PDF") for document in Document)
