"""Imports as Python makes them: before the rest of the window is imported."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  # puts its own `__import__` in place


def without_reading() -> None:
    """PySide reads the source of each module imported after it, to see who asks for its `__feature__`s.

    Nobody here does; it would take 6 ms of the start, and time at each later import in the window's thread.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
