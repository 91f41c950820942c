"""Whatever a gathering holds, what leaves of it without names is a sound archive that names nobody."""

from __future__ import annotations

import io

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hostdesk import archive
from hostdesk.domain.consents import numbers_may_leave
from hostdesk.domain.gathering import Gathering
from hostdesk.workflows import outgoing
from hostdesk.workflows.nameless import Nameless
from hostdesk.workflows.nameless_words import WordsOf
from tests.archive.strategies import gatherings

ALL = frozenset(WordsOf)


@settings(max_examples=30, phases=[Phase.explicit, Phase.generate])
@given(gatherings("one"), gatherings("two"), st.booleans())
def test_it_comes_back_whole_and_leads_back_to_nobody(one: Gathering, two: Gathering, words: bool) -> None:
    pictures = frozenset(picture.id for picture in one.pictures)
    going = outgoing.shared([one, two], Nameless(5, all_of=ALL if words else frozenset(), pictures=pictures))
    back = archive.unpack(io.BytesIO(going.data)).gatherings

    assert len(back) == 2
    ids = {part.id for each in (one, two) for part in each.parts}
    assert not ids & {part.id for each in back for part in each.parts}
    for each in back:
        assert len(each.marks) == 0 or len(each.guests) == 0 or len(each.guests) >= 5
        assert not each.earlier_marks
        assert not any(guest.contact or guest.diet or guest.about for guest in each.guests)
        assert words or not (each.notes or each.steps or each.blocks or each.session.calling)
    free = sum(numbers_may_leave(guest) for each in (one, two) for guest in each.guests)
    assert sum(len(each.guests) for each in back) <= free
