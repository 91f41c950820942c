"""Every kind of gathering that an archive has to hold."""

from __future__ import annotations

from dataclasses import replace

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Mark, Moment
from hostdesk.domain.scale import Naming
from hostdesk.domain.session import Session
from tests.builders import a_full_gathering, a_gathering, a_scale, with_round

NAMES = ("ليلى حدّاد", "王小明", "Zoë D’Arcy", "=cmd|' /C calc'!A0", "Ναυσικά", "दीपा", 'O\'Neil, "Bob"')


def unnamed() -> Gathering:
    scale = a_scale(session_id="unnamed", naming=Naming.UNNAMED, halves=True)
    start = a_gathering("Ada", "Ben", session_id="unnamed", scales=[scale])
    start = with_round(start, [7.5, 3, 7.5, 0], Moment.OPENING, scale)
    return with_round(start, [9, 9], Moment.CLOSING, scale)


def crowded() -> Gathering:
    names = [f"Guest {number}" for number in range(200)]
    start = a_gathering(*names, session_id="crowded")
    return with_round(start, {name: number % 11 for number, name in enumerate(names)})


def worldly() -> Gathering:
    start = with_round(a_gathering(*NAMES, session_id="worldly"), dict.fromkeys(NAMES, 6))
    return replace(start, marks=tuple(_talkative(mark) for mark in start.marks))


def _talkative(mark: Mark) -> Mark:
    return replace(mark, already_there='-we met,\n\n"often"', one_step_up="\t=SUM(A1)")


KINDS: dict[str, tuple[Gathering, ...]] = {
    "nothing but a title": (Gathering(Session("bare", "")),),
    "a full one": (a_full_gathering(),),
    "unnamed rounds": (unnamed(),),
    "two hundred guests": (crowded(),),
    "names of the world": (worldly(),),
    "a series": (a_full_gathering("first"), a_gathering("Ada", session_id="second"), unnamed()),
}
