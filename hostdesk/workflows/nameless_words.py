"""Which words of a gathering may leave it without names: each to be chosen by the host, none by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hostdesk.domain.consents import wait_for_a_yes, words_are_kept, words_may_be_told, words_may_leave
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Consent, Guest, Invitation
from hostdesk.domain.mark import Mark
from hostdesk.domain.names_in_text import NamesSought
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.said import OF_SOMEBODY, is_open_to_read
from hostdesk.domain.text import folded
from hostdesk.words import _


class WordsOf(StrEnum):
    """Where words come from; the host may choose all of a kind at once."""

    SCALES = "scales"
    TITLE = "title"
    PURPOSE = "purpose"
    GOALS = "goals"
    BOUNDARIES = "boundaries"
    ORDER = "running order"
    DECISIONS = "decisions"
    STEPS = "steps"
    SAID = "said"
    ANSWERS = "answers"

    @property
    def label(self) -> str:
        return {
            WordsOf.SCALES: _("What the scales ask"),
            WordsOf.TITLE: _("Title"),
            WordsOf.PURPOSE: _("Purpose"),
            WordsOf.GOALS: _("Goals"),
            WordsOf.BOUNDARIES: _("Boundaries"),
            WordsOf.ORDER: _("Running order"),
            WordsOf.DECISIONS: _("Decisions"),
            WordsOf.STEPS: _("Steps"),
            WordsOf.SAID: _("What was said"),
            WordsOf.ANSWERS: _("Words beside a mark"),
        }[self]

    @property
    def goes_by(self) -> str:
        """As it is typed: "running-order"."""
        return self.value.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Text:
    """Something written, as it would leave: names and contacts that were found in it are out."""

    key: str  # of this text in this library; never in what is shared
    of: WordsOf
    words: str
    original: str = field(repr=False)
    found: tuple[str, ...] = field(default=(), repr=False)  # the names and contacts
    about: str = ""  # where it stands: the question of a scale, the kind of a note


@dataclass(frozen=True, slots=True)
class KeptBack:
    """How many texts may not even be chosen, and why."""

    not_asked: int = 0  # whoever wrote or said it was not asked yet
    refused: int = 0
    hosts_own: int = 0  # notes for the host alone


PURPOSE = ("calling", "preferred_future", "best_hopes", "already_works", "who_would_notice", "paragraph")
SCALE = ("question", "low_means", "high_means", "answered_by")
ANSWER = ("already_there", "one_step_up")
_TOLD_KINDS = (*OF_SOMEBODY, NoteKind.PARKED, NoteKind.DECIDED)


def key_of(part: object, name: str) -> str:
    """The key of one text of a part."""
    return f"{type(part).__name__}/{getattr(part, 'id', '')}/{name}"


def names_sought(gatherings: Iterable[Gathering]) -> NamesSought:
    """Everybody who is on a list; an open seat is nobody yet."""
    guests = (guest for gathering in gatherings for guest in gathering.guests)
    return NamesSought({guest.name for guest in guests if guest.invitation is not Invitation.OPEN_SEAT})


def offered(gatherings: Sequence[Gathering]) -> tuple[Text, ...]:
    """Every text that may be chosen, in the order of `WordsOf`; of what was said the order tells nothing."""
    sought = names_sought(gatherings)
    order = list(WordsOf)
    texts = {
        text.key: text for gathering in gatherings for text in _Words(gathering, sought).texts()
    }  # a series is that of several
    return tuple(sorted(texts.values(), key=lambda text: order.index(text.of)))


def kept_back(gatherings: Sequence[Gathering]) -> KeptBack:
    """What may not be chosen at all."""
    why = [reason for gathering in gatherings for reason in _Words(gathering).kept_back()]
    return KeptBack(why.count(_NOT_ASKED), why.count(_REFUSED), why.count(_OWN))


_NOT_ASKED, _REFUSED, _OWN = "not asked", "refused", "own"


class _Words:
    """What is written in one gathering."""

    def __init__(self, gathering: Gathering, sought: NamesSought | None = None) -> None:
        self._gathering = gathering
        self._sought = sought or NamesSought(())
        self._guests: dict[str | None, Guest] = {guest.id: guest for guest in gathering.guests}
        self._rounds = {asked.id: asked for asked in gathering.rounds}
        self._nobody_said_no = all(map(words_may_be_told, gathering.guests))
        self._kept = {folded(guest.name) for guest in gathering.guests if not words_are_kept(guest)}

    def texts(self) -> Iterator[Text]:
        yield from self._of_the_session()
        yield from self._of_its_plan()
        yield from self._of_its_steps()
        yield from self._said()
        yield from self._answered()

    def kept_back(self) -> Iterator[str]:
        """A reason for each note and each answer that may not leave."""
        for note in self._gathering.notes:
            if not self._note_may_leave(note):
                yield self._why_kept(note)
        for mark in self._gathering.marks:
            if mark.has_words and not self._answer_may_leave(mark):
                yield self._why_kept(mark)

    def _text(self, part: object, name: str, of: WordsOf, about: str = "") -> Iterator[Text]:
        original = getattr(part, name)
        if original:
            cleared = self._sought.cleared(original)
            yield Text(key_of(part, name), of, cleared.words, original, cleared.found, about)

    def _of_the_session(self) -> Iterator[Text]:
        session, series = self._gathering.session, self._gathering.series
        yield from self._text(session, "title", WordsOf.TITLE)
        for name in PURPOSE:
            yield from self._text(session, name, WordsOf.PURPOSE)
        if series:
            yield from self._text(series, "title", WordsOf.TITLE, _("Series"))
            yield from self._text(series, "purpose", WordsOf.PURPOSE, _("Series"))

    def _of_its_plan(self) -> Iterator[Text]:
        for goal in self._gathering.goals:
            yield from self._text(goal, "words", WordsOf.GOALS)
        for boundary in self._gathering.boundaries:
            yield from self._text(boundary, "words", WordsOf.BOUNDARIES, boundary.kind.label)
        for block in self._gathering.blocks:
            yield from self._text(block, "title", WordsOf.ORDER)
        for scale in self._gathering.scales:
            for name in SCALE:
                yield from self._text(
                    scale, name, WordsOf.SCALES, "" if name == "question" else scale.question
                )
        for decision in self._gathering.decisions:
            yield from self._text(decision, "what", WordsOf.DECISIONS)
            yield from self._text(decision, "outcome", WordsOf.DECISIONS, decision.what)

    def _of_its_steps(self) -> Iterator[Text]:
        """Not those of somebody who wants no words kept."""
        for step in self._gathering.steps:
            if folded(step.who.strip()) not in self._kept:
                yield from self._text(step, "what", WordsOf.STEPS)
                yield from self._text(step, "first_sign", WordsOf.STEPS, step.what)

    def _said(self) -> Iterator[Text]:
        for note in sorted(self._gathering.notes, key=lambda note: folded(note.words)):
            if self._note_may_leave(note):
                yield from self._text(note, "words", WordsOf.SAID, note.kind.label)

    def _answered(self) -> Iterator[Text]:
        questions = {scale.id: scale.question for scale in self._gathering.scales}
        marks = [mark for mark in self._gathering.marks if mark.has_words and self._answer_may_leave(mark)]
        for mark in sorted(marks, key=lambda mark: folded(mark.already_there + mark.one_step_up)):
            for name in ANSWER:
                question = questions[self._rounds[mark.round_id].scale_id]
                yield from self._text(mark, name, WordsOf.ANSWERS, question)

    def _note_may_leave(self, note: Note) -> bool:
        """Of the kinds that everyone may read; a guest's own only with their yes."""
        guest = self._guests.get(note.guest_id)
        if note.kind not in _TOLD_KINDS or not is_open_to_read(note, guest):
            return False
        if note.consent is Consent.GIVEN:
            return words_are_kept(guest)
        return guest is None or words_may_leave(guest)

    def _answer_may_leave(self, mark: Mark) -> bool:
        """Never of a round that is hidden; unnamed words only where nobody said no: they might be theirs."""
        if self._rounds[mark.round_id].is_hidden:
            return False
        guest = self._guests.get(mark.guest_id)
        return words_may_leave(guest) if guest else self._nobody_said_no

    def _why_kept(self, part: Note | Mark) -> str:
        if isinstance(part, Note):
            if part.kind not in _TOLD_KINDS:
                return _OWN
            if part.consent is Consent.REFUSED:
                return _REFUSED
        guest = self._guests.get(part.guest_id)
        if guest is None:
            return _NOT_ASKED if isinstance(part, Note) or self._nobody_said_no else _REFUSED
        return _NOT_ASKED if wait_for_a_yes(guest) else _REFUSED
