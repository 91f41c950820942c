"""The list at the door: who is expected, who is there, and what each agrees to; nothing private on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from hostdesk.printing import flowables as flow
from hostdesk.printing import tables
from hostdesk.printing.boxes import Box
from hostdesk.printing.documents.copies import Progress
from hostdesk.printing.documents.once import print_once
from hostdesk.printing.documents.shared import Occasion, top
from hostdesk.printing.edition import PAPER, Edition
from hostdesk.printing.looks import plainly
from hostdesk.printing.page import Paper
from hostdesk.words import _

_SPARE = 24  # lines for those who walk in, as many as the page has room for
_COLUMN = 76.0  # points: boxes need little


@dataclass(frozen=True, slots=True)
class SignIn:
    occasion: Occasion
    names: tuple[str, ...] = ()


def story(content: SignIn, paper: Paper) -> list[Flowable]:
    width = paper.text_width
    rows = [[[tables.name_cell(name)], *_to_fill()] for name in content.names]
    spare = [[[tables.cell("\xa0")], *_to_fill()] for _line in range(_SPARE)]
    head = (
        *(_("Name"), _("Here"), _("Signature, if you like")),
        *(_("Keep my words"), _("Quote me"), _("Take my photo")),
    )
    shares = (0.32, 0.09, 0.26, 0.12, 0.09, 0.12)
    return [
        *top(content.occasion),
        flow.title(_("Good that you are here")),
        flow.body(
            plainly(
                _(
                    "A tick means yes, an empty box means no, and you can change either at any time. "
                    "What you say is kept only if you agree, and quoted with your name only if you agree "
                    "to that too."
                ),
                _(
                    "A tick means yes. An empty box means no. You can change it at any time. "
                    "We keep your words only if you say yes. We use your name only if you say yes."
                ),
            )
        ),
        flow.space(6),
        tables.to_fill_in(head, [*rows, *spare], [share * width for share in shares], _SPARE),
    ]


def printed(content: SignIn, paper: Paper, progress: Progress, edition: Edition = PAPER) -> bytes:
    told = story(content, paper)
    return print_once(_("Sign-in list"), content.occasion, told, _("At the door"), paper, progress, edition)


def _to_fill() -> list[Any]:
    return [Box(), tables.ToWriteIn(), Box(), Box(), Box()]
