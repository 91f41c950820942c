"""Begin from a template: flows that others have walked, each a file that a host can read and change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, time
from functools import lru_cache
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
from hostdesk.workflows.written_by_hand import read, read_own

MOST_SCALES = 60  # far more than anybody asks; of other parts there are at most `written_by_hand.LONGEST`
_SLUG = re.compile(r"[\w-]{1,80}")  # of a file that may be looked for: never a way out of its folder
_CONTENTS = "contents"


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
        if len(self.scales) > MOST_SCALES:
            raise HostDeskError(_("There are more than {n} scales in it.").format(n=MOST_SCALES))
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
    flow: str = ""  # the name of its file; sessions that begin from it keep it, for its prompts


@dataclass(frozen=True, slots=True)
class Shelf:
    """Templates that are there, and a sentence for each file that could not be read."""

    templates: tuple[Template, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Contents:
    templates: tuple[str, ...]


def templates() -> list[Template]:
    """The templates that ship, in the order in which they are offered."""
    contents = read(_Contents, shipped_folder() / f"{_CONTENTS}.toml")
    return [_shipped(name) for name in contents.templates]


def shipped_folder() -> Path:
    return paths.resources() / "templates"


def own_folder() -> Path:
    """Where the host's own templates lie, one file each."""
    return paths.data_folder() / "templates"


def own_templates() -> Shelf:
    """The host's own templates by title; a file that cannot be read is told of and left alone."""
    found, unread = [], []
    try:
        files = sorted(own_folder().glob("*.toml"))
    except OSError:
        files = []
    for path in files:
        try:
            found.append(replace(read_template(path), flow=path.stem))
        except HostDeskError as error:
            unread.append(str(error))
    return Shelf(tuple(sorted(found, key=lambda one: one.title.casefold())), tuple(unread))


def _shipped(name: str) -> Template:
    return replace(read(Template, shipped_folder() / f"{name}.toml"), flow=name)


def read_template(path: Path) -> Template:
    """A template that a host wrote, or was given: read with all care, since anybody may have made it."""
    return read_own(Template, path)


def template_named(text: str) -> Template:
    """The template with this title (its case does not matter), or the one in this .toml file."""
    if text.casefold().endswith(".toml"):
        return read_template(Path(text))
    known = [*templates(), *own_templates().templates]
    for template in known:
        if template.title.casefold() == text.strip().casefold():
            return template
    titles = ", ".join(f"“{template.title}”" for template in known)
    raise HostDeskError(_("There is no template with this name; there are {titles}.").format(titles=titles))


def prompts_of(flow: str) -> Prompts:
    """What the purpose asks in the flow of this name; the usual prompts (all "") where nobody knows it."""
    found = flow_named(flow)
    return found.prompts if found else Prompts()


def flow_named(flow: str) -> Template | None:
    """The template that a session was begun from, shipped or the host's own, if it is still there."""
    if flow == _CONTENTS or not _SLUG.fullmatch(flow):
        return None
    for folder in (shipped_folder(), own_folder()):
        path = folder / f"{flow}.toml"
        try:
            changed = path.stat().st_mtime_ns
        except OSError:
            continue
        return _read_once(path, changed)
    return None


@lru_cache(maxsize=32)
def _read_once(path: Path, _changed: int) -> Template | None:
    """Read anew only when the file is another one: the purpose asks with every change."""
    try:
        if path.parent == shipped_folder():
            return _shipped(path.stem)
        return replace(read_template(path), flow=path.stem)
    except HostDeskError:
        return None


def from_template(plan: Plan, title: str = "", starts: datetime | None = None, host_name: str = "") -> Change:
    """A new session with everything in it that the template holds; its title, unless another is given."""
    begun = sessions.begin(title or plan.title, host_name)
    texts = asdict(plan.purpose) | asdict(plan.space) | {"until": plan.until}
    flow = plan.flow if isinstance(plan, Template) else ""
    when = starts and starts.replace(second=0, microsecond=0, tzinfo=None)
    head = tuple(
        replace(entity, starts=when, flow=flow, **texts) if isinstance(entity, Session) else entity
        for entity in begun.after
    )
    errands = (*plan.errands, *_printing(plan))
    parts = (*plan.goals, *plan.boundaries, *plan.decisions, *errands)
    scales = [replace(scale, id=str(number)) for number, scale in enumerate(plan.scales)]
    blocks = [block.block(place, scales) for place, block in enumerate(plan.blocks)]
    own = (
        *sessions.copied(parts, begun.session_id),
        *sessions.copied_order(scales, blocks, begun.session_id),
    )
    return Change(_("New session from a template"), begun.session_id, (), (*head, *own))


def _printing(plan: Plan) -> tuple[Errand, ...]:
    """The papers of a template, as something to see to."""
    papers = plan.papers if isinstance(plan, Template) else ()
    if not papers:
        return ()
    what = _("Print: {papers}").format(papers="; ".join(papers))
    return (Errand(id="", session_id="", place=len(plan.errands), what=what),)
