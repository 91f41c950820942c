"""Advice on the wording of a scale, given while it is written: never a fault, never in the way.

The words to look for are data, so that a translation brings those of its own language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hostdesk.domain.scale import Scale
from hostdesk.domain.text import folded
from hostdesk.words import _

LONG = 140  # characters of a question that is read out once


@dataclass(frozen=True, slots=True)
class Advice:
    """What might be said otherwise, why, in which field; `better`: other words, where some are known."""

    words: str
    why: str
    field: str
    better: str = ""


def advice(scale: Scale) -> tuple[Advice, ...]:
    """What is worth a second thought, the weightiest first in each field."""
    return (*_on_the_question(scale.question), *_on_the_high_end(scale), *_on_the_low_end(scale))


def _on_the_question(question: str) -> Iterator[Advice]:
    plain = _plain(question)
    if not plain:
        return
    if _has(plain, _asks_why_not_higher()):
        yield Advice(
            _("Ask what is already there."),
            _("Asked why it is not higher, people look for what is wrong; asked what helps, they find it."),
            "question",
        )
    if _has(_without(plain, _("rank and file")), _measures()) or "%" in plain:
        yield Advice(
            _("It sounds like a measurement."),
            _("A scale opens a talk. Its number is one person’s, and is never averaged or graded."),
            "question",
        )
    if _leads(plain):
        yield Advice(
            _("It says which answer you hope for."),
            _("Any number is right. Begin with “How…”, and be ready for each of them."),
            "question",
        )
    if _is_two(question):
        yield Advice(
            _("These are two questions in one."),
            _("Where one is at eight and the other at three, nobody knows where to mark. Make two scales."),
            "question",
        )
    if _is_statement(question):
        yield Advice(
            _("Put it as a question."),
            _("A question is for those who answer it: “How near are we to…?”"),
            "question",
            _asked(question),
        )
    if len(question.strip()) > LONG:
        yield Advice(
            _("It is long for something that is heard once."),
            _("Keep the question, and tell the rest when you ask it."),
            "question",
        )


def _on_the_high_end(scale: Scale) -> Iterator[Advice]:
    plain = _plain(scale.high_means)
    if not plain and scale.question:
        yield Advice(
            _("Say what {n} looks like.").format(n=scale.highest),
            _("Then people mark how near it is, and not how content they are with themselves."),
            "high_means",
        )
    if _leaves_no_room(plain):
        yield Advice(
            _("Nobody lives up to that, and few would want to."),
            _("Say a good ordinary day, so that people can see themselves in it."),
            "high_means",
            _softened(scale.high_means),
        )


def _on_the_low_end(scale: Scale) -> Iterator[Advice]:
    plain = _plain(scale.low_means)
    begin = _("when we first thought of it")
    if not plain and scale.question:
        yield Advice(
            _("Say where {n} is.").format(n=scale.lowest),
            _("With both ends in words, everybody marks on the same line."),
            "low_means",
            begin,
        )
    if _has(plain, _failures()):
        yield Advice(
            _("It says failure, and whoever stands there has to be ashamed."),
            _("Take the opposite of your ten, or the day when it was first thought of."),
            "low_means",
            begin,
        )


def _asks_why_not_higher() -> str:
    return _(
        "why not higher|why not more|why not a ten|why is it not|why isn't it|why so low|why only|"
        "what keeps it from|what keeps us from|what keeps you from|what stops|what is missing|what's missing|"
        "what prevents|what is wrong|what's wrong|what went wrong"
    )


def _measures() -> str:
    return _(
        "average|averages|on average|percent|per cent|percentage|grade|grades|graded|score|scores|scored|"
        "rank|ranks|ranked|ranking|rating|ratings|how would you rate|rate your|rate our|rate the|please rate|"
        "marks out of|out of ten|out of 10|benchmark|benchmarks"
    )


def _leading() -> str:
    return _(
        "don't you|don't we|doesn't it|wouldn't you|wouldn't it|shouldn't we|shouldn't you|aren't we|"
        "aren't you|isn't it|isn't this|surely|obviously|of course|needless to say|do you agree|"
        "how much do you agree|would you not|would you agree|you will agree"
    )


def _absolutes() -> str:
    return _(
        "perfect|perfectly|perfection|always|never|at all times|flawless|flawlessly|faultless|completely|"
        "totally|absolutely|without exception|not a single|no problems|no problem at all|hundred percent|"
        "hundred per cent|everything works|all the time|every time"
    )


def _everybody() -> str:
    """Absolute where the words begin with it: “nobody complains”; not “a street where nobody eats alone”."""
    return _("everyone|everybody|nobody|no one|no-one|none")


def _failures() -> str:
    return _(
        "failure|failures|fail|fails|failed|failing|worst|terrible|terribly|awful|useless|worthless|hopeless|"
        "disaster|disastrous|catastrophe|horrible|rubbish|pathetic|hell|nightmare|very bad|really bad|so bad|"
        "bad|badly|incompetent|unacceptable|poor performance|very poor|poor"
    )


def _gentler() -> dict[str, str]:
    """A word that leaves no room, and one that does."""
    pairs = _(
        "always=usually|never=hardly ever|everyone=nearly everyone|everybody=nearly everybody|"
        "nobody=hardly anybody|no one=hardly anyone|no-one=hardly anyone|perfectly=well|perfect=good|"
        "flawlessly=well|flawless=good|faultless=good|at all times=most days|all the time=most of the time|"
        "every time=most times"
    )
    return {word: gentler for word, _sign, gentler in (pair.partition("=") for pair in pairs.split("|"))}


def _softened(words: str) -> str:
    """The same with gentler words; "" where none are known."""
    gentler = {_plain(word): soft for word, soft in _gentler().items()}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, gentler))})\b", re.IGNORECASE)
    softer = pattern.sub(lambda found: _in_case_of(found[0], gentler[_plain(found[0])]), words)
    return "" if softer == words or _leaves_no_room(_plain(softer)) else softer


def _leaves_no_room(plain: str) -> bool:
    meant = _without(plain, _("can always|could always"))
    return _has(meant, _absolutes()) or _begins(meant, _everybody()) or bool(re.search(r"\b100 ?%", meant))


def _in_case_of(word: str, other: str) -> str:
    return other[:1].upper() + other[1:] if word[:1].isupper() else other


def _is_two(question: str) -> bool:
    """Two questions, or one about two things that may differ; not two words that are one thing."""
    if len(re.findall(r"[?？؟]+", question)) > 1:
        return True
    plain = _plain(question)
    joint, aux, who = _any(_("and|or|and/or|as well as")), _any(_auxiliaries()), _any(_askers())
    how = _any(_("how"))
    return bool(
        re.search(rf"\band/or\b|\b{joint} {aux} {who}\b", plain)  # … and do you …
        or re.search(rf"\b{joint} {how} (?!to\b)(?:\w+ ){{0,2}}{aux}\b", plain)  # … and how safe do …
        or re.search(rf"\b{joint} (?:{_any(_('why'))})(?: not)?\W*$", plain)  # …, and why?
        or re.match(
            rf"{how}(?: well| much)? \w+ {joint} (?:how )?\w+ {aux}\b", plain
        )  # How clear and kind is …
    )


def _auxiliaries() -> str:
    return _("do|does|did|am|are|is|was|were|have|has|had|can|could|will|would|should")


def _askers() -> str:
    return _("you|we|they|i|it|he|she|this|that|there|people|your|our|their|the|these|those")


def _leads(plain: str) -> bool:
    return _has(plain, _leading()) or bool(re.search(rf", {_any(_('right|no|yes'))} ?\?$", plain))


def _is_statement(question: str) -> bool:
    """No question mark of any script; a script of which we know none is left in peace."""
    letters = [mark for mark in question if mark.isalpha()]
    latin = sum(mark < "\u0250" for mark in letters)
    return 2 * latin > len(letters) and not re.search(r"[?？؟;;]", question)


def _asked(question: str) -> str:
    """The words with a question mark, where they begin as a question does."""
    words = question.strip().rstrip(".!: ")
    begins = _begins(_plain(words), _("how|what|where|which|who|when|how much|how far"))
    return f"{words}?" if begins else ""


def _plain(words: str) -> str:
    return " ".join(folded(words).replace("’", "'").split())


def _without(plain: str, phrases: str) -> str:
    return re.sub(rf"\b{_any(phrases)}\b", " ", plain)


def _has(plain: str, phrases: str) -> bool:
    return bool(re.search(rf"(?<!\w){_any(phrases)}(?!\w)", plain))


def _begins(plain: str, phrases: str) -> bool:
    return bool(re.match(rf"{_any(phrases)}(?!\w)", plain))


def _any(phrases: str) -> str:
    return "(?:" + "|".join(re.escape(_plain(phrase)) for phrase in phrases.split("|")) + ")"
