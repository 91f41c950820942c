"""What a block's card asks, and how kept blocks are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.running_order import MOST_DAYS, Block, lasting
from hostdesk.ui.saying import date_said
from hostdesk.ui.widgets.kept_picker import KeptPicker, Told
from hostdesk.ui.widgets.part_form import Field, Form
from hostdesk.words import _
from hostdesk.workflows import kept


class BlockPicker(KeptPicker):
    """Blocks with what happens in them, and what has to be at hand."""

    def about(self, found: kept.Found) -> Sequence[Told]:
        block = found.part
        assert isinstance(block, Block)
        stands = (block.position, block.role)
        pause = _("Break") if block.is_break else ""
        return (
            Told(_("What happens"), block.what_happens),
            Told(_("How long"), " · ".join(part for part in (lasting(block.minutes), pause) if part)),
            Told(_("You"), " · ".join(part.label for part in stands if part)),
            Told(_("Materials"), block.materials),
            Told(_("Good for"), found.fits),
        )


def block_fields() -> tuple[Field, ...]:
    """Everything about a block."""
    roles = ((None, "–"), *((role, role.label) for role in Role))
    positions = ((None, "–"), *((position, position.label) for position in Position))
    return (
        Field("title", _("Title")),
        Field("minutes", _("Minutes"), Form.NUMBER),
        Field("what_happens", _("What happens"), Form.PASSAGE, _("As you would tell a co-host."), lines=3),
        Field("position", _("Where you are"), Form.CHOICE, choices=positions, heading=_("You")),
        Field("role", _("Your role"), Form.CHOICE, choices=roles),
        Field("leads", _("Who leads"), hint=_("Empty: you do. A guest or a co-host may like to.")),
        Field("scale_id", _("Scale asked"), Form.CHOICE, choices=((None, "–"),), heading=_("What it needs")),
        Field("materials", _("Materials"), Form.PASSAGE, _("One thing a line.")),
        Field(
            "pinned",
            _("Pinned to"),
            Form.CLOCK,
            _("Begins at this time whatever comes before: supper, a speaker, a bus. Empty: it follows."),
            heading=_("Its place"),
        ),
        Field("day", _("Day"), Form.CHOICE, choices=((1, "1"),)),
        Field("is_break", _("A break"), Form.CHECK),
        Field("optional", _("Can be left out when it gets late"), Form.CHECK),
        Field("parked", _("Parked: at hand, and not placed"), Form.CHECK),
    )


def days(gathering: Gathering) -> tuple[tuple[int, str], ...]:
    """The days a block can be on: those there are, and one more."""
    last = max((block.day for block in gathering.blocks), default=1)
    return tuple((day, _day(gathering, day)) for day in range(1, min(MOST_DAYS, last + 1) + 1))


def _day(gathering: Gathering, day: int) -> str:
    starts = gathering.session.starts
    when = date_said((starts + timedelta(days=day - 1)).date()) if starts else ""
    return " · ".join(part for part in (_("Day {n}").format(n=day), when) if part)


def scales(gathering: Gathering) -> tuple[tuple[str | None, str], ...]:
    """The scales of the session, or none."""
    own = ((scale.id, scale.question or scale.kind.label) for scale in gathering.scales)
    return ((None, "–"), *own)


def leaders(gathering: Gathering) -> tuple[str, ...]:
    """Whose names are offered: everybody but the host."""
    return tuple(dict.fromkeys(guest.name for guest in gathering.guests if guest.name and not guest.is_host))
