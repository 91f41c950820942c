"""Every document of the house over one fixed gathering: what its golden files are made of."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hostdesk.domain.badge import Below
from hostdesk.domain.label_sheets import BADGE_SHEETS, CARD_SHEETS
from hostdesk.printing import documents
from hostdesk.printing.documents import (
    badges,
    handout,
    held_about_you,
    invitation,
    personal_page,
    readiness,
    record,
    run_sheet,
    scale_sheet,
    sign_in,
    summary,
    wall_sheets,
    whats_better,
)
from hostdesk.printing.edition import Edition
from hostdesk.printing.looks import Reader
from hostdesk.printing.page import Paper
from hostdesk.workflows import badge_contents, guest_papers, paper_contents, record_contents
from tests.printing.lived import lived

DIGITAL = Edition(digital=True)
GUESTS = ("g3", "g4")  # a name in Chinese, and one of sixty letters
_NO_PAPERS = {"copies", "each", "once", "shared"}  # what several papers share


@dataclass(frozen=True)
class APaper:
    """One document: its digital copy, and the stories that become a page of HTML each."""

    name: str
    module: str
    pdf: Callable[[], bytes]
    stories: Callable[[], Sequence[Iterable[Any]]] = tuple


def modules() -> set[str]:
    """The documents there are, by the name of their file."""
    return {found.name for found in pkgutil.iter_modules(documents.__path__)} - _NO_PAPERS


def every_paper() -> list[APaper]:
    gathering = lived(pictures=3)
    return [
        *(_each(name, module, content) for name, module, content in _for_guests(gathering)),
        *(_one(name, module, content) for name, module, content in _for_all(gathering)),
        *(
            _drawn(name, badge_contents.badges(gathering, GUESTS, sheets[0], 1, Below.ABOUT))
            for name, sheets in (("badges", BADGE_SHEETS), ("table cards", CARD_SHEETS))
        ),
    ]


def _for_guests(gathering: Any) -> list[tuple[str, Any, Any]]:
    return [
        ("handout", handout, paper_contents.handout(gathering, GUESTS)),
        ("scale sheet", scale_sheet, paper_contents.scale_sheet(gathering, GUESTS)),
        ("invitation", invitation, guest_papers.invitation(gathering, GUESTS)),
        ("personal page", personal_page, guest_papers.personal_pages(gathering, GUESTS)),
        ("what is better", whats_better, guest_papers.whats_better(gathering, GUESTS)),
        ("what is held", held_about_you, guest_papers.held_about_you(gathering, GUESTS)),
    ]


def _for_all(gathering: Any) -> list[tuple[str, Any, Any]]:
    return [
        ("run sheet", run_sheet, paper_contents.run_sheet(gathering)),
        ("summary", summary, paper_contents.summary_paper(gathering)),
        ("record", record, record_contents.record(gathering)),
        ("readiness", readiness, paper_contents.readiness(gathering)),
        ("sign-in list", sign_in, guest_papers.sign_in(gathering)),
        ("wall sheets", wall_sheets, guest_papers.wall_sheets(gathering)),
    ]


def _each(name: str, module: Any, content: Any) -> APaper:
    """The first guest's story is enough as HTML."""
    kinds = ("readers", "guests", "pages", "people")
    whose = next(getattr(content, kind) for kind in kinds if hasattr(content, kind))[0]
    told_to = whose.name if isinstance(whose, Reader) else whose
    return APaper(
        name,
        _last(module),
        lambda: _printed(module, content),
        lambda: [module.story(content, Paper.A4, told_to)],
    )


def _one(name: str, module: Any, content: Any) -> APaper:
    return APaper(
        name, _last(module), lambda: _printed(module, content), lambda: [module.story(content, Paper.A4)]
    )


def _drawn(name: str, content: Any) -> APaper:
    """Badges are drawn at their place on labels: there is no story to tell as HTML."""
    return APaper(name, "badges", lambda: badges.printed(content, _nobody_waits, DIGITAL))


def _printed(module: Any, content: Any) -> bytes:
    made: bytes = module.printed(content, Paper.A4, _nobody_waits, DIGITAL)
    return made


def _last(module: Any) -> str:
    return str(module.__name__).rpartition(".")[2]


def _nobody_waits(_done: int, _total: int) -> None:
    """Nobody looks on."""
