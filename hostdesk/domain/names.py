"""Names out of what people paste: lists in mails, columns of spreadsheets, address lines."""

from __future__ import annotations

import re

from hostdesk.domain.text import LINE_LIMIT, line
from hostdesk.errors import HostDeskError
from hostdesk.words import _

MOST_AT_ONCE = 1_000
_MOST_PARTS = 100 * MOST_AT_ONCE  # lines and addresses, many of them empty or doubled

_BULLET = re.compile(r"^\s*(?:(?:[-*•·–—>]+|\(?\d{1,4}[.):]|\[[ xX]?\])\s*)+")
_HEADER = re.compile(r"^(?:to|cc|bcc|from)\s*:\s*", re.IGNORECASE)
_IN_QUOTES_OR_NOT = re.compile(r'(?:"[^"]*"|[^,])+')
_ADDRESS = re.compile(r"\s*[<(\[]?[\w.+-]+@[\w.-]+\.\w+[>)\]]?\s*")
_OF_A_MAIL = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|lieber?|sehr geehrte\w*"
    r"|guten (?:morgen|tag|abend)|bonjour|chers?|ch[eè]re|hola)\b.*"
    r"|(?:many |best |kind |warm )?(?:thanks|thank you|regards|wishes|greetings|cheers)\b.*"
    r"|yours (?:sincerely|faithfully|truly).*|(?:viele|herzliche|liebe|beste|sch[oö]ne) gr[uü](?:ß|ss)e.*"
    r"|mit freundlichen gr[uü](?:ß|ss)en.*|cordialement.*|.*(?:https?://|www\.|\|).*|.*[:?!]",
    re.IGNORECASE,
)
_MOST_WORDS = 7  # of a name
_QUOTES = "\"'“”„«» ,;\t"


def names_in(text: str) -> list[str]:
    """The names in `text`, one a line (or, in a line of addresses, one an address); each only once.

    Bullets, numbers, quotes and mail addresses around a name are left out. An address without a name
    gives what stands before the "@".
    """
    parts = _parts(text)
    if len(parts) > _MOST_PARTS:  # not even looked at, as that would take a while
        raise _too_many(len(parts))
    found = dict.fromkeys(name for part in parts if (name := _name_in(part)))
    if len(found) > MOST_AT_ONCE:
        raise _too_many(len(found))
    return list(found)


def _too_many(number: int) -> HostDeskError:
    sentence = _("These are {n} names; up to {most} can be added at once.")
    return HostDeskError(sentence.format(n=number, most=MOST_AT_ONCE))


def is_doubtful(name: str) -> bool:
    """True for what may be a greeting, a signature or a sentence between the names of a mail."""
    return bool(_OF_A_MAIL.fullmatch(name)) or len(name.split()) > _MOST_WORDS


def looks_doubtful(text: str) -> bool:
    """True if any line of copied text does; one too long for a name is not even looked at."""
    return any(len(part) > LINE_LIMIT or is_doubtful(_name_in(part)) for part in _parts(text))


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for row in text.splitlines():
        if ";" in row:  # "Byron, Ada <…>; Okri, Ben <…>": the commas stand inside the names
            parts += row.split(";")
        elif row.count("@") > 1:
            parts += _IN_QUOTES_OR_NOT.findall(row)
        else:
            parts.append(row.split("\t")[0])
    return parts


def _name_in(part: str) -> str:
    bare = _HEADER.sub("", _BULLET.sub("", line(part)))  # short from here on: looking for "@" is not linear
    without_address = _ADDRESS.sub(" ", bare)
    name = line(without_address).strip(_QUOTES)
    if not name and "@" in bare:
        name = line(bare.split("@")[0]).strip("<([" + _QUOTES)
    return name
