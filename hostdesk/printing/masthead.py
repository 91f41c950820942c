"""The host's own logo at the head of a paper."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from xml.sax.saxutils import quoteattr

from reportlab.lib.utils import ImageReader

from hostdesk.domain.letterhead import Letterhead
from hostdesk.printing import looks
from hostdesk.printing import type as lettering
from hostdesk.printing.parts import Described

HEIGHT = 34.0  # points at most
WIDTH = 170.0
BELOW = 9.0


class Logo(Described):
    """As large as a letterhead has it, and its name for those who do not see it."""

    def __init__(self, letterhead: Letterhead) -> None:
        super().__init__()
        self.letterhead = letterhead
        self.alt = letterhead.logo_said
        self.spaceAfter = BELOW
        self.hAlign = "RIGHT" if looks.current().right_to_left else "LEFT"

    def html(self) -> str:
        """The same where the paper is a file to be read: the picture travels inside."""
        data = b64encode(self.letterhead.logo).decode("ascii")
        source = f'src="data:image/jpeg;base64,{data}" alt={quoteattr(lettering.told(self.alt))}'
        return f'<p class="logo"><img {source}></p>'

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        wide, high = self.letterhead.width, self.letterhead.height
        scale = min(WIDTH / wide, width / wide, HEIGHT / high)
        self.width, self.height = wide * scale, high * scale
        return self.width, self.height

    def draw(self) -> None:
        self.canv.drawImage(ImageReader(BytesIO(self.letterhead.logo)), 0, 0, self.width, self.height)
