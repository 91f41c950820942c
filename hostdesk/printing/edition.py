"""The edition of a document: for the printer, or a digital copy that can be read aloud and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hostdesk.printing.archival import Attached
from hostdesk.printing.looks import Look, shared_language

if TYPE_CHECKING:
    from hostdesk.printing.page import Printout

__all__ = ["PAPER", "Attached", "Edition", "spoken"]


@dataclass(frozen=True, slots=True)
class Edition:
    """`digital`: with its structure (PDF/UA-1) and what archives need (PDF/A-2b; 3b with files inside).

    `two_sided`: for a printer that uses both sides, so that whatever is somebody's own begins on fresh paper;
    `beginning`: no more than the first pages, to look at while the others are made.
    """

    digital: bool = False
    language: str = "en-GB"  # BCP 47
    attached: tuple[Attached, ...] = ()
    two_sided: bool = False
    colour: str = ""  # of the host's own, like "#1b4a8a"; "": the house's
    beginning: bool = False
    whole: Printout | None = field(default=None, compare=False)  # where this is one document among several


PAPER = Edition()


def spoken(edition: Edition, looks: Sequence[Look]) -> Edition:
    """In the language of its words, where they are all in one that was asked for."""
    language = shared_language(looks)
    return replace(edition, language=language) if language else edition
