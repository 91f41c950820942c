"""What leaves without names and what stays here, said to the host before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Moment, Round
from hostdesk.domain.scale import Scale
from hostdesk.domain.session import Stage
from hostdesk.domain.told_together import TableTold, told_together
from hostdesk.words import _, counted
from hostdesk.workflows.nameless import Nameless
from hostdesk.workflows.nameless_words import Text, kept_back


@dataclass(frozen=True, slots=True)
class Account:
    """Sentences: what goes, what stays, and what the host should look at once more."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]
    look_at: tuple[str, ...]


def account(gatherings: Sequence[Gathering], choice: Nameless, texts: Sequence[Text]) -> Account:
    """`texts`: what `offered` found."""
    told = told_together(gatherings, choice.least)
    both = list(zip(gatherings, told, strict=True))
    return Account(
        goes=(
            *_people(told),
            *_answers(both, goes=True),
            *_words(texts, choice),
            *_pictures(gatherings, choice),
        ),
        stays=(
            *_answers(both, goes=False),
            *_words_kept(gatherings, texts, choice),
            *_always(gatherings, choice),
        ),
        look_at=(*_found(texts, choice), *_not_over(gatherings)),
    )


def _people(told: Sequence[TableTold]) -> Iterator[str]:
    people = sum(len(one.people) for one in told)
    if people:
        yield counted(
            "{n} guest as a code that leads back to nobody.",
            "{n} guests as codes that lead back to nobody.",
            people,
        )


def _answers(both: Sequence[tuple[Gathering, TableTold]], goes: bool) -> Iterator[str]:
    """A sentence for each round that somebody answered."""
    for gathering, told in both:
        for asked in _in_order(gathering):
            answered = len(gathering.values_in(asked.id))
            number = _told(told, asked)
            if answered and bool(number) is goes:
                yield _round(gathering.scale(asked.scale_id), asked, number, answered)


def _in_order(gathering: Gathering) -> list[Round]:
    """Scale by scale, the opening first."""
    places = {scale.id: scale.place for scale in gathering.scales}
    return sorted(gathering.rounds, key=lambda one: (places[one.scale_id], one.moment is Moment.CLOSING))


def _told(told: TableTold, asked: Round) -> int:
    heads = sum(count.people for count in told.counts.get(asked.id, ()))
    return heads or len(told.marks.get(asked.id, ()))


def _round(scale: Scale, asked: Round, told: int, answered: int) -> str:
    about = f"{asked.moment.label}, “{scale.question or scale.kind.label}”"
    if told == answered:
        return _("{about}: all {n} answers.").format(about=about, n=answered)
    if told:
        return _("{about}: {n} of {all} answers, so that nobody can be worked out.").format(
            about=about, n=told, all=answered
        )
    if asked.is_hidden:
        return _("{about}: not revealed yet.").format(about=about)
    return _("{about}: a small group would show.").format(about=about)


def _words(texts: Sequence[Text], choice: Nameless) -> Iterator[str]:
    chosen = sum(map(choice.takes, texts))
    if chosen:
        yield counted("{n} text, as you chose it.", "{n} texts, as you chose them.", chosen)


def _pictures(gatherings: Sequence[Gathering], choice: Nameless) -> Iterator[str]:
    chosen = sum(picture.id in choice.pictures for one in gatherings for picture in one.pictures)
    if chosen:
        yield counted("{n} picture, without its caption.", "{n} pictures, without their captions.", chosen)


def _words_kept(gatherings: Sequence[Gathering], texts: Sequence[Text], choice: Nameless) -> Iterator[str]:
    back = kept_back(gatherings)
    sentences = (
        ("{n} text that you did not choose.", "{n} texts that you did not choose."),
        (
            "{n} text of somebody who was not asked whether their words may be kept.",
            "{n} texts of people who were not asked whether their words may be kept.",
        ),
        ("{n} text of somebody who said no.", "{n} texts of people who said no."),
        ("{n} note of your own.", "{n} notes of your own."),
    )
    numbers = (sum(not choice.takes(text) for text in texts), back.not_asked, back.refused, back.hosts_own)
    for (one, more), number in zip(sentences, numbers, strict=True):
        if number:
            yield counted(one, more, number)


def _always(gatherings: Sequence[Gathering], choice: Nameless) -> Iterator[str]:
    left = sum(picture.id not in choice.pictures for one in gatherings for picture in one.pictures)
    if left:
        yield counted("{n} picture.", "{n} pictures.", left)
    yield _("Names, contacts, food, access and everything else on the guest list.")
    yield _("Every time and date but the day; who took which step; what stood in an answer before.")


def _not_over(gatherings: Sequence[Gathering]) -> Iterator[str]:
    if any(gathering.session.stage is not Stage.HARVEST for gathering in gatherings):
        yield _(
            "It is not over yet. Whoever holds what you share today against what you share later may work "
            "out what few people answered in between: better share it once, afterwards."
        )


def _found(texts: Sequence[Text], choice: Nameless) -> Iterator[str]:
    found = sum(len(text.found) for text in texts if choice.takes(text))
    if found:
        yield counted(
            "{n} name or contact was found in the words and taken out. Please look for others.",
            "{n} names and contacts were found in the words and taken out. Please look for others.",
            found,
        )
