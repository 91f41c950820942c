"""The host's own papers: a logo taken in small and plain, a colour checked, what is gone left out."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from hostdesk.domain.letterhead import Letterhead, OwnLook
from hostdesk.errors import HostDeskError
from hostdesk.settings import Settings
from hostdesk.workflows.letterheads import checked_colour, keep_logo, letterhead, logo_is_there, own_look


def a_logo(
    path: Path, colour: tuple[int, ...] = (27, 74, 138, 255), size: tuple[int, int] = (900, 300)
) -> Path:
    Image.new("RGBA", size, colour).save(path)
    return path


def test_a_logo_is_kept_without_transparency_and_found_again(tmp_path: Path) -> None:
    name = keep_logo(a_logo(tmp_path / "logo.png", (200, 0, 0, 0)), tmp_path / "config")
    found = letterhead(OwnLook(str(tmp_path / "config" / name), "The Garden", "#1b4a8a", "Thank you."))

    with Image.open(BytesIO(found.logo)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (900, 300))
        assert image.getpixel((5, 5)) == (255, 255, 255)
    assert (found.width, found.height) == (900, 300)
    assert (found.whose, found.colour, found.closing) == ("The Garden", "#1b4a8a", "Thank you.")


def test_another_logo_has_another_name_and_the_same_the_same(tmp_path: Path) -> None:
    blue = keep_logo(a_logo(tmp_path / "blue.png"), tmp_path)
    red = keep_logo(a_logo(tmp_path / "red.png", (138, 0, 0, 255)), tmp_path)

    assert blue != red
    assert keep_logo(tmp_path / "blue.png", tmp_path) == blue
    assert (tmp_path / red).is_file()


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken", b"%PDF-1.7"])
def test_what_is_no_picture_is_a_sentence_and_nothing_is_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(content)

    with pytest.raises(HostDeskError):
        keep_logo(tmp_path / "logo.png", tmp_path / "config")

    assert not list((tmp_path / "config").iterdir())


def test_a_logo_that_is_gone_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(HostDeskError):
        keep_logo(tmp_path / "gone.png", tmp_path)


@pytest.mark.parametrize("content", [None, b"", b"no longer a picture"])
def test_papers_do_without_a_logo_that_went_or_broke(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "logo.jpg"
    if content is not None:
        path.write_bytes(content)
    look = OwnLook(str(path), "The Garden", "", "Thank you.")

    assert not logo_is_there(look)
    assert letterhead(look) == Letterhead(whose="The Garden", closing="Thank you.")
    assert logo_is_there(OwnLook())


def test_a_colour_that_not_everybody_could_read_is_refused_with_its_contrast() -> None:
    with pytest.raises(HostDeskError, match=r"a contrast of 4\.5 to 1 on white paper"):
        checked_colour("#767676")
    with pytest.raises(HostDeskError, match="six digits or letters"):
        checked_colour("sky blue")
    assert checked_colour("1B4A8A") == "#1b4a8a"
    assert checked_colour(" ") == ""


def test_a_colour_that_was_written_into_the_settings_by_hand_is_checked_too() -> None:
    assert letterhead(OwnLook(colour="#ffff00")).colour == ""
    assert letterhead(OwnLook(colour="nonsense")).colour == ""


def test_a_look_is_read_from_the_settings(tmp_path: Path) -> None:
    chosen = Settings(logo="logo.jpg", host_name="Nora", own_colour="#1b4a8a", closing_words="Bye.")

    assert own_look(chosen, tmp_path) == OwnLook(str(tmp_path / "logo.jpg"), "Nora", "#1b4a8a", "Bye.")
    assert own_look(Settings(), tmp_path) == OwnLook()
