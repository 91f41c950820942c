"""Begin, copy, put away and find sessions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hostdesk.domain.gathering import Gathering
from hostdesk.domain.guest import Invitation
from hostdesk.domain.session import Stage
from hostdesk.errors import HostDeskError
from hostdesk.storage.library import Library, write
from hostdesk.workflows.sessions import (
    begin,
    begun,
    count_sessions,
    delete,
    duplicate,
    find_session,
    gathering,
    keep_all,
)
from tests.builders import EVENING, a_full_gathering, a_gathering, a_session, stored


def test_a_new_session_has_its_host_as_first_guest(library: Library) -> None:
    change = begin("  The corner\ngarden ", "Grace")
    write(library, change)
    begun = gathering(library, change.session_id)

    assert (begun.session.title, begun.session.stage) == ("The corner garden", Stage.PREPARE)
    assert [(g.name, g.is_host, g.invitation) for g in begun.guests] == [("Grace", True, Invitation.ACCEPTED)]


def test_a_host_without_a_name_is_the_host() -> None:
    assert [part.name for part in begin("Evening").after if hasattr(part, "name")] == ["Host"]


@pytest.mark.parametrize("title", ["", " \n\t", "\u202e"])
def test_a_session_needs_a_title(title: str) -> None:
    with pytest.raises(HostDeskError, match="A session needs a title"):
        begin(title)


def test_a_copy_has_the_preparation_and_none_of_the_answers(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    change = duplicate(evening)
    write(library, change)
    copy = gathering(library, change.session_id)

    assert copy.session.title == "Ένα βράδυ · 一个晚上 (copy)"
    assert (copy.session.starts, copy.session.stage, copy.series) == (None, Stage.PREPARE, evening.series)
    assert [b.words for b in copy.boundaries] == [b.words for b in evening.boundaries]
    assert [b.title for b in copy.blocks] == [b.title for b in evening.blocks]
    assert [s.question for s in copy.scales] == [s.question for s in evening.scales]
    assert (copy.rounds, copy.marks, copy.earlier_marks, copy.steps, copy.notes) == ((), (), (), (), ())
    assert [(g.name, g.invitation) for g in copy.guests] == [
        ("Host", Invitation.ACCEPTED),
        ("Ada", Invitation.TO_ASK),
        ("Ben", Invitation.TO_ASK),
        ("Chidi", Invitation.TO_ASK),
        ("A young voice", Invitation.OPEN_SEAT),
    ]
    assert gathering(library, "evening") == evening


def test_a_copy_stands_with_the_others_and_its_bag_is_empty() -> None:
    on_top = a_gathering("Ada", pinned=True, packed="Pens")
    copy = begun(duplicate(on_top)).session

    assert (copy.pinned, copy.packed) == (False, "")


def test_blocks_of_a_copy_ask_the_scales_of_the_copy() -> None:
    copy = begun(duplicate(a_full_gathering()))
    asked = [block.scale_id for block in copy.blocks if block.scale_id]

    assert asked == [copy.scales[0].id]


def test_a_copy_of_the_longest_title_is_still_a_title() -> None:
    copy = duplicate(Gathering(a_session(title="x" * 300)))

    assert len(copy.after[0].title) == 300  # type: ignore[union-attr]  # the session comes first


def test_deleting_is_undone_whole(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    keep_all(library, [delete(evening)])
    assert count_sessions(library) == 0
    keep_all(library, [delete(evening).reversed])

    assert gathering(library, "evening") == evening


def test_deleting_one_session_of_a_series_leaves_the_series(library: Library) -> None:
    evening = stored(library, a_full_gathering())
    other = Gathering(a_session("other", series_id="evening/series"))
    write(library, replace(delete(other).reversed, label="Add"))
    write(library, delete(evening))

    assert gathering(library, "other").series == evening.series


def test_a_session_is_found_by_its_id_or_its_only_title(library: Library) -> None:
    stored(library, Gathering(a_session("one", title="Garden")))
    stored(library, Gathering(a_session("two", title="Hall", starts=EVENING)))
    stored(library, Gathering(a_session("three", title="HALL")))

    assert find_session(library, "one").id == find_session(library, "garden").id == "one"
    with pytest.raises(HostDeskError, match="There is no session with this id or title"):
        find_session(library, "attic")
    with pytest.raises(HostDeskError, match=r"two \(2026-05-12\)") as several:
        find_session(library, "hall")
    assert "three (no date)" in str(several.value)


def test_what_the_sentence_about_several_offers_can_be_typed(library: Library) -> None:
    changes = [begin("Hall"), begin("Hall")]
    keep_all(library, changes)
    with pytest.raises(HostDeskError, match="please say which") as several:
        find_session(library, "hall")
    offered = [
        word
        for word in str(several.value).split()
        if len(word) == 8 and word.isalnum() and word != "sessions"
    ]

    assert {find_session(library, short).id for short in offered} == {change.session_id for change in changes}
