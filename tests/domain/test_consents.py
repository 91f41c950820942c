"""What follows from what guests said: not asked is not a yes."""

from __future__ import annotations

import pytest

from hostdesk.domain import consents
from hostdesk.domain.guest import Consent
from tests.builders import a_guest

GIVEN, REFUSED, NOT_ASKED = Consent.GIVEN, Consent.REFUSED, Consent.NOT_ASKED


@pytest.mark.parametrize(
    ("keep", "quote", "told", "leave", "wait"),
    [
        (NOT_ASKED, NOT_ASKED, True, False, True),
        (GIVEN, NOT_ASKED, True, True, False),
        (NOT_ASKED, GIVEN, True, True, False),
        (GIVEN, REFUSED, False, False, False),
        (REFUSED, GIVEN, False, False, False),
    ],
)
def test_words_go_as_far_as_they_were_given(
    keep: Consent, quote: Consent, told: bool, leave: bool, wait: bool
) -> None:
    guest = a_guest(may_keep=keep, may_quote=quote)

    assert consents.words_may_be_told(guest) is told
    assert consents.words_may_leave(guest) is leave
    assert consents.wait_for_a_yes(guest) is wait


@pytest.mark.parametrize(("said", "kept"), [(NOT_ASKED, True), (GIVEN, True), (REFUSED, False)])
def test_who_wants_nothing_kept_is_left_out(said: Consent, kept: bool) -> None:
    assert consents.words_are_kept(a_guest(may_keep=said)) is kept
    assert consents.numbers_may_leave(a_guest(may_keep=said)) is kept


def test_unnamed_words_are_nobodys() -> None:
    assert consents.words_are_kept(None)
    assert consents.words_may_be_told(None)
