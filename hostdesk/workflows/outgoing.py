"""A file that is about to go out: its very bytes, and what stands in them, shown before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hostdesk.archive.views import View, views
from hostdesk.domain.gathering import Gathering
from hostdesk.workflows import exchange, exporting
from hostdesk.workflows.exporting import Wish
from hostdesk.workflows.nameless import Nameless, without_names
from hostdesk.workflows.nameless_account import Account, account
from hostdesk.workflows.nameless_words import Text, offered

__all__ = ["Outgoing", "View", "shared"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`data` is what is written; the passphrase, if there is one, is put around just that."""

    data: bytes = field(repr=False)
    file_name: str
    tables: tuple[View, ...]  # of `data`, read back from it
    texts: tuple[Text, ...]  # that may be chosen
    account: Account


def shared(gatherings: Sequence[Gathering], choice: Nameless) -> Outgoing:
    """What leaves without names, with these choices."""
    texts = offered(gatherings)
    data = exchange.export_bytes(without_names(gatherings, choice, texts), nameless=choice.least)
    return Outgoing(
        data,
        exporting.file_name(gatherings, Wish(nameless=choice)),
        views(data),
        texts,
        account(gatherings, choice, texts),
    )
