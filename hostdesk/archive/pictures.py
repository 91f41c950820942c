"""Whether the pictures of an archive are what they say: looked at by their heads, never unpacked whole."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.picture import MOST, Picture
from hostdesk.errors import HostDeskError
from hostdesk.words import _

_END, _SCAN = b"\xff\xd9", b"\xff\xda"
_MOST_SCANS = 4  # each is another way over the whole picture: thousands would keep the window busy for hours


def check(gatherings: Sequence[Gathering]) -> None:
    """Raises HostDeskError where something is no JPEG of the size that it says, whole and simple."""
    if any(len(gathering.pictures) > MOST for gathering in gatherings):
        raise HostDeskError(_("A session in this archive has more than {n} pictures.").format(n=MOST))
    if not all(_is_sound(picture) for gathering in gatherings for picture in gathering.pictures):
        raise HostDeskError(_("A picture in this archive is damaged, or is none at all."))


def _is_sound(picture: Picture) -> bool:
    from PIL import Image  # heavy, and few archives have pictures

    if not picture.data.endswith(_END) or picture.data.count(_SCAN) > _MOST_SCANS:
        return False
    try:
        with Image.open(BytesIO(picture.data), formats=("JPEG",)) as image:
            return image.size == (picture.width, picture.height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
