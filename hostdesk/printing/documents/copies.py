"""Sheets for everybody: what is alike is laid out once, and each guest's line drawn on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from hostdesk.domain.scale import Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing.digital import printout
from hostdesk.printing.documents.shared import Occasion, file_title, unnamed_story
from hostdesk.printing.edition import PAPER, Edition, spoken
from hostdesk.printing.looks import Format, Look, Reader, looking, shared_language
from hostdesk.printing.page import Paper, Printout, page_count
from hostdesk.words import _, figures

Progress = Callable[[int, int], None]  # sheets done, sheets in all; raising from it cancels


@dataclass(frozen=True, slots=True)
class Copies:
    """What to print for everybody: a sheet each, and after those the sheets without a name."""

    title: str  # of the file
    title_for: str  # of a digital copy for one guest alone: "Handout for {name}"
    occasion: Occasion
    readers: tuple[Reader, ...]
    unnamed: tuple[Scale, ...]
    headline: Callable[[str], flow.Headline]
    story: Callable[[Reader], list[Flowable]] | None  # None: there are only sheets without a name
    brings_unnamed: bool = True  # False: the sheets without a name come by another way


def print_copies(copies: Copies, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    if edition.digital:
        return _print_digital(copies, paper, progress, edition)
    made = printout(paper, copies.title, copies.occasion.title, edition)
    unnamed = bool(copies.unnamed) and copies.brings_unnamed
    counter = _Counter(progress, len(copies.readers) * (bool(copies.story) + unnamed))
    if copies.story:
        _print_named(made, copies, copies.story, paper, counter)
    if unnamed:
        made.end_sheet()
        if made.pages % 2 and not made.two_sided:
            _print_empty_side(made)
        _print_unnamed(made, copies, counter, len(copies.readers))
    return made.pdf()


def _print_digital(copies: Copies, paper: Paper, progress: Progress, edition: Edition) -> bytes:
    """Each copy by itself. The sheet without a name is there once, and never in the file of one guest alone:
    filled in and sent back, it would have a name."""
    alone = copies.readers[0].name if len(copies.readers) == 1 and copies.story else ""
    title = file_title(copies.occasion, copies.title_for.format(name=alone)) if alone else copies.title
    made = printout(paper, title, copies.occasion.title, spoken(edition, _looks(copies)))
    unnamed = bool(copies.unnamed) and copies.brings_unnamed and not alone
    counter = _Counter(progress, len(copies.readers) * bool(copies.story) + unnamed)
    for sheet, reader in enumerate(copies.readers if copies.story else (), 1):
        with looking(reader.look):
            pages = made.lay_out(copies.story(reader)) if copies.story else ()
            for number, page in enumerate(pages, 1):
                made.print_page(page, _foot(sheet, len(copies.readers), number, len(pages)))
        counter.step()
    if unnamed:
        _print_unnamed(made, copies, counter, 1)
    return made.pdf()


def _print_named(
    printout: Printout,
    copies: Copies,
    story: Callable[[Reader], list[Flowable]],
    paper: Paper,
    counter: _Counter,
) -> None:
    # by the look, and by the headline's height: a long name takes two lines
    layouts = printout.layouts.setdefault(copies.title, {})
    for sheet, reader in enumerate(copies.readers, 1):
        with looking(reader.look):
            line = copies.headline(reader.name)
            kind = reader.look, round(line.wrap(paper.text_width, paper.size[1])[1], 2)
            if kind not in layouts:
                layouts[kind] = printout.lay_out(story(reader))
            pages = layouts[kind]
            printout.begin_sheet(len(pages))
            for number, page in enumerate(pages, 1):
                printout.print_page(page, _foot(sheet, len(copies.readers), number, len(pages)), [line])
        counter.step()


def _print_empty_side(printout: Printout) -> None:
    """Printed on both sides, no sheet without a name may lie on the back of a name."""
    words = _("This side is left empty on purpose: the sheets that follow carry no name.")
    for page in printout.lay_out([flow.aside(words)]):
        printout.print_page(page, "")


def _print_unnamed(printout: Printout, copies: Copies, counter: _Counter, times: int) -> None:
    """All alike, so that none tells whose it is: large for everybody where somebody needs them large."""
    with looking(for_all(_looks(copies))):
        pages = printout.lay_out(unnamed_story(copies.occasion, copies.unnamed))
        for _time in range(times):
            printout.begin_sheet(len(pages))
            for page in pages:
                printout.print_page(page, _("No name, no number · hand it back or leave it, as you like"))
            counter.step()


def _looks(copies: Copies) -> list[Look]:
    return [reader.look for reader in copies.readers]


def for_all(looks: Sequence[Look]) -> Look:
    """The format that everybody on the list can read; a language only where it is everybody's."""
    formats = {look.format for look in looks}
    needed = (each for each in (Format.LARGE_PRINT, Format.EASY_READ) if each in formats)
    return Look(next(needed, Format.USUAL), shared_language(looks))


def _foot(sheet: int, sheets: int, page: int, pages: int) -> str:
    """ "Sheet 7 of 14, page 1 of 2 · keep or hand back, as you like"."""
    count = []
    if sheets > 1:
        count.append(_("sheet {number} of {total}").format(number=figures(sheet), total=figures(sheets)))
    if pages > 1:
        count.append(page_count(page, pages))
    words = " · ".join(part for part in (", ".join(count), _("keep or hand back, as you like")) if part)
    return words[0].upper() + words[1:]


class _Counter:
    """Sheets done, told to whoever waits."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0
        progress(0, total)

    def step(self) -> None:
        self._done += 1
        self._progress(self._done, self._total)
