"""Keep pictures of the room: with a block, with a scale or with the session; caption, move, take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hostdesk.domain.change import Change
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.identity import new_id
from hostdesk.domain.live_order import block_on
from hostdesk.domain.picture import MOST, Picture
from hostdesk.domain.text import passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _, counted
from hostdesk.workflows import prepare
from hostdesk.workflows.shrinking import Shrunk

CAPTION_LIMIT = 1_000  # characters; it is read out too


@dataclass(frozen=True, slots=True)
class Home:
    """What a picture is kept with; neither: with the session."""

    block_id: str | None = None
    scale_id: str | None = None


WITH_THE_SESSION = Home()


def home(gathering: Gathering, now: datetime, part_id: str = "", asked: str = "") -> Home:
    """With the block or scale it was put on; else with the scale that is asked, or the block that is on."""
    for wanted in (part_id, asked):
        if any(block.id == wanted for block in gathering.blocks):
            return Home(block_id=wanted)
        if any(scale.id == wanted for scale in gathering.scales):
            return Home(scale_id=wanted)
    on = block_on(gathering.blocks, now)
    return Home(block_id=on.id if on else None)


def homes(gathering: Gathering) -> tuple[tuple[Home, str], ...]:
    """Everything that a picture can be kept with, as it is called."""
    return (
        (WITH_THE_SESSION, _("The session as a whole")),
        *((Home(block_id=block.id), block.title) for block in gathering.blocks),
        *((Home(scale_id=scale.id), scale.question or scale.kind.label) for scale in gathering.scales),
    )


def home_of(picture: Picture) -> Home:
    return Home(None if picture.scale_id else picture.block_id, picture.scale_id)


def called(gathering: Gathering, kept_with: Home) -> str:
    """The title of what it is."""
    return dict(homes(gathering)[1:]).get(kept_with) or gathering.session.title


def add(gathering: Gathering, shrunk: Sequence[Shrunk], kept_with: Home, now: datetime) -> Change:
    """Keeps pictures, in one change; what they were to be kept with may be gone by now."""
    if len(gathering.pictures) + len(shrunk) > MOST:
        limit = _("A session keeps up to {n} pictures, and these would be more; nothing was added.")
        raise HostDeskError(limit.format(n=MOST))
    known = {found for found, _title in homes(gathering)}
    there = kept_with if kept_with in known else WITH_THE_SESSION
    first = max((picture.place for picture in gathering.pictures), default=-1) + 1
    taken = now.replace(second=0, microsecond=0, tzinfo=None)
    pictures = tuple(
        Picture(
            new_id(),
            gathering.session.id,
            first + number,
            *one,
            taken=taken,
            block_id=there.block_id,
            scale_id=there.scale_id,
        )
        for number, one in enumerate(shrunk)
    )
    label = counted("Keep {n} picture", "Keep {n} pictures", len(pictures))
    return Change(label, gathering.session.id, (), pictures)


def caption(gathering: Gathering, picture: Picture, words: str) -> Change:
    """What it shows."""
    kept = passage(words)
    if len(kept) > CAPTION_LIMIT:
        limit = _("This caption is longer than {n} characters; please shorten it.")
        raise HostDeskError(limit.format(n=CAPTION_LIMIT))
    return _changed(gathering, _("Say what the picture shows"), picture, replace(picture, caption=kept))


def keep_with(gathering: Gathering, picture: Picture, kept_with: Home) -> Change:
    """Files it elsewhere."""
    moved = replace(picture, block_id=kept_with.block_id, scale_id=kept_with.scale_id)
    return _changed(gathering, _("File the picture elsewhere"), picture, moved)


def take_away(gathering: Gathering, picture: Picture) -> Change:
    return prepare.take_away(gathering, [picture])


def move(gathering: Gathering, picture: Picture, by: int) -> Change:
    """Up (negative) or down the row of pictures."""
    return prepare.move(gathering, picture, by)


def _changed(gathering: Gathering, label: str, old: Picture, new: Picture) -> Change:
    return Change(label, gathering.session.id, (old,), (new,))
