"""What an archive says has to fit together; the same holds for what is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from hostdesk import archive
from hostdesk.archive import meaning
from hostdesk.domain.series import Series
from hostdesk.errors import HostDeskError
from tests.archive.tampering import refusal, with_change
from tests.builders import a_full_gathering, a_gathering, a_session

CASES: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("a round belongs to no scale", lambda s: s["rounds"][0].update(scale="nowhere")),
    ("one round of a scale is there twice", lambda s: s["rounds"].append(s["rounds"][0] | {"id": "new"})),
    ("an answer belongs to no round", lambda s: s["marks"][0].update(round="nowhere")),
    ("an answer belongs to no guest", lambda s: s["marks"][0].update(guest="nobody")),
    ("one guest answered twice", lambda s: s["marks"].append(s["marks"][0] | {"id": "new"})),
    ("an answer lies outside its scale", lambda s: s["marks"][-1].update(value=0, skipped=False)),
    ("an answer lies outside its scale", lambda s: s["unnamed_marks"][0].update(value=2.5)),
    ("an answer lies outside its scale", lambda s: s["earlier_marks"][0].update(value=2.25, skipped=False)),
    ("both with and without names", lambda s: s["unnamed_marks"][0].update(round=s["rounds"][0]["id"])),
    ("both with and without names", lambda s: s["marks"][0].update(round=s["rounds"][-1]["id"])),
    ("belongs to nobody's answer", lambda s: s["earlier_marks"][0].update(mark="none")),
    ("stand in one place", lambda s: s["earlier_marks"].append(s["earlier_marks"][0] | {"id": "new"})),
    ("the same identity", lambda s: s["guests"].append(s["guests"][0])),
    ("a date in it is centuries away", lambda s: s.update(starts="9999-12-31T23:59")),
    ("a date in it is centuries away", lambda s: s["steps"][0].update(by_when="0001-01-01")),
    ("a date in it is centuries away", lambda s: s["notes"][0].update(taken="1066-10-14T09:00")),
    ("a date in it is centuries away", lambda s: s["rounds"][0].update(opened="3000-01-01T00:00")),
    ("a date that is in no calendar", lambda s: s.update(starts="2026-02-30T18:00")),
    ("A guest needs a name", lambda s: s["guests"][0].update(name="  ")),
    ("A scale runs from", lambda s: s["scales"][0].update(lowest=1, highest=9)),
    ("A skipped answer has no number", lambda s: s["marks"][0].update(value=3, skipped=True)),
    ("a skipped answer has a number", lambda s: s["earlier_marks"][0].update(value=3, skipped=True)),
]


@pytest.mark.parametrize(("cause", "change"), CASES)
def test_what_cannot_be_is_refused(cause: str, change: Callable[[dict[str, Any]], object]) -> None:
    assert cause in refusal(with_change(change))


def test_what_could_not_be_read_again_is_not_written() -> None:
    full = a_full_gathering()
    later = replace(full, session=replace(full.session, starts=datetime(2500, 1, 1)))
    foreign = replace(full, guests=(replace(full.guests[0], session_id="another"), *full.guests[1:]))
    lost = replace(full, series=None)
    for wrong in (later, foreign, lost):
        with pytest.raises(HostDeskError, match="does not fit together"):
            archive.pack([wrong], {})


def test_words_that_nobody_can_see_are_not_written() -> None:
    for hidden in ("\x07", "\u202e", "\x7f", "\ufeff"):
        with pytest.raises(HostDeskError, match="nobody can see"):
            archive.pack([a_gathering(title=f"a{hidden}b")], {})


def test_a_number_that_is_none_is_not_written() -> None:
    full = a_full_gathering()
    for value in ("NaN", "Infinity", "3.25", "-1"):
        marks = (replace(full.marks[0], value=Decimal(value), skipped=False), *full.marks[1:])
        with pytest.raises(HostDeskError, match="outside its scale"):
            meaning.check([replace(full, marks=marks)])


def test_sessions_of_one_series_call_it_by_one_title() -> None:
    one = replace(a_gathering(session_id="a"), session=a_session("a", series_id="s"), series=Series("s", "A"))
    two = replace(a_gathering(session_id="b"), session=a_session("b", series_id="s"), series=Series("s", "B"))
    with pytest.raises(HostDeskError, match="one series has two titles"):
        meaning.check([one, two])
    meaning.check([one, replace(two, series=one.series)])
