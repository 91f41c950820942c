"""Begin from a template: flows that others have walked, each a file that a host can read and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, time
from functools import cache
from pathlib import Path

from hostdesk import paths
from hostdesk.domain.boundary import Boundary
from hostdesk.domain.change import Change
from hostdesk.domain.decision import Decision
from hostdesk.domain.errand import Errand
from hostdesk.domain.goal import Goal
from hostdesk.domain.hosting import Position, Role
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.session import Layout, Rung, Session
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
    rung: Rung | None = None


@dataclass(frozen=True, slots=True)
class Prompts:
    """What the purpose asks in this flow, in place of the usual prompts; "": the usual one."""

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
    room: Layout | None = None
    light: str = ""
    sound: str = ""
    signs: str = ""


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A block as a file has it: the scale that it asks by its number, the first is 1."""

    title: str
    minutes: int = 15
    role: Role | None = None
    position: Position | None = None
    what_happens: str = ""
    materials: str = ""
    day: int = 1
    pinned: time | None = None
    parked: bool = False
    optional: bool = False
    is_break: bool = False
    leads: str = ""
    asks: int = 0

    def __post_init__(self) -> None:
        self.block(0, ())  # which checks itself

    def block(self, place: int, scales: Sequence[Scale]) -> Block:
        """As the domain has it; its id is still to be given."""
        own = {f.name: getattr(self, f.name) for f in fields(WrittenBlock) if f.name != "asks"}
        asked = scales[self.asks - 1].id if 0 < self.asks <= len(scales) else None
        return Block(id="", session_id="", place=place, scale_id=asked, **own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What can be written down of a session before anybody is invited; its parts have no ids yet."""

    title: str
    purpose: Purpose = Purpose()
    space: Space = Space()
    until: time | None = None
    goals: tuple[Goal, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    decisions: tuple[Decision, ...] = ()
    errands: tuple[Errand, ...] = ()
    blocks: tuple[WrittenBlock, ...] = ()
    scales: tuple[Scale, ...] = ()

    def __post_init__(self) -> None:
        if any(not 0 <= block.asks <= len(self.scales) for block in self.blocks):
            raise HostDeskError(_("A block asks a scale that is not there; the first scale is 1."))

    @property
    def minutes(self) -> int:
        """How long it takes, without what is parked."""
        return sum(block.minutes for block in self.blocks if not block.parked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template(Plan):
    when_to_use: str
    comes_from: str
    how_to_host: str = ""  # what a host should know who has not done it before
    prompts: Prompts = Prompts()
    papers: tuple[str, ...] = ()  # what is printed for it, in words


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


@cache
def prompts_of(flow: str) -> Prompts:
    """What the purpose asks in this flow, a template that ships, by its file's name; else the usual."""
    path = paths.resources() / "templates" / f"{flow}.toml"
    shipped = flow.isidentifier() and path.is_file()
    return read_template(path).prompts if shipped else Prompts()


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
    texts = asdict(plan.purpose) | asdict(plan.space) | {"until": plan.until}
    when = starts and starts.replace(second=0, microsecond=0, tzinfo=None)
    head = tuple(
        replace(entity, starts=when, **texts) if isinstance(entity, Session) else entity
        for entity in begun.after
    )
    parts = (*plan.goals, *plan.boundaries, *plan.decisions, *plan.errands)
    scales = [replace(scale, id=str(number)) for number, scale in enumerate(plan.scales)]
    blocks = [block.block(place, scales) for place, block in enumerate(plan.blocks)]
    own = (
        *sessions.copied(parts, begun.session_id),
        *sessions.copied_order(scales, blocks, begun.session_id),
    )
    return Change(_("New session from a template"), begun.session_id, (), (*head, *own))
