"""Hand out: the papers of a gathering as PDF or HTML, for one guest or for all; pure, so that a worker can
do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Format
from hostdesk.errors import HostDeskError
from hostdesk.printing import html as web
from hostdesk.printing.documents.shared import file_title, said_in
from hostdesk.printing.edition import Attached, Edition
from hostdesk.printing.looks import Look, looking
from hostdesk.printing.type import missing_characters as missing_in
from hostdesk.words import _
from hostdesk.workflows import paper_contents
from hostdesk.workflows.how_made import HOW_MADE, Progress, Told
from hostdesk.workflows.new_file import put, readable_name
from hostdesk.workflows.orders import Below, Document, Order, Paper
from hostdesk.workflows.readers import installed, look_for_all, look_of

__all__ = [
    "Below",
    "Document",
    "Order",
    "Paper",
    "Progress",
    "alone",
    "contents",
    "edition",
    "file_name",
    "guests_of",
    "html",
    "missing_characters",
    "nobody_waits",
    "pdf",
    "print_into",
    "write",
    "write_html",
]

_LARGER = {Format.LARGE_PRINT: 1.5, Format.EASY_READ: 1.2}  # times the letters of a web page


def nobody_waits(_done: int, _total: int) -> None:
    pass


def contents(gathering: Gathering, order: Order) -> Any:
    """What the paper will say, as plain values; dressed as the host's own where it leaves the room."""
    with looking(look_for_all(order.look, order.language)):
        content = HOW_MADE[order.document].contents(gathering, order)
    return _dressed(content, order) if order.document.leaves_the_room else content


def pdf(gathering: Gathering, order: Order, progress: Progress = nobody_waits) -> bytes:
    """The finished PDF; what `progress` raises ends the work and is raised here."""
    return print_into(edition(gathering, order), gathering, order, progress)


def print_into(
    edition: Edition, gathering: Gathering, order: Order, progress: Progress, brings_unnamed: bool = True
) -> bytes:
    """The same in an edition that may be of several documents; then the bytes come with the last of them."""
    content = contents(gathering, order)
    if not brings_unnamed and hasattr(content, "brings_unnamed"):
        content = replace(content, brings_unnamed=False)
    with looking(look_for_all(order.look, order.language)):
        return HOW_MADE[order.document].printed(content, order.paper, progress, edition)


def write(gathering: Gathering, order: Order, target: Path, progress: Progress = nobody_waits) -> None:
    """The PDF as a file; a file that was there is replaced only once the new one is complete."""
    put(pdf(gathering, order, progress), target)


def html(gathering: Gathering, order: Order) -> str:
    """One file that holds everything, for a screen reader, a phone, or somebody's own fonts."""
    told = HOW_MADE[order.document].told
    if told is None:
        raise HostDeskError(_("Badges and table cards are made for paper alone; save them as PDF."))
    look = _look(gathering, order)
    content = contents(gathering, order)
    with looking(look):
        whole = said_in(content, look.language) if order.document.per_guest else content
        title = file_title(whole.occasion, _title(gathering, order))
        parts = [_part(one, look, order) for one in told(content, order.paper)]
        return web.page_of(parts, title, _on_screen(look, order))


def _part(told: Told, whole: Look, order: Order) -> web.Part:
    """One reader's, in their own look; in that of the whole where they have no language of their own."""
    look = told.look if told.look.language else replace(told.look, language=whole.language)
    with looking(look):
        return web.part(told.story(), _on_screen(look, order))


def write_html(gathering: Gathering, order: Order, target: Path) -> None:
    put(html(gathering, order).encode(), target)


def missing_characters(gathering: Gathering, order: Order) -> dict[str, set[str]]:
    """The texts of this paper that cannot be printed in full, each with the characters that no font has."""
    return missing_in(set(_texts(contents(gathering, order))))


def file_name(gathering: Gathering, order: Order, ending: str = "pdf") -> str:
    """A name for the file that every system accepts; a guest's name only where one guest was chosen."""
    return readable_name([gathering.session.title, _called(gathering, order)], ending)


def edition(gathering: Gathering, order: Order) -> Edition:
    return Edition(
        order.digital,
        order.language,
        (_data(gathering, order),) if order.with_data else (),
        order.two_sided,
        order.letterhead.colour if order.document.leaves_the_room else "",
        order.beginning,
    )


def _called(gathering: Gathering, order: Order) -> str:
    """What a file is called that is for one guest, and for all."""
    about = order.document.about
    if not order.document.per_guest:
        return about.label.lower()
    name = alone(gathering, order)
    return about.for_one.format(name=name) if name else about.for_all


def _title(gathering: Gathering, order: Order) -> str:
    """Of an HTML file's window."""
    called = _called(gathering, order)
    return called[:1].upper() + called[1:]


def guests_of(gathering: Gathering, order: Order) -> tuple[str, ...]:
    """For whom it is, by id; nobody is invited to what they host, unless they were chosen."""
    if order.guest_ids is not None:
        return order.guest_ids
    invited_too = order.document is not Document.INVITATION
    return tuple(
        guest.id for guest in gathering.guests if guest.expected and (invited_too or not guest.is_host)
    )


def alone(gathering: Gathering, order: Order) -> str:
    """The name of the only guest it was ordered for."""
    chosen: Sequence[str] = paper_contents.names(gathering, order.guest_ids)
    return chosen[0] if len(chosen) == 1 and order.guest_ids is not None else ""


def _dressed(content: Any, order: Order) -> Any:
    """In every language that somebody reads."""
    dressed = replace(content, occasion=replace(content.occasion, letterhead=order.letterhead))
    others = getattr(content, "others", ())
    if not others:
        return dressed
    return replace(dressed, others=tuple((code, _dressed(other, order)) for code, other in others))


def _look(gathering: Gathering, order: Order) -> Look:
    """As the one guest that it is for reads best; of several, as was asked for all: parts have their own."""
    (whose, *others) = order.guest_ids or ("",) if order.document.per_guest else ("",)
    if whose and not others:
        found = look_of(gathering.guest(whose), order.look)
        return found if found.language else replace(found, language=installed(order.language))
    return look_for_all(order.look, order.language)


def _on_screen(look: Look, order: Order) -> web.Look:
    return web.Look(
        language=look.language or order.language,
        right_to_left=look.right_to_left,
        larger=_LARGER.get(look.format, 1.0),
        easy=look.is_easy,
        colour=order.letterhead.colour if order.document.leaves_the_room else "",
    )


def _data(gathering: Gathering, order: Order) -> Attached:
    if not (order.digital and order.document.for_host):
        raise HostDeskError(
            _("Only digital papers for the host may carry the session's data: everybody's answers.")
        )
    from hostdesk.workflows import exchange  # msgspec, which few papers need

    about = _("What this document was made of, as in an archive of HostDesk")
    return Attached("session.json", "application/json", exchange.session_json(gathering), about)


def _texts(value: Any) -> Iterator[str]:
    """Every text in a content, however deep."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
