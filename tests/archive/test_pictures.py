"""Pictures in an archive: they come back as they were, and what only looks like one is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from hostdesk import archive
from hostdesk.archive import envelope, zip_file
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.picture import LONGEST_SIDE, MOST, MOST_BYTES, Picture
from hostdesk.workflows.shrinking import shrink
from tests.archive.tampering import files_of, folder_of, opened, refusal, session_json, with_file
from tests.builders import A_JPEG, a_full_gathering, a_gathering


def a_photo(width: int = 320, height: int = 200, **how: Any) -> bytes:
    target = BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(target, "JPEG", **how)
    return target.getvalue()


PHOTO = a_photo()
WALL = replace(
    a_gathering("Ada"), pictures=(Picture("p", "garden", 0, PHOTO, 320, 200, "The wall, seen from the door"),)
)
SOUND = archive.pack([WALL], {})
FILE = f"data/pictures/{sha256(PHOTO).hexdigest()}.jpg"


def with_picture(data: bytes, change: Callable[[dict[str, Any]], object] = lambda _record: None) -> bytes:
    """An archive with other bytes as its picture, named after them, every checksum right."""
    value, name = session_json(SOUND), f"pictures/{sha256(data).hexdigest()}.jpg"
    record = value["sessions"][0]["pictures"][0]
    record["file"] = name
    change(record)
    return sealed({name: data}, value)


def sealed(pictures: dict[str, bytes], value: dict[str, Any]) -> bytes:
    payload = {
        path.partition("/data/")[2]: envelope.seal(found)
        for path, found in files_of(SOUND).items()
        if "/data/" in path and "/pictures/" not in path
    }
    payload |= {name: envelope.seal(data) for name, data in pictures.items()}
    payload["session.json"] = envelope.seal(json.dumps(value).encode())
    return envelope.wrap("0" * 64, payload, {})


def test_a_picture_comes_back_as_it_was_and_lies_under_its_checksum() -> None:
    (back,) = opened(SOUND)

    assert back.pictures == WALL.pictures
    assert files_of(SOUND)[f"{folder_of(SOUND)}/{FILE}"] == PHOTO


def test_what_is_shrunk_here_is_sound_everywhere() -> None:
    made = shrink(a_photo(3000, 2000, quality=95, progressive=True))
    wall = replace(WALL, pictures=(Picture("p", "garden", 0, *made),))

    assert opened(archive.pack([wall], {}))[0].pictures == wall.pictures


def test_equal_pictures_share_a_file_and_equal_content_gives_equal_bytes() -> None:
    (one,) = WALL.pictures
    twice = replace(WALL, pictures=(one, replace(one, id="q", place=1, caption="Again")))
    other_way = replace(twice, pictures=tuple(reversed(twice.pictures)))

    assert archive.pack([twice], {}) == archive.pack([other_way], {})
    assert sum("/pictures/" in name for name in files_of(archive.pack([twice], {}))) == 1
    assert archive.pack([twice], {}) != SOUND


def as_png(width: int = 320, height: int = 200) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height)).save(target, "PNG")
    return target.getvalue()


def claiming(width: int, height: int) -> bytes:
    """The photo, whose head says another size."""
    head = PHOTO.index(b"\xff\xc0")
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return PHOTO[: head + 5] + size + PHOTO[head + 9 :]


def with_scans(number: int) -> bytes:
    """The photo with its only scan begun again and again."""
    scan = PHOTO[PHOTO.index(b"\xff\xda") : PHOTO.index(b"\xff\xda") + 30]
    return PHOTO[:-2] + scan * number + PHOTO[-2:]


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"",
        b"\xff\xd8\xff\xd9",
        as_png(),
        as_png() + b"\xff\xd9",
        b"GIF89a" + bytes(40) + b"\xff\xd9",
        PHOTO[:-2],
        PHOTO[: len(PHOTO) // 2],
        b"MZ" + PHOTO,
        claiming(319, 200),
        claiming(65_500, 65_500),
        claiming(12_000, 9_000),
        claiming(0, 200),
        with_scans(40_000),
    ],
    ids=[
        *(
            "words",
            "nothing",
            "head and tail",
            "a PNG",
            "a PNG with a tail",
            "a GIF",
            "cut at the end",
            "half",
        ),
        *("a program before it", "another size", "a bomb", "a small bomb", "no width", "scans without end"),
    ],
)
def test_what_is_no_picture_of_its_size_is_refused(data: bytes) -> None:
    assert refusal(with_picture(data)) == "A picture in this archive is damaged, or is none at all."


@pytest.mark.parametrize(
    ("cause", "change"),
    [
        ("is damaged, or is none", lambda record: record.update(width=200, height=320)),
        ("does not follow", lambda record: record.update(width=LONGEST_SIDE + 1)),
        ("does not follow", lambda record: record.update(width=0, height=0)),
        ("a picture in it is missing", lambda record: record.update(file=f"pictures/{'0' * 64}.jpg")),
        ("does not follow", lambda record: record.update(file="pictures/../session.json")),
        ("does not follow", lambda record: record.update(file=f"pictures/{'0' * 64}.JPG")),
        ("does not follow", lambda record: record.update(file=f"/pictures/{'0' * 64}.jpg")),
    ],
)
def test_a_picture_is_what_is_said_of_it(cause: str, change: Callable[[dict[str, Any]], object]) -> None:
    assert cause in refusal(with_picture(PHOTO, change))


def test_a_picture_that_is_too_heavy_is_refused() -> None:
    heavy = PHOTO[:2] + b"\xff\xfe\xff\xff" + bytes(65_533)
    heavy += (
        b"".join(b"\xff\xfe\xff\xff" + bytes(65_533) for _segment in range(MOST_BYTES // 65_535)) + PHOTO[2:]
    )

    assert "larger than HostDesk keeps them" in refusal(with_picture(heavy))


def test_a_file_of_a_picture_that_is_gone_changed_or_unlisted_is_refused() -> None:
    top, files = folder_of(SOUND), files_of(SOUND)
    gone = zip_file.packed({path: data for path, data in files.items() if path != f"{top}/{FILE}"})

    assert "a file that it lists is missing" in refusal(gone)
    assert "a checksum in it does not match" in refusal(with_file(FILE, a_photo(321), SOUND))
    assert "does not belong to it" in refusal(with_file(f"data/pictures/{'0' * 64}.jpg", PHOTO, SOUND))


def test_a_listed_picture_that_belongs_to_nothing_is_left_aside() -> None:
    name = FILE.removeprefix("data/")
    other = f"pictures/{'0' * 64}.jpg"
    (back,) = opened(sealed({name: PHOTO, other: b"whatever"}, session_json(SOUND)))

    assert back.pictures == WALL.pictures


def test_a_session_with_more_than_it_could_have_kept_is_refused() -> None:
    def wall(pictures: int) -> Gathering:
        made = (Picture(f"p{number}", "garden", number, A_JPEG, 2, 1) for number in range(pictures))
        return replace(a_gathering(), pictures=tuple(made))

    assert len(opened(archive.pack([wall(MOST)], {}))[0].pictures) == MOST
    assert "more than 100 pictures" in refusal(archive.pack([wall(MOST + 1)], {}))


def test_the_tables_beside_it_say_what_each_picture_shows() -> None:
    files = files_of(archive.pack([a_full_gathering()], {}))
    table = next(data for name, data in files.items() if name.endswith("data/pictures.csv")).decode(
        "utf-8-sig"
    )

    assert "The flip chart" in table
    assert "pictures/" in table
