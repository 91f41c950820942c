"""What makes papers the host's own: a logo, a colour that everybody can read, words to close with."""

from __future__ import annotations

from dataclasses import dataclass, field

from hostdesk.words import _

ENOUGH = 7.0  # to one: the contrast of words with the paper (WCAG 2.2, AAA)
HOUSE = "#0f5b57"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Plain values: pictures are a JPEG without transparency, as archives need them."""

    logo: bytes = field(default=b"", repr=False)
    width: int = 0  # pixels
    height: int = 0
    whose: str = ""  # the logo: a name
    colour: str = ""  # of headings, like "#0f5b57"; "": the house's own
    closing: str = ""  # the last words of a paper

    @property
    def logo_said(self) -> str:
        return _("Logo of {name}").format(name=self.whose) if self.whose else _("The host’s logo")


PLAIN = Letterhead()


@dataclass(frozen=True, slots=True)
class OwnLook:
    """What the host chose, before the logo is read from where it lies."""

    logo: str = ""  # the path of its file; "": none
    whose: str = ""
    colour: str = ""
    closing: str = ""


UNDRESSED = OwnLook()


def colours() -> tuple[tuple[str, str], ...]:
    """A few that can be read on white paper by everybody, and what they are called."""
    return (
        ("", _("HostDesk’s green")),
        ("#1b4a8a", _("Blue")),
        ("#4a3a8c", _("Violet")),
        ("#7a1f5c", _("Plum")),
        ("#8a1f1f", _("Brick red")),
        ("#6b4200", _("Brown")),
        ("#2f5a16", _("Leaf green")),
        ("#3d4547", _("Slate")),
    )


def colour_meant(typed: str) -> str:
    """A colour as it is kept, "#1b4a8a"; "" where these letters are none."""
    digits = typed.strip().removeprefix("#").lower()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    is_one = len(digits) == 6 and all(digit in "0123456789abcdef" for digit in digits)
    return f"#{digits}" if is_one else ""


def contrast_on_white(colour: str) -> float:
    """From 1 (white) to 21 (black), by WCAG 2.2's relative luminance."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def is_readable(colour: str) -> bool:
    return contrast_on_white(colour) >= ENOUGH


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
