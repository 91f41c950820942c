"""A copy of a scale: right after it, without its answers, and undone in one step."""

from __future__ import annotations

from hostdesk.domain.scale import FollowUp, Naming
from hostdesk.workflows.scaling import duplicate
from tests.builders import a_gathering, a_scale, with_round


def test_a_copy_is_the_same_question_without_answers() -> None:
    first = a_scale("First?", naming=Naming.UNNAMED, follow_ups=(FollowUp.GOOD_ENOUGH,))
    start = with_round(a_gathering("Ada", scales=[first, a_scale("Second?", 1)]), [3])
    change = duplicate(start, first)
    done = start.after(change)

    assert [scale.question for scale in done.scales] == ["First?", "First?", "Second?"]
    assert len({scale.id for scale in done.scales}) == 3
    assert done.scales[1].follow_ups == first.follow_ups
    assert {asked.scale_id for asked in done.rounds} == {first.id}
    assert done.after(change.reversed) == start
