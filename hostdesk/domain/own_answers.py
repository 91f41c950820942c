"""What one guest answered, said and took upon themselves: nobody else's, and nothing that is unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.mark import EarlierMark, Mark, Moment, Round
from hostdesk.domain.note import Note, NoteKind
from hostdesk.domain.scale import Scale
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step

_SAID = (NoteKind.QUOTE, NoteKind.AFFIRMATION, NoteKind.OFFER, NoteKind.NEED)


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One answer, with where it was asked and what stood there before."""

    session: Session
    scale: Scale
    asked: Round
    mark: Mark
    earlier: tuple[EarlierMark, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnScale:
    """One scale with its answers in the order in which it was asked."""

    scale: Scale
    answers: tuple[OwnAnswer, ...]

    @property
    def values(self) -> tuple[Decimal, ...]:
        return tuple(one.mark.value for one in self.answers if one.mark.value is not None)

    @property
    def last(self) -> OwnAnswer | None:
        """The last one that has a number or words."""
        return next((one for one in reversed(self.answers) if not one.mark.skipped), None)


def guests_of(gathering: Gathering, person: str) -> tuple[Guest, ...]:
    """Where this person stands on the list."""
    return tuple(guest for guest in gathering.guests if guest.person == person)


def own_answers(gathering: Gathering, person: str) -> tuple[OwnAnswer, ...]:
    """What the person answered by name, in the order of the rounds."""
    own = {guest.id for guest in guests_of(gathering, person)}
    marks = {mark.round_id: mark for mark in gathering.marks if mark.guest_id in own and not mark.is_empty}
    return tuple(
        OwnAnswer(
            gathering.session,
            gathering.scale(asked.scale_id),
            asked,
            marks[asked.id],
            gathering.earlier(marks[asked.id].id),
        )
        for asked in sorted(gathering.rounds, key=lambda one: (one.opened, one.moment is Moment.CLOSING))
        if asked.id in marks
    )


def own_scales(gatherings: Sequence[Gathering], person: str) -> tuple[OwnScale, ...]:
    """By scale, over several gatherings given oldest first; only what is asked alike lies on one line."""
    found: dict[tuple[str, tuple[int, int], str, str], list[OwnAnswer]] = {}
    for gathering in gatherings:
        for answer in own_answers(gathering, person):
            scale = answer.scale
            alike = (scale.question.casefold(), scale.ends, scale.low_means, scale.high_means)
            found.setdefault(alike, []).append(answer)
    return tuple(OwnScale(answers[-1].scale, tuple(answers)) for answers in found.values())


def own_steps(gatherings: Sequence[Gathering], person: str) -> tuple[Step, ...]:
    """The steps that the person took, by the name on the list; each once, as it stands last."""
    found: dict[tuple[str, str], Step] = {}
    for gathering in gatherings:
        names = {guest.name.casefold() for guest in guests_of(gathering, person)}
        for step in gathering.steps:
            if step.who.casefold() in names:
                found[step.what.casefold(), step.who.casefold()] = step
    return tuple(found.values())


def own_words(gathering: Gathering, person: str) -> tuple[Note, ...]:
    """What was taken down as theirs: quotes, affirmations, offers, needs."""
    own = {guest.id for guest in guests_of(gathering, person)}
    return tuple(note for note in gathering.notes if note.guest_id in own and note.kind in _SAID)
