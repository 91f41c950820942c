"""Share without names: gatherings as they may leave when nobody in them is to be known again.

Nothing is carried over but what is named here: a new field of the domain stays at home until somebody
decides otherwise. Guests become codes, ids are new ones, the day is the only date. Numbers leave as
`domain.told_together` allows, words and pictures only where the host chose them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.decision import Decision
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Consent, Guest
from hostdesk.domain.mark import Mark, Round
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.small_groups import USUAL_LEAST, checked_least
from hostdesk.domain.step import Step
from hostdesk.domain.text import folded
from hostdesk.domain.told_together import TableTold, told_together
from hostdesk.words import _
from hostdesk.workflows.codes import Codes
from hostdesk.workflows.nameless_words import ANSWER, PURPOSE, SCALE, Text, WordsOf, key_of, offered


@dataclass(frozen=True, slots=True)
class Nameless:
    """What the host chose: words and pictures go only where they are named here."""

    least: int = USUAL_LEAST  # people; of fewer nothing is told
    words: frozenset[str] = frozenset()  # keys of the `Text`s that go
    all_of: frozenset[WordsOf] = frozenset({WordsOf.SCALES})  # kinds of which every text goes
    pictures: frozenset[str] = frozenset()  # ids

    def takes(self, text: Text) -> bool:
        return text.of in self.all_of or text.key in self.words


def without_names(
    gatherings: Sequence[Gathering], choice: Nameless, texts: Sequence[Text] | None = None
) -> tuple[Gathering, ...]:
    """The gatherings as they leave, each a session of its own that no import joins with another.

    `texts`: what `offered` found, where it was asked already.
    """
    checked_least(choice.least)
    known = offered(gatherings) if texts is None else texts
    words = {text.key: text.words for text in known if choice.takes(text)}
    told = told_together(gatherings, choice.least)
    series = Codes()  # of all; sessions have their own, so that nobody is known from one to the next
    return tuple(
        _Leaving(gathering, words, series, choice.pictures).gathering(numbers)
        for gathering, numbers in zip(gatherings, told, strict=True)
    )


def day_of(gathering: Gathering) -> datetime | None:
    """The one date that is told, at no time of the day."""
    known = [gathering.session.starts] if gathering.session.starts else [r.opened for r in gathering.rounds]
    return datetime.combine(min(known), time()) if known else None


class _Leaving:
    """One gathering on its way out."""

    def __init__(
        self, gathering: Gathering, words: Mapping[str, str], series: Codes, pictures: frozenset[str]
    ) -> None:
        self._from = gathering
        self._words = words
        self._series_codes, self._codes = series, Codes()
        self._pictures = pictures
        self._day = day_of(gathering)
        self._id = self._codes.id_of("Session", gathering.session.id)

    def gathering(self, told: TableTold) -> Gathering:
        series = self._series()
        return Gathering(
            session=self._session(series),
            series=series,
            guests=self._guests(told.people),
            goals=tuple(self._goals()),
            boundaries=tuple(self._boundaries()),
            blocks=tuple(self._blocks()),
            scales=tuple(self._scales()),
            rounds=tuple(self._rounds(told)),
            marks=tuple(self._marks(told)),
            decisions=tuple(self._decisions()),
            steps=tuple(self._steps()),
            notes=tuple(self._notes()),
            pictures=tuple(self._chosen_pictures()),
        ).in_order()

    def _said(self, part: object, name: str) -> str:
        """The text as it goes; "" where it stays."""
        return self._words.get(key_of(part, name), "")

    def _new(self, part: object) -> str:
        return self._codes.id_of(type(part).__name__, getattr(part, "id", ""))

    def _series(self) -> Series | None:
        series = self._from.series
        if series is None or not self._said(series, "title"):
            return None
        new = self._series_codes.id_of("Series", series.id)
        return Series(new, self._said(series, "title"), self._said(series, "purpose"))

    def _session(self, series: Series | None) -> Session:
        old = self._from.session
        purpose: dict[str, Any] = {name: self._said(old, name) for name in PURPOSE}
        return Session(
            self._id,
            self._said(old, "title") or _("A gathering"),
            series.id if series else None,
            self._day,
            old.stage,
            rung=old.rung if any(purpose.values()) else None,
            **purpose,
        )

    def _guests(self, people: frozenset[str]) -> tuple[Guest, ...]:
        """In the order of their codes."""
        names = self._codes.names_of(people)
        in_order = sorted(people, key=names.__getitem__)
        return tuple(
            Guest(self._guest_id(old), self._id, place, _("Guest {code}").format(code=names[old]))
            for place, old in enumerate(in_order)
        )

    def _guest_id(self, old: str) -> str:
        return self._codes.id_of("Guest", old)

    def _goals(self) -> Iterator[Goal]:
        chosen = [goal for goal in self._from.goals if self._said(goal, "words")]
        for place, goal in enumerate(chosen):
            yield Goal(self._new(goal), self._id, place, self._said(goal, "words"))

    def _boundaries(self) -> Iterator[Boundary]:
        chosen = [boundary for boundary in self._from.boundaries if self._said(boundary, "words")]
        for place, old in enumerate(chosen):
            yield Boundary(self._new(old), self._id, place, old.kind, self._said(old, "words"))

    def _blocks(self) -> Iterator[Block]:
        """As they were planned: how long each took would tell when."""
        chosen = [block for block in self._from.blocks if self._said(block, "title")]
        for place, old in enumerate(chosen):
            yield Block(
                self._new(old),
                self._id,
                place,
                self._said(old, "title"),
                old.planned_minutes,
                old.role,
                old.position,
                day=old.day,
                is_break=old.is_break,
                parked=old.parked,
            )

    def _scales(self) -> Iterator[Scale]:
        for place, old in enumerate(self._from.scales):
            by_name = old.naming is Naming.BY_NAME
            words: dict[str, Any] = {name: self._said(old, name) for name in SCALE}
            yield Scale(
                self._new(old),
                self._id,
                place,
                kind=old.kind,
                lowest=old.lowest,
                highest=old.highest,
                halves=old.halves,
                naming=old.naming if by_name else Naming.UNNAMED,
                asked_when=old.asked_when,
                **words,
            )

    def _rounds(self, told: TableTold) -> Iterator[Round]:
        scales = {scale.id: scale for scale in self._from.scales}
        for old in self._from.rounds:
            if self._day and (old.id in told.marks or old.id in told.counts):  # a round has a day
                yield Round(
                    self._new(old),
                    self._id,
                    self._new(scales[old.scale_id]),
                    old.moment,
                    self._day,
                    closed=True,
                    way=old.way,
                    revealed=True,
                    counts=told.counts.get(old.id, ()),
                )

    def _marks(self, told: TableTold) -> Iterator[Mark]:
        """The number alone; of a scale that shows no names not even whose code."""
        scales = {scale.id: scale for scale in self._from.scales}
        for old in self._from.rounds:
            by_name = scales[old.scale_id].naming is Naming.BY_NAME
            for mark in told.marks.get(old.id, ()):
                whose = self._guest_id(mark.guest_id) if by_name and mark.guest_id else None
                yield Mark(self._new(mark), self._id, self._new(old), whose, mark.value)

    def _decisions(self) -> Iterator[Decision]:
        chosen = [decision for decision in self._from.decisions if self._said(decision, "what")]
        for place, old in enumerate(chosen):
            what, outcome = self._said(old, "what"), self._said(old, "outcome")
            yield Decision(self._new(old), self._id, place, what, not_here=old.not_here, outcome=outcome)

    def _steps(self) -> Iterator[Step]:
        chosen = [step for step in self._from.steps if self._said(step, "what")]
        for place, old in enumerate(chosen):
            sign = self._said(old, "first_sign")
            yield Step(self._new(old), self._id, place, self._said(old, "what"), first_sign=sign)

    def _notes(self) -> Iterator[Note]:
        """What was said and what was written beside a mark: words alone, in the order of the alphabet."""
        words = sorted([*self._taken_down(), *self._beside_marks()], key=lambda one: (one[1], folded(one[2])))
        for place, (new, kind, said, scale, consent) in enumerate(words):
            yield Note(new, self._id, place, said, kind=kind, scale_id=scale, consent=consent)

    def _taken_down(self) -> Iterator[tuple[str, NoteKind, str, str | None, Consent]]:
        for note in self._from.notes:
            if said := self._said(note, "words"):
                consent = Consent.GIVEN if note.kind is NoteKind.QUOTE else Consent.NOT_ASKED
                yield self._new(note), note.kind, said, None, consent

    def _beside_marks(self) -> Iterator[tuple[str, NoteKind, str, str | None, Consent]]:
        """Apart from the number: words may be known again, and whose number it is with them."""
        scales = {scale.id: scale for scale in self._from.scales}
        rounds = {asked.id: scales[asked.scale_id] for asked in self._from.rounds}
        for mark in self._from.marks:
            for name in ANSWER:
                if said := self._said(mark, name):
                    new = self._codes.id_of(name, mark.id)
                    consent = Consent.GIVEN if mark.guest_id else Consent.NOT_ASKED
                    yield new, NoteKind.QUOTE, said, self._new(rounds[mark.round_id]), consent

    def _chosen_pictures(self) -> Iterator[Picture]:
        chosen = [picture for picture in self._from.pictures if picture.id in self._pictures]
        for place, old in enumerate(chosen):
            yield Picture(self._new(old), self._id, place, old.data, old.width, old.height)
