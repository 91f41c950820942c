"""Begin from a template: flows that others have walked, each a file that a host can read and change."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from hostdesk import paths
from hostdesk.domain.boundary import Boundary
from hostdesk.domain.change import Change
from hostdesk.domain.identity import new_id
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.session import Session
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows import sessions
from hostdesk.workflows.written_by_hand import read


@dataclass(frozen=True, slots=True)
class Purpose:
    """Words for the purpose that can stay as they are; what is left out is asked of the host."""

    calling: str = ""
    preferred_future: str = ""
    best_hopes: str = ""
    already_works: str = ""
    who_would_notice: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    venue: str = ""
    arrival: str = ""
    layout: str = ""
    access: str = ""
    food: str = ""
    materials: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What can be written down of a session before anybody is invited; its parts have no ids yet."""

    title: str
    purpose: Purpose = Purpose()
    space: Space = Space()
    boundaries: tuple[Boundary, ...] = ()
    blocks: tuple[Block, ...] = ()
    scales: tuple[Scale, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(block.minutes for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template(Plan):
    when_to_use: str
    comes_from: str


@dataclass(frozen=True, slots=True)
class _Contents:
    templates: tuple[str, ...]


def templates() -> list[Template]:
    """The templates that ship, in the order in which they are offered."""
    folder = paths.resources() / "templates"
    contents = read(_Contents, folder / "contents.toml")
    return [read_template(folder / f"{name}.toml") for name in contents.templates]


def read_template(path: Path) -> Template:
    """A template that ships, or one that a host wrote."""
    return read(Template, path)


def template_named(text: str) -> Template:
    """The template with this title (its case does not matter), or the one in this .toml file."""
    if text.casefold().endswith(".toml"):
        return read_template(Path(text))
    shipped = templates()
    for template in shipped:
        if template.title.casefold() == text.strip().casefold():
            return template
    titles = ", ".join(f"“{template.title}”" for template in shipped)
    raise HostDeskError(_("There is no template with this name; there are {titles}.").format(titles=titles))


def from_template(plan: Plan, title: str = "", starts: datetime | None = None, host_name: str = "") -> Change:
    """A new session with everything in it that the template holds; its title, unless another is given."""
    begun = sessions.begin(title or plan.title, host_name)
    texts = asdict(plan.purpose) | asdict(plan.space)
    when = starts and starts.replace(second=0, microsecond=0, tzinfo=None)
    head = tuple(
        replace(entity, starts=when, **texts) if isinstance(entity, Session) else entity
        for entity in begun.after
    )
    parts: tuple[Boundary | Block | Scale, ...] = (*plan.boundaries, *plan.blocks, *plan.scales)
    own = tuple(replace(part, id=new_id(), session_id=begun.session_id) for part in parts)
    return Change(_("New session from a template"), begun.session_id, (), (*head, *own))
