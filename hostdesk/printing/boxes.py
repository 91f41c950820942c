"""A box to tick by pen, by itself in the cell of a table."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from hostdesk.printing import looks
from hostdesk.printing.parts import Described
from hostdesk.printing.type import INK
from hostdesk.words import _

SIDE = 12.0  # points


class Box(Described):
    def __init__(self) -> None:
        super().__init__()
        self.width = self.height = looks.current().beside_text(SIDE)
        self.alt = _("Box to tick")

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def html(self) -> str:
        return f'<span role="img" aria-label={quoteattr(self.alt)}>☐</span>'

    def draw(self) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.9)
        self.canv.rect(0.5, 0.5, self.width - 1, self.height - 1, stroke=1, fill=0)
