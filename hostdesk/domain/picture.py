"""A picture of the room: a flip chart, the floor as people stood on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from hostdesk.errors import HostDeskError
from hostdesk.words import _

LONGEST_SIDE = 1600  # pixels; a page of A4 at 150 a inch and more than a wall needs
MOST_BYTES = 2 << 20  # of one picture
MOST = 100  # of one session


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG without anything in it but the picture: no place, no camera, no time of the camera's."""

    id: str
    session_id: str
    place: int
    data: bytes = field(repr=False)
    width: int  # pixels
    height: int
    caption: str = ""  # also what it says to those who do not see it
    taken: datetime | None = None  # local wall clock, to the minute: when it came here
    block_id: str | None = None  # during which block
    scale_id: str | None = None  # of which scale

    def __post_init__(self) -> None:
        if not 0 < max(self.width, self.height) <= LONGEST_SIDE or len(self.data) > MOST_BYTES:
            raise HostDeskError(_("This picture is larger than HostDesk keeps them."))
