"""Passing the laptop round: whose turn it is, on which page, and what lies over it; knows no window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment
from hostdesk.domain.scale import FollowUp, Naming, Scale
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.capture import Asking, refuse_outside

_HALF = Decimal("0.5")


class Place(StrEnum):
    """The pages of one turn, and what follows."""

    READY = "ready"
    NUMBER = "number"
    ALREADY_THERE = "already there"
    ONE_STEP_UP = "one step up"
    GOOD_ENOUGH = "good enough"
    KEEPING = "keeping"  # handed in, and on its way to the disk
    HELD = "held"  # handed in, and the disk does not take it yet
    THANKS = "thanks"
    EVERYBODY = "everybody"  # has had a turn


class Cover(StrEnum):
    """What lies over a page and is taken away again."""

    WHO = "who"
    PAUSE = "pause"
    HELP = "help"
    KEY = "key"
    HOST = "host"


WORDS = {Place.ALREADY_THERE: FollowUp.ALREADY_THERE, Place.ONE_STEP_UP: FollowUp.ONE_STEP_UP}
NUMBERS = (Place.NUMBER, Place.GOOD_ENOUGH)  # the pages on which one is chosen
_ASKED_THEN = {**WORDS, Place.GOOD_ENOUGH: FollowUp.GOOD_ENOUGH}
_OWN = (Place.NUMBER, *_ASKED_THEN)
_HANDED_IN = (Place.KEEPING, Place.HELD)


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """What somebody is about to answer; kept nowhere until they hand it in."""

    value: Decimal | None = None
    skipped: bool = False
    already_there: str = ""
    one_step_up: str = ""
    good_enough: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """One round going from hand to hand. Each verb gives what is next; what does not fit changes nothing."""

    scale: Scale
    waiting: tuple[str, ...]  # ids of guests, whose turn it is first; "" for each where nobody is named
    answered: frozenset[str] = frozenset()  # of whom there is an answer: to come again is another mind
    place: Place = Place.READY
    draft: Draft = Draft()
    covers: tuple[Cover, ...] = ()

    # what is

    @property
    def is_nameless(self) -> bool:
        return self.scale.naming is Naming.UNNAMED

    @property
    def whose(self) -> str:
        """The guest whose turn it is; "" where nobody is named or waits."""
        return self.waiting[0] if self.waiting else ""

    @property
    def cover(self) -> Cover | None:
        return self.covers[-1] if self.covers else None

    @property
    def has_another_mind(self) -> bool:
        """Whoever has the turn has answered before."""
        return self.whose in self.answered

    @property
    def own_places(self) -> tuple[Place, ...]:
        """The pages of a turn: the number, then the words that this scale asks for."""
        return tuple(p for p in _OWN if p is Place.NUMBER or _ASKED_THEN[p] in self.scale.follow_ups)

    @property
    def is_last_page(self) -> bool:
        return self.place is self.own_places[-1]

    # the guest's own pages

    def begin(self) -> Passing:
        return replace(self, place=Place.NUMBER) if self.place is Place.READY else self

    @property
    def number(self) -> Decimal | None:
        """What is chosen on the page with numbers that one is on."""
        return self.draft.good_enough if self.place is Place.GOOD_ENOUGH else self.draft.value

    def choose(self, value: Decimal) -> Passing:
        """Raises HostDeskError where the number is not on the scale."""
        refuse_outside(self.scale, value)
        if self.place is Place.GOOD_ENOUGH:
            return self._drafted(good_enough=value)
        return self._drafted(value=value, skipped=False)

    def add_half(self) -> Passing:
        if self.number is None:
            raise HostDeskError(_("Choose the number first, then the point for a half more."))
        return self.choose(self.number + _HALF)

    def step(self, by: int) -> Passing:
        """The number after this one, or before; at the ends it stays."""
        size = _HALF if self.scale.halves else Decimal(1)
        now = self.number
        wanted = Decimal(self.scale.lowest) if now is None else now + by * size
        return self.choose(wanted) if self.scale.accepts(wanted) else self

    def write(self, words: str) -> Passing:
        """The words of the page one is on."""
        field = {Place.ALREADY_THERE: "already_there", Place.ONE_STEP_UP: "one_step_up"}.get(self.place)
        return self._drafted(**{field: words}) if field else self

    def go_on(self) -> Passing:
        """To the next of one's own pages; from the last one it is handed in."""
        if self.place not in self.own_places:
            return self
        if self.draft.value is None:
            raise HostDeskError(_("Choose a number, or say that you would rather not answer."))
        following = self.own_places[self.own_places.index(self.place) + 1 :]
        return replace(self, place=following[0] if following else Place.KEEPING)

    def back(self) -> Passing:
        """To the page before, never beyond one's own."""
        if self.place not in self.own_places:
            return self
        before = self.own_places[: self.own_places.index(self.place)]
        return replace(self, place=before[-1] if before else Place.READY)

    def skip(self) -> Passing:
        """Rather not to answer is an answer too."""
        if self.place is not Place.NUMBER:
            return self
        return replace(self, draft=Draft(skipped=True), place=Place.KEEPING)

    def refused(self) -> Passing:
        """What was handed in cannot be taken like this: back to it, as it was."""
        return replace(self, place=Place.NUMBER if self.draft.skipped else self.own_places[-1])

    # handing on

    def kept(self) -> Passing:
        """It is on the disk."""
        return replace(self._done(), place=Place.THANKS) if self.place in _HANDED_IN else self

    def held(self) -> Passing:
        return replace(self, place=Place.HELD) if self.place is Place.KEEPING else self

    def hand_on(self) -> Passing:
        """The next person; what is still held is held without them."""
        if self.place is Place.HELD:
            return self._done()._at_the_next()
        return self._at_the_next() if self.place is Place.THANKS else self

    def later(self) -> Passing:
        """Comes again at the end."""
        if self.place is not Place.READY or len(self.waiting) < 2:
            return self
        return replace(self, waiting=(*self.waiting[1:], self.whose), draft=Draft())

    def turn_of(self, guest_id: str) -> Passing:
        """Somebody else is here; whoever had the turn waits on, and what they had not handed in is gone."""
        start = self._settled()
        others = tuple(one for one in start.waiting if one != guest_id)
        return replace(start, waiting=(guest_id, *others), place=Place.READY, draft=Draft(), covers=())

    def one_more(self) -> Passing:
        """Where nobody is named, nobody is counted either."""
        if self.place is not Place.EVERYBODY or not self.is_nameless:
            return self
        return replace(self, waiting=("",), place=Place.READY)

    # what lies over it

    def cover_with(self, cover: Cover) -> Passing:
        return self if cover in self.covers else replace(self, covers=(*self.covers, cover))

    def uncover(self) -> Passing:
        """What lay beneath, exactly as it was."""
        return replace(self, covers=self.covers[:-1])

    def open_host_page(self) -> Passing:
        """The key was right."""
        return replace(self, covers=(Cover.HOST,)) if self.cover is Cover.KEY else self

    # the host's own

    def go_on_there(self) -> Passing:
        return replace(self, covers=())

    def leave_out(self) -> Passing:
        """This guest is not asked any more; nothing is stored about it."""
        start = self._settled()
        if start.place is self.place and self.place is not Place.EVERYBODY:
            start = replace(start, waiting=start.waiting[1:])
        return replace(start._at_the_next(), covers=())

    # inside

    def _drafted(self, **fields: Decimal | str | bool | None) -> Passing:
        return replace(self, draft=replace(self.draft, **fields))  # type: ignore[arg-type]  # fields of Draft

    def _done(self) -> Passing:
        answered = self.answered | ({self.whose} - {""})
        return replace(self, waiting=self.waiting[1:], answered=answered, draft=Draft())

    def _at_the_next(self) -> Passing:
        return replace(self, place=Place.READY if self.waiting else Place.EVERYBODY, draft=Draft())

    def _settled(self) -> Passing:
        """What is handed in is out of these hands."""
        if self.place in _HANDED_IN:
            return self._done()._at_the_next()
        return self._at_the_next() if self.place is Place.THANKS else self


def begun(gathering: Gathering, asking: Asking, guest_ids: Sequence[str]) -> Passing:
    """The round for these guests, in this order; whoever has answered already is not asked again."""
    asked = gathering.round_of(asking.scale.id, asking.moment)
    marks = gathering.marks_in(asked.id) if asked else ()
    given = (mark for mark in marks if mark.value is not None or mark.skipped)
    answered = frozenset(mark.guest_id for mark in given if mark.guest_id)
    if asking.scale.naming is Naming.UNNAMED:
        waiting = ("",) * max(0, len(guest_ids) - len(marks))
    else:
        waiting = tuple(one for one in guest_ids if one not in answered)
    return Passing(asking.scale, waiting, answered)._at_the_next()


def asking_of(gathering: Gathering, asked: tuple[str, Moment]) -> Asking | None:
    """The scale and the moment that were chosen, where the scale is there."""
    scale = next((scale for scale in gathering.scales if scale.id == asked[0]), None)
    return Asking(scale, asked[1]) if scale else None
