"""Hand out several papers in one go: one document after the other, or everything for one guest and then for
the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hostdesk.domain.documents import ForWhom
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.scale import Naming
from hostdesk.errors import HostDeskError
from hostdesk.printing.digital import printout
from hostdesk.printing.documents.shared import file_title
from hostdesk.printing.edition import Edition
from hostdesk.words import _
from hostdesk.workflows import hand_out, paper_contents
from hostdesk.workflows.hand_out import Document, Order, Progress, nobody_waits
from hostdesk.workflows.new_file import put, readable_name

__all__ = ["file_name", "missing_characters", "pdf", "write"]

_WITH_UNNAMED = (Document.HANDOUT, Document.SCALE_SHEET)
_IN_A_PILE = (ForWhom.GUESTS, ForWhom.EVERYBODY)
_PARTS = 1000  # of each document, for telling how far it is made


@dataclass(frozen=True, slots=True)
class _Turn:
    """One document as it lies in the pile."""

    gathering: Gathering
    order: Order
    brings_unnamed: bool = True


def pdf(
    gathering: Gathering, orders: Sequence[Order], by_guest: bool = False, progress: Progress = nobody_waits
) -> bytes:
    """One PDF of them all. The sheets without a name come once, and where it goes by guest last of all."""
    if len(orders) == 1:
        return hand_out.pdf(gathering, orders[0], progress)
    _check(orders)
    edition = _edition(gathering, orders)
    whole = printout(orders[0].paper, _title(gathering, orders), "", edition)
    whole.hold()
    by_guest = by_guest and bool(hand_out.guests_of(gathering, orders[0]))
    turns = list((_by_guest if by_guest else _by_document)(gathering, orders))
    for place, turn in enumerate(turns):
        inside = replace(edition, whole=whole)
        told = _share(progress, place, len(turns))
        hand_out.print_into(inside, turn.gathering, turn.order, told, turn.brings_unnamed)
    progress(len(turns) * _PARTS, len(turns) * _PARTS)
    return whole.finish()


def write(
    gathering: Gathering,
    orders: Sequence[Order],
    target: Path,
    by_guest: bool = False,
    progress: Progress = nobody_waits,
) -> None:
    """The PDF as a file; a file that was there is replaced only once the new one is complete."""
    put(pdf(gathering, orders, by_guest, progress), target)


def missing_characters(gathering: Gathering, orders: Sequence[Order]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for order in orders:
        found |= hand_out.missing_characters(gathering, order)
    return found


def file_name(gathering: Gathering, orders: Sequence[Order], ending: str = "pdf") -> str:
    if len(orders) == 1:
        return hand_out.file_name(gathering, orders[0], ending)
    alone = hand_out.alone(gathering, orders[0])
    called = _("papers for {name}").format(name=alone) if alone else _("papers")
    return readable_name([gathering.session.title, called], ending)


def _check(orders: Sequence[Order]) -> None:
    if not all(order.document.goes_with_others for order in orders):
        raise HostDeskError(
            _("Name badges, table cards and wall sheets go on paper of their own; print them by themselves.")
        )


def _by_document(gathering: Gathering, orders: Sequence[Order]) -> Iterator[_Turn]:
    """The sheets without a name are alike in all papers that have them: the first brings them."""
    brought = False
    for order in orders:
        yield _Turn(gathering, order, not brought)
        brought = brought or order.document in _WITH_UNNAMED


def _by_guest(gathering: Gathering, orders: Sequence[Order]) -> Iterator[_Turn]:
    """First what is for nobody's pile, then guest by guest, then the sheets without a name."""
    piled = [order for order in orders if order.document.about.for_whom in _IN_A_PILE]
    yield from (_Turn(gathering, order) for order in orders if order not in piled)
    for guest_id in dict.fromkeys(each for order in piled for each in hand_out.guests_of(gathering, order)):
        for order in piled:
            if guest_id in hand_out.guests_of(gathering, order):
                yield _Turn(gathering, replace(order, guest_ids=(guest_id,)), brings_unnamed=False)
    yield from _unnamed(gathering, piled)


def _unnamed(gathering: Gathering, piled: Sequence[Order]) -> Iterator[_Turn]:
    scales = tuple(scale for scale in gathering.scales if scale.naming is Naming.UNNAMED)
    for order in [order for order in piled if order.document in _WITH_UNNAMED][:1]:
        if scales:
            alone = replace(gathering, scales=scales)
            yield _Turn(alone, replace(order, document=Document.SCALE_SHEET))


def _edition(gathering: Gathering, orders: Sequence[Order]) -> Edition:
    """Dressed as the host's own where one of them is."""
    dressed = next((order for order in orders if order.document.leaves_the_room), orders[0])
    return replace(hand_out.edition(gathering, dressed), attached=())


def _title(gathering: Gathering, orders: Sequence[Order]) -> str:
    labels = ", ".join(dict.fromkeys(order.document.label for order in orders))
    return file_title(paper_contents.occasion(gathering), labels)


def _share(progress: Progress, place: int, turns: int) -> Progress:
    """How far one of several is, as part of all."""

    def told(done: int, total: int) -> None:
        progress(place * _PARTS + _PARTS * done // max(1, total), turns * _PARTS)

    return told
