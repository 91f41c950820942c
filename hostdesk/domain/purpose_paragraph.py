"""The purpose in one paragraph, as every paper carries it: the host's own sentences, side by side."""

from __future__ import annotations

import re
import unicodedata

from hostdesk.domain.session import Session
from hostdesk.words import _

SHORT = 280  # characters; what a sheet with little room carries of it
_FEW_WORDS = 6  # up to so many without a full stop are no sentence, and get a label before them

_ENDS = ".!?…。！？｡．؟۔।॥։።៖།"  # full stops of many scripts
_CLOSERS = "\"'”’»›“)]）】」』"  # what may stand behind one
_HANGING = " \t,;:-–—、，；：،؛·•"  # what was to be followed by something
_BULLET = re.compile(r"^\s*(?:[-*•·–—>]|\(?\d{1,2}[.)])\s+")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_SENTENCE = re.compile(
    rf".+?(?:[{_ENDS}]+[{re.escape(_CLOSERS)}]*(?=\s|$)|[。！？｡．]+[」』）】”]*|$)", re.DOTALL
)
_STOPS = (  # first and last letter of a script, its full stop
    ("\u3040", "\u30ff", "。"),
    ("\u3400", "\u9fff", "。"),
    ("\u0900", "\u09ff", "।"),
    ("\u0530", "\u058f", "։"),
    ("\u1200", "\u139f", "።"),
    ("\u0e00", "\u0eff", ""),  # Thai and Lao end with a space
)
# a beginning that goes on from a label; others keep their capital, they may be names
_GOING_ON = {"that", "to", "a", "an", "the", "more", "we", "everyone", "everybody", "each", "people", "our"}


def purpose_paragraph(session: Session) -> str:
    """The host's own paragraph, or else the one that the answers make; "" where there is none yet."""
    return session.paragraph or composed(session)


def composed(session: Session) -> str:
    """The answers as one paragraph: whole sentences as they are, fragments with a few words before them.

    Who would notice is left out: it helps the host to see the others clearly, and says little to guests.
    """
    told = (
        _calling(session),
        _future(session),
        _told(session.already_works, _("Some of it is here already: {words}"), always=True),
        _hopes(session),
    )
    return _joined([sentences for sentences in told if sentences])


def short_purpose(session: Session) -> str:
    """What fits on a sheet with little room: as many whole sentences of the heart of it as SHORT allows."""
    heart = session.paragraph or _future(session) or _hopes(session) or _calling(session)
    kept = ""
    for sentence in _SENTENCE.findall(" ".join(heart.split())):
        longer = _joined([kept, sentence.strip()]) if kept else sentence.strip()
        if len(longer) > SHORT:
            break
        kept = longer
    return kept


def _calling(session: Session) -> str:
    return _told(session.calling, _("What calls us: {words}"))


def _future(session: Session) -> str:
    return _told(session.preferred_future, _("What we would love to see: {words}"))


def _hopes(session: Session) -> str:
    return _told(session.best_hopes, _("Our best hopes: {words}"), always=True)


def _told(answer: str, label: str, always: bool = False) -> str:
    """An answer as sentences, after a label where it is no sentence by itself."""
    typed = (_BULLET.sub("", line).strip() for line in answer.splitlines())
    lines = [line for line in typed if any(letter.isalnum() for letter in line)]
    if not lines:
        return ""
    listed = len(lines) > 1 and not any(_is_ended(line) for line in lines)
    words = "; ".join(line.strip(_HANGING) for line in lines) if listed else _joined(list(map(_ended, lines)))
    wants_label = always or listed or _is_fragment(lines)
    if wants_label and _script(label) == _script(words):
        before, _field, after = label.partition("{words}")  # not .format: the host may have typed braces
        return before + _ended(_going_on(words)) + after
    return _capital(words)


def _joined(sentences: list[str]) -> str:
    """Sentences one after another, with a space between them where the script has one."""
    whole = ""
    for sentence in sentences:
        close = not whole or (_SPACELESS.match(whole[-1]) and _SPACELESS.match(sentence[:1]))
        whole += sentence if close else f" {sentence}"
    return whole


def _is_ended(words: str) -> bool:
    return words.rstrip().rstrip(_CLOSERS)[-1:] in set(_ENDS)


def _is_fragment(lines: list[str]) -> bool:
    """A few words without a full stop: a bell; soup for all."""
    first, *others = lines
    return not others and len(first.split()) <= _FEW_WORDS and not _is_ended(first)


def _script(words: str) -> str:
    """Of the first letter: a label in another script would stand beside the words like a stranger."""
    letter = next((mark for mark in words if mark.isalpha()), "a")
    return unicodedata.name(letter, "").split(" ")[0]


def _ended(words: str) -> str:
    """With a full stop of its script; what hangs at the end is left off first."""
    if _is_ended(words):
        return words.strip()
    bare = words.rstrip(_HANGING).lstrip()
    last = next((letter for letter in reversed(bare) if letter.isalnum()), "")
    stop = next((stop for first, end, stop in _STOPS if first <= last <= end), ".")
    return bare + stop if bare else words.strip()


def _going_on(words: str) -> str:
    first = words.split(maxsplit=1)[0] if words.split() else ""
    return words[:1].lower() + words[1:] if first.casefold() in _GOING_ON else words


def _capital(words: str) -> str:
    """A small letter at the beginning of a sentence grows; iPad and eBay stay as they are."""
    return words if words[1:2].isupper() else words[:1].upper() + words[1:]
