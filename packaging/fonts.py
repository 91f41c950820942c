"""Make the fonts in resources/fonts again, from the packages that carry their originals.

Run it only when a font or the list of scripts changes; the fonts it makes are kept in the repository:

    python -m venv build/fonts && build/fonts/bin/pip install fonttools
    build/fonts/bin/python packaging/fonts.py

It needs `npm` (Atkinson Hyperlegible Next, @expo-google-fonts), `apt-get` and `dpkg` (Noto, from Debian).
Every font becomes TrueType without hints, with the features that shaping needs and no others: ReportLab
refuses CFF outlines, and it would switch discretionary ligatures on, which rewrite names.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

FONTS = Path(__file__).parents[1] / "resources" / "fonts"

ATKINSON_PACKAGE = "@expo-google-fonts/atkinson-hyperlegible-next@0.4.1"
ATKINSON_FILES = {
    "AtkinsonHyperlegibleNext-Regular.ttf": "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext-Italic.ttf": "400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf": "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
    "OFL-Atkinson-Hyperlegible-Next.txt": "LICENSE_FONT",
}

EMOJI_PACKAGE = "@expo-google-fonts/noto-emoji@0.4.7"  # in one ink, so that they print like letters
EMOJI_FILE = "400Regular/NotoEmoji_400Regular.ttf"
EMOJI_FROM = 0x2000  # what lies below are letters and figures, which other fonts have

NOTO_PACKAGES = ("fonts-noto-core", "fonts-noto-cjk")
NOTO_FILES = (
    "NotoSans-Regular",
    "NotoSans-Bold",
    "NotoSansArabic-Regular",
    "NotoSansArabic-Bold",
    "NotoSansArmenian-Regular",
    "NotoSansBengali-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansHebrew-Bold",
    "NotoSansKannada-Regular",
    "NotoSansKhmer-Regular",
    "NotoSansLao-Regular",
    "NotoSansMalayalam-Regular",
    "NotoSansMyanmar-Regular",
    "NotoSansOriya-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansSymbols-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSansTamil-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansThai-Regular",
)
# Of the two symbol fonts, only what a host would type: arrows, boxes, ticks, stars, hearts, circled numbers.
SYMBOLS = {*range(0x2190, 0x2300), *range(0x2460, 0x2500), *range(0x25A0, 0x27C0), *range(0x2B00, 0x2B60)}
SPACES = {0x20, 0xA0}  # in every font: the space between two words is drawn in the font of the first
CJK_FACE = "NotoSansCJKsc-Regular"
CJK_ENCODINGS = ("gb2312", "big5", "shift_jis", "euc_kr")  # what each country counts as everyday characters
CJK_NAMES = "𠮷髙﨑"  # in many Japanese names, in none of the lists
HANGUL = range(0xAC00, 0xD7A4)
KANA_AND_PUNCTUATION = range(0x3000, 0x3100)


def make_fonts() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _take_atkinson(Path(folder))
        noto = _fetch_noto(Path(folder))
        for name in NOTO_FILES:
            _slim(noto / f"{name}.ttf", FONTS / f"{name}.ttf")
        _make_emoji(Path(folder))
        _make_cjk(noto / "NotoSansCJK-Regular.ttc", FONTS / "NotoSansCJK-Regular.ttf")
    _write_noto_licence()


def _take_atkinson(folder: Path) -> None:
    subprocess.run(["npm", "pack", "--silent", ATKINSON_PACKAGE], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        for name, member in ATKINSON_FILES.items():
            content = package.extractfile(f"package/{member}")
            assert content is not None, member
            (FONTS / name).write_bytes(content.read())


def _make_emoji(folder: Path) -> None:
    """With the sequences that make one picture of several characters: families, flags, colours of skin."""
    place = folder / "emoji"
    place.mkdir()
    subprocess.run(["npm", "pack", "--silent", EMOJI_PACKAGE], cwd=place, check=True)
    with tarfile.open(next(place.glob("*.tgz"))) as package:
        package.extract(f"package/{EMOJI_FILE}", place, filter="data")
    font = TTFont(place / "package" / EMOJI_FILE, recalcTimestamp=False)
    found = {code for code in font.getBestCmap() if code >= EMOJI_FROM}
    _subset(font, found | SPACES, _options())
    font.save(FONTS / "NotoEmoji-Regular.ttf")


def _fetch_noto(folder: Path) -> Path:
    subprocess.run(["apt-get", "download", *NOTO_PACKAGES], cwd=folder, check=True)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package.name, "noto"], cwd=folder, check=True)
    fonts = folder / "noto" / "usr" / "share" / "fonts"
    everything = folder / "everything"
    everything.mkdir()
    for font in fonts.rglob("Noto*"):
        if font.is_file():
            (everything / font.name).symlink_to(font)
    return everything


def _slim(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    characters = set(font.getBestCmap())
    _subset(font, characters & (SYMBOLS | SPACES) if "Symbols" in source.name else characters, _options())
    font.save(target)


def _options() -> Options:
    options = Options()  # its layout features are those that shaping needs: no discretionary ligatures
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    return options


def _subset(font: TTFont, characters: Iterable[int], options: Options) -> None:
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def _make_cjk(source: Path, target: Path) -> None:
    names = [face["name"].getDebugName(6) for face in TTCollection(source, lazy=True).fonts]
    font = TTFont(source, fontNumber=names.index(CJK_FACE), recalcTimestamp=False)
    options = _options()
    options.layout_features = []
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GPOS", "GSUB"]
    _subset(font, _cjk_characters(), options)
    _to_truetype(font)
    font.save(target)


def _cjk_characters() -> set[int]:
    everyday = {
        code for code in range(0x3000, 0x10000) for codec in CJK_ENCODINGS if _encodes(codec, chr(code))
    }
    return everyday | SPACES | set(HANGUL) | set(KANA_AND_PUNCTUATION) | set(map(ord, CJK_NAMES))


def _encodes(codec: str, character: str) -> bool:
    return bool(character.encode(codec, errors="ignore"))


def _to_truetype(font: TTFont) -> None:
    """Replace cubic outlines by quadratic ones, within one unit of a thousand."""
    order = font.getGlyphOrder()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphs = _quadratic_glyphs(font, order)
    font["glyf"].glyphOrder = order
    _fill_maxp(font)
    font["post"].formatType = 3.0
    font["post"].extraNames, font["post"].mapping = [], {}
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"


def _quadratic_glyphs(font: TTFont, order: list[str]) -> dict[str, object]:
    outlines, glyphs = font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs


def _fill_maxp(font: TTFont) -> None:
    maxp = font["maxp"]
    maxp.tableVersion = 0x10000
    maxp.maxZones = 1
    for field in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(maxp, f"max{field}", 0)
    maxp.maxSizeOfInstructions = maxp.maxComponentElements = 0


def _write_noto_licence() -> None:
    """The copyright that each Noto font states of itself, above the text of the licence they share."""
    licence = (FONTS / "OFL-Atkinson-Hyperlegible-Next.txt").read_text("utf-8")
    text = licence[licence.index("This Font Software is licensed") :]
    owners = [
        f"{path.name}: {TTFont(path)['name'].getDebugName(0)}" for path in sorted(FONTS.glob("Noto*.ttf"))
    ]
    (FONTS / "OFL-Noto.txt").write_text("\n".join(owners) + "\n\n" + text, "utf-8")


if __name__ == "__main__":
    make_fonts()
