"""The language in which a guest is spoken to on the screen."""

from __future__ import annotations

from hostdesk.domain.languages import language_meant, reads_from_the_right
from hostdesk.paths import translations
from hostdesk.words import Tongue, tongue

__all__ = ["language_meant", "reads_from_the_right", "tongue_of"]


def tongue_of(code: str) -> Tongue | None:
    """The language's catalogue, where one is installed."""
    return tongue(code, translations()) if code else None
