"""Get ready to print: libraries and fonts are read before anybody waits for a paper."""

from __future__ import annotations

from hostdesk.domain.gathering import Gathering
from hostdesk.workflows import hand_out
from hostdesk.workflows.hand_out import Document, Order

__all__ = ["get_ready"]


def get_ready(gathering: Gathering) -> None:
    """Makes each paper once with nobody on it, and reads the fonts for everybody's name."""
    nobody = Gathering(gathering.session)
    for document in Document:
        hand_out.pdf(nobody, Order(document))
    hand_out.missing_characters(gathering, Order(Document.RUN_SHEET))
