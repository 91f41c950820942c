"""Whatever picture comes: a small upright JPEG with nothing else in it, or one sentence why not."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from hostdesk.domain.picture import LONGEST_SIDE, MOST_BYTES
from hostdesk.errors import HostDeskError
from hostdesk.workflows import shrinking
from hostdesk.workflows.shrinking import ENOUGH_BYTES, Shrunk, shrink, shrink_all, shrink_file

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
# how a camera that is held so says it: what brings the first row to the top
TURNS: dict[int, tuple[int, int]] = {1: (0, 0), 3: (-1, -1), 6: (-1, 0), 8: (0, -1)}


def as_file(image: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    target = BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def seen(shrunk: Shrunk) -> Image.Image:
    image = Image.open(BytesIO(shrunk.jpeg), formats=("JPEG",))
    image.load()
    return image


def near(pixel: Any, colour: tuple[int, int, int], by: int = 14) -> bool:
    return all(abs(one - other) <= by for one, other in zip(pixel, colour, strict=True))


def cornered(size: tuple[int, int] = (64, 40)) -> Image.Image:
    """White, with its first corner red."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="red")
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"])
def test_every_kind_of_picture_becomes_a_jpeg_of_its_size(kind: str) -> None:
    made = shrink(as_file(Image.new("RGB", (60, 40), (200, 90, 20)), kind))

    assert (made.width, made.height) == seen(made).size == (60, 40)
    assert near(seen(made).getpixel((30, 20)), (200, 90, 20))


@settings(max_examples=80)
@given(
    st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"]),
    st.integers(1, 2600),
    st.integers(1, 2600),
    st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8]),
)
def test_any_size_mode_and_orientation_is_kept_in_proportion(
    mode: str, width: int, height: int, turn: int
) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    kind = "TIFF" if mode == "CMYK" else "PNG"
    made = shrink(as_file(Image.new(mode, (width, height)), kind, exif=exif))
    upright = (height, width) if turn > 4 else (width, height)
    ratio = min(1, LONGEST_SIDE / max(upright))

    assert seen(made).size == (made.width, made.height)
    assert max(made.width, made.height) == min(LONGEST_SIDE, max(upright))
    assert abs(made.width - upright[0] * ratio) <= 1
    assert abs(made.height - upright[1] * ratio) <= 1
    assert len(made.jpeg) <= ENOUGH_BYTES


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_it_stands_upright_however_the_camera_was_held(kind: str, turn: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    image = seen(shrink(as_file(cornered(), kind, exif=exif)))
    corners = {(x, y) for x in (0, -1) for y in (0, -1)}
    red = {
        (x, y)
        for x, y in corners
        if near(image.getpixel((x % image.width, y % image.height)), (254, 0, 0), 60)
    }

    assert red == {TURNS[turn]}


def test_nothing_is_left_of_the_camera_the_place_and_the_comment() -> None:
    exif = Image.Exif()
    exif[MAKER] = "A camera of mine"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    profile = b"secret profile" * 20
    data = as_file(
        Image.new("RGB", (40, 30)),
        "JPEG",
        exif=exif,
        comment=b"in my street",
        icc_profile=profile,
        dpi=(72, 72),
    )
    assert b"A camera of mine" in data
    assert b"in my street" in data
    made = shrink(data)

    assert not seen(made).getexif()
    assert "comment" not in seen(made).info
    assert "icc_profile" not in seen(made).info
    for secret in (b"camera", b"street", b"secret", b"Exif", b"http"):
        assert secret not in made.jpeg


def test_what_is_transparent_becomes_white() -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (20, 0, 40, 40))
    made = seen(shrink(as_file(image)))

    assert near(made.getpixel((5, 20)), (255, 255, 255))
    assert near(made.getpixel((35, 20)), (200, 0, 0))
    palette = seen(
        shrink(as_file(image.convert("P"), "PNG", transparency=image.convert("P").getpixel((0, 0))))
    )
    assert near(palette.getpixel((5, 20)), (255, 255, 255))


