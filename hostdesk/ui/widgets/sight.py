"""Brings into sight what has been given the keyboard by something else than Tab."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

_AIR = 48  # pixels around it, so that its label is seen too


def bring_into_sight(widget: QWidget) -> None:
    """Scrolls whatever scrolls around it; Qt does so for Tab alone."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, _AIR)
        around = around.parentWidget()
