"""How each guest reads: the format and language once recorded, followed by every paper for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from hostdesk import paths
from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Format, Guest
from hostdesk.domain.languages import language_meant
from hostdesk.printing.looks import Look, Reader, current, looking
from hostdesk.words import tongue

__all__ = ["AS_RECORDED", "LOOKS", "in_other_languages", "installed", "look_for_all", "look_of", "readers"]

AS_RECORDED = "as recorded"
LOOKS = (AS_RECORDED, Format.USUAL.value, Format.LARGE_PRINT.value, Format.EASY_READ.value)

Content = TypeVar("Content")


def readers(
    gathering: Gathering, guest_ids: Sequence[str] | None, asked: str = AS_RECORDED
) -> tuple[Reader, ...]:
    """Those a sheet is made for, all in the format that was asked for; nobody in particular, if none."""
    if guest_ids is None:
        chosen = [guest for guest in gathering.guests if guest.expected]
    else:
        chosen = [gathering.guest(guest_id) for guest_id in guest_ids]
    found = tuple(Reader(guest.name, look_of(guest, asked)) for guest in chosen)
    return found or (Reader(look=look_for_all(asked)),)


def look_of(guest: Guest, asked: str = AS_RECORDED) -> Look:
    """As recorded; the language only where its words are installed."""
    found = guest.paper if asked == AS_RECORDED else Format(asked)
    return Look(_on_paper(found), installed(language_meant(guest.language)))


def look_for_all(asked: str, language: str = "") -> Look:
    """Of a paper that is one for everybody."""
    found = Format.USUAL if asked == AS_RECORDED else Format(asked)
    return Look(_on_paper(found), installed(language.split("-")[0]))


def installed(language: str) -> str:
    """The language, if papers can say their words in it; or else ""."""
    return language if language and tongue(language, paths.translations()) else ""


def in_other_languages(
    looks: Iterable[Look], made: Callable[[], Content]
) -> tuple[tuple[str, Content], ...]:
    """What a paper says in each language that somebody reads besides everybody's."""
    return tuple(_in_each(dict.fromkeys(look.language for look in looks if look.language), made))


def _in_each(languages: Iterable[str], made: Callable[[], Content]) -> Iterator[tuple[str, Content]]:
    for language in languages:
        with looking(replace(current(), language=language)):
            yield language, made()


def _on_paper(found: Format) -> Format:
    """Who reads by ear gets a file, and the usual paper beside it."""
    return Format.USUAL if found is Format.SCREEN_READER else found
