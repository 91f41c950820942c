"""Names and contacts inside what somebody wrote: found, so that a text can leave without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hostdesk.domain.text import folded
from hostdesk.words import _

_SHORT = 2  # letters; what is so short is a name only where it begins with a capital
_ENDINGS = 2  # letters that a language may add: "Adas", "Petrem"
_LONG_ENOUGH = 4  # letters of a name before endings are thought of
_CHANGING = "aeoаяоеαηο"  # last letters that give way to an ending: "Anny", "Ольге"
# scripts that put no space between words, or join small words to the next one
_JOINING = re.compile(
    r"HIRAGANA|KATAKANA|CJK|HANGUL|THAI|LAO|KHMER|MYANMAR|TIBETAN|ARABIC|HEBREW|SYRIAC|ETHIOPIC|JAVANESE"
)
_CONTACTS = re.compile(
    r"[^\s@<>()]+@[^\s@<>()]+\.\w+"  # a mail address
    r"|(?:https?://|www\.)\S+"
    r"|(?<!\w)@\w{2,}"  # a handle
    r"|(?<![\w.,])\+?\(?\d(?:[ ()/.-]{0,2}\d){6,}(?!\w)"  # a telephone number
)
# names that are words as well: they are meant only where they begin with a capital
_WORDS_TOO = """
amber and april archer art august baker banks bell best bill bin bird black bond brook brown butler
carter case chance church cook cooper dawn day del den der dos drew faith farmer field fisher forest
fox frank gardener good grace grant gray green grey guy hall harry hill hope house hunt hunter ibn
ivy jack jade josh joy june king lance lane las law lily little long los love mark marsh mason may
meadow miles miller nick norm north olive page park parker pat pearl penny porter potter price ray
reed rich rivers rob robin rose ruby skip sky smith star stew stone storm street sue summer sunny
swan tab taylor terry the tony turner van victor von wade walker ward waters west white will winter
wolf wood young
"""
_FIRST = 3  # letters by which names are kept apart
_BEGINNING = re.compile(r"(?<!\w)\w")
_BETWEEN = re.compile(r"[\s,.;:()\[\]\"'“”„«»‘’/&·+–—-]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without the names that were found in it, and those as they stood there."""

    words: str
    found: tuple[str, ...] = ()


class NamesSought:
    """Looks for these people, by their whole names and by each part of them."""

    def __init__(self, names: Iterable[str]) -> None:
        parts = {part for name in names for part in _parts(name)}
        words_too = _WORDS_TOO.split()
        self._sure = {part for part in parts if len(part) > _SHORT and part not in words_too}
        sought = sorted(parts, key=lambda part: (-len(part), part))  # the whole name before its parts
        self._words = _by_beginning([part for part in sought if not _joins(part)], _FIRST)
        self._joined = _by_beginning([part for part in sought if _joins(part)], 1)

    def cleared(self, text: str) -> Cleared:
        """With "[name]" and "[contact]" where they stood."""
        places = [*self._names(text), *_contacts(text)]
        kept, found, at = [], [], 0
        for start, end, instead in sorted(places):
            if start < at:  # within one that was found already
                continue
            kept += [text[at:start], instead]
            found.append(text[start:end])
            at = end
        return Cleared("".join([*kept, text[at:]]), tuple(dict.fromkeys(found)))

    def _names(self, text: str) -> Iterator[tuple[int, int, str]]:
        plain, places = _folded_with_places(text)
        for found in (
            *self._found(plain, _starts_of_words(plain), self._words, _FIRST),
            *self._in_joined(plain),
        ):
            start, end = places[found.start()], places[found.end()]
            if self._is_sure(found[0]) or not text[start].islower():
                yield start, end, _("[name]")

    def _in_joined(self, plain: str) -> Iterator[re.Match[str]]:
        """Where no space says where a word begins, it may begin anywhere."""
        if self._joined and not plain.isascii():
            anywhere = (place for place, mark in enumerate(plain) if mark in self._joined)
            yield from self._found(plain, anywhere, self._joined, 1)

    def _found(
        self, plain: str, starts: Iterable[int], names: Mapping[str, re.Pattern[str]], first: int
    ) -> Iterator[re.Match[str]]:
        end = 0
        for start in starts:
            for length in range(first, 0, -1) if start >= end else ():
                sought = names.get(plain[start : start + length])
                if sought is not None and (found := sought.match(plain, start)):
                    yield found
                    end = found.end()
                    break

    def _is_sure(self, found: str) -> bool:
        return any(found[: len(found) - more] in self._sure for more in range(_ENDINGS + 1))


def _by_beginning(sought: Iterable[str], first: int) -> dict[str, re.Pattern[str]]:
    """By their first letters: in a long text few names are tried at each word."""
    found: dict[str, list[str]] = {}
    for part in sought:
        found.setdefault(part[: min(first, _sure_letters(part))], []).append(_looked_for(part))
    return {begins: re.compile("|".join(patterns)) for begins, patterns in found.items()}


def _sure_letters(part: str) -> int:
    """How many letters of its first word stand there whatever ending it has."""
    first, *others = part.split()
    return len(first) - (not others and len(part) >= _LONG_ENOUGH)


def _starts_of_words(plain: str) -> Iterator[int]:
    return (match.start() for match in _BEGINNING.finditer(plain))


def _contacts(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _CONTACTS.finditer(text):
        if not _DATE.fullmatch(match[0]):
            yield match.start(), match.end(), _("[contact]")


def _parts(name: str) -> Iterator[str]:
    """The whole name and its words, as they are looked for; an initial says nothing."""
    plain, _places = _folded_with_places(" ".join(name.split()))
    parts = (plain, *plain.split(), *_BETWEEN.split(plain))
    yield from (part for part in parts if len(part) >= _SHORT and any(map(str.isalnum, part)))


def _looked_for(part: str) -> str:
    words = r"\s+".join(re.escape(word) for word in part.split())
    if _joins(part):
        return words
    if len(part) >= _LONG_ENOUGH:
        words = words[:-1] if part[-1] in _CHANGING else words
        words += rf"\w{{0,{_ENDINGS}}}"
    return rf"(?<!\w){words}(?!\w)"


def _joins(part: str) -> bool:
    return any(_JOINING.match(unicodedata.name(mark, "")) for mark in part if mark.isalpha())


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """As it is looked through, and where in `text` each character of that stood, and where it ends."""
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    plain: list[str] = []
    places: list[int] = []
    for place, mark in enumerate(text):
        now = "'" if mark == "’" else folded(mark)
        plain.append(now)
        places += [place] * len(now)
    return "".join(plain), [*places, len(text)]