def test_of_a_picture_that_moves_the_first_frame_is_kept() -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ("blue", "red")]
    made = shrink(as_file(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    assert near(seen(made).getpixel((15, 15)), (0, 0, 255), 30)


def test_grey_of_sixteen_bits_keeps_its_greys() -> None:
    made = seen(shrink(as_file(Image.new("I;16", (20, 20), 32768))))

    assert near(made.getpixel((10, 10)), (128, 128, 128))


def test_letters_on_a_flip_chart_stay_as_they_are_and_noise_gets_small_enough() -> None:
    chart = Image.new("RGB", (4000, 3000), (245, 243, 236))
    pen = ImageDraw.Draw(chart)
    for line in range(20):
        pen.rectangle((400, 200 + line * 130, 3600, 210 + line * 130), fill=(20, 30, 90))
    made = shrink(as_file(chart, "JPEG", quality=92))
    noise = shrink(as_file(Image.effect_noise((2400, 1800), 90).convert("RGB"), "JPEG", quality=95))

    assert max(made.width, made.height) == LONGEST_SIDE
    middle = [seen(made).convert("L").getpixel((800, y)) for y in range(made.height)]
    assert min(middle) < 60  # the lines are dark still  # type: ignore[type-var]
    assert len(noise.jpeg) <= ENOUGH_BYTES < MOST_BYTES


def test_a_film_behind_a_picture_and_long_metadata_are_not_taken_for_scans() -> None:
    """As telephones save pictures that move: bytes of the film look like anything."""
    photograph = as_file(cornered((80, 60)), "JPEG")
    behind = photograph + b"ftypmp42" + b"\xff\xda\x00\x08" * 400
    before = photograph[:2] + b"\xff\xe1\x07\xd2" + b"\xff\xda" * 1000 + photograph[2:]

    assert shrink(behind).jpeg == shrink(before).jpeg == shrink(photograph).jpeg


def test_a_png_with_words_longer_than_decoders_take_is_read() -> None:
    words = PngInfo()
    words.add_text("XML:com.adobe.xmp", "".join(f"<a{n * n}/>" for n in range(150_000)), zip=True)

    assert near(seen(shrink(as_file(cornered((80, 60)), pnginfo=words))).getpixel((2, 2)), (255, 0, 0))


def test_grey_that_is_multiplied_by_its_transparency_is_read() -> None:
    """Scanners and maps save TIFF so, and a tag says it."""
    grey = Image.merge("LA", (Image.new("L", (20, 20), 60), Image.new("L", (20, 20), 255)))
    plain, multiplied = (struct.pack("<HHLHH", 338, 3, 1, kind, 0) for kind in (2, 1))
    made = as_file(grey, "TIFF").replace(plain, multiplied)

    assert Image.open(BytesIO(made)).mode == "La"
    assert near(seen(shrink(made)).getpixel((10, 10)), (60, 60, 60))


def refusal(data: bytes) -> str:
    with pytest.raises(HostDeskError) as refused:
        shrink(data)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert ". " not in sentence
    return sentence


def a_bomb() -> bytes:
    """Few bytes that would be 400 million pixels."""
    return as_file(Image.new("1", (20_000, 20_000)))


@pytest.mark.parametrize(
    ("words", "make"),
    [
        ("80 million pixels", a_bomb),
        ("80 million pixels", lambda: as_file(Image.new("1", (10_000, 9_000)))),
        ("HEIC", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400)),
        ("no picture", lambda: b"%PDF-1.7 and so on"),
        ("no picture", lambda: b""),
        ("no picture", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("60 MB", lambda: bytes((60 << 20) + 1)),
        ("damaged", lambda: as_file(cornered((800, 600)), "JPEG")[:-900]),
        ("damaged", lambda: as_file(Image.effect_noise((300, 300), 60))[:-3000]),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(words: str, make: Callable[[], bytes]) -> None:
    assert words in refusal(make())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"])
def test_a_spoilt_file_is_a_picture_or_a_sentence_and_never_a_fault(kind: str) -> None:
    sound = as_file(Image.effect_noise((90, 60), 60).convert("RGB"), kind)
    chance = random.Random(7)
    for _try in range(120):
        spoilt = bytearray(sound)
        for _byte in range(chance.randint(1, 12)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        try:
            made = shrink(bytes(spoilt[: chance.randint(1, len(spoilt))]))
        except HostDeskError:
            continue
        assert seen(made).size == (made.width, made.height)


def test_a_file_that_is_not_there_is_not_named(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError) as refused:
        shrink_file(tmp_path / "Ada at the door.jpg")

    assert "Ada" not in str(refused.value)


def test_several_are_shrunk_with_what_cannot_be_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "one.png").write_bytes(as_file(cornered()))
    told: list[tuple[int, int]] = []
    sources = (tmp_path / "one.png", b"nonsense", as_file(cornered((30, 20))))
    made = shrink_all(sources, lambda done, total: told.append((done, total)))

    assert isinstance(made[0], Shrunk)
    assert isinstance(made[1], str)
    assert made[2][1:] == (30, 20)
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    with path.open("wb") as file:
        file.truncate(shrinking.MOST_FILE_BYTES + 1)

    with pytest.raises(HostDeskError, match="60 MB"):
        shrink_file(path)
