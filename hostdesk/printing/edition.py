"""The edition of a document: for the printer, or a digital copy that can be read aloud and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hostdesk.printing.archival import Attached

if TYPE_CHECKING:
    from hostdesk.printing.page import Printout

__all__ = ["PAPER", "Attached", "Edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """`digital`: with its structure (PDF/UA-1) and what archives need (PDF/A-2b; 3b with files inside).

    `two_sided`: for a printer that uses both sides, so that whatever is somebody's own begins on fresh paper.
    """

    digital: bool = False
    language: str = "en-GB"  # BCP 47
    attached: tuple[Attached, ...] = ()
    two_sided: bool = False
    colour: str = ""  # of the host's own, like "#1b4a8a"; "": the house's
    whole: Printout | None = field(default=None, compare=False)  # where this is one document among several


PAPER = Edition()
