"""What an import would do to the library, in words and as a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hostdesk.domain.boundary import Boundary
from hostdesk.domain.change import Change
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.goal import Goal
from hostdesk.domain.guest import Guest
from hostdesk.domain.history import History, Key
from hostdesk.domain.mark import EarlierMark, Mark, Round
from hostdesk.domain.note import Note
from hostdesk.domain.picture import Picture
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.series import Series
from hostdesk.domain.session import Session
from hostdesk.domain.step import Step
from hostdesk.words import _, counted

_ORDER = (
    *(Series, Session, Guest, Goal, Boundary, Decision, Errand, Block, Scale),
    *(Round, Mark, EarlierMark, Step, Note, Picture),
)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """One session of an archive against the library: counts by kind in words, and what to write."""

    title: str
    is_new: bool  # the session is not in the library yet
    added: tuple[str, ...]  # "3 guests", "1 scale"
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    only_here: tuple[str, ...]  # in the library alone: stays
    change: Change
    # of a merge, which knows who edited what
    edits: History | None = None  # None: nobody knows, and what is written are edits of this library
    is_known: bool = False  # these edits are in the library already
    changed_there: tuple[str, ...] = ()
    changed_here: tuple[str, ...] = ()
    gone_there: tuple[str, ...] = ()
    gone_here: tuple[str, ...] = ()
    to_choose: tuple[str, ...] = ()
    newly_alike: tuple[tuple[Guest, Guest], ...] = ()  # who came, and who is here by that name or nearly so

    @property
    def is_nothing(self) -> bool:
        if self.edits is not None and not self.is_new:  # ids may become those of today all the same
            return not any((self.added, self.changed_there, self.gone_there, self.to_choose))
        return self.is_known or self.change.is_nothing

    @property
    def words(self) -> tuple[str, ...]:
        """The preview: one sentence for each thing that the host should know before agreeing."""
        if self.is_nothing:
            return (_("Everything in this archive is in your library already; nothing changes."),)
        sentences = (
            (self.added, _("New in your library: {what}.")),
            (self.replaced, _("Replaced by what the archive has (undo brings yours back): {what}.")),
            (self.changed_there, _("Changed on the other laptop, and now here, too: {what}.")),
            (self.gone_there, _("Taken away there, and so here (undo brings it back): {what}.")),
            (self.changed_here, _("Changed here, and stays so: {what}.")),
            (self.gone_here, _("Taken away here, and stays away: {what}.")),
            (self.to_choose, _("Changed on both; you choose afterwards, one of the two is shown: {what}.")),
            (self.unchanged, _("The same in both: {what}.")),
            (self.only_here, _("Only in your library, and kept: {what}.")),
        )
        return tuple(sentence.format(what=", ".join(what)) for what, sentence in sentences if what)


def counts_of(keys: Iterable[Key]) -> tuple[str, ...]:
    """How many of each kind, in words, in the order of preparing, hosting and harvesting."""
    numbers = Counter(kind for kind, _id in keys)
    return tuple(count_said(kind, numbers[kind]) for kind in _ORDER if numbers[kind])


def count_said(kind: type, n: int) -> str:
    """Like: 3 guests."""
    return _IN_WORDS[kind](n)


_IN_WORDS: dict[type, Callable[[int], str]] = {
    Series: lambda n: counted("{n} series", "{n} series", n),
    Session: lambda n: counted("{n} session", "{n} sessions", n),
    Guest: lambda n: counted("{n} guest", "{n} guests", n),
    Goal: lambda n: counted("{n} goal", "{n} goals", n),
    Boundary: lambda n: counted("{n} boundary", "{n} boundaries", n),
    Decision: lambda n: counted("{n} decision", "{n} decisions", n),
    Errand: lambda n: counted("{n} errand", "{n} errands", n),
    Block: lambda n: counted("{n} block of the running order", "{n} blocks of the running order", n),
    Scale: lambda n: counted("{n} scale", "{n} scales", n),
    Round: lambda n: counted("{n} round", "{n} rounds", n),
    Mark: lambda n: counted("{n} answer", "{n} answers", n),
    EarlierMark: lambda n: counted("{n} earlier answer", "{n} earlier answers", n),
    Step: lambda n: counted("{n} small step", "{n} small steps", n),
    Note: lambda n: counted("{n} note", "{n} notes", n),
    Picture: lambda n: counted("{n} picture", "{n} pictures", n),
}
