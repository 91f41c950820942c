"""Which answers of one or several gatherings may be told beside each other, so that no small group shows.

Answers by name are told of one and the same people in every round of a gathering: whoever missed a round
that is told is in none. How many these are, how many unnamed answers and heads are told, and how many
people are listed are all multiples of one number (`small_groups.step_of`), so that no sum and no difference
of anything that is published is a small group. What is told of a gathering hangs on that gathering alone:
shared by itself and shared with its series, it tells of the same people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from hostdesk.domain.consents import numbers_may_leave
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Count, Mark, Round
from hostdesk.domain.scale import Naming, Scale
from hostdesk.domain.small_groups import guarded, step_of, told_of

Answers = Mapping[str, Mapping[str, Mark]]  # by round and guest


@dataclass(frozen=True, slots=True)
class TableTold:
    """What of one gathering is told: people and marks by id; a round that is not in it is not told."""

    people: frozenset[str] = frozenset()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    counts: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    """What there is to tell of one gathering."""

    people: frozenset[str]
    panel: frozenset[str]  # who answered every one of `named`
    named: Answers
    unnamed: Mapping[str, Sequence[Mark]]
    heads: Mapping[str, Sequence[Decimal]]


def told_together(gatherings: Sequence[Gathering], least: int) -> tuple[TableTold, ...]:
    """For each gathering what of its answers may be told, all of it together."""
    return tuple(_told(gathering, _known(gathering, least), least) for gathering in gatherings)


def _known(gathering: Gathering, least: int) -> _Known:
    scales = {scale.id: scale for scale in gathering.scales}
    open_rounds = [asked for asked in gathering.rounds if not asked.is_hidden]
    answered = {asked.id: _numbers(gathering, asked) for asked in open_rounds}
    unnamed = {
        asked.id: answered[asked.id]
        for asked in open_rounds
        if scales[asked.scale_id].naming is Naming.UNNAMED and answered[asked.id]
    }
    named = _by_name(gathering, {id_: marks for id_, marks in answered.items() if id_ not in unnamed})
    rounds, panel = _panel(named, least)
    return _Known(
        people=_at_the_table(gathering) | panel,
        panel=panel,
        named={round_id: named[round_id] for round_id in rounds},
        unnamed=unnamed,
        heads={asked.id: asked.counted_values for asked in open_rounds if asked.counts},
    )


def _numbers(gathering: Gathering, asked: Round) -> tuple[Mark, ...]:
    return tuple(mark for mark in gathering.marks_in(asked.id) if mark.value is not None)


def _by_name(gathering: Gathering, answered: Mapping[str, Sequence[Mark]]) -> Answers:
    free = {guest.id for guest in gathering.guests if numbers_may_leave(guest)}
    return {
        round_id: {mark.guest_id: mark for mark in marks if mark.guest_id in free}
        for round_id, marks in answered.items()
    }


def _at_the_table(gathering: Gathering) -> frozenset[str]:
    """Who was there, or where nobody was ticked off who was expected."""
    arrived = {guest.id for guest in gathering.guests if guest.arrived}
    expected = {guest.id for guest in gathering.guests if guest.expected}
    free = {guest.id for guest in gathering.guests if numbers_may_leave(guest)}
    return frozenset((arrived or expected) & free)


def _panel(named: Answers, least: int) -> tuple[frozenset[str], frozenset[str]]:
    """The rounds that the same people answered, so that the most answers are told; and those people.

    Begins with every round that is large enough, and leaves out one after the other.
    """
    rounds = frozenset(round_id for round_id, answers in named.items() if len(answers) >= least)
    best: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()
    while rounds:
        people = _in_all(named, rounds)
        if len(people) >= least and len(people) * len(rounds) > len(best[0]) * len(best[1]):
            best = rounds, people
        rounds = max(
            (rounds - {out} for out in sorted(rounds)),
            key=lambda rest: len(_in_all(named, rest) if rest else ()),
        )
    return best


def _in_all(named: Answers, rounds: Iterable[str]) -> frozenset[str]:
    return frozenset.intersection(*(frozenset(named[round_id]) for round_id in rounds))


def _told(gathering: Gathering, known: _Known, least: int) -> TableTold:
    step = step_of(least)
    panel = _first(gathering, known.panel, told_of(len(known.panel), step))
    more = told_of(len(known.people), step) - len(panel)
    named = {id_: tuple(answers[who] for who in sorted(panel)) for id_, answers in known.named.items()}
    unnamed = {id_: _drawn_marks(marks, told_of(len(marks), step)) for id_, marks in known.unnamed.items()}
    marks = {round_id: found for round_id, found in {**named, **unnamed}.items() if found}
    counts = {
        round_id: _counts(gathering, gathering.round(round_id), told_of(len(heads), step), least)
        for round_id, heads in known.heads.items()
    }
    return TableTold(
        panel | _first(gathering, known.people - panel, more),
        marks,
        {id_: found for id_, found in counts.items() if found},
    )


def _first(gathering: Gathering, ids: frozenset[str], number: int) -> frozenset[str]:
    """So many of these guests, in the order of the list: who comes later takes nobody's place, and cannot be
    told from what was shared before they came."""
    places = {guest.id: (guest.place, guest.id) for guest in gathering.guests}
    return frozenset(sorted(ids, key=places.__getitem__)[:number])


def _counts(gathering: Gathering, asked: Round, heads: int, least: int) -> tuple[Count, ...]:
    """Of so many heads the numbers where enough of them are; a number that is not there says nothing."""
    scale = gathering.scale(asked.scale_id)
    numbered = {f"{asked.id}/{n}": value for n, value in enumerate(asked.counted_values)}
    told = Counter(numbered[head] for head in _drawn(numbered, heads))
    found = guarded({value: told[value] for value in _numbers_on(scale)}, least)
    return tuple(Count(value, people) for value, people in found.items() if people)


def _numbers_on(scale: Scale) -> list[Decimal]:
    whole = [Decimal(number) for number in scale.numbers]
    return sorted([*whole, *(number + Decimal("0.5") for number in whole[:-1])]) if scale.halves else whole


def _drawn_marks(marks: Sequence[Mark], number: int) -> tuple[Mark, ...]:
    by_id = {mark.id: mark for mark in marks}
    return tuple(by_id[id_] for id_ in sorted(_drawn(by_id, number)))


def _drawn(ids: Iterable[str], number: int) -> frozenset[str]:
    """So many of them, by lot: always the same ones, so that a second export tells nothing more.

    Ids are random and never published: nobody else can draw this lot.
    """
    return frozenset(sorted(ids, key=lambda id_: sha256(f"lot {id_}".encode()).digest())[:number])
