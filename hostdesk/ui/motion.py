"""Whether something may move: as the host chose, else as the system has it."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication, QStyle


def is_wanted(reduced: str) -> bool:
    """`reduced` is the host's choice: system, on or off.

    The system's own wish for less motion is heard from Qt 6.12 on; before, its wish for no effects is.
    """
    if reduced != "system":
        return reduced == "off"
    app = cast(QApplication, QApplication.instance())
    asked = getattr(app.styleHints().accessibility(), "motionPreference", None)
    if asked is not None and asked().name == "ReducedMotion":
        return False
    return bool(app.style().styleHint(QStyle.StyleHint.SH_Widget_Animate))
