"""Whether the pictures of an archive are what they say: looked at by their heads, never unpacked whole."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.picture import Picture
from hostdesk.errors import HostDeskError
from hostdesk.words import _


def check(gatherings: Sequence[Gathering]) -> None:
    """Raises HostDeskError where something is no JPEG of the size that it says."""
    if not all(_is_sound(picture) for gathering in gatherings for picture in gathering.pictures):
        raise HostDeskError(_("A picture in this archive is damaged, or is none at all."))


def _is_sound(picture: Picture) -> bool:
    from PIL import Image  # heavy, and few archives have pictures

    try:
        with Image.open(BytesIO(picture.data), formats=("JPEG",)) as image:
            return image.size == (picture.width, picture.height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
