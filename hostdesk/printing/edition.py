"""The edition of a document: for the printer, or a digital copy that can be read aloud and kept."""

from __future__ import annotations

from dataclasses import dataclass

from hostdesk.printing.archival import Attached

__all__ = ["PAPER", "Attached", "Edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """`digital`: with its structure (PDF/UA-1) and what archives need (PDF/A-2b; 3b with files inside)."""

    digital: bool = False
    language: str = "en-GB"  # BCP 47
    attached: tuple[Attached, ...] = ()


PAPER = Edition()
