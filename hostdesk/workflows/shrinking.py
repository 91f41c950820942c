"""Shrinks a picture to what HostDesk keeps: a JPEG with nothing in it but the picture. For the worker."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hostdesk.domain.picture import LONGEST_SIDE
from hostdesk.errors import HostDeskError
from hostdesk.words import _
from hostdesk.workflows.picture_parts import jpeg_scans, without_long_words
from hostdesk.workflows.plain_file import start_of

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

MOST_FILE_BYTES = 60 << 20
MOST_PIXELS = 80_000_000  # three times what a phone takes; more would fill the memory
ENOUGH_BYTES = 600_000
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
# the best that is small enough is taken: letters on a flip chart suffer from size before quality
_TRIES = ((LONGEST_SIDE, 86), (LONGEST_SIDE, 78), (LONGEST_SIDE, 68), (1280, 70), (1280, 58), (1000, 55))
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
# what decoders raise at files that are broken, by accident or on purpose
_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError),
    *(AttributeError, AssertionError, RuntimeError),
)
_MOST_SCANS = 200  # ten are usual; each is another way over the whole picture


class Shrunk(NamedTuple):
    """A picture as it is kept."""

    jpeg: bytes
    width: int
    height: int


def shrink(data: bytes) -> Shrunk:
    """The first frame, upright, in sRGB, without transparency or metadata; HostDeskError says why not."""
    if len(data) > MOST_FILE_BYTES:
        raise _too_large_a_file()
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise HostDeskError(
            _(
                "This is a HEIC picture, which HostDesk cannot read; send or save it as JPEG, on a phone by "
                "the camera setting “Most compatible”."
            )
        )
    if jpeg_scans(data) > _MOST_SCANS:
        raise _is_damaged()
    return _encoded(_opened(without_long_words(data)))


def shrink_file(path: Path) -> Shrunk:
    """The same of a file; what is told of it does not name it."""
    try:
        data = start_of(path, MOST_FILE_BYTES)
    except OSError as error:
        raise _not_there() from error
    if data is None:
        raise _not_there()
    return shrink(data)


def _not_there() -> HostDeskError:
    return HostDeskError(_("The picture cannot be read from where it lies."))


def shrink_all(
    sources: Sequence[Path | bytes], progress: Callable[[int, int], None]
) -> tuple[Shrunk | str, ...]:
    """Each of them shrunk, or the sentence why it cannot be."""
    made: list[Shrunk | str] = []
    for number, source in enumerate(sources):
        progress(number, len(sources))
        try:
            made.append(shrink(source) if isinstance(source, bytes) else shrink_file(source))
        except HostDeskError as error:
            made.append(str(error))
    return tuple(made)


def _opened(data: bytes) -> Pixels:
    """The pixels, upright and not larger than needed."""
    from PIL import Image, UnidentifiedImageError  # heavy, and only the worker needs it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata: none of it is kept
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_many_pixels()
                return _flattened(image)
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise HostDeskError(
            _("This is no picture that HostDesk can read; JPEG, PNG, WebP, GIF, BMP and TIFF are.")
        ) from error
    except (*_BROKEN, struct.error, zlib.error) as error:
        raise _is_damaged() from error


def _flattened(image: Pixels) -> Pixels:
    from PIL import ImageOps

    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than that needs
    profile = image.info.get("icc_profile")
    turned = ImageOps.exif_transpose(image)
    turned = _on_white(_in_eight_bits(turned))
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=3.0)
    return _in_srgb(turned, profile if image.mode == "RGB" else None)


def _in_eight_bits(image: Pixels) -> Pixels:
    """Grey of 16 and 32 bits, as scanners make it, would be cut off at white."""
    if not image.mode.startswith(("I", "F")):
        return image
    grey = image.convert("F")
    lightest = float(grey.getextrema()[1])  # type: ignore[arg-type]  # one band: two numbers
    white = 65535.0 if lightest > 255 else 255.0
    return grey.point(lambda value: value * (255.0 / max(white, lightest)) + 0.0).convert("L")


def _on_white(image: Pixels) -> Pixels:
    from PIL import Image

    if image.mode == "La":  # of this, Pillow knows one way only
        image = image.convert("LA")
    if image.mode in ("RGBA", "LA", "PA", "RGBa") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGB", clear.size, "white")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))  # pixels alone: comments and everything else stay behind
    return plain


def _in_srgb(image: Pixels, profile: bytes | None) -> Pixels:
    """In the colours of every screen, where the file says that its own are others."""
    if not profile:
        return image
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile of nonsense: the numbers as they are
        return image
    return found or image


def _encoded(image: Pixels) -> Shrunk:
    for side, quality in _TRIES:
        image.thumbnail((side, side), reducing_gap=3.0)
        image.info.clear()
        target = BytesIO()
        image.save(target, "JPEG", quality=quality, optimize=True)
        if target.tell() <= ENOUGH_BYTES:
            break
    return Shrunk(target.getvalue(), image.width, image.height)


def _is_damaged() -> HostDeskError:
    return HostDeskError(_("This picture is damaged and cannot be read to its end."))


def _too_large_a_file() -> HostDeskError:
    return HostDeskError(
        _("This file is larger than {n} MB, which is more than HostDesk reads for a picture.").format(
            n=MOST_FILE_BYTES >> 20
        )
    )


def _too_many_pixels() -> HostDeskError:
    sentence = _("This picture has more than {n} million pixels; make it smaller and try again.")
    return HostDeskError(sentence.format(n=MOST_PIXELS // 1_000_000))
