"""Find anything: what the palette asks of the library."""

from __future__ import annotations

from hostdesk.storage.finding import Beginning, Finder, Found, FoundPerson, FoundSession

__all__ = ["Beginning", "Finder", "Found", "FoundPerson", "FoundSession"]
