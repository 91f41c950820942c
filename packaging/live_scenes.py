"""What is seen while people are in the room, opened to be photographed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from lived_in import rest
from PySide6.QtWidgets import QApplication, QDialog
from scenes import Scene, Shown, page

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Way
from hostdesk.domain.note import NoteKind
from hostdesk.domain.session import Stage
from hostdesk.ui.host_key import HostKey
from hostdesk.ui.main_window import MainWindow
from hostdesk.ui.passing import begun
from hostdesk.ui.passing_screen import PassingScreen
from hostdesk.ui.passing_window import _person
from hostdesk.workflows.capture import Asking
from hostdesk.workflows.rounds import open_round

_OVER = 2  # blocks that are over
_FOR = 7  # minutes for which the next one has been on


def in_the_room() -> dict[str, Scene]:
    """All of them by name."""
    kinds = {"offer": NoteKind.OFFER, "crossed": NoteKind.CROSSED}
    return {
        "day_going_on": _going_on("day"),
        "capture_going_on": _going_on("capture"),
        "capture_silent": _asked(Way.ONE_BY_ONE, silent=True),
        "capture_hands": _asked(Way.HANDS),
        "capture_floor": _asked(Way.FLOOR),
        "round_held": _round_held,
        "pass_round": _pass_round,
        "passing_turn": _passing("turn"),
        "passing_number": _passing("number"),
        "offers_and_needs": _offers_and_needs,
        "timer": _timer,
        "saying": _saying(NoteKind.QUOTE, "capture"),
        **{f"saying_{name}": _saying(kind, "capture") for name, kind in kinds.items()},
        "saying_on_the_day": _saying(NoteKind.PARKED, "day"),
    }


def _gathering(window: MainWindow) -> Gathering:
    found = window.desk.gathering
    assert found is not None
    return found


def _going_on(name: str) -> Scene:
    """A page while the evening goes on: two blocks are over and the third has begun."""

    def show(window: MainWindow) -> Shown:
        window.desk.do(_as_if_now(_gathering(window)))
        page(window, name)
        return Shown(window, window.desk.undo_stack.undo)

    return show


def _as_if_now(gathering: Gathering) -> Change:
    blocks = [replace(b, began=None, ended=None, planned=None, left_out=False) for b in gathering.blocks]
    gone = timedelta(minutes=sum(block.minutes for block in blocks[:_OVER]) + _FOR)
    begins = datetime.now().astimezone().replace(second=0, microsecond=0) - gone
    starts = begins.replace(tzinfo=None)
    for number in range(_OVER + 1):
        ends = begins + timedelta(minutes=blocks[number].minutes)
        blocks[number] = replace(blocks[number], began=begins, ended=ends if number < _OVER else None)
        begins = ends
    session = replace(gathering.session, starts=starts, until=None, stage=Stage.HOST)
    return Change("", session.id, (gathering.session, *gathering.blocks), (session, *blocks))


def _asked(way: Way, silent: bool = False) -> Scene:
    """The first scale, as if nobody had answered it yet."""

    def show(window: MainWindow) -> Shown:
        captured, before = page(window, "capture"), _gathering(window)
        asking = Asking(before.scales[0], Moment.CLOSING)
        answered = [one for one in before.rounds if (one.scale_id, one.moment) == _round(asking)]
        marks = [mark for one in answered for mark in before.marks_in(one.id)]
        window.desk.do(Change("", before.session.id, (*answered, *marks), ()))
        gathering = _gathering(window)
        window.desk.do(open_round(gathering, asking, datetime.now(), way=way, silent=silent))
        _turn(captured, window, asking)
        return Shown(window, lambda: _undo_twice(window))

    return show


def _round(asking: Asking) -> tuple[str, Moment]:
    return asking.scale.id, asking.moment


def _turn(captured: Any, window: MainWindow, asking: Asking) -> None:
    captured.begin_at(_round(asking))
    captured._turn_to()
    captured.refresh(_gathering(window))


def _undo_twice(window: MainWindow) -> None:
    window.desk.undo_stack.undo()
    window.desk.undo_stack.undo()


def _round_held(window: MainWindow) -> Shown:
    page(window, "capture").ask_how()
    return _topmost("round_held")


def _pass_round(window: MainWindow) -> Shown:
    shown = _asked(Way.ONE_BY_ONE)(window)
    window.on_pass_round()
    sheet = _topmost("passing_sheet")

    def put_away() -> None:
        sheet.put_away()
        shown.put_away()

    return Shown(sheet.widget, put_away)


def _passing(place: str) -> Scene:
    """A page that a guest sees: whose turn it is, or the number."""

    def show(window: MainWindow) -> Shown:
        page(window, "capture")
        gathering = replace(_gathering(window), marks=())  # as if nobody had answered
        here = [guest for guest in gathering.guests if guest.is_here]
        passing = begun(gathering, Asking(gathering.scales[0], Moment.CLOSING), [guest.id for guest in here])
        shown = passing if place == "turn" else passing.begin()
        people = [_person(guest) for guest in here]
        screen = PassingScreen(shown, people, HostKey("garden"), window.settings.text_size)
        screen.resize(window.size())
        screen.show()
        rest(40)
        return Shown(screen, screen.end)

    return show


def _offers_and_needs(window: MainWindow) -> Shown:
    said = page(window, "said")
    said.sides.setCurrentIndex(2)
    return Shown(window, lambda: said.sides.setCurrentIndex(0))


def _saying(kind: NoteKind, name: str) -> Scene:
    """The line for what is said, over this page."""

    def show(window: MainWindow) -> Shown:
        page(window, name)
        window.open_saying(kind)
        return Shown(window, window._on_left)

    return show


def _timer(window: MainWindow) -> Shown:
    page(window, "capture")
    window.on_project_timer()
    return _topmost("room_timer")


def _topmost(name: str) -> Shown:
    """The dialog of this name that was opened just now."""
    dialogs = (found for found in QApplication.topLevelWidgets() if isinstance(found, QDialog))
    dialog = next(found for found in dialogs if found.objectName() == name and found.isVisible())
    return Shown(dialog, dialog.close)
