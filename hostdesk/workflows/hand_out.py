"""Hand out: the papers of a gathering as PDF, for one guest or for all; pure, so that a worker can do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hostdesk.domain.badge import Below
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.label_sheets import BADGE_SHEETS, CARD_SHEETS, LabelSheet, sheet_for
from hostdesk.errors import HostDeskError
from hostdesk.printing.documents import (
    badges,
    handout,
    readiness,
    record,
    run_sheet,
    scale_sheet,
    summary,
)
from hostdesk.printing.edition import Attached, Edition
from hostdesk.printing.page import Paper
from hostdesk.printing.type import missing_characters as missing_in
from hostdesk.words import _
from hostdesk.workflows import badge_contents, paper_contents, record_contents
from hostdesk.workflows.new_file import put, readable_name

__all__ = [
    "Below",
    "Document",
    "Order",
    "Paper",
    "contents",
    "file_name",
    "missing_characters",
    "pdf",
    "write",
]

Content = (
    handout.Handout
    | scale_sheet.ScaleSheet
    | run_sheet.RunSheet
    | summary.SummaryPaper
    | readiness.Readiness
    | badges.Badges
    | record.Record
)
Progress = Callable[[int, int], None]  # sheets done, sheets in all; what it raises cancels


class Document(StrEnum):
    HANDOUT = "handout"
    SCALE_SHEET = "scale sheet"
    RUN_SHEET = "run sheet"
    SUMMARY = "summary"
    RECORD = "record"
    READINESS = "readiness"
    BADGES = "badges"
    TABLE_CARDS = "table cards"

    @property
    def label(self) -> str:
        return {
            Document.HANDOUT: _("Handout"),
            Document.SCALE_SHEET: _("Scale sheet"),
            Document.RUN_SHEET: _("Run sheet"),
            Document.SUMMARY: _("Summary"),
            Document.RECORD: _("Record"),
            Document.READINESS: _("Still worth asking"),
            Document.BADGES: _("Name badges"),
            Document.TABLE_CARDS: _("Table cards"),
        }[self]

    @property
    def per_guest(self) -> bool:
        """A sheet or a badge for each guest, not one paper for all."""
        return self in (Document.HANDOUT, Document.SCALE_SHEET) or bool(self.sheets)

    @property
    def sheets(self) -> tuple[LabelSheet, ...]:
        """On what it can be printed, if that is labels, or cards to cut out."""
        return {Document.BADGES: BADGE_SHEETS, Document.TABLE_CARDS: CARD_SHEETS}.get(self, ())

    @property
    def for_host(self) -> bool:
        """For nobody's eyes but the host's."""
        return self in (Document.RUN_SHEET, Document.READINESS, Document.RECORD)


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: which paper, on which size, for whom.

    `digital`: a copy to read, send and keep (PDF/UA-1, PDF/A) instead of one for the printer, which is made
    faster; `with_data`: what it was made of travels inside (PDF/A-3), as in an archive.
    """

    document: Document
    paper: Paper = Paper.A4
    guest_ids: tuple[str, ...] | None = None  # None: everybody who is expected
    sheet: str = ""  # of badges and table cards; "": plain paper
    begin_at: int = 1  # the first label that is still on the sheet
    below: Below = Below.NOTHING  # the name on a badge
    digital: bool = False
    language: str = "en-GB"  # of the words on it, BCP 47
    with_data: bool = False


def _nobody_waits(_done: int, _total: int) -> None:
    pass


def contents(gathering: Gathering, order: Order) -> Content:
    """What the paper will say, as plain values."""
    if order.document is Document.HANDOUT:
        return paper_contents.handout(gathering, order.guest_ids)
    if order.document is Document.SCALE_SHEET:
        return paper_contents.scale_sheet(gathering, order.guest_ids)
    if order.document is Document.RUN_SHEET:
        return paper_contents.run_sheet(gathering)
    if order.document is Document.READINESS:
        return paper_contents.readiness(gathering)
    if order.document.sheets:
        sheet = sheet_for(order.document.sheets, order.sheet, order.paper)
        return badge_contents.badges(gathering, order.guest_ids, sheet, order.begin_at, order.below)
    if order.document is Document.RECORD:
        return record_contents.record(gathering)
    return paper_contents.summary_paper(gathering)


def pdf(gathering: Gathering, order: Order, progress: Progress = _nobody_waits) -> bytes:
    """The finished PDF; what `progress` raises ends the work and is raised here."""
    content, edition = contents(gathering, order), _edition(gathering, order)
    if isinstance(content, handout.Handout):
        return handout.printed(content, order.paper, progress, edition)
    if isinstance(content, scale_sheet.ScaleSheet):
        return scale_sheet.printed(content, order.paper, progress, edition)
    if isinstance(content, run_sheet.RunSheet):
        return run_sheet.printed(content, order.paper, progress, edition)
    if isinstance(content, badges.Badges):
        return badges.printed(content, progress, edition)
    if isinstance(content, readiness.Readiness):
        return readiness.printed(content, order.paper, progress, edition)
    if isinstance(content, record.Record):
        return record.printed(content, order.paper, progress, edition)
    return summary.printed(content, order.paper, progress, edition)


def write(gathering: Gathering, order: Order, target: Path, progress: Progress = _nobody_waits) -> None:
    """The PDF as a file; a file that was there is replaced only once the new one is complete."""
    put(pdf(gathering, order, progress), target)


def missing_characters(gathering: Gathering, order: Order) -> dict[str, set[str]]:
    """The texts of this paper that cannot be printed in full, each with the characters that no font has."""
    return missing_in(set(_texts(contents(gathering, order))))


def file_name(gathering: Gathering, order: Order) -> str:
    """A name for the file that every system accepts; a guest's name only where one guest was chosen."""
    document = order.document.label.lower()
    if order.document.per_guest:
        chosen = paper_contents.names(gathering, order.guest_ids)
        alone = len(chosen) == 1 and order.guest_ids is not None
        document = _names(order.document)[0 if alone else 1].format(name=chosen[0])
    return readable_name([gathering.session.title, document], "pdf")


def _edition(gathering: Gathering, order: Order) -> Edition:
    return Edition(order.digital, order.language, (_data(gathering, order),) if order.with_data else ())


def _data(gathering: Gathering, order: Order) -> Attached:
    if not (order.digital and order.document.for_host):
        raise HostDeskError(
            _("Only digital papers for the host may carry the session's data: everybody's answers.")
        )
    from hostdesk.workflows import exchange  # msgspec, which few papers need

    about = _("What this document was made of, as in an archive of HostDesk")
    return Attached("session.json", "application/json", exchange.session_json(gathering), about)


def _names(document: Document) -> tuple[str, str]:
    """What a file is called that is for one guest, and for all."""
    if document is Document.HANDOUT:
        return _("handout for {name}"), _("handouts")
    if document is Document.BADGES:
        return _("badge for {name}"), _("name badges")
    if document is Document.TABLE_CARDS:
        return _("table card for {name}"), _("table cards")
    return _("scale sheet for {name}"), _("scale sheets")


def _texts(value: Any) -> Iterator[str]:
    """Every text in a content, however deep."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
