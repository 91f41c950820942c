"""What the worker does for the window: plain values in and out; heavy libraries are loaded there alone."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hostdesk.careful import carefully, once_more
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.letterhead import UNDRESSED, OwnLook

if TYPE_CHECKING:
    from hostdesk.workflows.guest_list import Found


# Ways of looking back, and what each sees: gatherings, which a job gets as a tuple of them.
Before = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be on paper, in words that need no library for printing."""

    document: str
    paper: str
    guest_ids: tuple[str, ...] | None = None  # None: everybody who is expected
    sheet: str = ""  # of labels, for badges and table cards; "": plain paper
    begin_at: int = 1  # the first label that is still on it
    below: str = "nothing"  # the name on a badge
    others: tuple[str, ...] = ()  # documents that come with it
    by_guest: bool = False  # everything for one guest, then for the next
    two_sided: bool = False
    reads: str = "as recorded"  # or one format for everybody
    look: OwnLook = UNDRESSED
    before: Before = ()
    beginning: bool = False  # no more than the first pages, to look at while the others are made

    @property
    def documents(self) -> tuple[str, ...]:
        return (self.document, *self.others)


@dataclass(frozen=True, slots=True)
class Printed:
    """A document that is made, and what its host should know before printing it."""

    pdf: bytes
    file_name: str
    missing: tuple[tuple[str, str], ...]  # a text that has characters without a font, and those characters
    logo_is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What an archive will be called and hold."""

    file_name: str
    inside: tuple[str, ...]  # "3 guests", "1 scale"


def woken(gathering: Gathering) -> None:
    """Nothing but a worker that is ready to print."""
    from hostdesk.workflows import getting_ready

    getting_ready.get_ready(gathering)


def printed(gathering: Gathering, choice: Choice, progress: Callable[[int, int], None]) -> Printed:
    """The papers, finished."""
    from hostdesk.workflows import hand_out_together, letterheads

    orders = _orders(choice)
    missing = {} if choice.beginning else hand_out_together.missing_characters(gathering, orders)
    return Printed(
        hand_out_together.pdf(gathering, orders, choice.by_guest, progress),
        hand_out_together.file_name(gathering, orders),
        tuple((text, "".join(sorted(characters))) for text, characters in sorted(missing.items())),
        not letterheads.logo_is_there(choice.look),
    )


def saved(
    gathering: Gathering, choice: Choice, target: Path, progress: Callable[[int, int], None]
) -> tuple[Path, ...]:
    """A digital copy in its place, whole: as its ending says, PDF or HTML."""
    from hostdesk.workflows import hand_out, hand_out_together

    orders = [replace(order, digital=True) for order in _orders(choice)]
    if target.suffix.lower() == ".html":
        hand_out.write_html(gathering, orders[0], target)
    else:
        hand_out_together.write(gathering, orders, target, choice.by_guest, progress)
    return (target,)


def saved_each(
    gathering: Gathering,
    choice: Choice,
    folder: Path,
    ending: str,
    for_each: bool,
    progress: Callable[[int, int], None],
) -> tuple[Path, ...]:
    """Files in a folder, all of them or none: one for each guest, or one of each document."""
    from hostdesk.workflows import hand_out_each

    write = hand_out_each.write_each_of if for_each else hand_out_each.write_one_of_each
    return write(gathering, _orders(choice), folder, progress, ending)


@carefully
def logo_kept(source: Path, folder: Path) -> str:
    from hostdesk.workflows import letterheads

    return letterheads.keep_logo(source, folder)


def archive_outline(gathering: Gathering) -> Outline:
    from hostdesk.workflows import exchange

    return Outline(exchange.file_name(gathering), exchange.plan_import(gathering, None).added)


def _orders(choice: Choice) -> list[Any]:
    from hostdesk.workflows import hand_out, letterheads

    dress, before = letterheads.letterhead(choice.look), dict(choice.before)
    documents = [hand_out.Document(name) for name in choice.documents]
    return [
        hand_out.Order(
            document,
            hand_out.Paper(choice.paper),
            choice.guest_ids,
            choice.sheet,
            choice.begin_at,
            hand_out.Below(choice.below),
            look=choice.reads,
            two_sided=choice.two_sided,
            beginning=choice.beginning,
            letterhead=dress,
            before=before.get(document.about.looks_back, ()),
        )
        for document in documents
    ]


def archives_written(
    leaving: Iterable[Any],
    wish: Any,
    target: Path,
    total: int,
    passing: Path,
    progress: Callable[[int, int], None],
) -> tuple[Path, ...]:
    """Sessions, as they come, in one file; and the spreadsheet beside it, where it is wanted."""
    from hostdesk.workflows import archiving

    return archiving.write(leaving, wish, target, total, progress, passing)


def calendar_written(gatherings: Sequence[Gathering], wanted: Any, target: Path) -> None:
    from hostdesk.workflows import calendar_file

    calendar_file.write(gatherings, target, wanted)


@carefully
def archive_read(path: Path, passphrase: str = "") -> Any:
    """What to warn of, and the gatherings with who edited what, pickled: the window only passes them on.

    None: it is encrypted, and its passphrase has to be asked for.
    """
    from hostdesk.workflows import exchange

    if not passphrase and exchange.is_encrypted(path):
        return None
    found = exchange.read_whole(path, passphrase)
    return found.warning, pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


@carefully
def archives_opened_by(
    paths: Sequence[Path], passphrase: str, progress: Callable[[int, int], None]
) -> tuple[Path, ...]:
    """Which of these archives, behind passphrases, this one opens."""
    from hostdesk.workflows import held_copies

    opened = []
    for number, path in enumerate(paths, 1):
        opened += [path] if held_copies.opens(path, passphrase) else []
        once_more()
        progress(number, len(paths))
    return tuple(opened)


def behind_passphrase(data: bytes, passphrase: str) -> bytes:
    """As it lies on the disk; the same where there is no passphrase."""
    from hostdesk.workflows import exporting

    return exporting.locked(data, passphrase)


def shared_without_names(gatherings: Sequence[Gathering], choice: Any) -> Any:
    """What leaves with these choices: the bytes, and what stands in them."""
    from hostdesk.workflows import outgoing

    return outgoing.shared(gatherings, choice)


def shared_written(data: bytes, passphrase: str, target: Path) -> None:
    """Just what was shown, encrypted where that is wanted."""
    from hostdesk.workflows import exporting, new_file

    new_file.put(exporting.locked(data, passphrase), target)


@carefully
def people_in_file(path: Path, encoding: str, sheet: str) -> Found:
    from hostdesk.workflows import guest_list

    return guest_list.found_in_file(path, encoding, sheet)


@carefully
def people_in_text(text: str) -> Found:
    from hostdesk.workflows import guest_list

    return guest_list.recognised(text)


@carefully
def template_shelves() -> Any:
    """The templates that ship and the host's own, as two shelves."""
    from hostdesk.workflows import own_templates

    return own_templates.shelves()


def template_saved(template: Any, replacing: bool) -> Any:
    """The template as it lies on the shelf; None where its title is taken."""
    from hostdesk.workflows import own_templates

    return own_templates.save(template, replacing)


@carefully
def template_taken_in(path: Path) -> Any:
    from hostdesk.workflows import own_templates

    return own_templates.take_in(path)


def template_copied(template: Any, target: Path) -> None:
    from hostdesk.workflows import own_templates

    own_templates.save_copy(template, target)


def template_put_away(template: Any) -> Path:
    from hostdesk.workflows import own_templates

    return own_templates.put_away(template)


def template_brought_back(aside: Path, template: Any) -> None:
    from hostdesk.workflows import own_templates

    own_templates.bring_back(aside, template.flow)


@carefully
def pictures_shrunk(sources: Sequence[Path | bytes], progress: Callable[[int, int], None]) -> Any:
    """Each picture as it is kept, or the sentence why it cannot be."""
    from hostdesk.workflows import shrinking

    def told(done: int, total: int) -> None:
        once_more()
        progress(done, total)

    return shrinking.shrink_all(sources, told)
