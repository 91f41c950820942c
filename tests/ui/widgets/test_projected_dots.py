"""Dots come softly, in the order of their places, and at once where less motion is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hostdesk.domain.in_the_room import RoundSeen
from hostdesk.ui import motion
from hostdesk.ui.projector import Projector
from hostdesk.ui.widgets import projected_text as text
from hostdesk.ui.widgets.projected_dots import COMES_IN, Dots, dots_on, on_their_way, whole_way
from hostdesk.ui.widgets.projected_seen import DaySeen, Nothing, Seen
from tests.builders import EVENING, a_scale
from tests.ui.in_a_room import act, mark, painted, wall
from tests.ui.tables import Desktop

SCALE = a_scale("How near?")
LINE = QRectF(60, 200, 900, 350)
marks = st.lists(st.integers(0, 10).map(Decimal), max_size=200)


def laid(values: list[Decimal]) -> Dots:
    return dots_on(SCALE, values, LINE, 768)


@given(marks)
def test_no_dot_hides_another_and_none_leaves_the_room_above_the_line(values: list[Decimal]) -> None:
    dots = list(laid(values).values())

    assert len(dots) == len(values)
    assert all(dot.y + dot.size / 2 <= LINE.bottom() for dot in dots)
    assert all(dot.y - dot.size / 2 >= LINE.top() - 1 for dot in dots)
    places = {(round(dot.x, 3), round(dot.y, 3)) for dot in dots}
    assert len(places) == len(dots)


@given(marks, st.permutations(range(6)))
def test_they_come_in_the_order_of_their_places_whoever_marked_first(
    values: list[Decimal], order: list[int]
) -> None:
    shuffled = [value for n in order for value in values[n::6]]
    assert list(on_their_way({}, laid(shuffled), 200)) == list(on_their_way({}, laid(values), 200))

    there = on_their_way({}, laid(values), 200)
    assert list(there) == sorted(there)
    assert set(there) == set(list(laid(values))[: len(there)])


@given(marks, marks)
def test_at_the_end_each_is_in_its_place(before: list[Decimal], after: list[Decimal]) -> None:
    old, new = laid(before), laid(after)
    whole = whole_way(len(new.keys() - old.keys()))

    assert whole <= 900
    assert whole >= COMES_IN
    there = on_their_way(old, new, whole)
    assert there.keys() == new.keys()
    assert all(there[which] == pytest.approx(new[which]) for which in new)


@given(marks, st.integers(0, 10).map(Decimal))
def test_one_more_mark_is_one_more_dot_and_the_others_set_out_from_where_they_were(
    values: list[Decimal], more: Decimal
) -> None:
    old, new = laid(values), laid([*values, more])
    begun = on_their_way(old, new, 0)

    (more_of_them,) = new.keys() - old.keys()
    assert {which: begun[which] for which in old} == {which: pytest.approx(old[which]) for which in old}
    assert begun[more_of_them].y < new[more_of_them].y  # it is seen at once, a little above its place


# on the projector


def a_wall(qtbot: QtBot, seen: Seen, wants_motion: bool = True) -> Projector:
    projector = Projector(lambda: wants_motion)
    qtbot.addWidget(projector)
    projector.resize(1024, 768)
    projector.show_seen(seen)
    projector.show()
    QTest.qWait(20)
    return projector


def at(projector: Projector, milliseconds: int) -> QImage:
    projector.motion.pause()
    projector.motion.setCurrentTime(milliseconds)
    return projector.grab().toImage()


FEW = tuple(map(Decimal, (2, 3, 3, 5, 8)))


def test_revealed_dots_arrive_from_left_to_right(qtbot: QtBot) -> None:
    projector = a_wall(qtbot, RoundSeen(SCALE))
    projector.show_seen(RoundSeen(SCALE, FEW))
    assert projector.is_moving
    early = painted(at(projector, 200), text.DOT)
    late = painted(at(projector, projector.motion.duration()), text.DOT)

    assert max(x for x, _y in early) < max(x for x, _y in late)
    assert len(early) < len(late)


def test_they_are_all_there_when_it_is_over(qtbot: QtBot) -> None:
    projector = a_wall(qtbot, RoundSeen(SCALE))
    still = painted(a_wall(qtbot, RoundSeen(SCALE, FEW)).grab().toImage(), text.DOT)
    projector.show_seen(RoundSeen(SCALE, FEW))
    qtbot.waitUntil(lambda: not projector.is_moving)

    assert painted(projector.grab().toImage(), text.DOT) == still


def test_lines_from_the_opening_to_the_close_are_drawn_as_they_come(qtbot: QtBot) -> None:
    pairs = tuple((Decimal(n), Decimal(n + 2)) for n in range(6))
    projector = a_wall(qtbot, RoundSeen(SCALE))
    projector.show_seen(RoundSeen(SCALE, pairs=pairs))
    assert projector.is_moving
    early = painted(at(projector, 150), text.DOT)
    qtbot.waitUntil(lambda: not projector.is_moving) if not projector.motion.resume() else None
    late = painted(projector.grab().toImage(), text.DOT)

    assert len(early) < len(late)
    assert late == painted(a_wall(qtbot, RoundSeen(SCALE, pairs=pairs)).grab().toImage(), text.DOT)


def test_with_less_motion_they_are_there_at_once(qtbot: QtBot) -> None:
    projector = a_wall(qtbot, RoundSeen(SCALE), wants_motion=False)
    projector.show_seen(RoundSeen(SCALE, FEW))

    assert not projector.is_moving
    assert len(painted(projector.grab().toImage(), text.DOT)) > 0


@pytest.mark.parametrize("before", [Nothing(), DaySeen((), EVENING), RoundSeen(a_scale("Another?"), FEW)])
def test_what_the_room_saw_before_does_not_come_again(qtbot: QtBot, before: Seen) -> None:
    projector = a_wall(qtbot, before)
    projector.show_seen(RoundSeen(SCALE, FEW))

    assert not projector.is_moving


@pytest.mark.parametrize("then", ["blank", "hide", "resize"])
def test_it_stops_when_nobody_can_see_it(qtbot: QtBot, then: str) -> None:
    projector = a_wall(qtbot, RoundSeen(SCALE))
    projector.show_seen(RoundSeen(SCALE, FEW))
    assert projector.is_moving
    {
        "blank": lambda: projector.show_seen(Nothing()),
        "hide": projector.hide,
        "resize": lambda: projector.resize(800, 600),
    }[then]()

    assert not projector.is_moving


def test_asking_for_less_motion_stops_it_at_once(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "234567")
    QTest.qWait(20)
    act(room, "project_reveal")
    assert wall(room).is_moving
    act(room, "motion")

    assert room.window.settings.reduced_motion == "on"
    assert not wall(room).is_moving
    assert room.message == "Less motion: dots are there at once."


def test_the_hosts_choice_goes_before_the_systems(qapp: QApplication) -> None:
    assert not motion.is_wanted("on")
    assert motion.is_wanted("off")
    assert isinstance(motion.is_wanted("system"), bool)
