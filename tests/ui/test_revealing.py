"""One truth about a round: the wall shows its marks if and only if it is revealed, and undo reaches that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial

import pytest

from hostdesk.domain.in_the_room import RoundSeen
from hostdesk.domain.mark import Moment, Round
from hostdesk.ui.widgets.projected_seen import DaySeen, Nothing
from hostdesk.workflows import rounds
from hostdesk.workflows.capture import Asking
from tests.ui.in_a_room import act, mark, seen_round, wall
from tests.ui.tables import Desktop, Key


def the_round(room: Desktop, moment: Moment = Moment.OPENING) -> Round:
    found = room.gathering.round_of(room.gathering.scales[0].id, moment)
    assert found is not None
    return found


def open_round(room: Desktop, *, silent: bool) -> None:
    asking = Asking(room.gathering.scales[0], Moment.OPENING)
    room.desk.want(partial(rounds.open_round, asking=asking, now=datetime.now(), silent=silent))


def offers_to_show_few(room: Desktop) -> bool:
    messages = room.window.messages
    return messages.isVisible() and messages.button.isVisible() and messages.button.text() == "Show them"


def test_revealing_is_one_change_that_undo_takes_back(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "234567")
    act(room, "project_reveal")
    assert the_round(room).revealed
    assert len(seen_round(room).values) == 6
    assert room.desk.undo_stack.undoText() == "Reveal the marks"
    room.window.on_undo()
    assert not the_round(room).revealed
    assert seen_round(room) == RoundSeen(room.gathering.scales[0])
    room.window.on_redo()

    assert len(seen_round(room).values) == 6


def test_a_round_that_is_revealed_elsewhere_is_on_the_wall(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "234567")
    room.desk.want(partial(rounds.reveal, asked=the_round(room)))

    assert len(seen_round(room).values) == 6


def test_revealing_opens_no_projector_and_says_so(room: Desktop) -> None:
    open_round(room, silent=True)
    mark(room, "234567")
    act(room, "project_reveal")
    assert the_round(room).revealed
    assert room.window.projection.projector is None
    assert room.message == "The marks of this round are revealed. The projector is closed; F5 opens it."
    act(room, "projector")

    assert len(seen_round(room).values) == 6


def test_a_wall_that_shows_something_else_is_turned_to_the_round(room: Desktop) -> None:
    mark(room, "234567")
    act(room, "project_day")
    act(room, "project_reveal")
    assert len(seen_round(room).values) == 6
    act(room, "project_day")
    act(room, "project_reveal")  # shown already: it is not hidden, it is turned to
    assert len(seen_round(room).values) == 6
    assert the_round(room).revealed
    act(room, "project_reveal")

    assert seen_round(room).values == ()
    assert room.message == "The marks of this round are hidden again."


@pytest.mark.parametrize("silent", [None, True])
def test_without_a_mark_there_is_nothing_to_reveal(room: Desktop, silent: bool | None) -> None:
    if silent:
        open_round(room, silent=True)
    act(room, "projector")
    before = room.gathering
    act(room, "project_reveal")

    assert room.message == "Nobody has marked yet, so there is nothing to reveal."
    assert room.gathering is before


def test_an_open_round_that_is_revealed_early_shows_each_mark_as_it_comes(room: Desktop) -> None:
    open_round(room, silent=False)
    act(room, "projector")
    act(room, "project_reveal")
    assert room.message == "From now on each mark is shown to the room as it is made."
    mark(room, "23456")
    assert len(seen_round(room).values) == 5
    mark(room, "7")

    assert seen_round(room).values[-1] == Decimal(7)


def test_the_question_about_few_marks_goes_with_what_it_is_about(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "23")
    act(room, "project_reveal")
    assert offers_to_show_few(room)
    mark(room, "456")  # the fifth mark answers it
    assert not offers_to_show_few(room)
    assert len(seen_round(room).values) == 5
    room.desk.undo_stack.undo()
    assert offers_to_show_few(room)
    room.page.moments[Moment.CLOSING].click()  # another round
    assert not offers_to_show_few(room)
    room.page.moments[Moment.OPENING].click()
    assert offers_to_show_few(room)
    act(room, "project_blank")
    act(room, "project_blank")
    assert offers_to_show_few(room)
    act(room, "projector")  # closes it

    assert not offers_to_show_few(room)


def test_another_sentence_is_not_taken_away_with_the_question(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "23")
    act(room, "project_reveal")
    room.window.say("The soup is ready.")
    act(room, "projector")

    assert room.message == "The soup is ready."


def test_the_host_is_told_why_the_opening_is_not_there(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "234567")
    room.page.moments[Moment.CLOSING].click()
    mark(room, "345678")
    act(room, "project_reveal")
    assert room.message.startswith("The closing marks are shown. Reveal the opening round too")
    assert (len(seen_round(room).values), seen_round(room).pairs) == (6, ())
    room.desk.want(partial(rounds.reveal, asked=the_round(room)))

    assert len(seen_round(room).pairs) == 6


def test_people_who_were_counted_are_dots_on_the_wall(room: Desktop) -> None:
    act(room, "projector")
    asking = Asking(room.gathering.scales[0], Moment.OPENING)
    for value, people in ((3, 4), (8, 2)):
        count = partial(rounds.count, asking=asking, now=datetime.now(), value=Decimal(value), people=people)
        room.desk.want(count)
    assert seen_round(room).values == ()
    act(room, "project_reveal")

    assert seen_round(room).values == (*[Decimal(3)] * 4, *[Decimal(8)] * 2)


def test_a_page_can_ask_for_it(room: Desktop) -> None:
    assert room.window._beyond_the_session["reveal_requested"] == room.window.on_project_reveal


def test_hidden_marks_are_nowhere_on_the_wall(room: Desktop) -> None:
    open_round(room, silent=True)
    act(room, "projector")
    mark(room, "77777")
    for name in ("project_round", "project_day", "project_break", "project_blank", "project_blank"):
        act(room, name)
        projector = wall(room)
        assert "7" not in projector.accessibleName()
        assert "at 7" not in projector.accessibleDescription()
        seen = projector.seen
        assert isinstance(seen, DaySeen | Nothing) or not getattr(seen, "values", ())


def test_f7_is_the_key(room: Desktop) -> None:
    act(room, "projector")
    mark(room, "234567")
    room.press(Key.Key_F7)
    assert the_round(room).revealed
    assert replace(the_round(room), revealed=False) != the_round(room)
