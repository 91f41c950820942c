"""Sheets for everybody: what is alike is laid out once, and each guest's line drawn on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.platypus import Flowable

from hostdesk.domain.scale import Scale
from hostdesk.printing import flowables as flow
from hostdesk.printing.digital import printout
from hostdesk.printing.documents.shared import Occasion, file_title, unnamed_story
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.page import Paper, Printout
from hostdesk.words import _

Progress = Callable[[int, int], None]  # sheets done, sheets in all; raising from it cancels


@dataclass(frozen=True, slots=True)
class Copies:
    """What to print for everybody: a sheet each, and after those the sheets without a name."""

    title: str  # of the file
    title_for: str  # of a digital copy for one guest alone: "Handout for {name}"
    occasion: Occasion
    names: tuple[str, ...]  # "": a sheet for nobody in particular
    unnamed: tuple[Scale, ...]
    headline: Callable[[str], flow.Headline]
    story: Callable[[str], list[Flowable]] | None  # None: there are only sheets without a name
    brings_unnamed: bool = True  # False: the sheets without a name come by another way


def print_copies(copies: Copies, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    if edition.digital:
        return _print_digital(copies, paper, progress, edition)
    made = printout(paper, copies.title, copies.occasion.title, edition)
    unnamed = bool(copies.unnamed) and copies.brings_unnamed
    counter = _Counter(progress, len(copies.names) * (bool(copies.story) + unnamed))
    if copies.story:
        _print_named(made, copies, copies.story, paper, counter)
    if unnamed:
        if made.pages % 2 and not made.two_sided:
            _print_empty_side(made)
        _print_unnamed(made, copies, counter, len(copies.names))
    return made.pdf()


def _print_digital(copies: Copies, paper: Paper, progress: Progress, edition: Edition) -> bytes:
    """Each copy by itself. The sheet without a name is there once, and never in the file of one guest alone:
    filled in and sent back, it would have a name."""
    alone = copies.names[0] if len(copies.names) == 1 and copies.story else ""
    title = file_title(copies.occasion, copies.title_for.format(name=alone)) if alone else copies.title
    made = printout(paper, title, copies.occasion.title, edition)
    unnamed = bool(copies.unnamed) and copies.brings_unnamed and not alone
    counter = _Counter(progress, len(copies.names) * bool(copies.story) + unnamed)
    for sheet, name in enumerate(copies.names if copies.story else (), 1):
        pages = made.lay_out(copies.story(name)) if copies.story else ()
        for number, page in enumerate(pages, 1):
            made.print_page(page, _foot(sheet, len(copies.names), number, len(pages)))
        counter.step()
    if unnamed:
        _print_unnamed(made, copies, counter, 1)
    return made.pdf()


def _print_named(
    printout: Printout,
    copies: Copies,
    story: Callable[[str], list[Flowable]],
    paper: Paper,
    counter: _Counter,
) -> None:
    layouts = printout.layouts.setdefault(copies.title, {})  # by height: a long name takes two lines
    for sheet, name in enumerate(copies.names, 1):
        line = copies.headline(name)
        height = round(line.wrap(paper.text_width, paper.size[1])[1], 2)
        if height not in layouts:
            layouts[height] = printout.lay_out(story(name))
        pages = layouts[height]
        printout.begin_sheet()
        for number, page in enumerate(pages, 1):
            printout.print_page(page, _foot(sheet, len(copies.names), number, len(pages)), [line])
        counter.step()


def _print_empty_side(printout: Printout) -> None:
    """Printed on both sides, no sheet without a name may lie on the back of a name."""
    words = _("This side is left empty on purpose: the sheets that follow carry no name.")
    for page in printout.lay_out([flow.aside(words)]):
        printout.print_page(page, "")


def _print_unnamed(printout: Printout, copies: Copies, counter: _Counter, times: int) -> None:
    pages = printout.lay_out(unnamed_story(copies.occasion, copies.unnamed))
    for _time in range(times):
        printout.begin_sheet()
        for page in pages:
            printout.print_page(page, _("No name, no number · hand it back or leave it, as you like"))
        counter.step()


def _foot(sheet: int, sheets: int, page: int, pages: int) -> str:
    """ "Sheet 7 of 14, page 1 of 2 · keep or hand back, as you like"."""
    count = []
    if sheets > 1:
        count.append(_("sheet {number} of {total}").format(number=sheet, total=sheets))
    if pages > 1:
        count.append(_("page {number} of {total}").format(number=page, total=pages))
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
