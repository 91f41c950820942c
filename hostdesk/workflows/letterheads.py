"""The host's own papers: a logo taken in and found again, a colour and closing words for papers to carry."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zlib import crc32

from hostdesk.domain.letterhead import (
    ENOUGH,
    Letterhead,
    OwnLook,
    colour_meant,
    contrast_on_white,
    is_readable,
)
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.words import _
from hostdesk.workflows.new_file import put
from hostdesk.workflows.plain_file import start_of

__all__ = ["checked_colour", "keep_logo", "letterhead", "logo_is_there", "own_look"]

_LOGO = re.compile(r"\w[\w .-]{0,80}")  # the name of a file beside the settings: never a way out of there
_MOST_BYTES, _MOST_PIXELS = 8 << 20, 16_000_000  # of one that a host put there by hand


def own_look(settings: Settings, folder: Path) -> OwnLook:
    """What the settings say of papers; `folder` is where they and the logo lie."""
    logo = str(folder / settings.logo) if _LOGO.fullmatch(settings.logo) else ""
    whose = settings.logo_of or settings.host_name
    return OwnLook(logo, whose, settings.own_colour, settings.closing_words)


def keep_logo(source: Path, folder: Path) -> str:
    """Takes the picture in, small and without transparency; the name under which it lies in the folder."""
    from hostdesk.workflows.shrinking import shrink_file  # Pillow, which only few need

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HostDeskError(_("The logo cannot be kept beside the settings here.")) from error
    jpeg = shrink_file(source).jpeg
    name = f"logo-{crc32(jpeg):08x}.jpg"  # another picture has another name: papers are made anew
    put(jpeg, folder / name)
    return name


def letterhead(look: OwnLook) -> Letterhead:
    """What papers carry; a logo that is gone or damaged is left out, as papers are worth more than logos."""
    jpeg, width, height = _logo(look.logo)
    colour = colour_meant(look.colour)
    return Letterhead(
        jpeg, width, height, look.whose, colour if colour and is_readable(colour) else "", look.closing
    )


def logo_is_there(look: OwnLook) -> bool:
    """True also where none was chosen."""
    return not look.logo or bool(_logo(look.logo)[0])


def checked_colour(typed: str) -> str:
    """The colour as it is kept, "" for the house's own; a sentence where not everybody could read it."""
    if not typed.strip():
        return ""
    colour = colour_meant(typed)
    if not colour:
        raise HostDeskError(_("A colour is written with six digits or letters from a to f, like #1b4a8a."))
    if not is_readable(colour):
        found = f"{int(contrast_on_white(colour) * 10) / 10:g}"
        sentence = _(
            "This colour has a contrast of {found} to 1 on white paper. Choose a darker one, with {enough} "
            "to 1 or more, so that everybody can read it."
        )
        raise HostDeskError(sentence.format(found=found, enough=f"{ENOUGH:g}"))
    return colour


def _logo(path: str) -> tuple[bytes, int, int]:
    if not path:
        return b"", 0, 0
    from PIL import Image  # heavy, and only the worker needs it

    try:
        data = start_of(Path(path), _MOST_BYTES) or b""
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            if image.width * image.height > _MOST_PIXELS or len(data) > _MOST_BYTES:
                return b"", 0, 0
            image.load()
            return data, *image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b"", 0, 0
