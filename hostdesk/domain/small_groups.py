"""The guard for what is published: of a small group nothing is told, nor can it be worked out."""

from __future__ import annotations

USUAL_LEAST = 10  # people
LOWEST_LEAST = 5
