"""What the handbook says: its pages in their order, and the page of all keys, which nobody writes by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from hostdesk.paths import resources
from hostdesk.ui.actions import actions
from hostdesk.ui.page_keys import (
    Key,
    block_keys,
    capture_keys,
    count_keys,
    day_keys,
    door_keys,
    list_keys,
    passing_keys,
    picture_keys,
    saying_keys,
)
from hostdesk.words import _

ALL_KEYS = "all_keys"

# page -> the places of the window at which it is the one to open
PLACES: dict[str, tuple[str, ...]] = {
    "one_gathering": ("home",),
    "purpose": ("purpose",),
    "guests": ("guests",),
    "guest_lists": (),
    "boundaries": ("boundaries",),
    "decisions": ("decisions",),
    "space": ("space",),
    "running_order": ("running_order",),
    "scales": ("scales",),
    "readiness": ("readiness",),
    "templates": (),
    "welcome": ("welcome",),
    "the_day": ("day",),
    "run_and_capture": ("capture",),
    "pass_the_laptop": (),
    "what_is_said": ("said",),
    "room_pictures": ("pictures",),
    "projector": (),
    "summary_and_steps": ("summary", "steps"),
    "series": ("series",),
    "print": ("papers",),
    "archive": ("archive",),
    "two_laptops": (),
    "peoples_data": (),
    "find_anything": (),
    "how_long": (),
    "your_library": (),
    "safety": (),
    "passphrase": (),
    "without_a_window": (),
    "archive_format": (),
}

_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[#*`>|\\]+")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


class HandbookPage(NamedTuple):
    """One page: its name, the title that its first line gives it, and its Markdown."""

    name: str
    title: str
    markdown: str

    def holds(self, words: str) -> bool:
        """True when every word typed stands somewhere on the page."""
        text = _without_markup(self.markdown)
        return all(word in text for word in words.casefold().split())


@cache
def _without_markup(markdown: str) -> str:
    """Worked out once a page: it is asked for with every letter typed."""
    return _MARKUP.sub(r"\1", markdown).casefold()


def folder() -> Path:
    """Where the pages and their pictures lie."""
    return resources() / "handbook"


def pages() -> list[HandbookPage]:
    """All pages, in the order in which they are read."""
    written = [(name, (folder() / f"{name}.md").read_text(encoding="utf-8")) for name in PLACES]
    return [
        HandbookPage(name, markdown.partition("\n")[0].lstrip("# "), markdown)
        for name, markdown in (*written, (ALL_KEYS, all_keys()))
    ]


def page_for(place: str) -> str:
    """The page that belongs to a place of the window; the first one when none does."""
    return next((name for name, places in PLACES.items() if place in places), next(iter(PLACES)))


def all_keys() -> str:
    """Every key there is, from the table of actions and the table of the round's grid."""
    parts = [f"# {_('All keys')}", _("Wherever you are in the window:")]
    for group, found in groupby(actions(), key=lambda action: action.group):
        parts += [
            f"## {group}",
            _table([(_native(a.keys), f"**{_plain(a.text)}** {_plain(a.help)}") for a in found]),
        ]
    for where, keys in _keys_inside().items():
        parts += [f"## {where}", _table([(key.keys, _plain(key.what)) for key in keys])]
    return "\n\n".join(parts) + "\n"


def _keys_inside() -> dict[str, Iterable[Key]]:
    """The keys that mean something in one place only."""
    return {
        _("At the door"): door_keys(),
        _("On the page The day: the block you are at"): day_keys(),
        _("In the grid of a round"): capture_keys(),
        _("Where heads are counted"): count_keys(),
        _("While the laptop goes round"): passing_keys(),
        _("In the line for what is said"): saying_keys(),
        _("Among the pictures"): picture_keys(),
        _("In every list"): list_keys(),
        _("In the running order: the block you are at"): block_keys().values(),
    }


def _native(keys: tuple[str, ...]) -> str:
    """As this system writes its keys."""
    shown = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return _(" or ").join(shown)


def _table(rows: list[tuple[str, str]]) -> str:
    head = f"| {_('Keys')} | {_('What they do')} |\n| :-- | :-- |\n"
    return head + "\n".join(f"| **{_plain(keys)}** | {what} |" for keys, what in rows)


def _plain(text: str) -> str:
    """Text that says itself in Markdown."""
    return _SPECIAL.sub(r"\\\1", text)
