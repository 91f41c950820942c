"""Titles that say what people want, for titles that say what they want less of."""

from __future__ import annotations

import re

from hostdesk.domain.problem_topics import Topic, topics
from hostdesk.words import _

MOST = 3  # titles offered
_LONGEST = 6  # words that are taken over from the title

# wordings that sound like a problem and are none
_FALSE_FRIENDS = re.compile(
    r"\bstop[- ]?(over|gap|motion)\b|\b(bus|tram|pit|full|whistle|next|last) stops?\b|\bstopping places?\b"
    r"|\bfight(ing)?[- ](fit|club|for)\b|\bfire[- ]?fight\w*|\bcombat sports?\b|\btackle (shop"
    r"|box)\b|\bprevent duty\b"
    r"|\bapple turnovers?\b|\bcutting (garden|edge|board|patch)\b|\bbeat(ing)? the (drum|bounds)\b"
    r"|\bcrime (fiction|novels?|writ\w+|stor\w+|dramas?)\b|\baccident (and|&) emergency\b"
    r"|\bconflict (resolution|mediation)\b|\bproblem[- ](pages?|solving|based)\b|\btoo many cooks\b"
    r"|\blost (and|&) found\b|\bstress[- ](tests?|balls?)\b|\bspeeding up\b|\bfighting temeraire\b"
    r"|\b(zero|no) waste\b|\bwaste not\b|\bno mow\b"
    r"|\bpoor (clares|man)\b"
    r"|\babsence makes\b|\bnoise (rock|band|music)\b|\bagainst (the (grain|clock)|all odds)\b"
    r"|\b(after|next|since) the (storm|fire|flood)s?\b|\blearning from\b|\blitter[- ]pick\w*",
    re.IGNORECASE,
)
# the title says already where it goes
_TURNED = re.compile(
    r"\bfrom\b.+\b(to|into|towards?)\b|\bbeyond\b|\blife after\b|\binstead of\b|\bturning\b.+\binto\b",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(choir|garden|club|band|caf[eé]|party|festival|picnic|walk|concert|breakfast|lunch|supper"
    r"|dinner|feast"
    r"|fair|exhibition|orchestra|reunion|film night|quiz)s?\W*$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(in|at|on|of|with|between|among|around|during|across|for)\b", re.IGNORECASE)

_OPENING = (
    r"^\W*(?:(?:how|ways|ideas)(?: (?:to|for|of)| (?:do|can|could|might|should) we)? |let's |lets "
    r"|towards |we must "
    r"|workshop on |working (?:group )?on |project: ?|meeting (?:on|about) )?"
)
_CLEAR = (
    r"(?:reduc(?:e|ing)|tackl(?:e|ing)|combat(?:t?ing)?|eliminat(?:e|ing)|eradicat(?:e|ing)"
    r"|minimi[sz](?:e|ing)"
    r"|prevent(?:ing)?|avoid(?:ing)?|get(?:ting)? rid of|put(?:ting)? an end to"
    r"|do(?:ing)? away with|war (?:on|against)"
    r"|(?:battle|fight(?:ing)?|campaign(?:ing)?|action) against)"
)
_WANTING_LESS = re.compile(
    rf"\b(?:{_CLEAR}|reduction|prevention|stop(?:ping)?|end(?:ing)?|cut(?:ting)?s?|beat(?:ing)?"
    rf"|fight(?:ing)?"
    r"|fix(?:ing)?|solv(?:e|ing)|overcom(?:e|ing)|deal(?:ing)? with|cop(?:e|ing) with|less|fewer"
    r"|no more|curb(?:ing)?"
    r"|address(?:ing)?|handl(?:e|ing)|manag(?:e|ing)|against|anti|lower(?:ing)?|struggl(?:e"
    r"|ing) with|worr(?:y|ied)"
    r"|suffer(?:ing)? from|without|free (?:of|from)|too (?:much|many|often)|problems?|issues?"
    r"|trouble|crisis|rising"
    r"|increas(?:e|ed|ing)|high|constant|chronic|lack of|loss of|kick(?:ing)?|quit(?:ting)?|giving up)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"^(?:(?:the|our|my|their|your|his|her|a|an|this|these|those|so|all|any|such)\s+)+", re.I
)


def affirmative_titles(title: str) -> tuple[str, ...]:
    """One to three titles that say what is wanted instead; none for a title that is fine as it is."""
    bare = _FALSE_FRIENDS.sub(" ", " ".join(title.replace("’", "'").split()))
    if _TURNED.search(bare):
        return ()
    less = bool(_WANTING_LESS.search(bare))
    if not less and _GATHERING.search(bare) and not _PLACED.search(bare):
        return ()  # a choir may call itself what it likes
    known = next((topic.titles_for(bare) for topic in topics() if _is_about(topic, bare, less)), ())
    return (known or _by_its_grammar(bare))[:MOST]


def _is_about(topic: Topic, title: str, less: bool) -> bool:
    return (topic.by_itself or less) and bool(re.search(rf"\b(?:{topic.pattern})\b", title, re.IGNORECASE))


def _by_its_grammar(title: str) -> tuple[str, ...]:
    """For a problem that no topic knows: the title turned round, with its own words."""
    for pattern, titles in _turns():
        found = re.search(pattern, title, re.IGNORECASE)
        what = _taken_over(found) if found else ""
        if found and what and len(what.split()) <= _LONGEST:
            said = found.groupdict("") | {"what": what, "works": _works(what)}
            return tuple(_capital(words.format(**said)) for words in titles)
    return ()


def _taken_over(found: re.Match[str]) -> str:
    """The words that go on into the new title; small where only their place made them large."""
    what = _DETERMINER.sub("", found["what"].strip(" .,;:!?-–"))
    only_first = what[1:] == what[1:].lower()
    return what[:1].lower() + what[1:] if only_first and found.start("what") == 0 else what


def _turns() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Patterns, and what they are turned into."""
    plenty = (_("Plenty of {what}"), _("Enough {what} to go round"))
    glad = (_("{what} that {works} for everyone"), _("{what} we are glad of"))
    return (
        (r"\b(?:lack|shortage|absence|scarcity) of (?P<what>.+)", plenty),
        (rf"{_OPENING}(?:not enough|too few|too little|insufficient) (?P<what>.+)", plenty),
        (r"^(?P<what>[\w' -]+) shortages?\W*$", plenty),
        (
            rf"{_OPENING}too many (?P<what>.+)",
            (_("Just the {what} we need"), _("As many {what} as do us good")),
        ),
        (
            rf"{_OPENING}too much (?P<what>.+)",
            (_("Just the {what} we need"), _("As much {what} as does us good")),
        ),
        (
            r"\b(?:closure of|(?:stop|prevent|against)\w* (?:the )?(?:closing|closure)(?: down)?(?: of)?) "
            r"(?P<which>the |our )?(?P<what>.+)",
            (_("Keeping {which}{what} open"), _("What we love about {which}{what}")),
        ),
        (
            r"^\W*(?:the )?loss of (?P<which>the |our )?(?P<what>.+)",
            (_("Keeping what we love about {what}"),),
        ),
        (
            r"\b(?:problems?|trouble|troubles|issues|difficult(?:y|ies)|crisis) (?:with|in|around|about) "
            r"(?P<what>.+)",
            glad,
        ),
        (r"^(?:solving |fixing )?(?P<what>[\w' -]+?) (?:problems?|issues|troubles|crisis)\W*$", glad),
        (
            r"^\W*(?:poor|inadequate|unreliable|failing) (?P<what>.+)",
            (_("Good {what}"), _("{what} we are glad of")),
        ),
        (
            r"^\W*why (?:don't|can't|won't|do not|cannot|will not) (?P<who>we|they|people|you|staff"
            r"|neighbours|guests|"
            r"members|parents|young people) (?P<what>(?!come\b).+)",
            (_("How {who} come to {what}"),),
        ),
        (
            r"^\W*why (?:does )?(?:nobody|no one) (?P<what>.+)",
            (_("What everybody would come for"),),
        ),
        (
            rf"{_OPENING}{_CLEAR} (?P<which>the |our )?(?P<what>.+)",
            (_("What we would love to see instead of {which}{what}"),),
        ),
    )


def _works(what: str) -> str:
    """The verb that goes with it: heating works, lifts work."""
    first = re.split(r"\s+(?:in|at|on|of|with|for|between)\s+", what)[0]
    many = re.search(r"[^su]s$", first, re.IGNORECASE) and not re.search(
        r"(?:ics|news|is)$", first, re.IGNORECASE
    )
    return _("work") if many else _("works")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
