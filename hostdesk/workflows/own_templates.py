"""A host's own templates: saved from a session, taken in from a file, shared as one, put away, back again."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.running_order import Block
from hostdesk.domain.scale import Scale
from hostdesk.domain.text import line, passage
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.new_file import put
from hostdesk.workflows.templates import (
    Purpose,
    Shelf,
    Space,
    Template,
    WrittenBlock,
    flow_named,
    own_folder,
    own_templates,
    prompts_of,
    read_template,
    shipped_folder,
    templates,
)
from hostdesk.workflows.written_by_hand import read_text
from hostdesk.workflows.written_for_hands import toml

__all__ = [
    "bring_back",
    "free_place",
    "keep",
    "names_in",
    "put_away",
    "save",
    "save_copy",
    "shelves",
    "take_in",
    "taken",
    "template_of",
    "text_of",
]

_ENDING = ".toml"
_LONGEST_NAME = 60  # characters of a file's name
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # Windows keeps these names


def shelves() -> tuple[Shelf, Shelf]:
    """What ships, and what is the host's own."""
    return Shelf(tuple(templates())), own_templates()


# from a session


def template_of(gathering: Gathering, title: str, when_to_use: str) -> Template:
    """A session as a template: what can be used again, and nobody's name, date, answer or private word.

    Left out are guests, steps, notes and marks, who holds a goal or a decision, where a goal pulls apart,
    what was decided, who runs an errand, leads a block or answers a scale, and what is packed.
    """
    begun_from = flow_named(gathering.session.flow)
    return Template(
        title=_needed(line(title), _("A template needs a title.")),
        when_to_use=_needed(passage(when_to_use), _("Please say in a sentence when to use it.")),
        comes_from=_origin(begun_from),
        how_to_host=begun_from.how_to_host if begun_from else "",
        prompts=prompts_of(gathering.session.flow),
        purpose=_taken_from(gathering.session, Purpose),
        space=_taken_from(gathering.session, Space),
        until=gathering.session.until,
        goals=_nobodys(gathering.goals, held_by="", pulls_apart=""),
        boundaries=_nobodys(gathering.boundaries),
        decisions=_nobodys(gathering.decisions, nearest="", held_by="", by_when=None, outcome=""),
        errands=_nobodys(gathering.errands, who="", done=False),
        blocks=tuple(_written(block, gathering.scales) for block in gathering.blocks),
        scales=_nobodys(gathering.scales, answered_by=""),
    )


def _needed(words: str, sentence: str) -> str:
    if not words:
        raise HostDeskError(sentence)
    return words


def _origin(begun_from: Template | None) -> str:
    if begun_from is None:
        return _("A host’s own.")
    return _("A host’s own, begun from “{title}”. {origin}").format(
        title=begun_from.title, origin=begun_from.comes_from
    )


def _taken_from(session: Any, shape: Any) -> Any:
    return shape(**{field.name: getattr(session, field.name) for field in fields(shape)})


def _nobodys(parts: tuple[Any, ...], **left_out: Any) -> tuple[Any, ...]:
    """Parts of no session, one place after another, without what names people."""
    return tuple(
        replace(part, id="", session_id="", place=place, **left_out) for place, part in enumerate(parts)
    )


def _written(block: Block, scales: tuple[Scale, ...]) -> WrittenBlock:
    own = {f.name: getattr(block, f.name) for f in fields(WrittenBlock) if f.name != "asks"}
    numbers = {scale.id: number for number, scale in enumerate(scales, 1)}
    own |= {"leads": "", "minutes": block.planned_minutes}
    return WrittenBlock(**own, asks=numbers.get(block.scale_id or "", 0))


def names_in(template: Template, names: Iterable[str]) -> tuple[str, ...]:
    """Which of these people are named in a template's words: a host looks at them before sharing it."""
    known = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not known:
        return ()
    one_of_them = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    return tuple(dict.fromkeys(one_of_them.findall("\n".join(_all_words(template)))))


def _all_words(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _all_words(inner)
    elif hasattr(part, "__dataclass_fields__"):
        for field in fields(part):
            yield from _all_words(getattr(part, field.name))


# on the shelf


def taken(title: str) -> Template | None:
    """The host's own template that has this title already."""
    wanted = line(title).casefold()
    return next((one for one in own_templates().templates if one.title.casefold() == wanted), None)


def keep(template: Template, instead_of: Template | None = None) -> Template:
    """Puts a template on the host's shelf, under a name that no other has; what it replaces is put away."""
    text = text_of(template)
    folder = _made(own_folder())
    flow = instead_of.flow if instead_of else free_place(folder, template.title).stem
    if instead_of:
        _copy_aside(instead_of)
    put(text.encode(), folder / f"{flow}{_ENDING}")
    return replace(template, flow=flow)


def save(template: Template, replacing: bool = False) -> Template | None:
    """Keeps a template; None where another has its title and is not to be replaced."""
    here = taken(template.title)
    return None if here and not replacing else keep(template, here)


def put_away(template: Template) -> Path:
    """Takes a template off the shelf; its file is kept aside, for `bring_back`."""
    aside = _free(_made(own_folder() / "removed"), template.flow)
    _move(own_folder() / f"{template.flow}{_ENDING}", aside)
    return aside


def _copy_aside(template: Template) -> None:
    """Before another takes its place."""
    source = own_folder() / f"{template.flow}{_ENDING}"
    if source.is_file():
        put(source.read_bytes(), _free(_made(own_folder() / "removed"), template.flow))


def bring_back(aside: Path, flow: str) -> None:
    """Puts back on the shelf what was put away from it."""
    target = own_folder() / f"{flow}{_ENDING}"
    _move(aside, _free(own_folder(), flow) if target.exists() else target)


def save_copy(template: Template, target: Path) -> None:
    """One file that can be given to another host."""
    put(text_of(template).encode(), target)


def take_in(path: Path) -> Template:
    """A template that somebody gave; one that is here already is not taken in twice."""
    given = read_template(path)
    here = taken(given.title)
    if here is None:
        return keep(given)
    if replace(here, flow="") == given:
        return here
    numbers = (f"{given.title} ({number})" for number in range(2, 1000))
    free = next((title for title in numbers if taken(title) is None), given.title)
    return keep(replace(given, title=free))


def text_of(template: Template) -> str:
    """As it will be written, read once more before that: no template is kept that could not be opened."""
    text = _HEAD + toml(template)
    read_text(Template, text, _("“{file}”").format(file=template.title))
    return text


_HEAD = "# A template for HostDesk. It holds no guests. You may change every word.\n\n"


def free_place(folder: Path, title: str) -> Path:
    """A file in this folder, named after the title, that is not there yet."""
    plain = unicodedata.normalize("NFC", title).casefold()
    name = re.sub(r"\W+", "_", plain).strip("_")[:_LONGEST_NAME] or "template"
    wanted = f"{name}_1" if _DEVICES.fullmatch(name) or name == "contents" else name
    return _free(folder, wanted)


def _free(folder: Path, name: str) -> Path:
    """A file that is not there yet, nor has the name of one that ships."""
    names = (name, *(f"{name}_{number}" for number in range(2, 10_000)))
    return next(path for one in names if _is_free(path := folder / f"{one}{_ENDING}"))


def _is_free(path: Path) -> bool:
    return not os.path.lexists(path) and not (shipped_folder() / path.name).exists()


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HostDeskError(_("The folder for your templates cannot be made here.")) from error
    return folder


def _move(source: Path, target: Path) -> None:
    try:
        os.replace(source, target)
    except OSError as error:
        raise HostDeskError(_("This template is no longer in its place; please look again.")) from error
