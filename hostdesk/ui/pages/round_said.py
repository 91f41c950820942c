"""What the page Run and capture says about a round: how it is held, what is hidden, what can be pressed."""

from __future__ import annotations

from hostdesk.domain.asking import How, asked_in
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.mark import Round
from hostdesk.domain.scale import Naming, Scale
from hostdesk.ui.page_keys import capture_keys, count_keys
from hostdesk.words import _, counted


def how_said(
    gathering: Gathering, scale: Scale, asked: Round | None, how: How, highest_first: bool = False
) -> str:
    """ "By a walk on the floor · silent until you reveal it · asked of 3 guests"."""
    if highest_first:
        return _("Begin with what is behind the highest mark.")
    parts = (
        _("Closed") if asked is not None and asked.closed else "",
        how.way.label if how.way.is_counted else scale.naming.label,
        _silence_said(asked, how),
        counted("asked of {n} guest", "asked of {n} guests", len(how.asked_of)) if how.asked_of else "",
    )
    return " · ".join(part for part in parts if part)


def _silence_said(asked: Round | None, how: How) -> str:
    if not how.silent:
        return ""
    return _("revealed") if asked is not None and asked.revealed else _("silent until you reveal it")


def hidden_said(gathering: Gathering, scale: Scale, asked: Round | None, how: How) -> str:
    """What stands where the dots of a silent round will be."""
    answers = [mark for mark in gathering.marks_in(asked.id) if not mark.is_empty] if asked else []
    if how.way.is_counted or not answers:
        return _("Silent: the marks appear all at once when you reveal them.")
    if scale.naming is Naming.UNNAMED:
        return counted("Silent: {n} answer so far.", "Silent: {n} answers so far.", len(answers))
    everybody = len(asked_in(gathering, asked))
    words = _("Silent: {n} of {all} have answered.")
    return words.format(n=len(answers), all=everybody)


def keys_said(scale: Scale | None, how: How) -> str:
    """The keys that are of use in this round."""
    if how.way.is_counted:
        keys = count_keys()
    else:
        unnamed = scale is not None and scale.naming is Naming.UNNAMED
        useless = {"/", "Ctrl+B"} if unnamed else set()
        if scale is None or not scale.halves:
            useless.add(".")
        keys = tuple(key for key in capture_keys() if key.keys not in useless)
    return "  ·  ".join(f"{key.keys} {key.short}" for key in keys if key.short)
