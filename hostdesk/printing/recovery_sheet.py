"""The passphrase on paper, for the day when nobody remembers it: large words, and where to keep the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable

from hostdesk.printing import flowables as flow
from hostdesk.printing.digital import printout
from hostdesk.printing.edition import Edition
from hostdesk.printing.flowables import Words, style, styled
from hostdesk.printing.page import Paper
from hostdesk.printing.type import INK
from hostdesk.printing.writing_room import Ruled
from hostdesk.words import _, figures

_LARGE = 26  # points: to be read without glasses


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    words: tuple[str, ...]  # in their order, as they are typed
    chosen_on: str


def story(content: RecoverySheet) -> list[Flowable]:
    return [
        flow.kicker(_("HostDesk")),
        flow.title(_("Your passphrase")),
        flow.lead(
            _("It opens your library. Without it nobody can: not you, and not those who made HostDesk.")
        ),
        flow.space(14),
        *(_word(number, word) for number, word in enumerate(content.words, 1)),
        flow.space(8),
        flow.body(_how_to_type(content.words)),
        flow.heading(_("Where to keep this sheet")),
        *flow.points(_where()),
        flow.heading(_("It lies here")),
        Ruled(1),
        flow.aside(_("Chosen on {day}.").format(day=content.chosen_on)),
    ]


def printed(content: RecoverySheet, paper: Paper, edition: Edition) -> bytes:
    made = printout(paper, _("Your passphrase"), "", edition)
    made.print_pages(made.lay_out(story(content)), _("For the host"))
    return made.pdf()


def _word(number: int, word: str) -> Words:
    looks_so = style("passphrase word", _LARGE, INK, bold=True, after=9)
    return styled(f"{figures(number)}.  {word}", looks_so)


def _how_to_type(words: tuple[str, ...]) -> str:
    if len(words) == 1:
        return _("Type it exactly so, with its capitals and signs, and without the number.")
    if all(word == word.lower() for word in words):
        return _(
            "Type the words in this order, all in small letters, one space between two, without numbers."
        )
    return _("Type the words in this order, with their capitals, one space between two, without numbers.")


def _where() -> tuple[str, ...]:
    return (
        _("Where you keep passports and the like, or with somebody you trust."),
        _("Never in the bag of the laptop: both together open everything."),
        _("Not as a photograph on a telephone, which others may read."),
        _("When you choose another passphrase, print another sheet and tear this one up."),
    )
