"""What goes on name badges and table cards: of each guest no more than the host wants others to read."""

from __future__ import annotations

from collections.abc import Sequence

from hostdesk.domain.badge import Below, called, whole_name
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Guest
from hostdesk.domain.label_sheets import LabelSheet
from hostdesk.printing.documents.badges import Badge, Badges
from hostdesk.printing.documents.shared import file_title
from hostdesk.words import _
from hostdesk.workflows.paper_contents import occasion
from hostdesk.workflows.readers import AS_RECORDED, look_of


def badges(
    gathering: Gathering,
    guest_ids: Sequence[str] | None,
    sheet: LabelSheet,
    begin_at: int,
    below: Below,
    asked: str = AS_RECORDED,
) -> Badges:
    """A badge for each of these guests; None: for everybody who is expected, the host too."""
    if guest_ids is None:
        guests = [guest for guest in gathering.guests if guest.expected]
    else:
        guests = [gathering.guest(guest_id) for guest_id in guest_ids]
    title = file_title(occasion(gathering), _("Table cards") if sheet.folds else _("Name badges"))
    return Badges(title, sheet, tuple(_badge(guest, below, asked) for guest in guests), begin_at)


def _badge(guest: Guest, below: Below, asked: str) -> Badge:
    return Badge(called(guest.name), whole_name(guest.name), below.of(guest), look_of(guest, asked))
