"""What may be typed: text without characters that hide, break or cannot be stored."""

from __future__ import annotations

import re
import unicodedata

from hostdesk.errors import HostDeskError
from hostdesk.words import _

LINE_LIMIT = 300  # characters; a name, a title
PASSAGE_LIMIT = 50_000  # characters; an answer, a purpose
_LETTERS_OF_THEIR_OWN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"}
)
# After "St. " and "J. " a name goes on; after what closes a quotation a sentence may begin.
_ENDS = re.compile(
    r"(?<=[.!?…؟۔।])(?<!\b[A-Za-z]\.)(?<!\b(?:St|Dr|Mr|Ms|Nr|No|ul|ca|vs)\.)(?<!\bMrs\.)\s+(?=[^a-z\s·–—])"
    r"|(?<=[.!?…][”’\"»)])\s+(?=[A-ZÀ-ÞА-Я])|(?<=;)\s+|(?<=[。！？])"
)
LARGEST_WORD = 12  # numbers up to it are said as words


def line(text: str) -> str:
    """One line: spaces collapsed, nothing invisible; refuses more than LINE_LIMIT characters."""
    kept = " ".join(_printable(text).split())
    if len(kept) > LINE_LIMIT:
        raise HostDeskError(
            _("This line is longer than {limit} characters; please shorten it.").format(limit=LINE_LIMIT)
        )
    return kept


def passage(text: str) -> str:
    """Several lines, trimmed; refuses more than PASSAGE_LIMIT characters."""
    kept = "\n".join(part.rstrip() for part in _printable(text).splitlines()).strip()
    if len(kept) > PASSAGE_LIMIT:
        raise HostDeskError(
            _("This text is longer than {limit} characters; please shorten it.").format(limit=PASSAGE_LIMIT)
        )
    return kept


def folded(text: str) -> str:
    """Without case, accents and other differences that nobody types when looking for something."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS_OF_THEIR_OWN)
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def holds_hidden(text: str) -> bool:
    """True when a character in it hides, breaks or turns what follows."""
    return any(map(_hidden, text))


def _printable(text: str) -> str:
    """Without control characters, lone surrogates and marks that turn the direction of what follows."""
    return "".join(" " if mark == "\t" else mark for mark in text if not _hidden(mark))


def _hidden(mark: str) -> bool:
    code = ord(mark)
    if mark in "\t\n\r":
        return False
    control = code < 0x20 or 0x7F <= code < 0xA0
    surrogate_or_none = 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE
    turning = 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or code == 0xFEFF
    return control or surrogate_or_none or turning


def sentences(text: str) -> list[str]:
    """One idea each: its sentences, and the halves that a semicolon parts; nothing of it is lost."""
    return [part.strip() for part in _ENDS.split(text) if part.strip()]


def number_word(number: int) -> str:
    """Seven rather than 7: numbers up to LARGEST_WORD as words, others as figures."""
    words = (
        _("one"), _("two"), _("three"), _("four"), _("five"), _("six"),
        _("seven"), _("eight"), _("nine"), _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return words[number - 1] if 1 <= number <= LARGEST_WORD else str(number)
