"""How it looks: two palettes of our own, the house's type, sizes that follow the text."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from hostdesk.paths import resources
from hostdesk.ui import early

FAMILY = "Atkinson Hyperlegible Next"
_POINTS = 10.5  # of the text at 100 %
_LOW = 31  # em
_LONG_WORD = r"[!-\u024f]{10,}"  # compiled, and remembered, by the first text that is measured

# palette role -> colour; every text on its ground has a contrast of at least 7 to 1
LIGHT = {
    "Window": "#faf8f4",  # paper
    "AlternateBase": "#f1ede5",  # rail
    "Base": "#ffffff",  # cards and fields
    "WindowText": "#1f2a2e",  # ink
    "Text": "#1f2a2e",
    "ButtonText": "#0f5b57",
    "Button": "#ffffff",
    "PlaceholderText": "#47504d",  # muted
    "Highlight": "#0f5b57",  # deep green
    "HighlightedText": "#ffffff",
    "Link": "#0b4f4b",
    "Accent": "#d98e1f",  # amber: marks
    "Mid": "#d9d3c7",  # hairlines
    "Midlight": "#eef4f2",  # the row one is in
    "Dark": "#8a918e",  # outlines of fields
    "ToolTipBase": "#1f2a2e",
    "ToolTipText": "#ffffff",
    "BrightText": "#7a2a12",
}
DARK = {
    "Window": "#161c1d",
    "AlternateBase": "#111617",
    "Base": "#1f2728",
    "WindowText": "#f2efe8",
    "Text": "#f2efe8",
    "ButtonText": "#9fdcd3",
    "Button": "#263031",
    "PlaceholderText": "#bcc5c1",
    "Highlight": "#8fd3c8",
    "HighlightedText": "#0c1f1d",
    "Link": "#9fdcd3",
    "Accent": "#f0b44c",
    "Mid": "#394444",
    "Midlight": "#263533",
    "Dark": "#7d8885",
    "ToolTipBase": "#f2efe8",
    "ToolTipText": "#161c1d",
    "BrightText": "#ffb59c",
}


def dress(app: QApplication, scheme: str, text_size: int) -> None:
    """Gives the application palette and font; `scheme` is system, light or dark."""
    app.setPalette(palette(is_dark(app, scheme)))
    app.setFont(font(text_size))
    # else the widgets hear of it later, and who measures them now gets the size before
    QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)


def is_dark(app: QApplication, scheme: str) -> bool:
    """As the host chose or the system has it; at the start its palette says so without `Qt` (see `early`)."""
    if scheme in ("light", "dark"):
        return scheme == "dark"
    ground = app.palette().window().color()
    if ground.name() not in (LIGHT["Window"], DARK["Window"]):  # still the system's
        return ground.lightness() < 128
    return app.styleHints().colorScheme().name == "Dark"


def palette(dark: bool) -> QPalette:
    colours = DARK if dark else LIGHT
    made = QPalette(QColor(colours["Button"]), QColor(colours["Window"]))
    for role, colour in colours.items():
        made.setColor(QPalette.ColorRole[role], QColor(colour))
    for role in ("WindowText", "Text", "ButtonText"):
        made.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], QColor(colours["PlaceholderText"])
        )
    return made


def load_fonts() -> None:
    """The house's own type; other scripts come from the system or, where it has none, from `load_scripts`."""
    for weight in ("Regular", "Bold"):
        path = resources() / "fonts" / f"AtkinsonHyperlegibleNext-{weight}.ttf"
        QFontDatabase.addApplicationFont(str(path))


def load_scripts() -> None:
    """The fonts of all other scripts: after the first paint, so that no name shows as boxes."""
    for path in sorted((resources() / "fonts").glob("Noto*-Regular.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(text_size: int) -> QFont:
    made = QFont(FAMILY)
    made.setPointSizeF(_POINTS * text_size / 100)
    return made


def larger(widget: QWidget, factor: float, bold: bool = False) -> QFont:
    """The widget's font, `factor` times as large."""
    made = QFont(widget.font())
    made.setPointSizeF(QApplication.font().pointSizeF() * factor)
    made.setBold(bold)
    return made


def em(widget: QWidget) -> int:
    """The height of a line in pixels: what distances are measured in."""
    return QFontMetrics(widget.font()).height()


def is_low(page: QWidget) -> bool:
    """True where a page has so little height that its list needs all of it."""
    return page.height() < _LOW * em(page)


def wrapped_height(font: QFont, text: str, width: int) -> int:
    """The height in pixels that a text takes in lines of this width."""
    room = QRect(0, 0, max(20, width), 10_000)
    shown = breakable(font, text or " ", width)
    return QFontMetrics(font).boundingRect(room, early.WORD_WRAP | early.LEADING, shown).height()


def breakable(font: QFont, text: str, width: int) -> str:
    """The text with breaks allowed inside Latin words that are too long for a line, so that none is cut."""

    def opened(word: re.Match[str]) -> str:
        fits = QFontMetrics(font).horizontalAdvance(word[0]) <= width
        return word[0] if fits else "\u200b".join(word[0])

    return re.sub(_LONG_WORD, opened, text)
